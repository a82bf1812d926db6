"""The formulation as the client reads it: "What we understand so far", on one page."""

from __future__ import annotations

from dataclasses import dataclass

from formulation.models import Formulation, InventoryPerson
from formulation.queries.formulation import filled_boxes
from formulation.queries.plain_words import ToLookAt, to_look_at
from protocols import focus_areas
from ui.paper import lines_of, lines_of_all

# Measured on A4 with 12 pt letters; a test prints pages and compares.
ACROSS = 76
LINES_ON_A_PAGE = 38
# The drawing without its sentences, and the one about the focus without its words.
LINES_ALWAYS = 7
BETWEEN = 0.4
IN_A_BOX = 34


@dataclass(frozen=True, kw_only=True)
class Told:
    """One version in the order in which it is told.

    `before` and `after` are (heading, text) around the drawing. `person` is the one of the
    focus, None also for someone who is never printed.
    """

    formulation: Formulation
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    boxes: tuple[tuple[str, str], ...]
    area: str
    person: InventoryPerson | None
    is_long: bool
    leaves_event_out: bool
    look_at: ToLookAt


def told_to_client(formulation: Formulation) -> Told:
    """What is printed of a version. One query.

    An event that is marked sensitive stays off the page, and so does the name of someone
    who is never printed, but a name within free text is only pointed out.
    """
    event, focus = formulation.trigger_event, formulation.focus_area
    is_sensitive = event is not None and event.is_sensitive
    trigger = formulation.trigger or (event.title if event and not is_sensitive else "")
    before = _filled(
        ("", formulation.illness),
        ("Why now", trigger),
        ("What made it likely", formulation.vulnerability),
        ("What keeps it going", formulation.maintaining),
        ("How it hangs together", formulation.link_sentence),
    )
    after = _filled(
        ("What you bring", formulation.strengths),
        ("What we can hope for", formulation.hope),
    )
    boxes = tuple(filled_boxes(formulation))
    person = focus.person if focus else None
    everything = [text for _, text in (*before, *after, *boxes)]
    arrows = [formulation.mood_to_relationship, formulation.relationship_to_mood]
    spoken = [formulation.focus_words, formulation.response_words]
    return Told(
        formulation=formulation,
        before=before,
        after=after,
        boxes=boxes,
        area=focus_areas.focus_area(focus.area).client_title if focus else "",
        person=None if person is None or person.is_never_printed else person,
        is_long=_lines(before, after, boxes, [*arrows, *spoken]) > LINES_ON_A_PAGE,
        leaves_event_out=is_sensitive and not formulation.trigger,
        look_at=to_look_at(
            "\n".join([*everything, *arrows, *spoken]),
            InventoryPerson.objects.filter(
                case=formulation.case_id, is_never_printed=True
            ),
        ),
    )


def _filled(*parts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((heading, text) for heading, text in parts if text)


def _lines(
    before: tuple[tuple[str, str], ...],
    after: tuple[tuple[str, str], ...],
    boxes: tuple[tuple[str, str], ...],
    others: list[str],
) -> float:
    """Lines of the whole page; the boxes stand two in a row, each under its title."""
    flowing = [f"{heading} {text}" for heading, text in (*before, *after)]
    boxed = [1 + lines_of(text, across=IN_A_BOX) for _, text in boxes]
    rows = [max(boxed[place : place + 2]) for place in range(0, len(boxed), 2)]
    return (
        LINES_ALWAYS
        + lines_of_all([*flowing, *others], across=ACROSS, between=BETWEEN)
        + sum(rows)
    )
