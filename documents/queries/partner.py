"""The record as a document about the partner of a couple sees it.

Their own scores, risk entries, safety plan, GP and consents, and the joint work. What
belongs to the case's client alone is not read at all: the assessment, the inventory's
relations, goals, the relapse plan, and the words of notes, which may hold both.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from accounts.queries import practice
from cases.models import Case, Contact, RiskEntry, SafetyPlan
from cases.queries import NamesBeside, agreed_by
from documents.queries.case_record import Record
from documents.queries.held import Held, held_of, session_of, sessions_of
from documents.queries.joint import joint_of
from formulation.models import InventoryPerson
from formulation.queries import focus_board
from measures.queries import series
from protocols import PROTOCOLS
from sessions.models import JointAttendance, TherapySession
from sessions.queries import course_of

MEASURES = ("PHQ9", "GAD7")


class NoPartner(LookupError):
    """One person comes to this case."""


def partner_record_of(case: Case, *, today: date) -> Record:
    """Every field is named, so that a new one is decided about. Raises NoPartner."""
    partner = case.partner
    if partner is None:
        raise NoPartner
    course, board = course_of(case), focus_board(case)
    sessions = sessions_of(case, partner)
    keys = dict.fromkeys([*MEASURES, case.main_measure])
    of_partner = {"case": case, "about": partner}
    return Record(
        case=case,
        client=partner,
        today=today,
        practice=practice(),
        protocol=PROTOCOLS.get(case.protocol_key),
        contract=course.contract,
        course=course,
        sessions=sessions,
        held=_held(case, sessions),
        scores={key: series(case, key, about=partner) for key in keys},
        session_of=session_of(case),
        focus=board.primary.focus if board.primary else None,
        earlier_focus=None,
        ipaf=None,
        seen=(),
        goals=(),
        plan=None,
        plan_people=(),
        risk=RiskEntry.objects.filter(**of_partner)
        .order_by("-asked_on", "-recorded_at")
        .first(),
        safety_plan=SafetyPlan.objects.filter(**of_partner).order_by("-number").first(),
        intake=None,
        functioning=(),
        gp=Contact.objects.filter(
            client=partner, kind=Contact.Kind.GP, removed_at__isnull=True
        ).first(),
        agreed=agreed_by(partner),
        # For their names alone, which are left out of what both said.
        people=tuple(InventoryPerson.objects.filter(case=case).by_name()),
        beside=NamesBeside(),
        joint=joint_of(case, partner),
    )


def _held(case: Case, sessions: tuple[TherapySession, ...]) -> tuple[Held, ...]:
    """Sessions that the partner came to, with what was done and no words of the note."""
    came = JointAttendance.objects.filter(case=case).exclude(
        came=JointAttendance.Came.FIRST
    )
    with_partner = set(came.values_list("therapy_session", flat=True))
    return tuple(
        replace(one, focus_link="", goals=(), tried=())
        for one in held_of(case, sessions)
        if one.session.pk in with_partner
    )
