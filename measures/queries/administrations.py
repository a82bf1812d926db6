"""Scores over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cases.models import Case, Client
from measures.instruments import INSTRUMENTS, Instrument
from measures.models import Administration
from ui import words


@dataclass(frozen=True, kw_only=True)
class ScorePoint:
    """One filled-in questionnaire as lists and charts need it."""

    administration_id: UUID
    instrument_key: str
    taken_on: date
    recorded_at: datetime
    # None where too many answers were missing for a total.
    total: int | None
    band: str
    band_title: str
    is_case: bool | None
    is_prorated: bool
    risk_item: int | None
    answers: tuple[int | None, ...]


def series(
    case: Case, instrument_key: str, *, about: Client | None = None
) -> list[ScorePoint]:
    """Every standing score of one questionnaire, oldest first. One query.

    Of the client, or of the partner where `about` says so.
    """
    rows = Administration.objects.standing().filter(
        case=case, instrument_key=instrument_key, about=about
    )
    return [_point(row) for row in rows.in_order()]


def has_scores(case: Case) -> bool:
    """Whether any questionnaire stands. One query."""
    return Administration.objects.standing().filter(case=case, about=None).exists()


def latest(case: Case, instrument_key: str) -> ScorePoint | None:
    points = series(case, instrument_key)
    return points[-1] if points else None


def series_of_cases(
    case_ids: Collection[UUID], keys: Collection[str]
) -> dict[UUID, dict[str, list[ScorePoint]]]:
    """case -> questionnaire -> scores of its client, oldest first; empty lists included.

    What a partner filled in is theirs alone. One query."""
    found: dict[UUID, dict[str, list[ScorePoint]]] = defaultdict(
        lambda: {key: [] for key in keys}
    )
    rows = (
        Administration.objects.standing()
        .filter(case__in=case_ids, instrument_key__in=keys, about=None)
        .in_order()
    )
    for row in rows:
        found[row.case_id][row.instrument_key].append(_point(row))
    return found


def _point(row: Administration) -> ScorePoint:
    return ScorePoint(
        administration_id=row.pk,
        instrument_key=row.instrument_key,
        taken_on=row.taken_on,
        recorded_at=row.recorded_at,
        total=row.total,
        band=row.band,
        band_title=row.band_title,
        is_case=row.is_case,
        is_prorated=row.is_prorated,
        risk_item=row.risk_item,
        answers=tuple(row.answers),
    )


@dataclass(frozen=True, kw_only=True)
class InstrumentLine:
    """A questionnaire that can be given, with its last score in this case."""

    definition: Instrument
    last: ScorePoint | None
    is_for_age: bool

    @property
    def slug(self) -> str:
        """Its key as it stands in an address."""
        return self.definition.key.lower()


def instruments_for(case: Case, on: date) -> list[InstrumentLine]:
    """Every questionnaire that can be given. One query."""
    known = series_of_cases([case.pk], list(INSTRUMENTS))[case.pk]
    age = case.client.age_on(on)
    return [
        InstrumentLine(
            definition=definition,
            last=known[key][-1] if known[key] else None,
            is_for_age=age >= definition.youngest,
        )
        for key, definition in INSTRUMENTS.items()
    ]


def blank_rule(definition: Instrument) -> str:
    """What items left blank mean for the total, in words."""
    number = next(iter(definition.not_applicable_items), None)
    exempt = "" if number is None else f"Item {number} may not apply; blank counts 0. "
    most = definition.missing.at_most
    if most:
        return (
            f"{exempt}Up to {most} answers may be left blank: the total is then worked "
            "out from the others and marked. With more blank, the answers are kept "
            "without a total."
        )
    others = "Every other answer" if exempt else "Every answer"
    return (
        f"{exempt}{others} is needed for a total. With one blank, the answers are kept "
        "without a total."
    )


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """One item and what was answered. `text` is empty where it may not be printed."""

    number: int
    short: str
    text: str
    value: int | None
    label: str
    is_risk_item: bool


@dataclass(frozen=True, kw_only=True)
class Result:
    """One filled-in questionnaire, read: what it came to, and against earlier ones.

    `since_last` and `since_first` are points higher (below 0: lower); None where there is
    no earlier total, or only one of them for both.
    """

    administration: Administration
    definition: Instrument
    answers: tuple[AnswerLine, ...]
    answered: int
    band_title: str
    cutoff_words: str
    since_last: int | None
    last_on: date | None
    since_first: int | None
    is_current_version: bool

    @property
    def asks_about_safety(self) -> bool:
        """The item on self-harm was answered so that safety has to be asked about."""
        item = self.administration.risk_item
        number = self.definition.risk_item_number
        return (
            item is not None
            and number is not None
            and item >= self.definition.risk_items[number]
        )

    @property
    def change_words(self) -> str:
        """ "3 lower than on 16-Nov-2026", and since the start where that is earlier."""
        if self.since_last is None or self.last_on is None:
            return ""
        change = self.definition.reliable_change
        reliable = change.points if change else None
        said = _than(self.since_last, f"on {words.document_day(self.last_on)}")
        if self.since_first is None:
            return said + _reliable(self.since_last, reliable)
        said += ", " + _than(self.since_first, "at the start")
        return said + _reliable(self.since_first, reliable)

    @property
    def sentence(self) -> str:
        """What is said when it is saved."""
        row = self.administration
        named = f"{self.definition.short_title} of {words.document_day(row.taken_on)}"
        some = f"{self.answered} of {len(self.answers)} answers"
        if row.total is None:
            return f"{named}: {some}, no total."
        parts = [str(row.total)]
        if self.band_title:
            parts.append(self.band_title[0].lower() + self.band_title[1:])
        if row.is_prorated:
            parts.append(f"worked out from {some}")
        said = f"{named}: {', '.join(parts)}."
        if not self.change_words:
            return said
        return f"{said} {self.change_words[0].upper()}{self.change_words[1:]}."


def _than(points: int, when: str) -> str:
    if points == 0:
        return f"the same as {when}"
    return f"{words.change(points)} than {when}"


def _reliable(points: int, reliable: int | None) -> str:
    """The last words of a change of more than chance (Jacobson & Truax 1991)."""
    said = words.change(points, reliable=reliable)
    return said[len(words.change(points)) :]


def administration_of(case: Case, administration_id: UUID) -> Administration | None:
    """One of this case's own, taken back or not."""
    return (
        Administration.objects.filter(case=case, pk=administration_id)
        .select_related("about", "author", "case__client", "case__couple__client")
        .first()
    )


