"""The pages that stand under one tab of a case, as a second row."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse

from protocols.base import FocusKind, Format
from sessions.queries.course import Course
from ui import frame

# Label and route of each page; the first is where the tab leads.
PEOPLE = (
    ("People and circle", "formulation:inventory"),
    ("Themes and review", "formulation:themes"),
    ("Support plan", "formulation:support_plan"),
    ("Timeline", "sessions:timeline"),
)
PLAN = (
    ("Plan", "sessions:plan"),
    ("Goals", "formulation:goals"),
    ("Reviews", "sessions:reviews"),
    ("Ending", "documents:ending"),
)
# What a format adds to the plan.
OF_FORMAT: dict[Format, tuple[tuple[str, str], ...]] = {
    Format.ADOLESCENT: (("Family and school", "sessions:family"),),
    Format.BRIEF: (("Getting here", "sessions:engagement"),),
    Format.COUNSELLING: (("What comes next", "sessions:triage"),),
    Format.MAINTENANCE: (("Maintenance", "sessions:maintenance"),),
}
COUPLE = (
    ("The couple", "cases:couple"),
    ("Expectations", "formulation:expectations"),
    ("Agreements", "formulation:agreements"),
    ("Said together", "formulation:together"),
)
IPT = (
    ("Focus", "formulation:focus"),
    ("From inventory to focus", "formulation:candidates"),
    ("Formulation", "formulation:formulation"),
    ("Worksheets", "sessions:worksheets"),
)
UNDECIDED = (
    ("IPT or DIT", "cases:suitability"),
    ("From inventory to focus", "formulation:candidates"),
)
DIT = (
    ("Formulation", "formulation:ipaf"),
    ("From inventory to focus", "formulation:candidates"),
    ("Where it showed", "formulation:patterns"),
    ("Where it comes from", "formulation:origins"),
)


def sections_of(course: Course, *, tab: str, path: str) -> tuple[frame.Tab, ...]:
    """The pages under `tab`, with the one marked that `path` lies in; empty for one alone."""
    plans = _plans(course, tab)
    if len(plans) < 2:
        return ()
    found = [
        frame.Tab(label=label, url=reverse(route, args=[course.case_id]))
        for label, route in plans
    ]
    current = max(
        (one for one in found if path.startswith(one.url)),
        key=lambda one: len(one.url),
        default=None,
    )
    return tuple(replace(one, is_current=one is current) for one in found)


def _plans(course: Course, tab: str) -> tuple[tuple[str, str], ...]:
    if tab == "inventory":
        return PEOPLE
    if tab == "plan":
        return PLAN + (
            OF_FORMAT.get(course.protocol.format, ()) if course.protocol else ()
        )
    if tab == "couple":
        return COUPLE
    if tab != "focus":
        return ()
    if course.protocol is None:
        return UNDECIDED
    return DIT if course.protocol.focus_kind == FocusKind.IPAF else IPT
