"""The support plan as a page and as a paper, and who was there emotionally over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.models import Case
from formulation.models import InventoryPerson, RelationshipRating, SupportStep
from formulation.queries.plain_words import ToLookAt, to_look_at
from formulation.queries.points import points_of
from formulation.queries.relationships import Available, emotionally_available
from ui.paper import lines_of

Outcome = SupportStep.Outcome
TRIED = (Outcome.HELPED, Outcome.MIXED, Outcome.HURT)
MOOD_WORDS = {
    -2: "mood much worse",
    -1: "mood a little worse",
    0: "mood the same",
    1: "mood a little better",
    2: "mood much better",
}
# On the client's copy everything is said in the first person.
KIND_FOR_CLIENT = {
    SupportStep.Kind.EMOTIONAL: "someone to talk to",
    SupportStep.Kind.PRACTICAL: "a hand with things",
    SupportStep.Kind.COMPANY: "company",
    SupportStep.Kind.INFORMATION: "someone who knows",
    SupportStep.Kind.TRUTH: "someone who tells me the truth",
    SupportStep.Kind.PROFESSIONAL: "help from a professional",
}
BARRIER_FOR_CLIENT = {
    SupportStep.Barrier.BURDEN: "the thought that I am a burden",
    SupportStep.Barrier.SHAME: "feeling ashamed",
    SupportStep.Barrier.REFUSAL: "expecting a no",
    SupportStep.Barrier.PRACTICAL: "time, money or the way there",
    SupportStep.Barrier.CONFLICT: "the row between us",
    SupportStep.Barrier.UNAWARE: "they do not know how it is",
    SupportStep.Barrier.SKILLS: "not knowing how",
    SupportStep.Barrier.ILLNESS: "being unwell",
    SupportStep.Barrier.CULTURE: "customs or language",
    SupportStep.Barrier.ONLINE_ONLY: "we only meet online",
    SupportStep.Barrier.OTHER: "",
}
# As in ui.paper: what stands on a page, and what the page says around a text.
ACROSS, LINES_ON_A_PAGE, HEADING = 76, 38, 2
DAY_SAID = "By Wednesday 30 September."
BARRIER_SAID = "What could get in the way: . What I can do then:"


@dataclass(frozen=True)
class SomeoneNew:
    """Someone who is not in the inventory: what the name tag needs of them."""

    name: str

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2]).upper()


@dataclass(frozen=True, kw_only=True)
class SupportLine:
    """One row, with what a page says of it."""

    row: SupportStep
    is_overdue: bool

    @property
    def supporter(self) -> InventoryPerson | SomeoneNew:
        return self.row.person or SomeoneNew(self.row.someone_new)

    @property
    def is_new(self) -> bool:
        return self.row.person is None

    @property
    def is_printed(self) -> bool:
        return self.row.person is None or not self.row.person.is_never_printed

    @property
    def mood_words(self) -> str:
        effect = self.row.mood_effect
        return MOOD_WORDS[effect] if effect is not None else ""

    @property
    def kind_for_client(self) -> str:
        return KIND_FOR_CLIENT[SupportStep.Kind(self.row.kind)]

    @property
    def barrier_for_client(self) -> str:
        if not self.row.barrier:
            return ""
        return BARRIER_FOR_CLIENT[SupportStep.Barrier(self.row.barrier)]


@dataclass(frozen=True, kw_only=True)
class SupportPlan:
    """The rows by where they stand. Those to try come by their day, those tried latest first."""

    to_try: tuple[SupportLine, ...]
    tried: tuple[SupportLine, ...]
    let_go: tuple[SupportLine, ...]
    removed: tuple[SupportLine, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.to_try or self.tried or self.let_go)


@dataclass(frozen=True, kw_only=True)
class PrintedPlan:
    """What the client takes home: what comes next, and what helped already."""

    to_try: tuple[SupportLine, ...]
    helped: tuple[SupportLine, ...]
    left_out: int
    is_long: bool
    look_at: ToLookAt

    @property
    def is_empty(self) -> bool:
        return not (self.to_try or self.helped)


@dataclass(frozen=True, kw_only=True)
class SupportPoint:
    """Who was there emotionally at one time of the treatment."""

    title: str
    available: Available


def support_line(row: SupportStep) -> SupportLine:
    """One row alone, for its own page."""
    return SupportLine(row=row, is_overdue=False)


def support_plan(case: Case, *, today: date) -> SupportPlan:
    """Every row of the plan. One query."""
    rows = list(
        SupportStep.objects.filter(case=case)
        .select_related("person")
        .order_by("recorded_at", "pk")
    )
    lines = [SupportLine(row=row, is_overdue=_is_overdue(row, today)) for row in rows]
    present = [line for line in lines if line.row.removed_at is None]
    return SupportPlan(
        to_try=tuple(
            sorted(
                (line for line in present if line.row.outcome == Outcome.NOT_TRIED),
                key=lambda line: (line.row.by_when is None, line.row.by_when or today),
            )
        ),
        tried=tuple(
            sorted(
                (line for line in present if line.row.outcome in TRIED),
                key=lambda line: line.row.outcome_on or date.min,
                reverse=True,
            )
        ),
        let_go=tuple(line for line in present if line.row.outcome == Outcome.NO_LONGER),
        removed=tuple(line for line in lines if line.row.removed_at is not None),
    )


def printed_plan(case: Case, *, today: date) -> PrintedPlan:
    """My support plan: without people who are never printed. Two queries."""
    plan = support_plan(case, today=today)
    did_help = [line for line in plan.tried if line.row.outcome == Outcome.HELPED]
    found = [*plan.to_try, *did_help]
    shown = [line for line in found if line.is_printed]
    to_try = tuple(line for line in shown if line.row.outcome == Outcome.NOT_TRIED)
    helped = tuple(line for line in shown if line.row.outcome == Outcome.HELPED)
    never = InventoryPerson.objects.filter(case=case, is_never_printed=True)
    return PrintedPlan(
        to_try=to_try,
        helped=helped,
        left_out=len(found) - len(shown),
        is_long=sum(map(_lines, shown)) + 2 * HEADING > LINES_ON_A_PAGE,
        look_at=to_look_at("\n".join(_texts(line) for line in shown), never),
    )


def support_over_time(case: Case) -> tuple[SupportPoint, ...]:
    """Who was there emotionally at the start, in the middle and now. Seven queries at most.

    The points are days on which the client was asked: the first, the latest, and of those
    in between the one nearest to half-way. A count on any other day would only repeat the
    answers before it. Empty where nobody was asked about yet.
    """
    points = points_of(_days_asked(case), is_closed=case.is_closed)
    return tuple(
        SupportPoint(title=title, available=emotionally_available(case, on=day))
        for title, day in points
    )


def _days_asked(case: Case) -> list[date]:
    return list(
        RelationshipRating.objects.filter(case=case, person__removed_at=None)
        .exclude(emotional="")
        .order_by("rated_on")
        .values_list("rated_on", flat=True)
        .distinct()
    )


def _is_overdue(row: SupportStep, today: date) -> bool:
    if row.outcome != Outcome.NOT_TRIED or row.by_when is None:
        return False
    return row.by_when < today


def _texts(line: SupportLine) -> str:
    return "\n".join((line.row.step, line.row.barrier_met, line.row.learned))


def _lines(line: SupportLine) -> float:
    """Lines of one row on paper: who and what for with the gap around, then its texts."""
    row = line.row
    texts = [f"{row.step} {DAY_SAID if row.by_when else ''}"]
    if line.barrier_for_client or row.barrier_met:
        texts.append(f"{BARRIER_SAID} {line.barrier_for_client} {row.barrier_met}")
    if row.outcome == Outcome.HELPED:
        texts = [row.step, row.learned]
    return 2.4 + sum(lines_of(text, across=ACROSS) for text in texts)
