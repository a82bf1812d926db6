"""The DIT goodbye letter: personal, honest about limits, without headings or scores.

Lemma, Target & Fonagy 2011: it is written by the therapist, shared before the last
session, and talked about.
"""

from __future__ import annotations

from documents.kinds import gaps, letters, rows, words
from documents.kinds.base import Kind, Offer, Offers, Part, Reader, offer
from documents.kinds.gaps import Gap, NoGap
from documents.models import Document
from documents.queries.case_record import Record
from documents.queries.seen import Seen
from formulation.models import PatternSighting
from protocols.base import Therapy

PARTS = (
    letters.DEAR,
    Part(
        key="pattern",
        title="The pattern, as a story",
        help="What you came to understand together, in plain words.",
        is_required=True,
        gaps=(gaps.PATTERN,),
    ),
    Part(
        key="origin",
        title="Where it came from",
        help="Only what the client has said and can read.",
        gaps=(
            Gap(
                words="No sighting from the past is recorded.",
                write_at="formulation:patterns",
            ),
        ),
    ),
    Part(
        key="between_us",
        title="How it showed between the two of you",
        help="A moment that you both remember.",
        gaps=(
            Gap(
                words="No sighting in the room is recorded.",
                write_at="formulation:patterns",
            ),
        ),
    ),
    Part(
        key="different",
        title="What the client did differently",
        help="With whom, and what came of it.",
        gaps=(
            Gap(
                words="No sighting says what was new.", write_at="formulation:patterns"
            ),
        ),
    ),
    Part(
        key="limits",
        title="What was hard, or not reached",
        help="Limits and disappointments belong here too.",
        gaps=gaps.of_plan("The relapse plan does not say what is still open."),
    ),
    Part(
        key="ending",
        title="The ending",
        help="What it is like for both of you that this ends.",
        no_gap=NoGap.ALWAYS_THERE,
    ),
    Part(
        key="later",
        title="When it feels like before",
        help="What the client may notice, and do.",
        gaps=gaps.SIGNS,
    ),
    Part(
        key="wish",
        title="A wish",
        help="One or two sentences.",
        no_gap=NoGap.WRITERS_OWN,
    ),
    letters.SIGNED,
)


def offers(record: Record) -> Offers:
    return {
        "dear": letters.dear(record),
        "pattern": _pattern(record),
        "origin": [
            one
            for seen in record.seen
            if seen.source == PatternSighting.Source.PAST
            for one in _scene(record, seen)
        ],
        "between_us": [
            one
            for seen in record.seen
            if seen.source == PatternSighting.Source.IN_THE_ROOM
            for one in _scene(record, seen)
        ],
        "different": [
            *_different(record),
            *letters.goals(record, is_drafted=False),
            *letters.scores(record, is_drafted=False),
        ],
        "limits": letters.plan_sentence(
            record, "Not everything is settled:", "unfinished"
        ),
        "ending": letters.met(record),
        "later": [
            *letters.plan_sentence(
                record, "You may notice it by this:", "early_signs", "later_signs"
            ),
            *letters.plan_sentence(record, "Then:", "amber"),
        ],
        "wish": [],
        "signed": letters.signed(record),
    }


def _pattern(record: Record) -> list[Offer]:
    """The pattern from its parts. The client's line is offered first: it is theirs."""
    ipaf = record.ipaf
    if ipaf is None:
        return []
    label = f"The pattern, version {ipaf.number}"
    found = offer(
        "We found words for it together: "
        f"{words.quoted(record.own_words(ipaf.sayable_line))}.",
        label,
        ipaf,
    )
    scene = [
        ("When", ipaf.trigger),
        ("you felt", ipaf.experience),
        ("you expected", ipaf.expectation),
        ("and so you", ipaf.response),
        ("which left", ipaf.consequence),
    ]
    said = ", ".join(
        f"{before} {words.quoted(record.own_words(text))}"
        for before, text in scene
        if text
    )
    if ipaf.trigger and said:
        found += offer(
            f"{said}.",
            f"{label}: how it goes round",
            ipaf,
            is_drafted=False,
        )
    return found + offer(
        f"What it cost you: {words.quoted(record.own_words(ipaf.cost))}.",
        f"{label}: the cost",
        ipaf,
        is_drafted=False,
    )


def _scene(record: Record, seen: Seen) -> list[Offer]:
    """A moment in which the pattern showed. Waits to be put into the writer's words."""
    who = f" with your {_small(seen.with_whom)}" if seen.with_whom else ""
    parts = [record.own_words(text) for text in (seen.trigger, seen.response) if text]
    if not parts:
        return []
    return _sighting(f"It showed{who}: {words.quotes(parts)}.", seen)


def _different(record: Record) -> list[Offer]:
    found: list[Offer] = []
    for seen in record.seen:
        if seen.changed == PatternSighting.Changed.NO or not seen.what_was_new:
            continue
        who = f"With your {_small(seen.with_whom)}" if seen.with_whom else "Here"
        new = words.quoted(record.own_words(seen.what_was_new))
        found += _sighting(f"{who} it went differently: {new}.", seen, is_drafted=True)
    return found


def _sighting(text: str, seen: Seen, *, is_drafted: bool = False) -> list[Offer]:
    return offer(
        text,
        f"{seen.session_label}: the pattern",
        seen.sighting_id,
        kind="patternsighting",
        is_drafted=is_drafted,
    )


def _small(relation: str) -> str:
    return f"{relation[:1].lower()}{relation[1:]}"


GOODBYE = Kind(
    key=Document.Kind.GOODBYE_LETTER,
    title="Goodbye letter",
    purpose="For the client, to read together before the last session and to keep.",
    reader=Reader.CLIENT,
    parts=PARTS,
    template="documents/pdf/letter.html",
    therapies=(Therapy.DIT,),
    offers=offers,
    facts=letters.facts,
    made_from=lambda case: (rows.pattern(case), rows.relapse_plan(case)),
    why_not_yet=letters.nothing_signed,
    has_headings=False,
    is_read_together=True,
)
