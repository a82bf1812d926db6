"""What the pages of the practice's own wording show."""

from __future__ import annotations

from dataclasses import dataclass

from documents import kinds, merge_fields
from documents.kinds.base import Kind, Part, Shape
from documents.merge_fields import Field
from documents.models import PartWording

# A name, or words that are the client's own: nothing that a practice could word.
NOT_WORDED = (Shape.LINE, Shape.QUOTE)


@dataclass(frozen=True, kw_only=True)
class PartLine:
    """One part of a kind, with the wording that holds for it, None while it is ours."""

    part: Part
    wording: PartWording | None


@dataclass(frozen=True, kw_only=True)
class KindLines:
    kind: Kind
    lines: tuple[PartLine, ...]


@dataclass(frozen=True, kw_only=True)
class Worded:
    """A part that the practice has put into its own words."""

    kind: Kind
    line: PartLine


@dataclass(frozen=True, kw_only=True)
class WordingPage:
    """The wording of one part: its versions, the one that holds first."""

    kind: Kind
    part: Part
    versions: tuple[PartWording, ...]
    fields: tuple[Field, ...]

    @property
    def now(self) -> PartWording | None:
        return self.versions[0] if self.versions else None


def parts_to_word(kind: Kind) -> list[Part]:
    return [part for part in kind.parts if part.shape not in NOT_WORDED]


def all_wordings() -> list[KindLines]:
    """Every kind with its parts. One query."""
    found: dict[tuple[str, str], PartWording] = {}
    for row in PartWording.objects.select_related("author").newest_first():
        found.setdefault((row.kind, row.part), row)
    holding = {key: row for key, row in found.items() if row.text}
    return [
        KindLines(
            kind=kind,
            lines=tuple(
                PartLine(part=part, wording=holding.get((kind.key, part.key)))
                for part in parts_to_word(kind)
            ),
        )
        for kind in kinds.KINDS.values()
        if parts_to_word(kind)
    ]


def worded_parts(found: list[KindLines]) -> list[Worded]:
    """Of all of them those with words of the practice, in the order of the letters."""
    return [
        Worded(kind=one.kind, line=line)
        for one in found
        for line in one.lines
        if line.wording
    ]


def wording_page(kind_key: str, part_key: str) -> WordingPage | None:
    """None where there is no such kind, or no such part that can be worded."""
    kind = kinds.KINDS.get(kind_key)
    if kind is None:
        return None
    part = next((one for one in parts_to_word(kind) if one.key == part_key), None)
    if part is None:
        return None
    rows = PartWording.objects.filter(kind=kind.key, part=part.key)
    return WordingPage(
        kind=kind,
        part=part,
        versions=tuple(rows.select_related("author").newest_first()),
        fields=tuple(merge_fields.FIELDS.values()),
    )
