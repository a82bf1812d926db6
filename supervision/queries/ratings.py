"""Ratings of a case's work: where a piece of work stood, and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.models import User
from cases.models import Case
from formulation.queries import current_focus
from protocols import protocol
from protocols.base import Phase, PhaseKey, Protocol
from protocols.competence import SCORES, CompetenceItem, items_beside, items_in
from sessions.models import SessionNote, TherapySession
from sessions.queries import Course, SessionLine, course_of
from supervision.models import CompetenceRating, RatingShare, SessionRecording


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a piece of work stood: the model followed, its phase, the focus area."""

    model: Protocol
    phase: Phase
    area: str


@dataclass(frozen=True, kw_only=True)
class RatedLine:
    """One line of the list with what was said to it. `score` is None where nothing was,

    and where it did not apply; `words` is the answer as people read it."""

    item: CompetenceItem
    score: int | None
    words: str
    comment: str
    minute: int | None

    @property
    def is_said(self) -> bool:
        return bool(self.words or self.comment or self.minute is not None)


@dataclass(frozen=True, kw_only=True)
class RatingPage:
    """One rating: the lines of its phase, and those of other phases that were rated too.

    `left_out` are titles of the phase's lines that were not looked at; `share` is the one
    that stands, None where there is none.
    """

    rating: CompetenceRating
    lines: tuple[RatedLine, ...]
    left_out: tuple[str, ...]
    beside: tuple[RatedLine, ...]
    share: RatingShare | None


def work_of(case: Case, therapy_session: TherapySession | None) -> User:
    """Whose work it is: who signed the session, or the case's therapist."""
    if therapy_session is not None:
        note = (
            SessionNote.objects.filter(therapy_session=therapy_session)
            .select_related("author")
            .first()
        )
        if note is not None:
            return note.author
    return case.therapist


def place_of(case: Case, therapy_session: TherapySession | None) -> Place | None:
    """Where a signed session stands in its course, or where the course stands now.

    None for a session that is not signed and numbered, and without a model.
    """
    course = course_of(case)
    model, phase = course.protocol, course.phase
    if therapy_session is not None:
        line = course.line(therapy_session.pk)
        if line is None or not can_be_rated(line):
            return None
        model, phase = line.model, line.phase
    if model is None or phase is None:
        return None
    focus = current_focus(case)
    return Place(model=model, phase=phase, area=focus.area if focus else "")


def can_be_rated(line: SessionLine) -> bool:
    return line.is_signed and line.number is not None and line.phase is not None


def sessions_to_rate(course: Course) -> list[SessionLine]:
    """The signed sessions of the treatment, the latest first."""
    return [line for line in reversed(course.sessions) if can_be_rated(line)]


def sessions_of(course: Course, user: User) -> list[SessionLine]:
    """Of those the ones that this person held: signed by them."""
    lines = sessions_to_rate(course)
    theirs = set(
        SessionNote.objects.filter(case=course.case_id, author=user).values_list(
            "therapy_session", flat=True
        )
    )
    return [line for line in lines if line.session_id in theirs]


def recording_of(therapy_session: TherapySession | None) -> SessionRecording | None:
    """The session's recording, one that still exists before one that does not."""
    if therapy_session is None:
        return None
    found = (
        SessionRecording.objects.real()
        .filter(therapy_session=therapy_session)
        .select_related("case__client", "case__couple__client")
        .latest_first()
    )
    return min(found, key=lambda one: one.is_destroyed, default=None)


def ratings_of(case: Case, user: User, on: date) -> list[CompetenceRating]:
    """What this person may read of a case's ratings, the latest first. One query."""
    return list(
        CompetenceRating.objects.readable_by(user, on)
        .filter(case=case)
        .select_related("rater", "therapist", "therapy_session")
        .order_by("-rated_on", "-saved_at", "pk")
    )


def find_rating(
    case: Case, rating_id: UUID, user: User, on: date
) -> CompetenceRating | None:
    """The case's own rating, for somebody who may read it."""
    return (
        CompetenceRating.objects.readable_by(user, on)
        .filter(case=case, pk=rating_id)
        .select_related(
            "case__client",
            "case__couple__client",
            "case__therapist",
            "rater",
            "therapist",
            "therapy_session",
            "recording",
        )
        .first()
    )


def rating_page(rating: CompetenceRating) -> RatingPage:
    """A given rating as it is read. One query."""
    lines = [rated_line(rating, item) for item in first_items(rating)]
    beside = [rated_line(rating, item) for item in other_items(rating)]
    return RatingPage(
        rating=rating,
        lines=tuple(line for line in lines if line.is_said),
        left_out=tuple(line.item.title for line in lines if not line.is_said),
        beside=tuple(line for line in beside if line.is_said),
        share=RatingShare.objects.standing().filter(rating=rating).first(),
    )


def first_items(rating: CompetenceRating) -> tuple[CompetenceItem, ...]:
    """The lines of the list that belong to the rating's phase."""
    return items_in(
        protocol(rating.protocol_key).therapy,
        PhaseKey(rating.phase),
        rating.focus_area or None,
    )


def other_items(rating: CompetenceRating) -> tuple[CompetenceItem, ...]:
    return items_beside(
        protocol(rating.protocol_key).therapy,
        PhaseKey(rating.phase),
        rating.focus_area or None,
    )


def rated_line(rating: CompetenceRating, item: CompetenceItem) -> RatedLine:
    answer = rating.answers.get(item.key, {})
    score = answer.get("score")
    return RatedLine(
        item=item,
        score=score if score in SCORES else None,
        words=score_words(score),
        comment=str(answer.get("comment", "")),
        minute=answer.get("minute"),
    )


def score_words(score: int | str | None) -> str:
    """ "3 Good", "Did not apply", or nothing."""
    if score == CompetenceRating.NOT_APPLICABLE:
        return "Did not apply"
    return f"{score} {SCORES[score]}" if isinstance(score, int) else ""
