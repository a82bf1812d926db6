"""Drawings as SVG text: plain values in, no Django, no colours, everything escaped.

Pages paint them with `static/css/charts/`; a document passes its own rules as `style`.
"""

from ui.drawing.by_dates import outcome_by_dates
from ui.drawing.circle import closeness
from ui.drawing.course import Column, Course, Mark, Scale
from ui.drawing.functioning import Area, functioning
from ui.drawing.goal import Rated, goal_chart
from ui.drawing.ground import Person
from ui.drawing.ipaf import CLINICAL, PLAIN, Focus, ipaf, ipaf_tall
from ui.drawing.life import Happening, Life, Stretch
from ui.drawing.outcome import SIZES, outcome
from ui.drawing.qr import Qr, qr_of
from ui.drawing.round import Round, Station, going_round
from ui.drawing.spark import sparkline, trend
from ui.drawing.timeline import timeline
from ui.drawing.timeline_paper import timeline_on_paper
from ui.drawing.two_way import TwoWay, two_way

__all__ = [
    "Qr",
    "qr_of",
    "Rated",
    "goal_chart",
    "outcome_by_dates",
    "going_round",
    "CLINICAL",
    "PLAIN",
    "SIZES",
    "Area",
    "Column",
    "Course",
    "Focus",
    "Happening",
    "Life",
    "Mark",
    "Person",
    "Round",
    "Scale",
    "Station",
    "Stretch",
    "TwoWay",
    "closeness",
    "functioning",
    "ipaf",
    "ipaf_tall",
    "outcome",
    "sparkline",
    "timeline",
    "timeline_on_paper",
    "trend",
    "two_way",
]
