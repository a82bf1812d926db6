"""What the client said of each relationship, by day, and who was there for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Case
from formulation.models import InventoryPerson, RelationshipRating

Support = RelationshipRating.Support
Reciprocity = RelationshipRating.Reciprocity
# The three that run from 0 to 10: name, words at 0, words at 10.
SCALES = (
    ("closeness", "Closeness", "not close at all", "as close as can be"),
    ("satisfaction", "Satisfaction", "not at all content", "fully content"),
    ("conflict", "Conflict", "none", "as much as can be"),
)
# The kinds of support, after Stuart & Robertson (2012).
KINDS = (
    ("emotional", "Emotional support"),
    ("practical", "Practical help"),
    ("information", "Advice and information"),
    ("company", "Company"),
    ("money", "Help with money"),
)
QUESTIONS = (
    *((name, label) for name, label, *_ in SCALES),
    ("reciprocity", "Who gives more"),
    *KINDS,
)
AVAILABLE = frozenset({Support.SOME.value, Support.A_LOT.value})


@dataclass(frozen=True, kw_only=True)
class Available:
    """Who was there emotionally, by the end of a day. `asked` is of how many it is known."""

    on: date
    people: tuple[InventoryPerson, ...]
    asked: int

    rule = (
        "People of the inventory whose latest answer about emotional support, up to that "
        "day, is “Some” or “A lot”. Those who had died by then are left out."
    )

    @property
    def count(self) -> int:
        return len(self.people)

    @property
    def words(self) -> str:
        """2 of 5 people asked about; nobody of 1 person asked about; not asked yet."""
        if not self.asked:
            return "Not asked yet"
        people = "1 person" if self.asked == 1 else f"{self.asked} people"
        return f"{self.count or 'Nobody'} of {people} asked about"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that was rated more than once, from first to latest."""

    label: str
    first: str
    latest: str
    direction: str = ""

    @property
    def words(self) -> str:
        """Closeness from 3 to 7, higher by 4; Emotional support from none to some."""
        said = f"{self.label} from {self.first} to {self.latest}"
        return f"{said}, {self.direction}" if self.direction else said


@dataclass(frozen=True, kw_only=True)
class Scale:
    """One thing that is rated from 0 to 10, its ratings from first to last."""

    name: str
    label: str
    low: str
    high: str
    values: tuple[int, ...]

    @property
    def latest(self) -> int | None:
        return self.values[-1] if self.values else None


@dataclass(frozen=True, kw_only=True)
class SupportKind:
    """The latest answer about one kind of support; empty where it was not asked."""

    name: str
    label: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class RelationshipHistory:
    """All ratings of one relationship, latest first, and what changed."""

    ratings: tuple[RelationshipRating, ...] = ()

    @property
    def latest(self) -> RelationshipRating | None:
        return self.ratings[0] if self.ratings else None

    @property
    def scales(self) -> tuple[Scale, ...]:
        """What was ever rated from 0 to 10."""
        found = (
            Scale(
                name=name,
                label=label,
                low=low,
                high=high,
                values=_values(reversed(self.ratings), name),
            )
            for name, label, low, high in SCALES
        )
        return tuple(scale for scale in found if scale.values)

    @property
    def kinds(self) -> tuple[SupportKind, ...]:
        """Every kind of support that was asked about, with its latest answer."""
        found = (
            SupportKind(
                name=name,
                label=label,
                answer=str(Support(str(answer)).label) if answer else "",
            )
            for name, label in KINDS
            for answer in (self.answer(name),)
        )
        return tuple(kind for kind in found if kind.answer)

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """Name and label of every question that was ever answered: the columns."""
        return tuple(
            (name, label) for name, label in QUESTIONS if self.answer(name) is not None
        )

    @property
    def rows(self) -> tuple[tuple[date, tuple[str, ...]], ...]:
        """Each rating's day, and its answers in words, in the order of `asked`."""
        return tuple(
            (rating.rated_on, tuple(_said(rating, name) for name, _ in self.asked))
            for rating in self.ratings
        )

    @property
    def who_gives_more(self) -> str:
        answer = self.answer("reciprocity")
        return str(Reciprocity(str(answer)).label) if answer else ""

    @property
    def changes(self) -> tuple[Change, ...]:
        """From first to latest answer, of what was answered on two days or more."""
        scales = (
            _scale_change(self.ratings, name, label) for name, label, *_ in SCALES
        )
        kinds = (
            _kind_change(self.ratings, name, label)
            for name, label in (("reciprocity", "Who gives more"), *KINDS)
        )
        return tuple(change for change in (*scales, *kinds) if change)

    def answer(self, field: str) -> str | int | None:
        """The latest answer to one question, also where a later rating left it out."""
        return latest_answer(self.ratings, field)


