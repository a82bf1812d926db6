"""Rating a piece of work: begun as a draft, saved, given. Then it stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.queries import is_supervised_by
from audit import actions as audit
from cases.models import Case
from formulation.actions import ModelUndecided
from protocols import protocol
from protocols.base import FocusKind
from protocols.competence import SCORES, items_of
from sessions.actions import RuleBroken
from sessions.models import TherapySession
from supervision.actions.recordings import check_may_be_listened_to, sample_recording
from supervision.models import CompetenceRating, SessionRecording
from supervision.queries.ratings import Place, place_of, recording_of, work_of

Answers = Mapping[str, Mapping[str, Any]]
MOST_COMMENT = 500
MOST_MINUTE = 300


class NotYoursToRate(RuleBroken):
    sentence = (
        "A current supervisor of the therapist rates their work, and therapists rate "
        "sessions that they held themselves."
    )


class OwnSessionFirst(RuleBroken):
    sentence = "Choose which of your sessions you look back at."
    field = "session"


class NotSignedYet(RuleBroken):
    sentence = "Choose a session that is signed."
    field = "session"


class NoRecordingOfIt(RuleBroken):
    sentence = "The register knows no recording of this session. The therapist enters it first."
    field = "evidence"


class NotThisEvidence(RuleBroken):
    sentence = "Choose what the rating rests on."
    field = "evidence"


class RatingIsGiven(RuleBroken):
    sentence = "This rating is given. It stays as it is; begin another one."


class RatingChangedMeanwhile(RuleBroken):
    sentence = (
        "This draft was saved on another page meanwhile. Nothing is lost: yours stands "
        "below, and what was saved there beside it. Save again to keep yours."
    )


class NothingRated(RuleBroken):
    sentence = "Rate at least one line before you give it."


class AnswerNotPossible(RuleBroken):
    sentence = "One of the answers is not on the list."


@transaction.atomic
def begin_rating(
    *,
    case: Case,
    by: User,
    evidence: str,
    therapy_session: TherapySession | None = None,
    at: datetime | None = None,
) -> CompetenceRating:
    """A draft about one session, or about the work as it was talked about.

    Of one's own session, it is for oneself alone and leaves no line in the log. Raises
    NotYoursToRate, OwnSessionFirst, NotSignedYet, NotThisEvidence, NoRecordingOfIt,
    ModelUndecided, and what listening to a recording raises.
    """
    now = at or timezone.now()
    therapist = work_of(case, therapy_session)
    check_may_rate(therapist=therapist, by=by, at=now)
    is_own = therapist == by
    _check_evidence(evidence, is_own=is_own)
    if is_own and therapy_session is None:
        raise OwnSessionFirst
    place = place_of(case, therapy_session)
    if place is None:
        raise ModelUndecided if therapy_session is None else NotSignedYet
    recording = None
    if evidence == CompetenceRating.Evidence.RECORDING:
        recording = _recording(therapy_session)
    rating = _draft(case, therapist, by, evidence, place, now)
    rating.therapy_session, rating.recording = therapy_session, recording
    rating.full_clean()
    rating.save(force_insert=True)
    if not is_own:
        audit.log(by=by, verb="rating.begun", record=rating, case=case, at=at)
    return rating


def check_may_rate(*, therapist: User, by: User, at: datetime) -> None:
    """Raises NotYoursToRate for whoever is neither the therapist nor supervises them."""
    day = timezone.localdate(at)
    if therapist != by and not is_supervised_by(therapist, by, day):
        raise NotYoursToRate


def _check_evidence(evidence: str, *, is_own: bool) -> None:
    kinds = CompetenceRating.Evidence
    other = kinds.MEMORY if is_own else kinds.DISCUSSION
    if evidence not in (kinds.RECORDING, other):
        raise NotThisEvidence


def _recording(therapy_session: TherapySession | None) -> SessionRecording:
    recording = recording_of(therapy_session)
    if recording is None:
        raise NoRecordingOfIt
    check_may_be_listened_to(recording)
    return recording


def _draft(
    case: Case,
    therapist: User,
    by: User,
    evidence: str,
    place: Place,
    now: datetime,
) -> CompetenceRating:
    is_ipt = place.model.focus_kind == FocusKind.FOCUS_AREA
    return CompetenceRating(
        case=case,
        therapist=therapist,
        rater=by,
        evidence=evidence,
        protocol_key=place.model.key,
        phase=place.phase.key,
        phase_title=place.phase.title,
        focus_area=place.area if is_ipt else "",
        rated_on=timezone.localdate(now),
        saved_at=now,
    )


@transaction.atomic
def save_rating(
    *,
    rating: CompetenceRating,
    by: User,
    answers: Answers,
    words: str,
    version: int,
    at: datetime | None = None,
) -> CompetenceRating:
    """Keep a draft. Raises NotYoursToRate, RatingIsGiven, RatingChangedMeanwhile,

    AnswerNotPossible.
    """
    return _save(rating, by, answers, words, version, at or timezone.now())


@transaction.atomic
def give_rating(
    *,
    rating: CompetenceRating,
    by: User,
    answers: Answers,
    words: str,
    version: int,
    at: datetime | None = None,
) -> CompetenceRating:
    """The last words to it: the therapist reads it, and it changes no more.

    One of an own session is finished, and stays its author's. One from a recording says
    that the recording was sampled. Raises what `save_rating` raises, and NothingRated.
    """
    now = at or timezone.now()
    given = _save(rating, by, answers, words, version, now)
    if not any(_is_rated(one) for one in given.answers.values()):
        raise NothingRated
    given.given_at, given.rated_on = now, timezone.localdate(now)
    given.full_clean()
    given.save(update_fields=["given_at", "rated_on"])
    if not given.is_own:
        if given.recording is not None:
            sample_recording(recording=given.recording, by=by, at=at)
        audit.log(by=by, verb="rating.given", record=given, case=given.case, at=at)
    return given


@transaction.atomic
def discard_rating(
    *, rating: CompetenceRating, by: User, at: datetime | None = None
) -> None:
    """A draft that nobody else ever read goes. Raises NotYoursToRate, RatingIsGiven."""
    held = _held(rating, by)
    if not held.is_own:
        audit.log(by=by, verb="rating.discarded", record=held, case=held.case, at=at)
    held.delete()


def _held(rating: CompetenceRating, by: User) -> CompetenceRating:
    held = (
        CompetenceRating.objects.select_for_update(of=("self",))
        .select_related("case", "recording__case")
        .get(pk=rating.pk)
    )
    if held.rater_id != by.pk:
        raise NotYoursToRate
    if not held.is_draft:
        raise RatingIsGiven
    return held


def _save(
    rating: CompetenceRating,
    by: User,
    answers: Answers,
    words: str,
    version: int,
    now: datetime,
) -> CompetenceRating:
    held = _held(rating, by)
    check_may_rate(therapist=held.therapist, by=by, at=now)
    if held.version != version:
        raise RatingChangedMeanwhile
    held.answers = _checked(held, answers)
    held.words, held.saved_at = words.strip(), now
    held.version += 1
    held.full_clean()
    held.save(update_fields=["answers", "words", "saved_at", "version"])
    return held


def _checked(rating: CompetenceRating, answers: Answers) -> dict[str, dict[str, Any]]:
    """What was said to lines of this list; lines without a word are left out."""
    known = {one.key for one in items_of(protocol(rating.protocol_key).therapy)}
    kept = {}
    for key, answer in answers.items():
        one = {name: value for name, value in answer.items() if value not in ("", None)}
        if key not in known or not _is_possible(one):
            raise AnswerNotPossible
        if one:
            kept[key] = one
    return kept


def _is_possible(answer: Mapping[str, Any]) -> bool:
    score, minute = answer.get("score"), answer.get("minute", 0)
    return (
        set(answer) <= {"score", "comment", "minute"}
        and (score in (None, CompetenceRating.NOT_APPLICABLE) or score in SCORES)
        and 0 <= minute <= MOST_MINUTE
        and len(answer.get("comment", "")) <= MOST_COMMENT
    )


def _is_rated(answer: Mapping[str, Any]) -> bool:
    return answer.get("score") in SCORES
