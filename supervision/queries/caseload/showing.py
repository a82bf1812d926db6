"""What of the table is shown, in which order, and in which groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from protocols.flags import FlagKey
from supervision.queries.caseload.rows import IPAF, CaseloadRow

# Sessions left from which a case counts as ending soon.
ENDING_SOON = 3
NOT_ON_TRACK = frozenset(
    {
        FlagKey.DETERIORATION,
        FlagKey.LOST_GAINS,
        FlagKey.STEP_UP,
        FlagKey.NO_EARLY_RESPONSE,
        FlagKey.NO_CHANGE_MID,
    }
)
BY_THERAPIST = "therapist"
# (key, title) of the ways to group the table; the first is the usual one.
GROUPINGS = (("", "What they need"), (BY_THERAPIST, "Therapist"))
# The keys stand in addresses beside a case: they say nothing of anybody's health.
VIEWS = (
    ("", "All"),
    ("flagged", "Flagged"),
    ("track", "Not on track"),
    ("asked", "Safety"),
    ("late", "Notes late"),
    ("sign", "To countersign"),
    ("ending", "Ending soon"),
    ("due", "Due for review"),
)


@dataclass(frozen=True, kw_only=True)
class CaseloadFilter:
    """What the reader asked for; empty means everything, in the usual groups."""

    view: str = ""
    therapist: str = ""
    therapy: str = ""
    focus: str = ""
    phase: str = ""
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseloadGroup:
    key: str
    title: str
    note: str
    rows: tuple[CaseloadRow, ...]


def focus_codes(titles: Mapping[str, str]) -> dict[str, str]:
    """Title of a focus -> what stands for it in addresses, which say nothing clinical."""
    return {
        title: str(place) for place, title in enumerate([*titles.values(), IPAF], 1)
    }


def urgency(row: CaseloadRow) -> tuple[int, float, str]:
    """The most pressing flag first, then who has waited longest beyond their time."""
    first = row.flags[0].order if row.flags else 99
    over = float("inf") if row.overdue_days is None else row.overdue_days
    return (first, -over, row.client.number)


def matches(row: CaseloadRow, wanted: CaseloadFilter, codes: Mapping[str, str]) -> bool:
    """Whether this row is shown. `codes`: as `focus_codes` gives them."""
    return (
        is_in_view(row, wanted.view)
        and wanted.therapist in ("", str(row.therapist.pk))
        and wanted.therapy in ("", row.therapy, row.model)
        and wanted.focus in ("", codes.get(row.focus, ""))
        and wanted.phase in ("", row.phase.title if row.phase else None)
    )


def is_in_view(row: CaseloadRow, view: str) -> bool:
    if view == "flagged":
        return bool(row.flags)
    if view == "track":
        return any(flag.key in NOT_ON_TRACK for flag in row.flags)
    if view == "asked":
        return any(flag.is_of_safety for flag in row.flags)
    if view == "late":
        return any(flag.key == FlagKey.NOTE_LATE for flag in row.flags)
    if view == "sign":
        return row.is_to_countersign
    if view == "ending":
        return row.planned is not None and row.left <= ENDING_SOON
    if view == "due":
        return row.is_due
    return True


def count(rows: Sequence[CaseloadRow], view: str) -> int:
    return sum(is_in_view(row, view) for row in rows)


def groups(rows: Sequence[CaseloadRow], by: str) -> tuple[CaseloadGroup, ...]:
    """The rows under headings, without empty ones. Within each their order stays."""
    found = _by_therapist(rows) if by == BY_THERAPIST else _by_need(rows)
    return tuple(group for group in found if group.rows)


def _by_need(rows: Sequence[CaseloadRow]) -> list[CaseloadGroup]:
    flagged = tuple(row for row in rows if row.flags)
    due = tuple(row for row in rows if not row.flags and row.is_due)
    rest = tuple(row for row in rows if not row.flags and not row.is_due)
    return [
        CaseloadGroup(
            key="flagged",
            title="Needs a closer look",
            note="sorted by urgency",
            rows=flagged,
        ),
        CaseloadGroup(
            key="due",
            title="Due for review",
            note="the longest overdue first",
            rows=due,
        ),
        CaseloadGroup(
            key="fine",
            title="Reviewed, no flag",
            note="looked at in time",
            rows=rest,
        ),
    ]


def _by_therapist(rows: Sequence[CaseloadRow]) -> list[CaseloadGroup]:
    """By family name. Their cases are not compared: no totals stand here."""
    people = sorted(
        {row.therapist.pk: row.therapist for row in rows}.values(),
        key=lambda one: (one.family_name, one.given_name, str(one.pk)),
    )
    return [
        CaseloadGroup(
            key=str(one.pk),
            title=one.full_name,
            note="sorted by urgency",
            rows=tuple(row for row in rows if row.therapist.pk == one.pk),
        )
        for one in people
    ]
