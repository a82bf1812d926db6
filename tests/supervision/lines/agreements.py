"""Consent, young clients, review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests import make
from tests.make_facts import facts
from tests.supervision.lines.shapes import TODAY, Line, days

BEFORE = date(2026, 9, 1)
GP = ("Writing to the GP", date(2026, 10, 1))
SIXTEEN_TODAY = TODAY.replace(year=2010)
EIGHTEEN_TODAY = TODAY.replace(year=2008)

# Eighteen in two days.
SEVENTEEN = date(2008, 11, 25)


def born(on, consented_on=BEFORE, **known):
    return facts(born_on=on, consented_on=consented_on, **known)


def agreed(days_ago, **known):
    return facts(consented_on=TODAY - days(days_ago), **known)


def young(came, born_on=SEVENTEEN, **there):
    return facts(came, protocol="IPT_ADOLESCENT", born_on=born_on, **there)


def looked(days_ago, **known):
    # Late in the evening: days of the calendar count, not hours.
    at = make.NOW.replace(hour=22) - timedelta(days=days_ago)
    return facts(reviewed_at=at, **known)


LINES = (
    Line(
        flag="CONSENT",
        name="taken back",
        below=facts(),
        at=facts(withdrawn=(GP,)),
        cleared=facts(),
        says="Taken back: Writing to the GP",
    ),
    Line(
        flag="CONSENT",
        name="the sixteenth birthday",
        below=born(SIXTEEN_TODAY + days(1)),
        at=born(SIXTEEN_TODAY),
        cleared=born(SIXTEEN_TODAY, consented_on=TODAY),
        says="Turned 16 since consent was given",
    ),
    Line(
        flag="CONSENT",
        name="the eighteenth birthday",
        below=born(EIGHTEEN_TODAY + days(1)),
        at=born(EIGHTEEN_TODAY),
        cleared=born(EIGHTEEN_TODAY, consented_on=TODAY),
        says="Turned 18 since consent was given",
    ),
    Line(
        flag="CONSENT",
        name="agreed to on the birthday itself nothing has turned since",
        below=born(date(2010, 9, 1)),
        at=born(date(2010, 9, 2)),
        cleared=born(date(2010, 9, 2), consented_on=date(2026, 9, 2)),
        says="Turned 16 since consent was given",
    ),
    Line(
        flag="CONSENT",
        name="a year and a day",
        below=agreed(365),
        at=agreed(366),
        cleared=agreed(0),
        says="Treatment was last agreed to on 22 November 2025",
    ),
    Line(
        flag="CONSENT",
        name="half a year where the practice says so",
        below=agreed(182),
        at=agreed(183),
        cleared=agreed(0),
        limits=replace(Line.limits, consent_days=182),
        says="Treatment was last agreed to on 24 May 2026",
    ),
    Line(
        flag="CONSENT",
        name="everything is said at once",
        below=facts(),
        at=born(EIGHTEEN_TODAY, consented_on=TODAY - days(366), withdrawn=(GP,)),
        cleared=agreed(0),
        says=(
            "Taken back: Writing to the GP. Turned 18 since consent was given. "
            "Treatment was last agreed to on 22 November 2025"
        ),
    ),
    Line(
        flag="UNDER_18",
        name="from the first session on",
        below=young("-"),
        at=young("-+"),
        cleared=young("-+", has_guardian=True, is_privacy_agreed=True),
        says=(
            "1 session held, and no parent or guardian on the list and nothing agreed "
            "on what stays private"
        ),
    ),
    Line(
        flag="UNDER_18",
        name="until the eighteenth birthday",
        below=young("++", born_on=EIGHTEEN_TODAY),
        at=young("++", has_guardian=True),
        cleared=young("++", has_guardian=True, is_privacy_agreed=True),
        says="2 sessions held, and nothing agreed on what stays private",
    ),
    Line(
        flag="DUE_FOR_REVIEW",
        name="fourteen days",
        below=looked(13),
        at=looked(14),
        cleared=looked(0),
        says="Last looked at 14 days ago",
    ),
    Line(
        flag="DUE_FOR_REVIEW",
        name="the case's own interval before the practice's",
        below=looked(6, review_days=7, of_trainee={"review_days": 3}),
        at=looked(7, review_days=7, of_trainee={"review_days": 30}),
        cleared=looked(7),
        says="Last looked at 7 days ago",
    ),
    Line(
        flag="DUE_FOR_REVIEW",
        name="a trainee's before the practice's",
        below=looked(6, of_trainee={"review_days": 7}),
        at=looked(7, of_trainee={"review_days": 7}),
        cleared=looked(7),
        limits=replace(Line.limits, review_days=21),
        says="Last looked at 7 days ago",
    ),
    Line(
        flag="DUE_FOR_REVIEW",
        name="nobody has looked yet",
        below=looked(0),
        at=facts(reviewed_at=None),
        cleared=looked(0),
        says="Not yet looked at in supervision",
    ),
)
