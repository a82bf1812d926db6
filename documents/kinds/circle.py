"""The people around me: the inventory on one page, with the circle at the start and now.

The inventory is a review that therapist and client go through together (Weissman, Markowitz
& Klerman 2018); two circles beside each other show what has moved. First names only, and
nobody of whom the client asked that they never be printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from cases.models import Case
from documents.kinds import page
from documents.kinds.base import Offer, Offers
from documents.kinds.gaps import Gap, NoGap
from documents.models import Document
from documents.pdf_styles import CIRCLE, style_of
from documents.queries.case_record import Record
from documents.queries.name_words import names_someone
from documents.queries.origins import Rows
from formulation.models import ClosenessRating, InventoryPerson
from formulation.queries import Circle, people_drawn
from formulation.queries.circle import Place
from formulation.queries.comparison import Change
from ui import drawing

LABEL = "Circle"
LEGEND = (
    "Nearer to the middle is closer to me. Dotted: no contact now. Cross: has died. Thick "
    "outline: much to do with how I have been. Full arrow: where I would like them."
)
SAYS = (
    "name", "relationship", "status", "tone", "frequency", "relevance", "sector",
    "desired_ring", "is_never_printed", "removed_at",
)  # fmt: skip
NOT_MOVED = Gap(
    words="Nobody has another place in the circle than at the start.",
    write_at="formulation:inventory",
)
PARTS = (
    page.text(
        "about",
        "What we saw",
        "What stands out, in the client’s words.",
        gap=NoGap.WRITERS_OWN,
    ),
    page.entries("rings", "Ring by ring", gap=NoGap.ALWAYS_THERE, needed=True),
    page.entries("changes", "What has moved", gap=NOT_MOVED),
)


def offers(record: Record) -> Offers:
    rings = [
        f"{group.title}: {', '.join(_named(record, one) for one in group.places)}"
        for group in record.papers.circle.groups
    ]
    return {
        "rings": page.lines(record, rings, LABEL, None),
        "changes": [
            one for change in _moved(record) for one in _change(record, change)
        ],
    }


def _named(record: Record, place: Place) -> str:
    """Ada (older daughter); my teacher, who has no first name, by her relation alone."""
    relation, told = place.person.relationship, record.own_words(place.person.name)
    if not relation or names_someone(relation) or relation.lower() in told.lower():
        return told
    return f"{told} ({relation})"


def _moved(record: Record) -> list[Change]:
    """Those who stand in both circles, and elsewhere in the second."""
    found = record.papers.circles
    if found is None:
        return []
    return [
        one
        for one in found.changes
        if one.was and one.now and not one.person.is_never_printed
    ]


def _change(record: Record, change: Change) -> list[Offer]:
    """Samuel: 1 ring closer, from further out to close, where I would like them."""
    told = change.words.replace("where the client would", "where I would")
    return page.said(record, f"{change.person.name}: {told}", LABEL, change.person)


def facts(record: Record) -> dict[str, Any]:
    """The circles as people in rings, so that they are always drawn the same way."""
    found = record.papers.circles
    circles = [("Now", record.papers.circle)]
    if found is not None and _moved(record):
        circles.insert(0, ("At the start", found.first.for_print))
    return page.page_facts(record) | {
        "circles": [
            {"caption": title, "people": _people(record, circle)}
            for title, circle in circles
        ],
        "legend": LEGEND,
    }


def _people(record: Record, circle: Circle) -> list[dict[str, Any]]:
    return [
        asdict(one)
        | {
            "name": record.own_words(one.name),
            "relation": "" if names_someone(one.relation) else one.relation,
            "was_ring": None,
            "url": "",
        }
        for one in people_drawn(circle)
    ]


def draw(facts: dict[str, Any]) -> dict[str, Any]:
    """One circle, or two beside each other."""
    shown = [
        (one["caption"], [drawing.Person(**person) for person in one["people"]])
        for one in facts.get("circles", ())
    ]
    everyone = {person.id: person for _, people in shown for person in people}
    return {
        "figures": [
            {
                "caption": caption,
                "svg": drawing.closeness(
                    people,
                    is_beside_another=len(shown) > 1,
                    among=list(everyone.values()),
                    style=style_of(CIRCLE),
                ),
            }
            for caption, people in shown
        ]
    }


def why_not_yet(record: Record) -> str:
    if not record.papers.circle.placed:
        return "Nobody stands in the circle yet, or only people who are never printed."
    return ""


def made_from(case: Case) -> Sequence[Rows]:
    people = InventoryPerson.objects.filter(case=case).present()
    ratings = ClosenessRating.objects.filter(case=case, person__in=people)
    return (
        Rows(rows=people.order_by("pk"), says=SAYS),
        Rows(rows=ratings.order_by("pk")),
    )


CIRCLE_PAGE = page.page(
    key=Document.Kind.CIRCLE_PAGE,
    title="The people around me",
    short="Circle page",
    purpose="The circle and who stands where, for the client to keep.",
    parts=PARTS,
    offers=offers,
    facts=facts,
    made_from=made_from,
    why_not_yet=why_not_yet,
    print_facts=draw,
)
