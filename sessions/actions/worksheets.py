"""Filling in a worksheet with the client. What stood on it before is always kept.

Every save names the version that it builds on. A save on an older one changes nothing,
and its text is kept among the states of the sheet (docs/adr/0010, 0026). What is saved
while somebody types stands at once, and becomes a state of its own, with its event, when
it is saved by hand, finished, signed, or built upon by somebody else or on another day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.models import InventoryPerson
from protocols.worksheets import Lack, WorksheetKind, lacking, worksheet
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.models import (
    Homework,
    TherapySession,
    Worksheet,
    WorksheetVersion,
)
from ui.words import clock


class WorksheetTakenOut(RuleBroken):
    sentence = (
        "This worksheet was taken out. Put it back to write on it. What was typed "
        "meanwhile is kept among its earlier states."
    )


class WorksheetNotTakenOut(RuleBroken):
    sentence = "This worksheet is not taken out"


class WorksheetFinished(RuleBroken):
    sentence = (
        "This worksheet is finished. Open it again to change more than what came of it. "
        "What was typed meanwhile is kept among its earlier states."
    )


class WorksheetNotFinished(RuleBroken):
    sentence = "This worksheet is not finished yet"


class PersonNotInInventory(RuleBroken):
    sentence = "Choose someone of this inventory"
    field = "person"


class SessionNotOfCase(RuleBroken):
    sentence = "Choose a session of this case"
    field = "therapy_session"


class UnknownAnswer(KeyError):
    """The worksheet asks nothing under this key."""


class WorksheetChangedElsewhere(RuleBroken):
    """The sheet has moved on. What was typed here is kept among its states."""

    def __init__(self, sheet: Worksheet) -> None:
        when = clock(timezone.localtime(sheet.changed_at))
        super().__init__(
            f"This worksheet was changed at {when} on another device. Nothing is lost. "
            "Choose what to keep."
        )
        self.sheet = sheet


class WorksheetIncomplete(RuleBroken):
    """What is missing before it can be called finished, each with its sentence."""

    def __init__(self, lacks: Iterable[Lack]) -> None:
        self.lacks = tuple(lacks)
        super().__init__("; ".join(lack.sentence for lack in self.lacks))


@transaction.atomic
def start_worksheet(
    *,
    case: Case,
    by: User,
    kind: str,
    person: InventoryPerson | None = None,
    therapy_session: TherapySession | None = None,
    at: datetime | None = None,
) -> Worksheet:
    """An empty sheet of this kind. Nothing has to be known yet.

    Raises protocols.worksheets.UnknownWorksheet, PersonNotInInventory, SessionNotOfCase.
    """
    _check_of_case(case, person, therapy_session)
    now = moment_of(at)
    sheet = Worksheet(
        case=case,
        kind=worksheet(kind).key,
        person=person,
        therapy_session=therapy_session,
        recorded_at=now,
        author=by,
        changed_at=now,
        changed_by=by,
    )
    sheet.full_clean()
    sheet.save(force_insert=True)
    audit.log(by=by, verb="worksheet.started", record=sheet, case=case, at=at)
    return sheet


def save_worksheet(
    *,
    worksheet: Worksheet,
    by: User,
    answers: Mapping[str, Any],
    version: int,
    person: InventoryPerson | None = None,
    therapy_session: TherapySession | None = None,
    is_typing: bool = False,
    at: datetime | None = None,
) -> Worksheet:
    """Save the answers given, on top of `version`; those of other questions stay.

    `is_typing`: it saves itself, and is no state of its own yet. Saving what stands already
    changes nothing. Raises WorksheetChangedElsewhere,
    WorksheetTakenOut and WorksheetFinished after keeping this text too;
    PersonNotInInventory, SessionNotOfCase, UnknownAnswer.
    """
    with transaction.atomic():
        hold(worksheet.case)
        sheet = _fresh(worksheet)
        _check_of_case(sheet.case, person, therapy_session)
        changed = _changed(sheet, answers)
        is_about_same = (person, therapy_session) == (
            sheet.person,
            sheet.therapy_session,
        )
        if not changed and is_about_same:
            if not is_typing:
                _keep_standing(sheet, by=by, at=at)
            return sheet
        typed = {**sheet.answers, **answers}
        problem = _refusal(sheet, changed, version, is_about_same=is_about_same)
        if problem is None:
            sheet.person, sheet.therapy_session = person, therapy_session
            _store(sheet, typed, by=by, at=at, is_typing=is_typing)
        else:
            _keep_loser(sheet, typed, version, by=by, at=at)
    # Raised outside the transaction, so that the text is kept.
    if problem is not None:
        raise problem
    return sheet


@transaction.atomic
def finish_worksheet(
    *, worksheet: Worksheet, by: User, at: datetime | None = None
) -> Worksheet:
    """Finished with the client: whatever its kind needs is there. Safe to repeat.

    Raises WorksheetIncomplete with everything that is missing; WorksheetTakenOut.
    """
    hold(worksheet.case)
    sheet = _standing(worksheet)
    if sheet.is_finished:
        return sheet
    lacks = lacking(
        kind_of(sheet), sheet.answers, has_person=sheet.person_id is not None
    )
    if lacks:
        raise WorksheetIncomplete(lacks)
    _keep_standing(sheet, by=by, at=at)
    return _set_finished(sheet, moment_of(at), by=by, verb="finished", at=at)


@transaction.atomic
def reopen_worksheet(
    *, worksheet: Worksheet, by: User, at: datetime | None = None
) -> Worksheet:
    """Open for changes again. Raises WorksheetNotFinished, WorksheetTakenOut."""
    hold(worksheet.case)
    sheet = _standing(worksheet)
    if not sheet.is_finished:
        raise WorksheetNotFinished
    return _set_finished(sheet, None, by=by, verb="reopened", at=at)


@transaction.atomic
def bring_back_state(
    *, state: WorksheetVersion, by: User, at: datetime | None = None
) -> Worksheet:
    """An earlier state, or one that lost, as the newest. The present one stays behind it.

    Raises WorksheetFinished, WorksheetTakenOut.
    """
    hold(state.case)
    sheet = _standing(state.worksheet)
    if sheet.is_finished:
        raise WorksheetFinished
    if sheet.answers != state.answers:
        _keep_standing(sheet, by=by, at=at)
        _store(sheet, state.answers, by=by, at=at)
    return sheet


@transaction.atomic
def remove_worksheet(
    *, worksheet: Worksheet, by: User, at: datetime | None = None
) -> Worksheet:
    """Take it out of the list; its words are kept. Raises WorksheetTakenOut."""
    hold(worksheet.case)
    sheet = _standing(worksheet)
    _keep_standing(sheet, by=by, at=at)
    sheet.removed_at = moment_of(at)
    sheet.save(update_fields=["removed_at"])
    audit.log(by=by, verb="worksheet.removed", record=sheet, case=sheet.case, at=at)
    return sheet


@transaction.atomic
def restore_worksheet(
    *, worksheet: Worksheet, by: User, at: datetime | None = None
) -> Worksheet:
    """Put it back as it was. Raises WorksheetNotTakenOut."""
    hold(worksheet.case)
    sheet = _fresh(worksheet)
    if sheet.removed_at is None:
        raise WorksheetNotTakenOut
    sheet.removed_at = None
    sheet.save(update_fields=["removed_at"])
    audit.log(by=by, verb="worksheet.restored", record=sheet, case=sheet.case, at=at)
    return sheet


def keep_worksheets_of(
    therapy_session: TherapySession, *, by: User, at: datetime | None = None
) -> None:
    """The sheets of a session as they stand while it is signed, inside its transaction."""
    for sheet in Worksheet.objects.standing().filter(therapy_session=therapy_session):
        _keep_standing(sheet, by=by, at=at)


def mark_taken(sheet: Worksheet, task: Homework) -> None:
    """Say on a sheet which task its next step became."""
    sheet.task = task
    sheet.save(update_fields=["task"])


def kind_of(sheet: Worksheet) -> WorksheetKind:
    """What this sheet asks."""
    return worksheet(sheet.kind)


def _fresh(sheet: Worksheet) -> Worksheet:
    """As it stands now, under the lock of its case."""
    return Worksheet.objects.with_people().get(pk=sheet.pk)


def _standing(sheet: Worksheet) -> Worksheet:
    found = _fresh(sheet)
    if found.removed_at is not None:
        raise WorksheetTakenOut
    return found


def _check_of_case(
    case: Case, person: InventoryPerson | None, therapy_session: TherapySession | None
) -> None:
    if person is not None and person.case_id != case.pk:
        raise PersonNotInInventory
    if therapy_session is not None and therapy_session.case_id != case.pk:
        raise SessionNotOfCase


def _changed(sheet: Worksheet, answers: Mapping[str, Any]) -> set[str]:
    """The questions whose answers are other than what stands."""
    unknown = sorted(set(answers) - kind_of(sheet).keys)
    if unknown:
        raise UnknownAnswer(", ".join(unknown))
    return {key for key, given in answers.items() if sheet.answers.get(key) != given}


def _refusal(
    sheet: Worksheet, changed: set[str], version: int, *, is_about_same: bool
) -> RuleBroken | None:
    """Why this cannot be saved now: taken out, finished, or changed meanwhile."""
    if sheet.removed_at is not None:
        return WorksheetTakenOut()
    later = {
        part.key
        for section in kind_of(sheet).sections
        if section.is_afterwards
        for part in section.parts
    }
    # Once finished, only what came of it is added.
    if sheet.is_finished and (changed - later or not is_about_same):
        return WorksheetFinished()
    if sheet.version != version:
        return WorksheetChangedElsewhere(sheet)
    return None


def _store(
    sheet: Worksheet,
    answers: Mapping[str, Any],
    *,
    by: User,
    at: datetime | None,
    is_typing: bool = False,
) -> None:
    now = moment_of(at)
    is_same_sitting = sheet.changed_by_id == by.pk and (
        timezone.localdate(sheet.changed_at) == timezone.localdate(now)
    )
    if not is_same_sitting:
        _keep_standing(sheet, by=by, at=at)
    sheet.answers = dict(answers)
    sheet.version += 1
    sheet.changed_at, sheet.changed_by = now, by
    sheet.full_clean()
    sheet.save()
    if not is_typing:
        _keep_standing(sheet, by=by, at=at)


def _keep_standing(sheet: Worksheet, *, by: User, at: datetime | None) -> None:
    """What stands as a state of its own, once, in the name of whoever typed it."""
    saved = WorksheetVersion.Origin.SAVED
    is_kept = sheet.versions.filter(origin=saved, number=sheet.version).exists()
    if is_kept or not sheet.version:
        return
    WorksheetVersion.objects.create(
        case=sheet.case,
        worksheet=sheet,
        origin=saved,
        number=sheet.version,
        answers=sheet.answers,
        saved_at=sheet.changed_at,
        saved_by=sheet.changed_by,
    )
    audit.log(by=by, verb="worksheet.saved", record=sheet, case=sheet.case, at=at)


def _keep_loser(
    sheet: Worksheet,
    answers: Mapping[str, Any],
    version: int,
    *,
    by: User,
    at: datetime | None,
) -> None:
    """What lost, once: the same page may be sent again to look at both."""
    lost = sheet.versions.filter(origin=WorksheetVersion.Origin.LOST)
    if any(one.answers == answers for one in lost):
        return
    WorksheetVersion.objects.create(
        case=sheet.case,
        worksheet=sheet,
        origin=WorksheetVersion.Origin.LOST,
        number=max(0, version),
        answers=dict(answers),
        saved_at=moment_of(at),
        saved_by=by,
    )
    audit.log(by=by, verb="worksheet.conflicted", record=sheet, case=sheet.case, at=at)


def _set_finished(
    sheet: Worksheet,
    moment: datetime | None,
    *,
    by: User,
    verb: str,
    at: datetime | None,
) -> Worksheet:
    sheet.finished_at = moment
    sheet.save(update_fields=["finished_at"])
    audit.log(by=by, verb=f"worksheet.{verb}", record=sheet, case=sheet.case, at=at)
    return sheet
