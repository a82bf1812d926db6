"""What we understand so far: the IPT formulation, or of a DIT the one line that can be said.

Markowitz & Swartz 2007 put the formulation to the client and ask to be corrected; of a DIT
only the line that was shared goes onto paper (Lemma, Target & Fonagy 2011).
"""

from __future__ import annotations

from functools import partial
from typing import Any

from documents.kinds import page, rows, words
from documents.kinds.base import Offer, Offers
from documents.kinds.gaps import Gap, NoGap
from documents.models import Document
from documents.queries.case_record import Record
from formulation.queries.formulation_told import Told
from protocols.base import Therapy

# Headings of what is told, as `told_to_client` gives them, with the keys of their parts.
TOLD = {
    "": "illness",
    "Why now": "why_now",
    "What made it likely": "vulnerability",
    "What keeps it going": "maintaining",
    "How it hangs together": "link",
    "What you bring": "strengths",
    "What we can hope for": "hope",
}


def _not_said(words: str = "The formulation says nothing here.") -> Gap:
    return Gap(words=words, write_at="formulation:formulation")


PARTS = (
    page.text(
        "illness",
        "What it is",
        "In plain words, and that it can be treated.",
        gap=_not_said(),
    ),
    page.text("why_now", "Why now", "What set it off.", gap=_not_said()),
    page.text("vulnerability", "What made it likely", gap=_not_said()),
    page.text("maintaining", "What keeps it going", gap=_not_said()),
    page.text("link", "How it hangs together", gap=_not_said(), needed=True),
    page.entries(
        "two_way", "Mood and people", "How each changes the other.", gap=_not_said()
    ),
    page.text(
        "focus",
        "What we work on",
        "The focus, and the client’s words for it.",
        gap=_not_said("The formulation names no focus."),
    ),
    page.text("strengths", "What you bring", gap=_not_said()),
    page.text("hope", "What we can hope for", gap=_not_said()),
    page.entries("boxes", "What came together", gap=_not_said()),
    page.quote(
        "response",
        "What you said",
        gap=_not_said("The formulation does not hold what the client said to it."),
    ),
)


# Spoken to the client.
said = partial(page.said, is_own=False)


def offers(record: Record) -> Offers:
    told = record.papers.formulation
    if told is None:
        return {}
    label = _label(told)
    of = told.formulation
    found: dict[str, list[Offer]] = {
        TOLD[heading]: said(record, text, label, of)
        for heading, text in (*told.before, *told.after)
    }
    who = told.person.display_name if told.person else "people"
    boxes = [f"{title}: {text}" for title, text in told.boxes]
    return found | {
        "two_way": [
            *_way(record, told, "My mood changes things with", who),
            *_way_back(record, told, who),
        ],
        "focus": _focus(record, told),
        "boxes": [one for box in boxes for one in said(record, box, label, of)],
        "response": page.said(record, of.response_words, label, of),
    }


def _label(told: Told) -> str:
    return f"Formulation, version {told.formulation.number}"


def _way(record: Record, told: Told, before: str, who: str) -> list[Offer]:
    there = told.formulation.mood_to_relationship
    if not there:
        return []
    return said(record, f"{before} {who}: {there}", _label(told), told.formulation)


def _way_back(record: Record, told: Told, who: str) -> list[Offer]:
    back = told.formulation.relationship_to_mood
    if not back:
        return []
    text = f"Things with {who} change my mood: {back}"
    return said(record, text, _label(told), told.formulation)


def _focus(record: Record, told: Told) -> list[Offer]:
    """We agreed to work on grief for Ngozi. In your words: “…”"""
    focus = told.formulation.focus_area
    if focus is None:
        return []
    verb = "We agreed to work on" if focus.is_agreed else "We think of working on"
    area = f"{told.area[0].lower()}{told.area[1:]}"
    before = {"GRIEF": " for ", "ROLE_DISPUTE": " with "}.get(focus.area, ": ")
    person = f"{before}{told.person.display_name}" if told.person else ""
    spoken = told.formulation.focus_words
    own = f" In your words: {words.sentence(words.quoted(spoken))}" if spoken else ""
    return said(record, f"{verb} {area}{person}.{own}", _label(told), told.formulation)


def facts(record: Record) -> dict[str, Any]:
    told = record.papers.formulation
    return page.page_facts(record, told.formulation.made_on if told else None)


def why_not_yet(record: Record) -> str:
    if record.papers.formulation is None:
        return "It is made from the formulation, which is not written yet."
    return ""


FORMULATION_PAGE = page.page(
    key=Document.Kind.FORMULATION_PAGE,
    title="What we understand so far",
    short="Formulation page",
    purpose="The formulation in plain words, for the client to correct and to keep.",
    parts=PARTS,
    therapies=(Therapy.IPT,),
    offers=offers,
    facts=facts,
    made_from=lambda case: (rows.formulation(case),),
    why_not_yet=why_not_yet,
    is_read_together=True,
)


def _not_in_pattern(what: str) -> Gap:
    return Gap(words=f"The pattern does not say {what}.", write_at="formulation:ipaf")


PATTERN_PARTS = (
    page.quote(
        "line",
        "In one line",
        "As the client said it.",
        gap=NoGap.ALWAYS_THERE,
        needed=True,
    ),
    page.entries(
        "round",
        "How it goes round",
        "Only with the client’s say.",
        gap=_not_in_pattern("how it goes round"),
    ),
    page.quote(
        "reaction", "What you said", gap=_not_in_pattern("what the client said to it")
    ),
)


def pattern_offers(record: Record) -> Offers:
    """The line alone is drafted; how it goes round waits for the client's say."""
    ipaf = record.ipaf
    if ipaf is None:
        return {}
    label = f"The pattern, version {ipaf.number}"
    scene = (
        ("It starts", ipaf.trigger),
        ("I feel", ipaf.experience),
        ("I expect", ipaf.expectation),
        ("So I", ipaf.response),
        ("And then", ipaf.consequence),
    )
    return {
        "line": page.said(record, ipaf.sayable_line, label, ipaf),
        "round": [
            one
            for before, text in scene
            if text
            for one in page.said(
                record, f"{before}: {text}", label, ipaf, is_drafted=False
            )
        ],
        "reaction": page.said(
            record, ipaf.client_reaction, label, ipaf, is_drafted=False
        ),
    }


def pattern_why_not(record: Record) -> str:
    if record.ipaf is None:
        return "It is made from the pattern, which is not written yet."
    if not record.ipaf.is_shared:
        return "It can be made once the line was shared with the client."
    return ""


PATTERN_PAGE = page.page(
    key=Document.Kind.PATTERN_PAGE,
    title="What we have noticed",
    short="The pattern in one line",
    purpose="The line that the two of you found, where the client wants it on paper.",
    parts=PATTERN_PARTS,
    therapies=(Therapy.DIT,),
    offers=pattern_offers,
    made_from=lambda case: (rows.pattern(case),),
    why_not_yet=pattern_why_not,
    is_read_together=True,
)
