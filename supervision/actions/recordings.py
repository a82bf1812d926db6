"""The register of recordings: entered, listened to, destroyed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from sessions.actions import RuleBroken
from sessions.models import TherapySession
from supervision.actions.reviewing import check_supervises
from supervision.models import RecordingPlace, RecordingSample, SessionRecording
from supervision.queries.consents import recording_consents
from supervision.queries.flags import thresholds


class NotAgreedTo(RuleBroken):
    sentence = (
        "There is no consent to a recording of that day. Ask, and note the answer under "
        "consents, before anything is recorded."
    )


class NothingToRecord(RuleBroken):
    sentence = "Choose a session that was held."
    field = "session"


class KeptTooLong(RuleBroken):
    field = "destroy_by"


class DueBeforeItWasMade(RuleBroken):
    sentence = "The last day it is kept must not be before the day of the session."
    field = "destroy_by"


class RecordingIsGone(RuleBroken):
    sentence = "This recording is destroyed."


class StandsThereAlready(RuleBroken):
    sentence = "This is the place that stands there already."
    field = "kept_at"


class ConsentTakenBack(RuleBroken):
    sentence = (
        "The client took back their consent. The recording is not listened to any more; "
        "destroy it."
    )


class DestroyedOnNoSuchDay(RuleBroken):
    sentence = "The day must be between the day of the recording and today."
    field = "destroyed_on"


def last_day_kept(made_on: date) -> date:
    """The last day on which the practice lets a recording of that day be kept."""
    return made_on + timedelta(days=thresholds().recording_days)


def check_agreed(case: Case, day: date) -> None:
    """Raises NotAgreedTo unless everyone in the case agreed by that day, and still does."""
    if not all(one.holds_since(day) for one in recording_consents([case])[case.pk]):
        raise NotAgreedTo


def check_may_be_listened_to(recording: SessionRecording) -> None:
    """Raises RecordingIsGone, ConsentTakenBack."""
    if recording.is_destroyed:
        raise RecordingIsGone
    consents = recording_consents([recording.case])[recording.case_id]
    if any(one.is_refused for one in consents):
        raise ConsentTakenBack


@transaction.atomic
def enter_recording(
    *,
    therapy_session: TherapySession,
    by: User,
    kind: str,
    kept_at: str,
    destroy_by: date | None = None,
    at: datetime | None = None,
) -> SessionRecording:
    """Note that a session was recorded, where it is kept and until when at most.

    Without a day it is the last one that the practice allows. Raises NothingToRecord,
    NotAgreedTo, DueBeforeItWasMade, KeptTooLong.
    """
    now = at or timezone.now()
    case, made_on = (
        therapy_session.case,
        timezone.localdate(therapy_session.scheduled_at),
    )
    if not therapy_session.is_attended or made_on > timezone.localdate(now):
        raise NothingToRecord
    check_agreed(case, made_on)
    last = last_day_kept(made_on)
    due = destroy_by or last
    if due < made_on:
        raise DueBeforeItWasMade
    if due > last:
        raise KeptTooLong(
            f"The practice keeps recordings for {(last - made_on).days} days at most: "
            f"until {last.day} {last:%B %Y}."
        )
    recording = SessionRecording(
        case=case,
        therapy_session=therapy_session,
        kind=kind,
        made_on=made_on,
        kept_at=kept_at.strip(),
        destroy_by=due,
        recorded_at=now,
        recorded_by=by,
    )
    recording.full_clean()
    recording.save(force_insert=True)
    audit.log(by=by, verb="recording.entered", record=recording, case=case, at=at)
    return recording


@transaction.atomic
def sample_recording(
    *, recording: SessionRecording, by: User, at: datetime | None = None
) -> RecordingSample:
    """A supervisor of the case's therapist listened to it today; once a day is enough.

    Raises OnlyItsSupervisorReviews, RecordingIsGone, ConsentTakenBack.
    """
    now = at or timezone.now()
    check_supervises(case=recording.case, by=by, at=now)
    check_may_be_listened_to(recording)
    sample, is_new = RecordingSample.objects.get_or_create(
        recording=recording,
        sampled_on=timezone.localdate(now),
        sampled_by=by,
        defaults={"case": recording.case, "recorded_at": now},
    )
    if is_new:
        audit.log(
            by=by,
            verb="recording.sampled",
            record=recording,
            case=recording.case,
            at=at,
        )
    return sample


@transaction.atomic
def correct_place(
    *,
    recording: SessionRecording,
    by: User,
    kept_at: str,
    why: str,
    at: datetime | None = None,
) -> RecordingPlace:
    """Another place than stands in the register, which keeps what stood before.

    `why` is one of RecordingPlace.Why. Raises RecordingIsGone, StandsThereAlready.
    """
    held = SessionRecording.objects.select_for_update(of=("self",)).get(pk=recording.pk)
    if held.is_destroyed:
        raise RecordingIsGone
    if held.place == kept_at.strip():
        raise StandsThereAlready
    place = RecordingPlace(
        case=held.case,
        recording=held,
        kept_at=kept_at.strip(),
        why=why,
        written_at=at or timezone.now(),
        written_by=by,
    )
    place.full_clean()
    place.save(force_insert=True)
    # Neither place is in the log: admins read the log, and need not know where it lies.
    audit.log(
        by=by, verb="recording.place_corrected", record=held, case=held.case, at=at
    )
    return place


@transaction.atomic
def destroy_recording(
    *,
    recording: SessionRecording,
    by: User,
    how: str,
    destroyed_on: date,
    at: datetime | None = None,
) -> SessionRecording:
    """Note that it is destroyed, when and how; or that it never was.

    Raises RecordingIsGone, DestroyedOnNoSuchDay.
    """
    today = timezone.localdate(at or timezone.now())
    held = SessionRecording.objects.select_for_update(of=("self",)).get(pk=recording.pk)
    if held.is_destroyed:
        raise RecordingIsGone
    if not held.made_on <= destroyed_on <= today:
        raise DestroyedOnNoSuchDay
    held.destroyed_how, held.destroyed_on, held.destroyed_by = how, destroyed_on, by
    held.full_clean()
    held.save(update_fields=["destroyed_how", "destroyed_on", "destroyed_by"])
    audit.log(by=by, verb="recording.destroyed", record=held, case=held.case, at=at)
    return held
