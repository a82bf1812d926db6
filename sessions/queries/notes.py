"""What was written: the last note, homework across sessions, one signed session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from sessions.models import (
    Homework,
    HomeworkReview,
    SessionNote,
    TherapySession,
)


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


@dataclass(frozen=True, kw_only=True)
class HomeworkLine:
    """A task, the session it was set in, and how it went."""

    homework_id: UUID
    text: str
    set_on: date
    set_in: int | None
    outcome: str = ""
    outcome_title: str = ""
    learned: str = ""
    reviewed_on: date | None = None
    reviewed_in: int | None = None

    @property
    def is_open(self) -> bool:
        return not self.outcome

    @property
    def helped(self) -> bool:
        """Done, at least in part: offered when the relapse plan is written."""
        return self.outcome in (
            HomeworkReview.Outcome.DONE,
            HomeworkReview.Outcome.PARTLY,
        )


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
    )


def homework_of(case: Case) -> list[HomeworkLine]:
    """Every task of the case, newest first, reviewed or open. One query."""
    rows = (
        Homework.objects.filter(case=case)
        .select_related("set_in", "review__reviewed_in")
        .order_by("-set_in__scheduled_at", "text")
    )
    return [_homework_line(row) for row in rows]


def open_homework(case: Case) -> list[HomeworkLine]:
    """Tasks that nobody has come back to, oldest first."""
    return [line for line in reversed(homework_of(case)) if line.is_open]


def _homework_line(row: Homework) -> HomeworkLine:
    line = HomeworkLine(
        homework_id=row.pk,
        text=row.text,
        set_on=timezone.localdate(row.set_in.scheduled_at),
        set_in=row.set_in.number,
    )
    review: HomeworkReview | None = getattr(row, "review", None)
    if review is None:
        return line
    return replace(
        line,
        outcome=review.outcome,
        outcome_title=review.get_outcome_display(),
        learned=review.learned,
        reviewed_on=timezone.localdate(review.reviewed_in.scheduled_at),
        reviewed_in=review.reviewed_in.number,
    )