def result_of(administration: Administration) -> Result:
    """The questionnaire with its words and its change. One query."""
    definition = administration.definition
    earlier = [point for point in _before(administration) if point.total is not None]
    first, last = (earlier[0], earlier[-1]) if earlier else (None, None)
    is_current = administration.instrument_version == definition.version
    return Result(
        administration=administration,
        definition=definition,
        answers=_answer_lines(administration, definition, has_text=is_current),
        answered=sum(answer is not None for answer in administration.answers),
        band_title=definition.band_title(administration.band),
        cutoff_words=_cutoff_words(administration, definition),
        since_last=_points(administration, last),
        last_on=last.taken_on if last else None,
        since_first=_points(administration, first) if len(earlier) > 1 else None,
        is_current_version=is_current,
    )


def _before(administration: Administration) -> list[ScorePoint]:
    """Standing scores of the same questionnaire that came before this one."""
    place = (administration.taken_on, administration.recorded_at)
    return [
        point
        for point in series(
            administration.case,
            administration.instrument_key,
            about=administration.about,
        )
        if (point.taken_on, point.recorded_at) < place
    ]


def _points(administration: Administration, before: ScorePoint | None) -> int | None:
    if administration.total is None or before is None or before.total is None:
        return None
    return administration.total - before.total


def _cutoff_words(administration: Administration, definition: Instrument) -> str:
    whose = administration.about or administration.case.client
    age = whose.age_on(administration.taken_on)
    cutoff = definition.case_cutoff(age)
    if cutoff is None or administration.is_case is None:
        return ""
    is_below = administration.is_case == cutoff.is_below
    side = "Below" if is_below else "At or above"
    return f"{side} the cut-off of {cutoff.at_least} ({cutoff.title})"


def _answer_lines(
    administration: Administration, definition: Instrument, *, has_text: bool
) -> tuple[AnswerLine, ...]:
    """Answers beside the items; without wording for a version that is no longer this."""
    labels = {option.value: option.label for option in definition.options}
    items = {item.number: item for item in definition.items} if has_text else {}
    lines = []
    for number, value in enumerate(administration.answers, start=1):
        item = items.get(number)
        lines.append(
            AnswerLine(
                number=number,
                short=item.short if item else f"Item {number}",
                text=item.text if item else "",
                value=value,
                label=labels.get(value, "") if item and value is not None else "",
                is_risk_item=number in definition.risk_items,
            )
        )
    return tuple(lines)
