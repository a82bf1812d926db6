"""The timeline for one landscape A4 page, in the largest type that holds every word."""

from __future__ import annotations

from dataclasses import replace

from ui.drawing.life import Life
from ui.drawing.timeline import PAPER, Drawing

# In millimetres: the width of the page, and the height that its title and legend leave.
PAGE_WIDTH, PAGE_HEIGHT = 273.0, 156.0
# 11.5 units are 12 points high in the first of these widths, and 10 in the last.
WIDTHS = (740.0, 780.0, 830.0, 885.0)


def on_paper(life: Life) -> Drawing:
    """The first drawing that loses no words and fits the page; else the one with most words."""
    for width in WIDTHS:
        drawing = Drawing(life, replace(PAPER, width=width))
        if not drawing.without_words and fits(drawing):
            return drawing
    drawings = (
        Drawing(life, replace(PAPER, width=WIDTHS[-1], lanes=lanes))
        for lanes in range(PAPER.lanes, 0, -1)
    )
    return next(filter(fits, drawings), Drawing(life, replace(PAPER, lanes=1)))


def fits(drawing: Drawing) -> bool:
    """Whether it is no higher than the page when it is as wide as the page."""
    return drawing.height * PAGE_WIDTH <= PAGE_HEIGHT * drawing.size.width


def timeline_on_paper(life: Life) -> str:
    """The timeline as SVG text, for one landscape page."""
    return on_paper(life).draw()
