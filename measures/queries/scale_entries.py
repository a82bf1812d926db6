"""Scales over time: what each part came to, and how it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from cases.models import Case, Client
from measures.instruments import INSTRUMENTS
from measures.models import ScaleEntry
from measures.score_only import SCALES, Part, ScoreOnly
from measures.score_only.own import ALLIANCE, ALLIANCE_BELOW, ALLIANCE_DROP
from ui.drawing import Rated
from ui.words import document_day, plain_number

# From so many entries on a line is drawn.
DRAWN_FROM = 2


@dataclass(frozen=True, kw_only=True)
class PartLine:
    """One part of a scale over time. `numbers` are as many as the entries, oldest first."""

    part: Part
    days: tuple[date, ...]
    numbers: tuple[Decimal, ...]

    @property
    def now(self) -> Decimal:
        return self.numbers[-1]

    @property
    def stretch(self) -> str:
        return self.part.stretch_title(self.now)

    @property
    def change_words(self) -> str:
        """ "3 lower than on 16-Nov-2026, reliable change"; empty with one entry."""
        if len(self.numbers) < DRAWN_FROM:
            return ""
        moved = self.now - self.numbers[0]
        when = f"on {document_day(self.days[0])}"
        if not moved:
            return f"the same as {when}"
        side = "higher" if moved > 0 else "lower"
        change = self.part.reliable_change
        is_reliable = change is not None and abs(moved) >= change.points
        said = f"{plain_number(abs(moved))} {side} than {when}"
        return f"{said}, reliable change" if is_reliable else said

    @property
    def cut_off_words(self) -> str:
        """ "Within: clinical range (below 24)" or "Not within"; empty without a cut-off."""
        cut_off = self.part.cut_off
        if cut_off is None:
            return ""
        side = "Within" if cut_off.counts(self.now) else "Not within"
        return f"{side}: {cut_off.name} ({cut_off.words})"

    @property
    def drawn(self) -> Rated | None:
        if len(self.numbers) < DRAWN_FROM:
            return None
        return Rated(
            points=tuple(zip(self.days, self.numbers, strict=True)),
            least=self.part.lowest,
            most=self.part.highest,
            low_end=self.part.low_end,
            high_end=self.part.high_end,
        )


@dataclass(frozen=True, kw_only=True)
class ScaleSeries:
    """One scale of a case, with its entries, newest first."""

    scale: ScoreOnly
    entries: tuple[ScaleEntry, ...]
    parts: tuple[PartLine, ...]

    @property
    def prompt(self) -> str:
        """Why the ratings of the work together are worth talking about; else empty."""
        if self.scale.key != ALLIANCE.key:
            return ""
        lowest = min(self.parts, key=lambda line: line.now)
        if lowest.now < ALLIANCE_BELOW:
            return f"{lowest.part.title} is {lowest.now}, below {ALLIANCE_BELOW}."
        for line in self.parts:
            dropped = line.numbers[-2] - line.now if len(line.numbers) > 1 else 0
            if dropped >= ALLIANCE_DROP:
                return f"{line.part.title} is {plain_number(dropped)} lower than last time."
        return ""


def scale_series(case: Case, *, about: Client | None = None) -> list[ScaleSeries]:
    """Every scale that has standing entries, in the order of the catalogue. One query."""
    rows = (
        ScaleEntry.objects.standing()
        .filter(case=case, about=about)
        .select_related("author")
        .in_order()
    )
    order = list(SCALES)
    known = sorted(rows, key=lambda row: order.index(row.scale_key))
    return [
        _series(SCALES[key], list(entries))
        for key, entries in groupby(known, key=lambda row: row.scale_key)
    ]


def _series(definition: ScoreOnly, entries: list[ScaleEntry]) -> ScaleSeries:
    days = tuple(entry.taken_on for entry in entries)
    columns = zip(*(entry.numbers for entry in entries), strict=True)
    return ScaleSeries(
        scale=definition,
        entries=tuple(reversed(entries)),
        parts=tuple(
            PartLine(part=part, days=days, numbers=numbers)
            for part, numbers in zip(definition.parts, columns, strict=True)
        ),
    )


def entries_of(
    case: Case, scale_key: str, *, about: Client | None = None
) -> list[ScaleEntry]:
    """Every standing entry of one scale, oldest first. One query."""
    rows = ScaleEntry.objects.standing().filter(
        case=case, scale_key=scale_key, about=about
    )
    return list(rows.in_order())


def scale_entry_of(case: Case, entry_id: UUID) -> ScaleEntry | None:
    """One of this case's own, taken back or not."""
    return (
        ScaleEntry.objects.filter(case=case, pk=entry_id)
        .select_related("about", "author", "case__client", "case__couple__client")
        .first()
    )


@dataclass(frozen=True, kw_only=True)
class ScaleLine:
    """A scale that can be recorded, with its last entry in this case."""

    scale: ScoreOnly
    last: ScaleEntry | None
    is_for_age: bool


def scales_for(case: Case, on: date) -> list[ScaleLine]:
    """Every scale that can be recorded. One query.

    One whose wording a content pack brings is a questionnaire, and left out here.
    """
    last = {
        row.scale_key: row
        for row in ScaleEntry.objects.standing()
        .filter(case=case, about=None)
        .in_order()
    }
    age = case.client.age_on(on)
    return [
        ScaleLine(
            scale=definition,
            last=last.get(key),
            is_for_age=definition.fits_age(age),
        )
        for key, definition in SCALES.items()
        if key not in INSTRUMENTS
    ]


def said_numbers(entry: ScaleEntry) -> Iterator[tuple[str, str]]:
    """(title of the part, number with its name in the publication) of one entry."""
    for part, number in zip(entry.scale.parts, entry.numbers, strict=True):
        stretch = part.stretch_title(number)
        yield (
            part.title,
            f"{plain_number(number)}, {stretch}" if stretch else plain_number(number),
        )


def entry_sentence(entry: ScaleEntry) -> str:
    """What is said when it is saved: "CORE-10 of 16-Nov-2026: 14, Mild."."""
    said = list(said_numbers(entry))
    parts = [
        number if len(said) == 1 else f"{title} {number}" for title, number in said
    ]
    named = f"{entry.scale.short_title} of {document_day(entry.taken_on)}"
    return f"{named}: {'; '.join(parts)}."
