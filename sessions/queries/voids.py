"""A note that was voided: struck through, and still there for who could read it."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User
from cases.models import Case
from sessions.models import NoteAddendum, NoteVoid, SessionNote
from sessions.queries.notes import important_in

# Parts of the signed content -> what they are called where they are counted.
HUNG = (
    ("measures", "questionnaire", "questionnaires"),
    ("risk", "risk entry", "risk entries"),
    ("agenda", "agenda line", "agenda lines"),
    ("techniques", "technique", "techniques"),
    ("sightings", "mark of the pattern", "marks of the pattern"),
    ("homework_set", "task set", "tasks set"),
    ("homework_reviewed", "task looked at", "tasks looked at"),
)


@dataclass(frozen=True, kw_only=True)
class VoidedNote:
    """`taken_back` says what the note recorded, none of which counts any more."""

    void: NoteVoid
    note: SessionNote
    important: str
    addenda: tuple[NoteAddendum, ...]
    taken_back: tuple[str, ...]
    # Where its author may take the words to; empty for everybody else.
    cases: tuple[Case, ...]


def voided_note(note: SessionNote, *, by: User) -> VoidedNote | None:
    """The note with its void; None while it stands. Three queries."""
    void = NoteVoid.objects.filter(note=note).first()
    if void is None:
        return None
    return VoidedNote(
        void=void,
        note=note,
        important=important_in(note),
        addenda=tuple(
            NoteAddendum.with_voided.filter(note=note).order_by("added_at", "pk")
        ),
        taken_back=tuple(_taken_back(note)),
        cases=tuple(cases_to_take_to(note, by)),
    )


def cases_to_take_to(note: SessionNote, author: User) -> list[Case]:
    """The author's own open cases but this one."""
    if note.author_id != author.pk:
        return []
    own = Case.objects.writable_by(author).exclude(pk=note.case_id)
    return list(own.with_people().order_by("client__number", "pk"))


def _taken_back(note: SessionNote) -> list[str]:
    found = []
    for key, one, many in HUNG:
        count = len(note.content.get(key, ()))
        if count:
            found.append(f"{count} {one if count == 1 else many}")
    return found
