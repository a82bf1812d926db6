"""Everything about one case that a document may speak of, read once.

A fixed number of queries, however long the course was.
"""

from __future__ import annotations

from datetime import date

from accounts.queries import practice
from cases.models import (
    Case,
    Contact,
    FunctioningRating,
    IntakeVersion,
    RiskEntry,
    SafetyPlan,
)
from cases.queries import agreed_by, names_beside
from documents.queries.case_record import Record
from documents.queries.held import held_of, session_of, sessions_of
from documents.queries.joint import joint_of
from documents.queries.seen import seen_in
from formulation.models import FocusArea, InventoryPerson, Ipaf
from formulation.queries import FocusBoard, focus_board, focus_kind_of, goals_of
from measures.queries import series_of_cases
from protocols import PROTOCOLS
from protocols.base import FocusKind
from sessions.models import RelapsePlan, RelapsePlanPerson
from sessions.queries import course_of


def record_of(case: Case, *, today: date) -> Record:
    """Read the case for a document. In: a case with its client and therapist loaded."""
    sessions = sessions_of(case, case.client)
    keys = list(dict.fromkeys(["PHQ9", "GAD7", case.main_measure]))
    board = focus_board(case)
    course = course_of(case)
    plan = RelapsePlan.objects.filter(case=case).order_by("-number").first()
    protocol = PROTOCOLS.get(case.protocol_key)
    return Record(
        case=case,
        client=case.client,
        today=today,
        practice=practice(),
        protocol=protocol,
        contract=course.contract,
        course=course,
        sessions=sessions,
        held=held_of(case, sessions),
        scores=series_of_cases([case.pk], keys)[case.pk],
        session_of=session_of(case),
        focus=board.primary.focus if board.primary else None,
        earlier_focus=_earlier_focus(case, board),
        ipaf=Ipaf.objects.filter(case=case).order_by("-number").first(),
        seen=seen_in(case),
        goals=tuple(goals_of(case)),
        plan=plan,
        plan_people=tuple(
            RelapsePlanPerson.objects.filter(plan=plan)
            .select_related("person")
            .order_by("person__name", "pk")
        ),
        risk=RiskEntry.objects.filter(case=case, about=None)
        .order_by("-asked_on", "-recorded_at")
        .first(),
        safety_plan=SafetyPlan.objects.filter(case=case, about=None)
        .order_by("-number")
        .first(),
        intake=IntakeVersion.objects.filter(case=case).order_by("-number").first(),
        functioning=tuple(
            FunctioningRating.objects.filter(case=case).order_by(
                "rated_on", "recorded_at"
            )
        ),
        gp=Contact.objects.filter(
            client=case.client, kind=Contact.Kind.GP, removed_at__isnull=True
        ).first(),
        agreed=agreed_by(case.client),
        people=tuple(InventoryPerson.objects.filter(case=case).by_name()),
        beside=names_beside(case),
        joint=joint_of(case, case.client),
    )


def _earlier_focus(case: Case, board: FocusBoard) -> FocusArea | None:
    """The last primary focus of an IPT that came before DIT, one still open first."""
    if focus_kind_of(case) != FocusKind.IPAF:
        return None
    own = [c.focus for c in board.past if c.focus.rank == FocusArea.Rank.PRIMARY]
    still_open = [focus for focus in own if focus.ended_on is None]
    return next(iter([*still_open, *own]), None)
