"""The very lines behind "focus not touched": what the middle sessions say of the focus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sessions.models import SessionNote
from supervision.facts import CaseFacts
from supervision.rules.work import middle_sessions

# How much of a note stands beside the flag; the whole is one step away.
OPENING = 240


@dataclass(frozen=True, kw_only=True)
class DriftLine:
    """One session. `link` is what its note says of the focus, `opening` how it begins."""

    session_id: UUID
    number: int | None
    on: date
    link: str
    opening: str

    @property
    def is_linked(self) -> bool:
        return bool(self.link)


@dataclass(frozen=True, kw_only=True)
class Drift:
    """The last session that touched the focus, where there is one, and those since."""

    lines: tuple[DriftLine, ...]


def drift_of(facts: CaseFacts) -> Drift:
    """Signed words only. One query."""
    shown = []
    for one in reversed(middle_sessions(facts)):
        shown.append(one)
        if one.is_linked:
            break
    notes = {
        note.therapy_session_id: note
        for note in SessionNote.objects.filter(
            therapy_session__in=[one.line.session_id for one in shown]
        )
    }
    return Drift(
        lines=tuple(
            DriftLine(
                session_id=one.line.session_id,
                number=one.number,
                on=one.day,
                link=note.focus_link,
                opening=shortened(note.text),
            )
            for one in reversed(shown)
            if (note := notes.get(one.line.session_id))
        )
    )


def shortened(text: str) -> str:
    """The beginning of a text in one line, cut between words."""
    words = " ".join(text.split())
    if len(words) <= OPENING:
        return words
    return f"{words[:OPENING].rsplit(' ', 1)[0]} …"