def latest_answer(
    latest_first: Iterable[RelationshipRating], field: str
) -> str | int | None:
    """The first answer found; None where it was never asked."""
    answers = (getattr(rating, field) for rating in latest_first)
    return next((answer for answer in answers if answer not in ("", None)), None)


def ratings_by_person(
    case: Case, *, on: date | None = None
) -> dict[UUID, list[RelationshipRating]]:
    """Every rating up to the end of a day, by person, latest first. One query."""
    found: dict[UUID, list[RelationshipRating]] = {}
    ratings = RelationshipRating.objects.filter(case=case)
    if on is not None:
        ratings = ratings.filter(rated_on__lte=on)
    for rating in ratings.in_order().reverse():
        found.setdefault(rating.person_id, []).append(rating)
    return found


def relationship_history(person: InventoryPerson) -> RelationshipHistory:
    """One relationship. One query."""
    return RelationshipHistory(
        ratings=tuple(person.relationship_ratings.in_order().reverse())
    )


def emotionally_available(case: Case, *, on: date) -> Available:
    """Who was there for the client emotionally, as the client said it, by the end of `on`.

    The rule stands in `Available.rule`: "Some" or "A lot" of emotional support in the
    latest answer. Nothing is inferred from rings, tone or contact. Two queries.
    """
    ratings = ratings_by_person(case, on=on)
    asked = [
        (person, answer)
        for person in InventoryPerson.objects.filter(case=case).present().by_name()
        if not _had_died(person, on)
        and (answer := latest_answer(ratings.get(person.pk, []), "emotional"))
    ]
    people = tuple(person for person, answer in asked if answer in AVAILABLE)
    return Available(on=on, people=people, asked=len(asked))


def _had_died(person: InventoryPerson, on: date) -> bool:
    """A death without a day is taken to lie before."""
    return person.is_deceased and (person.died_on is None or person.died_on <= on)


def _values(ratings: Iterable[RelationshipRating], name: str) -> tuple[int, ...]:
    return tuple(value for r in ratings if (value := getattr(r, name)) is not None)


def _said(rating: RelationshipRating, name: str) -> str:
    shown = getattr(rating, f"get_{name}_display", None)
    value = shown() if shown else getattr(rating, name)
    return "" if value is None else str(value)


def _scale_change(
    ratings: tuple[RelationshipRating, ...], name: str, label: str
) -> Change | None:
    values = _values(reversed(ratings), name)
    if len(values) < 2:
        return None
    first, latest = values[0], values[-1]
    way = "higher" if latest > first else "lower"
    by = f"{way} by {abs(latest - first)}" if latest != first else "the same"
    return Change(label=label, first=str(first), latest=str(latest), direction=by)


def _kind_change(
    ratings: tuple[RelationshipRating, ...], name: str, label: str
) -> Change | None:
    """Only what is another answer now."""
    titles = [
        str(getattr(rating, f"get_{name}_display")()).lower()
        for rating in ratings
        if getattr(rating, name)
    ]
    if len(titles) < 2 or titles[0] == titles[-1]:
        return None
    return Change(label=label, first=titles[-1], latest=titles[0])
