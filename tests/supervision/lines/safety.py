"""What was asked about safety."""

from __future__ import annotations

from dataclasses import replace

from tests.make_facts import facts, risk
from tests.supervision.lines.shapes import TODAY, Line, days

FULL = risk("PASSIVE", is_full=True)
THOUGHTS = risk("PASSIVE", is_full=True, days_ago=40)


def item9(value, *risks):
    return facts(phq9=[12], items9=[value], risks=risks)


def plan(days_ago, *risks):
    made_on = None if days_ago is None else TODAY - days(days_ago)
    return facts(risks=risks or (THOUGHTS,), plan_made_on=made_on)


def of_partner(days_ago):
    made_on = None if days_ago is None else TODAY - days(days_ago)
    return facts(partner_risks=(THOUGHTS,), partner_plan_made_on=made_on)


def session(**special):
    return facts("+", each={1: special})


def drafted(value, *risks):
    return facts("?", each={1: {"draft_item9": value}}, risks=risks)


def named(*risks):
    return facts(risks=risks)


def unseen(recorded_days_ago, *partner):
    """Recorded on a day of the week before: make.TODAY is a Monday."""
    since = TODAY - days(recorded_days_ago)
    return facts(
        risks=(risk(days_ago=recorded_days_ago, unseen_since=since),),
        partner_risks=partner,
    )


NAMED = risk(is_full=True, names_protection=True)
CALLED_THEN = risk(has_called=True, days_ago=8)
SI = "and no full risk entry since"

