"""Ending: the client's own plan for staying well, and contacts afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from sessions.actions.appointments import check_free
from sessions.actions.booking import book
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.actions.signing import sign_session
from sessions.entry import RiskFields, SessionEntry
from sessions.models import RelapsePlan, SessionNote, TherapySession
from sessions.queries.plan import movable

PARTS = (
    "triggers",
    "early_signs",
    "later_signs",
    "first_to_notice",
    "green",
    "amber",
    "red",
    "supporters",
    "what_helped",
    "obstacles",
    "unfinished",
    "copies",
)
# Parts without which it is no plan (Weissman, Markowitz & Klerman 2018; own layout).
NEEDED = {
    "triggers": "Write at least one thing that could set it off",
    "early_signs": "Write at least two warning signs, one per line",
    "green": "Write what keeps the client well",
    "amber": "Write what the client does when slipping",
    "red": "Write what the client does, and whom they call, when it is back",
    "supporters": "Name at least one person who helps, or a professional",
}
LEAST_SIGNS = 2


class PlanIncomplete(RuleBroken):
    """`problems` maps the parts to what is missing, in sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(". ".join(problems.values()))
        self.problems = dict(problems)


class PlanUnchanged(RuleBroken):
    sentence = "Nothing is different from the plan as it stands"


class MadeInTheFuture(RuleBroken):
    sentence = "The day of the plan must be today or in the past"
    field = "made_on"


class ReviewTooEarly(RuleBroken):
    sentence = "The next look at the plan must come after the day it is made"
    field = "review_on"


class TreatmentStillRunning(RuleBroken):
    sentence = (
        "Follow-up contacts come after the last session. Log this one as a session"
    )


@transaction.atomic
def write_relapse_plan(
    *,
    case: Case,
    by: User,
    made_on: date,
    review_on: date | None = None,
    at: datetime | None = None,
    **parts: str,
) -> RelapsePlan:
    """Write the next version of the plan; earlier ones stay as they were.

    `parts` are those of PARTS, in the client's words. Green, amber and red are how the
    client says they are doing; nothing is computed from them. Raises PlanIncomplete,
    PlanUnchanged, MadeInTheFuture, ReviewTooEarly.
    """
    hold(case)
    if unknown := parts.keys() - set(PARTS):
        raise TypeError(f"A relapse plan has no part {unknown.pop()!r}.")
    words = {part: parts.get(part, "").strip() for part in PARTS}
    if problems := plan_problems(words):
        raise PlanIncomplete(problems)
    now = moment_of(at)
    if made_on > timezone.localdate(now):
        raise MadeInTheFuture
    if review_on is not None and review_on <= made_on:
        raise ReviewTooEarly
    last = RelapsePlan.objects.filter(case=case).order_by("-number").first()
    if last is not None and last.review_on == review_on and _is_same(last, words):
        raise PlanUnchanged
    plan = RelapsePlan(
        case=case,
        number=last.number + 1 if last else 1,
        made_on=made_on,
        review_on=review_on,
        recorded_at=now,
        author=by,
        **words,
    )
    plan.full_clean()
    plan.save(force_insert=True)
    audit.log(
        by=by,
        verb="relapse_plan.written",
        record=plan,
        case=case,
        at=at,
        detail={"number": plan.number},
    )
    return plan


def plan_problems(words: Mapping[str, str]) -> dict[str, str]:
    """What is missing, by part: one trigger, two signs, one action for each colour."""
    found = {part: needs for part, needs in NEEDED.items() if not words.get(part)}
    signs = f"{words.get('early_signs', '')}\n{words.get('later_signs', '')}"
    if len([line for line in signs.splitlines() if line.strip()]) < LEAST_SIGNS:
        found["early_signs"] = NEEDED["early_signs"]
    return found


def _is_same(last: RelapsePlan, words: Mapping[str, str]) -> bool:
    return all(getattr(last, part) == said for part, said in words.items())


@transaction.atomic
def record_follow_up(
    *,
    case: Case,
    by: User,
    held_at: datetime,
    text: str,
    answers: Mapping[str, Sequence[int | None]] | None = None,
    risk: RiskFields | None = None,
    measure_missed_reason: str = "",
    next_plan: str = "",
    minutes: int = 30,
    place: str = TherapySession.Place.PHONE,
    accepts_gaps: bool = True,
    at: datetime | None = None,
) -> SessionNote:
    """A contact after the ending, signed at once: unnumbered, with scores.

    Also when the case is closed. The same rules as for a session hold, the hard stop
    included. Raises TreatmentStillRunning, TimeTaken, the RuleBroken of signing.
    """
    hold(case)
    open_ones = TherapySession.objects.in_treatment().planned().filter(case=case)
    attended = TherapySession.objects.in_treatment().attended().filter(case=case)
    if not case.is_closed and (open_ones.exists() or not attended.exists()):
        raise TreatmentStillRunning
    check_free(case, held_at)
    session = book(
        case,
        by=by,
        scheduled_at=held_at,
        minutes=minutes,
        now=moment_of(at),
        kind=TherapySession.Kind.FOLLOW_UP,
        place=place,
    )
    entry = SessionEntry(
        attendance=TherapySession.Attendance.CAME,
        place=place,
        minutes=minutes,
        answers={key: tuple(given) for key, given in (answers or {}).items()},
        risk=risk,
        measure_missed_reason=measure_missed_reason,
        text=text,
        next_plan=next_plan,
    )
    return sign_session(
        therapy_session=session, by=by, entry=entry, accepts_gaps=accepts_gaps, at=at
    )


@transaction.atomic
def let_go_of_planned(*, case: Case, by: User, at: datetime | None = None) -> int:
    """Cancel what is still booked when a case closes; how many appointments that were.

    Only those to come, in which nobody has begun to write: nothing of the record goes.
    """
    hold(case)
    to_come = movable(case, moment_of(at))
    for session in to_come:
        session.delete()
    if to_come:
        audit.log(
            by=by,
            verb="plan.let_go",
            record=case,
            case=case,
            at=at,
            detail={"appointments": len(to_come)},
        )
    return len(to_come)
