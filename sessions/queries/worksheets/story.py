"""The story of a loss on paper, from the words that are kept with the focus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cases.models import Case
from formulation.models import GriefDetail, InventoryPerson
from formulation.queries.plain_words import ToLookAt, to_look_at
from protocols.focus_areas import FocusKey
from sessions.queries.worksheets.read import Said

# Field of the grief record, and how the client's own sheet asks it, in its order.
PARTS = (
    ("loved_parts", "What I loved"),
    ("hard_parts", "What was hard"),
    ("mixed_feelings", "What was both"),
    ("before", "The time before"),
    ("at_the_death", "When it happened"),
    ("afterwards", "Afterwards"),
    ("guilt", "What I blame myself for"),
    ("anger", "What I am angry about"),
    ("unsaid", "What I never said"),
    ("rituals", "What helps me remember"),
)


@dataclass(frozen=True, kw_only=True)
class Story:
    """`person` is None where nobody is to be named on paper."""

    person: Any
    lines: tuple[Said, ...]
    look_at: ToLookAt


def grief_story(case: Case, focus_id: UUID) -> Story | None:
    """The story of one grief focus; None where that is no grief focus of the case."""
    focus = (
        case.focus_areas.filter(pk=focus_id, area=FocusKey.GRIEF)
        .select_related("person")
        .first()
    )
    if focus is None:
        return None
    detail: GriefDetail | None = getattr(focus, "grief_detail", None)
    lines = tuple(
        Said(key=name, label=label, words=words)
        for name, label in PARTS
        if (words := getattr(detail, name, "").strip())
    )
    never = InventoryPerson.objects.filter(case=case, is_never_printed=True)
    person = focus.person
    is_shown = person is not None and not person.is_never_printed
    return Story(
        person=person if is_shown else None,
        lines=lines,
        look_at=to_look_at("\n".join(one.words for one in lines), never),
    )