LINES = (
    Line(
        flag="SI_ITEM9",
        name="an answer of 1",
        tag="Item 9 is 1",
        below=item9(0),
        at=item9(1),
        cleared=item9(1, FULL),
        says=f"Item 9 is 1 at the assessment, {SI}",
    ),
    Line(
        flag="SI_ITEM9",
        name="the latest answer counts",
        tag="Item 9 is 1",
        below=facts(phq9=[12, 12], items9=[1, 0]),
        at=facts(phq9=[12, 12], items9=[0, 1]),
        cleared=facts(phq9=[12, 12, 12], items9=[0, 1, 0]),
        says=f"Item 9 is 1 at the assessment, {SI}",
    ),
    Line(
        flag="SI_ITEM9",
        name="a full entry of the day before does not answer it",
        tag="Item 9 is 3",
        below=item9(3, risk(is_full=True)),
        at=item9(3, risk(is_full=True, days_ago=2)),
        cleared=item9(3, risk(is_full=True, days_ago=2), risk(is_full=True)),
        says=f"Item 9 is 3 at the assessment, {SI}",
    ),
    Line(
        flag="SI_ITEM9",
        name="a blank",
        tag="Item 9 left blank",
        below=item9(0),
        at=item9(None, risk(days_ago=2)),
        cleared=item9(None, risk(days_ago=9), risk(days_ago=1)),
        says="Item 9 left blank at the assessment, and not asked since",
    ),
    Line(
        flag="SI_ITEM9",
        name="a blank, and nobody asked in the entry",
        tag="Item 9 left blank",
        below=item9(0, risk("")),
        at=item9(None, risk("")),
        cleared=item9(None, risk("NONE", days_ago=0)),
        says="Item 9 left blank at the assessment, and not asked since",
    ),
    Line(
        flag="SI_ITEM9",
        name="thoughts in a short entry",
        tag="Thoughts recorded",
        below=named(risk("NONE")),
        at=named(risk("PASSIVE")),
        cleared=named(risk("PASSIVE"), replace(FULL, thoughts="")),
        says=f"Thoughts recorded at the risk entry of 22 Nov, {SI}",
    ),
    Line(
        flag="SI_ITEM9",
        name="thoughts of the partner",
        tag="Thoughts recorded",
        below=facts(partner_risks=(risk("NONE"),)),
        at=facts(partner_risks=(risk("ACTIVE_NO_PLAN"),), risks=(FULL,)),
        cleared=facts(partner_risks=(risk("ACTIVE_NO_PLAN", is_full=True),)),
        says=f"Thoughts recorded at the risk entry of 22 Nov, {SI}",
    ),
    Line(
        flag="SI_ITEM9",
        name="a draft",
        tag="Item 9 is 1",
        below=drafted(0),
        at=drafted(1, risk(is_full=True, days_ago=2)),
        cleared=drafted(1, risk(is_full=True)),
        says=f"Item 9 is 1 at the unsigned session, {SI}",
    ),
    Line(
        flag="SI_PLAN",
        name="four weeks and a day",
        below=plan(28),
        at=plan(29),
        cleared=plan(0),
        says="Thoughts recorded; safety plan not looked at for 29 days",
    ),
    Line(
        flag="SI_PLAN",
        name="no plan",
        below=plan(None, risk("NONE")),
        at=plan(None),
        cleared=plan(1),
        says="Thoughts recorded, and no safety plan",
    ),
    Line(
        flag="SI_PLAN",
        name="looked at again in an entry",
        below=plan(29, THOUGHTS, risk("PASSIVE", looked_at_plan=True, days_ago=28)),
        at=plan(90, THOUGHTS, risk("PASSIVE", looked_at_plan=True, days_ago=29)),
        cleared=plan(90, THOUGHTS, risk("NONE")),
        says="Thoughts recorded; safety plan not looked at for 29 days",
    ),
    Line(
        flag="SI_PLAN",
        name="of the partner, whose plan is another",
        below=of_partner(28),
        at=replace(of_partner(29), plan_made_on=TODAY),
        cleared=of_partner(1),
        says="Partner: Thoughts recorded; safety plan not looked at for 29 days",
    ),
    Line(
        flag="SI_PLAN",
        name="the practice looks after two weeks",
        below=plan(14),
        at=plan(15),
        cleared=plan(3),
        limits=replace(Line.limits, safety_plan_days=14),
        says="Thoughts recorded; safety plan not looked at for 15 days",
    ),
    Line(
        flag="SAFEGUARD",
        name="named and not passed on",
        below=named(risk(is_full=True)),
        at=named(NAMED, risk(is_full=True, has_called=True, days_ago=2)),
        cleared=named(NAMED, risk(is_full=True, has_called=True)),
        says=(
            "Somebody who may need protection was named on 22 Nov; no entry since says "
            "that the safeguarding lead was called"
        ),
    ),
    Line(
        flag="SAFEGUARD",
        name="named by the partner, answered in an entry about either",
        below=facts(partner_risks=(risk(is_full=True),)),
        at=facts(partner_risks=(NAMED,)),
        cleared=facts(
            partner_risks=(NAMED,), risks=(risk(has_called=True, days_ago=0),)
        ),
        says=(
            "Somebody who may need protection was named on 22 Nov; no entry since says "
            "that the safeguarding lead was called"
        ),
    ),
    Line(
        flag="SAFEGUARD",
        name="named again after a call",
        below=named(replace(NAMED, asked_on=TODAY - days(9)), CALLED_THEN),
        at=named(replace(NAMED, asked_on=TODAY - days(9)), CALLED_THEN, NAMED),
        cleared=named(NAMED, risk(has_called=True, days_ago=0)),
        says=(
            "Somebody who may need protection was named on 22 Nov; no entry since says "
            "that the safeguarding lead was called"
        ),
    ),
    Line(
        flag="RISK_STALE",
        name="the last session has no entry",
        below=session(has_risk=True),
        at=facts("+", each={1: {"has_risk": False}}, risks=(risk(days_ago=2),)),
        cleared=facts("+", each={1: {"has_risk": False}}, risks=(risk(days_ago=1),)),
        says="No risk entry at session 1",
    ),
    Line(
        flag="RISK_STALE",
        name="one that came late counts, a missed one does not",
        below=facts("+-", each={2: {"has_risk": False}}),
        at=facts("+l-", each={2: {"has_risk": False}}),
        cleared=facts("+l+", each={2: {"has_risk": False}}),
        says="No risk entry at session 2",
    ),
    Line(
        flag="RISK_UNSEEN",
        name="Thursday's on Monday; Friday's has until tonight",
        below=unseen(3),
        at=unseen(4),
        cleared=facts(risks=(risk(days_ago=4),)),
        says="The risk entry of 19 Nov is not acknowledged by a supervisor",
    ),
    Line(
        flag="RISK_UNSEEN",
        name="of both partners, in the order of their days",
        below=unseen(3),
        at=unseen(4, risk(days_ago=6, unseen_since=TODAY - days(6))),
        cleared=facts(),
        says="2 risk entries are not acknowledged by a supervisor: 17 Nov, 19 Nov",
    ),
    Line(
        flag="RISK_UNSEEN",
        name="two working days where the practice says so",
        below=unseen(4),
        at=unseen(5),
        cleared=facts(),
        limits=replace(Line.limits, acknowledge_days=2),
        says="The risk entry of 18 Nov is not acknowledged by a supervisor",
    ),
    Line(
        flag="JOINT_WORK",
        name="a meeting alone speaks against it",
        below=facts(protocol="IPT_COUPLE"),
        at=facts(
            protocol="IPT_COUPLE",
            against_joint_work=(TODAY, TODAY - days(3), TODAY),
        ),
        cleared=facts(protocol="IPT_COUPLE"),
        says="A meeting alone on 20 Nov and 23 Nov speaks against joint work",
    ),
)
