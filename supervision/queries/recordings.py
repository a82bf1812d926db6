"""The register of recordings: of one case, and what is to be destroyed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.models import User
from cases.models import Case
from sessions.queries import Course, SessionLine, course_of
from supervision.models import RecordingPlace, RecordingSample, SessionRecording
from supervision.models.recording import SessionRecordingQuerySet
from supervision.queries.consents import RecordingConsent, recording_consents


@dataclass(frozen=True, kw_only=True)
class RecordingLine:
    """One recording with who listened to it and why it has to go, if it has to.

    `moves` are the corrections of where it is kept, the latest first.

    `reason` is empty while it may be kept; "consent taken back" comes before a day.
    """

    recording: SessionRecording
    number: int | None
    samples: tuple[RecordingSample, ...]
    moves: tuple[RecordingPlace, ...]
    reason: str
    is_pressing: bool


@dataclass(frozen=True, kw_only=True)
class Register:
    """A case's recordings, the latest first, and what its people said to being recorded.

    `can_be_entered` are held sessions from which a recording may stand in the register.
    """

    consents: tuple[RecordingConsent, ...]
    lines: tuple[RecordingLine, ...]
    can_be_entered: tuple[SessionLine, ...]
    course: Course

    @property
    def is_agreed(self) -> bool:
        return all(
            one.consent is not None and one.consent.holds for one in self.consents
        )


def register_of(case: Case, on: date) -> Register:
    """The register page of a case. A fixed number of queries."""
    course = course_of(case)
    consents = recording_consents([case])[case.pk]
    found = _with_samples(SessionRecording.objects.filter(case=case))
    held = [one for one in course.sessions if one.is_signed and one.number is not None]
    return Register(
        consents=tuple(consents),
        lines=tuple(_line(one, consents, on) for one in found),
        can_be_entered=tuple(
            one
            for one in reversed(held)
            if all(consent.holds_since(one.on) for consent in consents)
        ),
        course=course,
    )


def to_destroy(user: User, on: date) -> list[RecordingLine]:
    """Recordings of this therapist's own cases that have to go, the most pressing first.

    Due in a week, overdue, or with a consent that was taken back. Four queries.
    """
    kept = _with_samples(
        SessionRecording.objects.kept().filter(case__in=Case.objects.own(user))
    )
    consents = recording_consents(one.case for one in kept)
    lines = [_line(one, consents[one.case_id], on) for one in kept]
    return sorted(
        (line for line in lines if line.reason),
        key=lambda line: (not line.is_pressing, line.recording.destroy_by),
    )


def find_recording(case: Case, recording_id: UUID) -> SessionRecording | None:
    return (
        SessionRecording.objects.filter(case=case, pk=recording_id)
        .select_related(
            "case__client", "case__couple__client", "case__therapist", "therapy_session"
        )
        .prefetch_related("places__written_by")
        .first()
    )


WARNED_DAYS = 7


def _with_samples(found: SessionRecordingQuerySet) -> list[SessionRecording]:
    return list(
        found.select_related(
            "case__client",
            "case__couple__client",
            "therapy_session",
            "recorded_by",
            "destroyed_by",
        )
        .prefetch_related("samples__sampled_by", "places__written_by")
        .latest_first()
    )


def _line(
    recording: SessionRecording, consents: Iterable[RecordingConsent], on: date
) -> RecordingLine:
    reason, is_pressing = _reason(recording, consents, on)
    return RecordingLine(
        recording=recording,
        number=recording.therapy_session.number,
        samples=tuple(sorted(recording.samples.all(), key=lambda one: one.sampled_on)),
        moves=_moves(recording),
        reason=reason,
        is_pressing=is_pressing,
    )


def _moves(recording: SessionRecording) -> tuple[RecordingPlace, ...]:
    found = sorted(recording.places.all(), key=lambda one: (one.written_at, one.pk))
    return tuple(reversed(found))


def _reason(
    recording: SessionRecording, consents: Iterable[RecordingConsent], on: date
) -> tuple[str, bool]:
    if recording.is_destroyed:
        return "", False
    if any(one.is_refused for one in consents):
        return "Consent was taken back: destroy it now", True
    days = (recording.destroy_by - on).days
    if days < 0:
        return f"{-days} {'day' if days == -1 else 'days'} over its time", True
    if days <= WARNED_DAYS:
        return (
            "Today is its last day" if days == 0 else "Its time is nearly over",
            False,
        )
    return "", False
