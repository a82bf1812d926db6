"""Attendance, notes, focus and plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests import make
from tests.make_facts import death, facts
from tests.supervision.lines.shapes import TODAY, Line, days

IPC = "IPT_COUNSELLING"
HOURS = timedelta(hours=1)
A_MINUTE = timedelta(minutes=1)


def last(days_ago, **known):
    return facts("+", last_on=TODAY - days(days_ago), **known)


def drafts(*hours_ago):
    each = {place: {"at": make.NOW - ago} for place, ago in enumerate(hours_ago, 1)}
    return facts("?" * len(hours_ago), each=each)


def attended(number, protocol, planned=None, **known):
    return facts("+" * number, protocol=protocol, planned=planned, **known)


def by_session(deadline, protocol, planned, name):
    """The focus, and the plan, are there by the end of this session."""
    word = "IPAF" if protocol.startswith("DIT") else "focus"
    held = "1 session" if deadline == 1 else f"{deadline} sessions"
    before = attended(deadline - 1, protocol, planned, has_contract=False)
    there = attended(deadline, protocol, planned, has_contract=False)
    return (
        Line(
            flag="NO_FOCUS",
            name=name,
            below=before,
            at=there,
            cleared=replace(there, is_focus_agreed=True),
            says=f"{held} attended, no {word} agreed",
        ),
        Line(
            flag="NO_CONTRACT",
            name=name,
            below=before,
            at=there,
            cleared=attended(deadline, protocol, planned),
            says=f"{held} attended, no last date agreed",
        ),
    )


def touched(before, after, protocol="IPT_ADULT", **known):
    """So many sessions, and then some that touch the focus (x) and some that do not."""
    each = {before + n: {"is_linked": one == "x"} for n, one in enumerate(after, 1)}
    came = "+" * (before + len(after))
    known = {"is_focus_agreed": True} | known
    return facts(came, protocol=protocol, each=each, **known)


def written(sessions_since, protocol="IPT_ADULT", **known):
    written_on = TODAY - days(1 + 7 * sessions_since)
    known = {"untold_since": written_on} | known
    return facts("+" * 4, protocol=protocol, **known)


def yearly(*days_ahead):
    """The same day ten years ago."""
    there = (TODAY + days(ahead) for ahead in days_ahead)
    return facts(
        yearly_days=tuple(death(day.replace(year=day.year - 10)) for day in there)
    )


LINES = (
    Line(
        flag="DNA2",
        name="two in a row",
        below=facts("+-"),
        at=facts("+-c"),
        cleared=facts("+-c+"),
        says="The last 2 appointments were missed",
    ),
    Line(
        flag="DNA2",
        name="three of the last six",
        below=facts("-++-++-"),
        at=facts("-++-+-"),
        cleared=facts("-++-+-+"),
        says="3 of the last 6 appointments were missed",
    ),
    Line(
        flag="DNA2",
        name="what the therapist cancelled, or is still to come, is passed over",
        below=facts("-tt?"),
        at=facts("-t-?"),
        cleared=facts("-t-l?"),
        says="The last 2 appointments were missed",
    ),
    Line(
        flag="GAP",
        name="22 days",
        tag="No contact 22 d",
        below=last(21),
        at=last(22),
        cleared=last(1),
        says="Last attended 22 days ago",
    ),
    Line(
        flag="GAP",
        name="fortnightly: a week longer",
        tag="No contact 29 d",
        below=last(28, cadence_days=14),
        at=last(29, cadence_days=14),
        cleared=last(1, cadence_days=14),
        says="Last attended 29 days ago",
    ),
    Line(
        flag="GAP",
        name="twice a week: as a weekly one",
        tag="No contact 22 d",
        below=last(21, cadence_days=3),
        at=last(22, cadence_days=3),
        cleared=last(1, cadence_days=3),
        says="Last attended 22 days ago",
    ),
    Line(
        flag="GAP",
        name="monthly maintenance without a plan",
        tag="No contact 43 d",
        below=last(42, protocol="IPT_MAINTENANCE", has_contract=False),
        at=last(43, protocol="IPT_MAINTENANCE", has_contract=False),
        cleared=last(1, protocol="IPT_MAINTENANCE", has_contract=False),
        says="Last attended 43 days ago",
    ),
    Line(
        flag="GAP",
        name="no model and no plan: as a weekly one",
        tag="No contact 22 d",
        below=last(21, protocol="", has_contract=False),
        at=last(22, protocol="", has_contract=False),
        cleared=last(1, protocol="", has_contract=False),
        says="Last attended 22 days ago",
    ),
    Line(
        flag="NOTE_LATE",
        name="72 hours and a minute",
        below=drafts(72 * HOURS),
        at=drafts(72 * HOURS + A_MINUTE),
        cleared=facts("+", last_on=TODAY - days(3)),
        says="The note of 20 Nov is not signed after 3 days",
    ),
    Line(
        flag="NOTE_LATE",
        name="a later one that is late as well is counted",
        below=drafts(72 * HOURS, 2 * HOURS),
        at=drafts(100 * HOURS, 73 * HOURS, 72 * HOURS),
        cleared=drafts(HOURS),
        says="The note of 19 Nov is not signed after 4 days, nor is 1 later one",
    ),
    Line(
        flag="NOTE_LATE",
        name="three at once",
        below=drafts(72 * HOURS),
        at=drafts(100 * HOURS, 99 * HOURS, 98 * HOURS),
        cleared=drafts(HOURS),
        says="The note of 19 Nov is not signed after 4 days, nor are 2 later ones",
    ),
    Line(
        flag="NOTE_LATE",
        name="a day where the practice says so: hours are said",
        below=drafts(24 * HOURS),
        at=drafts(47 * HOURS),
        cleared=drafts(HOURS),
        limits=replace(Line.limits, note_hours=24),
        says="The note of 21 Nov is not signed after 47 hours",
    ),
    *by_session(4, "IPT_ADULT", 16, "the fourth of 16"),
    *by_session(4, "IPT_ADULT", 14, "the fourth of 14"),
    *by_session(3, "IPT_ADULT", 12, "the third of 12"),
    *by_session(4, "IPT_ADOLESCENT", 12, "the fourth with adolescents"),
    *by_session(2, "IPT_BRIEF", 8, "the second of brief IPT"),
    *by_session(1, IPC, 6, "the first of IPC"),
    *by_session(1, IPC, 3, "the first of three of IPC"),
    *by_session(4, "DIT_16_SEED", 16, "the fourth of DIT"),
    *by_session(4, "DIT_16_MANUAL", 16, "the fourth of DIT by the manual's phases"),
    Line(
        flag="DRIFT",
        name="two of the middle running",
        below=touched(4, "x."),
        at=touched(4, "x.."),
        cleared=touched(4, "..x"),
        says="The last 2 middle sessions have no link to the focus",
    ),
    Line(
        flag="DRIFT",
        name="sessions before the middle do not count",
        below=touched(3, ".."),
        at=touched(4, ".."),
        cleared=replace(touched(4, ".."), is_focus_agreed=False),
        says="The last 2 middle sessions have no link to the focus",
    ),
    Line(
        flag="DRIFT",
        name="the middle of DIT is called working through",
        below=touched(9, "..", protocol="DIT_16_SEED"),
        at=touched(8, "..", protocol="DIT_16_SEED"),
        cleared=touched(8, "..x", protocol="DIT_16_SEED"),
        says="The last 2 middle sessions have no link to the focus",
    ),
    Line(
        flag="DRIFT",
        name="a session of the ending that touches it answers it",
        below=touched(11, ".."),
        at=touched(10, "..."),
        cleared=touched(10, "..x"),
        says="The last 2 middle sessions have no link to the focus",
    ),
    Line(
        flag="NO_FORMULATION_RESP",
        name="two sessions after it was written",
        below=written(1),
        at=written(2),
        cleared=written(2, untold_since=None),
        says=(
            "2 sessions since the formulation was written, and no answer of the client"
        ),
    ),
    Line(
        flag="NO_FORMULATION_RESP",
        name="an IPAF",
        below=written(1, protocol="DIT_16_SEED"),
        at=written(2, protocol="DIT_16_SEED"),
        cleared=written(2, protocol="DIT_16_SEED", untold_since=None),
        says="2 sessions since the IPAF was written, and no answer of the client",
    ),
    Line(
        flag="ANNIV",
        name="fourteen days ahead",
        below=yearly(15),
        at=yearly(14),
        cleared=yearly(-1),
        says="The yearly day of a death is 7 December",
    ),
    Line(
        flag="ANNIV",
        name="today, and another within two weeks",
        below=yearly(15),
        at=yearly(14, 0, 15),
        cleared=yearly(-1),
        says=(
            "The yearly day of a death is 23 November. "
            "The yearly day of a death is 7 December"
        ),
    ),
)
