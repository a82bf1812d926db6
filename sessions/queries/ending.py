"""The ending: what of it has been worked on, and the client's plan for staying well."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from cases.models import Case
from formulation.models import GoalRating, InventoryPerson
from protocols.base import PhaseKey
from sessions.models import HomeworkReview, RelapsePlan, TaskTick
from sessions.queries.course import Course

ENDING_PHASES = (PhaseKey.CONSOLIDATION, PhaseKey.ENDING)
# Tasks that were worth doing: what they taught may help again.
HELPED = (HomeworkReview.Outcome.DONE, HomeworkReview.Outcome.PARTLY)


@dataclass(frozen=True, kw_only=True)
class EndingLine:
    """One line of the ending's agenda, and the sessions in which it was ticked."""

    title: str
    sessions: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class EndingState:
    """Where the ending stands. `sessions_left` is 0 at the last one and after it."""

    lines: tuple[EndingLine, ...]
    sessions_left: int
    work_from: int | None
    plan: RelapsePlan | None
    goals_rated_on: date | None

    @property
    def has_begun(self) -> bool:
        return self.plan is not None or any(line.sessions for line in self.lines)


def ending_of(case: Case, course: Course) -> EndingState:
    """Four queries beside the course."""
    protocol = course.protocol
    plans = protocol.phase_plans if protocol else ()
    # What another part of the log answers is never ticked.
    lines = [
        line
        for plan in plans
        if plan.key in ENDING_PHASES
        for line in plan.lines
        if line.recorded_in is None
    ]
    ticked: dict[str, list[int]] = defaultdict(list)
    ticks = TaskTick.objects.filter(
        case=case,
        key__in=[line.key for line in lines],
        therapy_session__number__isnull=False,
    ).values_list("key", "therapy_session__number")
    for key, number in ticks.order_by("therapy_session__number"):
        ticked[key].append(number or 0)
    attended = len([one for one in course.sessions if one.number is not None])
    rated = GoalRating.objects.filter(case=case).order_by("-rated_on").first()
    return EndingState(
        lines=tuple(
            EndingLine(title=line.title, sessions=tuple(ticked[line.key]))
            for line in lines
        ),
        sessions_left=max(0, course.planned - attended),
        work_from=protocol.ending_work_from(course.planned) if protocol else None,
        plan=current_plan(case),
        goals_rated_on=rated.rated_on if rated else None,
    )


def current_plan(case: Case) -> RelapsePlan | None:
    return RelapsePlan.objects.filter(case=case).order_by("-number").first()


def plans_of(case: Case) -> list[RelapsePlan]:
    """Every version, newest first."""
    return list(
        RelapsePlan.objects.filter(case=case)
        .select_related("author")
        .order_by("-number")
    )


def plan_to_begin_with(case: Case) -> dict[str, str]:
    """The last version; before there is one, what the record already holds.

    Supporters of the inventory, and what was learned from tasks that were done.
    """
    last = current_plan(case)
    if last is not None:
        return {
            part: getattr(last, part)
            for part in (
                "triggers", "early_signs", "later_signs", "first_to_notice", "green",
                "amber", "red", "supporters", "what_helped", "obstacles", "unfinished",
                "copies",
            )
        }  # fmt: skip
    supporters = (
        InventoryPerson.objects.filter(
            case=case,
            tone=InventoryPerson.Tone.SUPPORTIVE,
            status=InventoryPerson.Status.CURRENT,
        )
        .present()
        .by_name()
    )
    helped = HomeworkReview.objects.filter(case=case, outcome__in=HELPED).exclude(
        learned=""
    )
    return {
        "supporters": "\n".join(person.name for person in supporters),
        "what_helped": "\n".join(
            review.learned for review in helped.order_by("reviewed_in__scheduled_at")
        ),
    }
