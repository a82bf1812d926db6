"""A note that was signed in the wrong client's case counts no more (docs/adr/0029).

It stays as it was signed, and whoever could read it still can. What it wrote elsewhere is
taken back, its number is free, and the appointment lies open again. Its author may take the
words into the right case's draft, which keeps the hash of where they came from.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.actions import withdraw_risk
from cases.models import Case, RiskEntry
from formulation.actions import withdraw_sighting
from measures.actions import withdraw_administration
from measures.models import Administration
from sessions.actions.booking import book
from sessions.actions.drafts import save_draft, start_draft
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.models import (
    CarriedTask,
    HomeworkReview,
    NoteVoid,
    SessionMeasure,
    SessionNote,
    SessionRisk,
    SessionSighting,
    SightingBeside,
    TakenOver,
    TherapySession,
)
from sessions.models.standing import VOIDED
from sessions.queries.courses import course_of
from sessions.queries.notes import important_in
from sessions.typed import Typed

SHORTEST_REASON = 10
WRITTEN_FOR_ANOTHER = "Belongs to a note that was written for another client"


class NotItsAuthor(RuleBroken):
    sentence = "Only the person who signed a note can void it"


class AlreadyVoided(RuleBroken):
    sentence = "This note is voided already"


class VoidReasonMissing(RuleBroken):
    sentence = (
        f"Write in at least {SHORTEST_REASON} characters how it came here. Name nobody"
    )
    field = "reason"


class NotVoided(RuleBroken):
    sentence = "Only the words of a voided note can be taken into another case"


class SameCase(RuleBroken):
    sentence = "Choose another case: this is the one that the note did not belong to"
    field = "case"


class NothingBooked(RuleBroken):
    sentence = "No session is open in that case. Book one there first"
    field = "case"


@transaction.atomic
def void_note(
    *, note: SessionNote, by: User, reason: str, at: datetime | None = None
) -> NoteVoid:
    """Say that a signed note belongs to another client. For good.

    Scores, risk entries and trace marks that it made are taken back; what it hung on that
    was there before is free again; tasks of the supervisor that it finished are open
    again. In an open case a fresh appointment takes its place. Raises NotItsAuthor,
    AlreadyVoided, VoidReasonMissing.
    """
    case = hold(note.case)
    if note.author_id != by.pk:
        raise NotItsAuthor
    if NoteVoid.objects.filter(note=note).exists():
        raise AlreadyVoided
    if len(reason.strip()) < SHORTEST_REASON:
        raise VoidReasonMissing
    session = TherapySession.with_voided.get(pk=note.therapy_session_id)
    void = NoteVoid(
        case=case,
        note=note,
        reason=reason.strip(),
        number=session.number,
        author=by,
        author_name=by.formal_name,
        voided_at=moment_of(at),
    )
    void.full_clean()
    void.save(force_insert=True)
    _take_back(note, by=by, at=at)
    _reopen_tasks(note, case)
    # After the void: the database lets a signed session change for no other reason.
    session.number, session.attendance = None, VOIDED
    session.save(update_fields=["number", "attendance"])
    if not session.is_follow_up and not case.is_closed:
        book(
            case,
            by=by,
            scheduled_at=session.scheduled_at,
            minutes=session.minutes,
            now=void.voided_at,
            place=session.place,
        )
    audit.log(
        by=by,
        verb="note.voided",
        record=note,
        case=case,
        at=at,
        detail={"session": str(session.pk), "number": void.number},
    )
    return void


@transaction.atomic
def take_over(
    *, note: SessionNote, case: Case, by: User, at: datetime | None = None
) -> TherapySession:
    """The words of the author's own voided note, in their draft of another case.

    They go under what is typed there already, and the draft's session is returned. That
    case learns the hash of the note and nothing of the other client. The caller has made
    sure that `by` may write in `case`. Raises NotItsAuthor, NotVoided, SameCase,
    NothingBooked, AnothersDraft.
    """
    if note.author_id != by.pk:
        raise NotItsAuthor
    if not NoteVoid.objects.filter(note=note).exists():
        raise NotVoided
    if note.case_id == case.pk:
        raise SameCase
    following = course_of(hold(case)).next
    if following is None:
        raise NothingBooked
    session = TherapySession.objects.get(pk=following.session_id)
    draft = start_draft(therapy_session=session, by=by, at=at)
    _, is_new = TakenOver.objects.get_or_create(
        therapy_session=session,
        source_sha256=note.content_sha256,
        defaults={"case": case, "author": by, "taken_at": moment_of(at)},
    )
    if is_new:
        save_draft(
            therapy_session=session,
            by=by,
            fields=_with_words(draft.fields, note),
            version=draft.version,
            at=at,
        )
        audit.log(by=by, verb="draft.taken_over", record=draft, case=case, at=at)
    return session


def _with_words(fields: dict[str, Typed], note: SessionNote) -> dict[str, Typed]:
    """What is typed stays; the note's words go under it."""
    taken = {
        "text": note.text,
        "focus_link": note.focus_link,
        "next_plan": note.next_plan,
        "important": important_in(note),
    }
    found = dict(fields)
    for name, words in taken.items():
        typed = fields.get(name, "")
        before = typed if isinstance(typed, str) else typed[-1]
        if words:
            found[name] = f"{before.rstrip()}\n\n{words}".lstrip()
    return found


def _take_back(note: SessionNote, *, by: User, at: datetime | None) -> None:
    """What the note itself recorded is taken back; what was there before is set free."""
    session = note.therapy_session_id
    measures = SessionMeasure.with_voided.filter(therapy_session=session)
    for measure in measures.select_related("administration__case"):
        if _is_its_own(measure.administration, note):
            withdraw_administration(
                administration=measure.administration,
                by=by,
                reason=WRITTEN_FOR_ANOTHER,
                at=at,
            )
        else:
            measure.delete()
    risks = SessionRisk.with_voided.filter(therapy_session=session)
    for risk in risks.select_related("risk_entry__case"):
        if _is_its_own(risk.risk_entry, note):
            withdraw_risk(entry=risk.risk_entry, by=by, at=at)
        else:
            risk.delete()
    sightings = SessionSighting.with_voided.filter(therapy_session=session)
    for seen in sightings.select_related("sighting__case"):
        withdraw_sighting(sighting=seen.sighting, by=by, at=at)
    later = SightingBeside.with_voided.filter(
        therapy_session=session, sighting__withdrawn_at__isnull=True
    )
    for beside in later.select_related("sighting__case"):
        withdraw_sighting(sighting=beside.sighting, by=by, at=at)
    # A task is looked at once. What was said of it stands in the signed content.
    HomeworkReview.with_voided.filter(reviewed_in=session).delete()


def _is_its_own(record: Administration | RiskEntry, note: SessionNote) -> bool:
    """Made by the signature, not on a page of its own earlier that day."""
    return record.recorded_at >= note.signed_at


def _reopen_tasks(note: SessionNote, case: Case) -> None:
    CarriedTask.objects.filter(
        case=case, pk__in=note.content.get("tasks_finished", ())
    ).update(outcome=CarriedTask.Outcome.OPEN, outcome_note="", finished_at=None)
