"""What a full entry of a session would hold, and what the day already has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from cases.models import Case, RiskEntry
from cases.queries.couples import couple_of
from measures.instruments import INSTRUMENTS, Instrument, instrument
from measures.models import Administration
from measures.self_report import LONGEST
from protocols.problems import ProblemKey, problem
from sessions.gaps import Expected
from sessions.gates import JOINT_WORK_FROM
from sessions.models import DraftCopy, TherapySession
from sessions.queries.course import Course
from sessions.queries.courses import course_of
from sessions.queries.gates import gate_of

# Asked at every contact, also before the model is decided and after the ending
# (NHS Talking Therapies manual v6).
ALWAYS_ASKED = ("PHQ9", "GAD7")


@dataclass(frozen=True, kw_only=True)
class DayRecord:
    """Scores and risk entries of the day that belong to no session yet.

    What the client sent through a link was sent for the session to come: it belongs to
    the day from the days before, too.
    """

    measures: tuple[Administration, ...]
    risks: tuple[RiskEntry, ...]
    # The same of the partner of a couple.
    of_partner: DayRecord | None = None

    @property
    def item9(self) -> int | None:
        """The highest answer: of two, neither makes the other go away."""
        return highest([one.risk_item for one in self.measures])

    def item9_with(self, typed: int | None) -> int | None:
        """The same, with what is typed into the session."""
        return highest([self.item9, typed])

    def own_answers(self, key: str) -> Administration | None:
        """What the client sent themselves of this questionnaire, the last of several."""
        sent = [
            one
            for one in self.measures
            if one.instrument_key == key and one.is_by_client
        ]
        return sent[-1] if sent else None

    @property
    def has_full_risk(self) -> bool:
        return any(entry.is_full for entry in self.risks)


def highest(answers: Sequence[int | None]) -> int | None:
    """None where nothing was answered."""
    return max((one for one in answers if one is not None), default=None)


def recorded_on_day(therapy_session: TherapySession, held_at: datetime) -> DayRecord:
    """What was typed in on its own page on the day of the session, or sent for it."""
    return record_of_day(therapy_session.case, timezone.localdate(held_at))


def record_of_day(case: Case, day: date) -> DayRecord:
    """What a session on this day would take in. Two queries."""
    measures = measures_of_day(case, day)
    risks = RiskEntry.objects.filter(
        case=case, asked_on=day, session_link__isnull=True
    ).order_by("recorded_at", "pk")
    partner = case.partner
    return DayRecord(
        measures=tuple(one for one in measures if one.about_id is None),
        risks=tuple(one for one in risks if one.about_id is None),
        of_partner=None
        if partner is None
        else DayRecord(
            measures=tuple(one for one in measures if one.about_id == partner.pk),
            risks=tuple(one for one in risks if one.about_id == partner.pk),
        ),
    )


def measures_of_day(case: Case, day: date) -> list[Administration]:
    """Scores that a session on this day would take in, of both people. One query."""
    sent_before = Q(
        mode__in=Administration.BY_CLIENT, taken_on__gt=day - LONGEST, taken_on__lt=day
    )
    return list(
        Administration.objects.standing()
        .filter(Q(taken_on=day) | sent_before, case=case, session_link__isnull=True)
        .in_order()
    )


def measures_due(course: Course, number: int | None) -> tuple[str, ...]:
    """Keys of the questionnaires of this session; the main ones for any other contact."""
    if course.protocol is None or number is None:
        return ALWAYS_ASKED
    return course.protocol.measures_due(number)


def measure_offered(case: Case, due: tuple[str, ...]) -> str:
    """The main measure where the session does not ask for it anyway, else ""."""
    is_new = case.main_measure in INSTRUMENTS and case.main_measure not in due
    return case.main_measure if is_new else ""


def main_measure_beside(case: Case) -> Instrument | None:
    """The main measure where it is neither of the two that are always asked."""
    key = measure_offered(case, ALWAYS_ASKED)
    return INSTRUMENTS[key] if key else None


def expected_of(therapy_session: TherapySession, day: DayRecord) -> Expected:
    """What the session would be signed without, if it is not there."""
    course = course_of(therapy_session.case)
    number = None if therapy_session.is_follow_up else course.number_now
    is_treatment = number is not None and course.protocol is not None
    phase = course.phase_at(number) if number is not None else None
    due = measures_due(course, number)
    offered = measure_offered(therapy_session.case, due)
    return Expected(
        measures=_titled(due),
        offered=_titled((offered,) if offered else ()),
        recorded=frozenset(one.instrument_key for one in day.measures),
        has_risk=bool(day.risks),
        has_partner_risk=day.of_partner is None or bool(day.of_partner.risks),
        partner=day.of_partner is not None,
        not_seen_alone=_not_seen_alone(therapy_session.case, number),
        has_techniques=is_treatment,
        is_focus_phase=(
            phase is not None
            and course.protocol is not None
            and phase.key == course.protocol.focus_phase
        ),
        last_number=course.attended,
        has_unsettled_text=DraftCopy.objects.unsettled()
        .filter(draft__therapy_session=therapy_session)
        .exists(),
        unexplained=gate_of(therapy_session.case, course).unexplained_at(number),
    )


def _not_seen_alone(case: Case, number: int | None) -> int:
    """How many of the two were not seen alone yet, where joint work needs it.

    Both are asked about safety alone first: no joint work where there is violence or
    control (Foley et al. 1989).
    """
    begins = number is not None and number >= JOINT_WORK_FROM
    state = couple_of(case) if begins else None
    return len(state.not_seen) if state is not None else 0


def _titled(keys: tuple[str, ...]) -> dict[str, tuple[str, int]]:
    """Short title -> (key, number of items)."""
    return {
        instrument(key).short_title: (key, len(instrument(key).items)) for key in keys
    }


def problem_word(case: Case) -> str:
    """The word for the problem treated, as agenda lines say it."""
    if case.problem == ProblemKey.OTHER and case.other_problem:
        return case.other_problem
    return problem(case.problem).word
