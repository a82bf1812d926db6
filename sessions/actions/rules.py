"""What the rules of this room have in common: a sentence, a field, a moment."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from formulation.actions import RuleBroken as FormulationRule
from sessions.models import SessionDraft, SessionNote, TherapySession
from sessions.queries.drafts import begun_by_another


class RuleBroken(FormulationRule):
    """A rule of this room; a class may name the `field` that its sentence belongs to."""

    field = ""

    def __init__(self, sentence: str = "", *, field: str = "") -> None:
        super().__init__(sentence, field=field or self.field)


class NoteAlreadySigned(RuleBroken):
    sentence = "This session is signed. You can add to it, but not change it."


class SessionNotPlanned(RuleBroken):
    sentence = "This appointment is already recorded. Open it to see what was written."


class AnothersDraft(RuleBroken):
    """A draft belongs to who began it (see `check_own_draft`)."""


def moment_of(at: datetime | None) -> datetime:
    """The moment spoken of: now, unless a caller tells of the past."""
    return at or timezone.now()


def hold(case: Case) -> Case:
    """One writer at a time plans, numbers or signs in this case; the case as it is now.

    `no_key`: others may meanwhile add rows that merely point at the case.
    """
    held = Case.objects.select_for_update(no_key=True, of=("self",))
    return held.select_related("client").get(pk=case.pk)


def check_not_signed(therapy_session: TherapySession) -> None:
    """Raise NoteAlreadySigned once there is a note, even one signed a moment ago."""
    if SessionNote.with_voided.filter(therapy_session=therapy_session).exists():
        raise NoteAlreadySigned


def check_planned(therapy_session: TherapySession) -> None:
    """Raise SessionNotPlanned unless the appointment still lies open."""
    check_not_signed(therapy_session)
    therapy_session.refresh_from_db()
    if not therapy_session.is_planned:
        raise SessionNotPlanned


def check_own_draft(draft: SessionDraft, by: User) -> None:
    """Raise AnothersDraft unless this person began the draft.

    What someone else typed is neither read, nor changed, nor signed in another name.
    """
    if draft.author_id != by.pk:
        raise AnothersDraft(begun_by_another(draft))


def next_number(sessions: models.QuerySet[TherapySession], held_at: datetime) -> int:
    """The number after those of `sessions` that were held before: usually the next of all.

    A voided note leaves a gap, which the session in its place fills.
    """
    before = sessions.filter(scheduled_at__lt=held_at, number__isnull=False)
    return int(before.aggregate(last=Max("number"))["last"] or 0) + 1
