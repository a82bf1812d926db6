"""What the work is about: focus, people, everyday life, safety."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from cases.models import Case
from cases.queries import (
    current_safety_plan,
    functioning_start_and_now,
    latest_risk,
    risk_words,
)
from formulation.queries import (
    circle_of,
    current_ipaf,
    focus_board,
    focus_kind_of,
    has_earlier_focus,
    ipaf_drawn,
    people_drawn,
)
from ipt_practice.queries.overview.shapes import Focus, People, Risk
from protocols.base import FocusKind
from ui import drawing


def focus_of(case: Case) -> Focus:
    ipaf = current_ipaf(case)
    return Focus(
        card=focus_board(case).primary,
        ipaf=ipaf,
        drawn=ipaf_drawn(ipaf) if ipaf else None,
        is_pattern=focus_kind_of(case) == FocusKind.IPAF,
        has_earlier=has_earlier_focus(case),
    )


def people_of(case: Case) -> People:
    circle = circle_of(case)
    page = reverse("formulation:inventory", args=[case.pk])
    return People(circle=circle, drawn=people_drawn(circle, url=f"{page}{{id}}/"))


def functioning_of(case: Case) -> tuple[drawing.Area, ...]:
    """The seven areas, or none of them before anything was rated."""
    areas = tuple(line.drawn for line in functioning_start_and_now(case))
    return areas if any(area.start is not None for area in areas) else ()


def risk_of(case: Case, on: date) -> Risk:
    entry = latest_risk(case)
    return Risk(
        entry=entry,
        words=risk_words(entry, today=on),
        plan=current_safety_plan(case),
    )


def agreed_of(focus: Focus) -> tuple[str, date] | None:
    """What the work is about, as the chart says it, and since when."""
    if focus.card:
        day, words = focus.card.focus.agreed_on, "Focus agreed"
    else:
        day, words = focus.ipaf.shared_on if focus.ipaf else None, "Pattern shared"
    return (words, day) if day else None
