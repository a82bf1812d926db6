"""What was written last: the newest note, and what was added under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from formulation.models import InventoryPerson
from measures.instruments import instrument
from sessions.models import Homework, SessionNote, TherapySession
from sessions.queries.course import Course


@dataclass(frozen=True, kw_only=True)
class Added:
    """Words that were added under a signed note."""

    text: str
    author_name: str
    added_at: datetime


@dataclass(frozen=True, kw_only=True)
class LastNote:
    """The newest signed session's words, and what was added under them since.

    Whoever shows the one shows the other: a correction that is missing misleads.
    """

    session_id: UUID
    number: int | None
    on: date
    text: str
    focus_link: str
    next_plan: str
    author_name: str
    techniques: tuple[str, ...]
    addenda: tuple[Added, ...]
    important: str = ""


@dataclass(frozen=True, kw_only=True)
class LastTime:
    """The last signed session at a glance, beside the form of the next one.

    Nothing about safety: that is asked anew each time.
    """

    note: LastNote
    scores: tuple[tuple[str, int | None], ...]
    people: tuple[InventoryPerson, ...]
    tasks: tuple[str, ...]


def last_note(case: Case) -> LastNote | None:
    """What was written at the last signed session of the treatment."""
    note = (
        SessionNote.objects.filter(
            case=case, therapy_session__kind=TherapySession.Kind.SESSION
        )
        .select_related("therapy_session")
        .order_by("-therapy_session__scheduled_at")
        .first()
    )
    if note is None:
        return None
    session = note.therapy_session
    return LastNote(
        session_id=session.pk,
        number=session.number,
        on=timezone.localdate(session.scheduled_at),
        text=note.text,
        focus_link=note.focus_link,
        next_plan=note.next_plan,
        author_name=note.signer_name,
        techniques=tuple(session.techniques.values_list("key", flat=True)),
        addenda=tuple(
            Added(text=one.text, author_name=one.author_name, added_at=one.added_at)
            for one in note.addenda.order_by("added_at", "pk")
        ),
        important=important_in(note),
    )


def last_time(course: Course, note: LastNote | None) -> LastTime | None:
    """What hangs off that note, for a glance. Two queries."""
    line = course.line(note.session_id) if note else None
    if note is None or line is None:
        return None
    people = InventoryPerson.objects.filter(
        session_links__therapy_session=note.session_id
    )
    tasks = Homework.objects.filter(set_in=note.session_id).order_by("text")
    return LastTime(
        note=note,
        scores=tuple(
            (instrument(key).short_title, total) for key, total in line.scores.items()
        ),
        people=tuple(people.by_name()),
        tasks=tuple(tasks.values_list("text", flat=True)),
    )


def important_in(note: SessionNote | None) -> str:
    """What the client called important, as the signed content has it."""
    return str(note.content.get("important_to_client", "")) if note else ""
