"""Signing: the note and everything that hangs off it, in one transaction, for good.

Afterwards the database itself refuses any change (migration 0002_guards); what was
forgotten or wrong is said in an addendum.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.queries import is_cosigned
from audit import actions as audit
from cases.actions import needs_full, risk_problems
from cases.models import Case, Client
from cases.queries import is_under_18
from cases.queries.safety import current_safety_plan
from protocols.risk import needs_full_entry
from sessions.actions.asked import risk_values
from sessions.actions.drafts import save_draft
from sessions.actions.gates import record_gate
from sessions.actions.hanging import Hanging, write_hanging
from sessions.actions.names import check_names_in_case, texts_of
from sessions.actions.rules import (
    RuleBroken,
    check_not_signed,
    check_own_draft,
    hold,
    moment_of,
    next_number,
)
from sessions.actions.two_answers import as_kept, check_one_answer
from sessions.content import plain, sha256_of, tidy
from sessions.entry import RiskFields, SessionEntry
from sessions.gaps import GATE, Gap, gaps_of
from sessions.models import SessionDraft, SessionNote, TakenOver, TherapySession
from sessions.queries.expected import DayRecord, expected_of, recorded_on_day
from sessions.typed import PARTNER_RISK, RISK, PrivateText, Typed
from ui.words import long_day

# A note written later than this says so for good (AHIMA practice for late entries).
LATE_AFTER = timedelta(hours=24)


class AttendanceMissing(RuleBroken):
    sentence = "Choose whether the client came"
    field = "attendance"


class DidNotTakePlace(RuleBroken):
    sentence = (
        "A session that did not take place is not signed. Record the absence instead"
    )
    field = "attendance"


class SessionInTheFuture(RuleBroken):
    sentence = "Date of session must be today or in the past"
    field = "held_on"


class LaterSessionSigned(RuleBroken):
    """Numbers follow the order of time, so a later signature closes the place."""

    field = "held_on"


class EarlierSessionOpen(RuleBroken):
    """The one before comes first: it may still turn out to be a session."""


class FullRiskEntryMissing(RuleBroken):
    """The one hard stop. `problems` maps fields of RiskEntry to sentences."""

    def __init__(self, problems: dict[str, str], *, field: str) -> None:
        super().__init__(". ".join(problems.values()), field=field)
        self.problems = problems


class GapsNotAccepted(RuleBroken):
    """Something is missing, and nobody has said that it is signed all the same."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        super().__init__(". ".join(gap.sentence for gap in gaps))
        self.gaps = gaps


def check_can_sign(
    *, therapy_session: TherapySession, entry: SessionEntry, at: datetime | None = None
) -> DayRecord:
    """Raise the RuleBroken that stands in the way, if one does.

    Attendance, a day that is not in the future, sessions signed in the order of time,
    one answer to each questionnaire (TwoAnswers),
    and the one hard stop about safety, for which it looks at what the day already has
    and returns that.
    """
    check_not_signed(therapy_session)
    check_attended(entry)
    held_at = entry.held_at or therapy_session.scheduled_at
    if timezone.localdate(held_at) > timezone.localdate(moment_of(at)):
        raise SessionInTheFuture
    if not therapy_session.is_follow_up:
        check_order(therapy_session, held_at)
    day = recorded_on_day(therapy_session, held_at)
    kept = as_kept(entry, day)
    check_one_answer(kept, day)
    check_risk(therapy_session, kept, held_at, day)
    return day


def check_attended(entry: SessionEntry) -> None:
    if not entry.attendance or entry.attendance == TherapySession.Attendance.PLANNED:
        raise AttendanceMissing
    if entry.attendance not in TherapySession.ATTENDED:
        raise DidNotTakePlace


def check_order(therapy_session: TherapySession, held_at: datetime) -> None:
    """Number n is the n-th attended, so sessions are signed in the order of time."""
    others = (
        TherapySession.objects.in_treatment()
        .filter(case=therapy_session.case)
        .exclude(pk=therapy_session.pk)
    )
    later = others.filter(scheduled_at__gt=held_at, number__isnull=False)
    numbers = [one.number for one in later.order_by("number") if one.number]
    if numbers and numbers[0] <= next_number(others, held_at):
        number = numbers[-1]
        raise LaterSessionSigned(
            f"Session {number} is already signed. Log session {number + 1}"
        )
    earlier = others.planned().filter(scheduled_at__lt=held_at).in_order().first()
    if earlier is not None:
        day = long_day(timezone.localdate(earlier.scheduled_at))
        raise EarlierSessionOpen(
            f"The session of {day} comes first. Sign it, move it, or record why it did "
            "not take place"
        )


def check_risk(
    therapy_session: TherapySession,
    entry: SessionEntry,
    held_at: datetime,
    day: DayRecord,
) -> None:
    """Item 9 of 1 or more, or thoughts, need what was asked, said and done.

    Scores and entries of the day that are in the record already count. Of a couple each
    is looked at apart.
    """
    case, on = therapy_session.case, timezone.localdate(held_at)
    item9 = day.item9_with(entry.item9)
    check_risk_of(case, entry.risk, on=on, item9=item9, day=day)
    if day.of_partner is not None:
        check_risk_of(
            case,
            entry.partner_risk,
            on=on,
            item9=day.of_partner.item9,
            day=day.of_partner,
            about=case.partner,
            prefix=PARTNER_RISK,
        )


def check_risk_of(
    case: Case,
    risk: RiskFields | None,
    *,
    on: date,
    item9: int | None,
    day: DayRecord,
    about: Client | None = None,
    prefix: str = RISK,
) -> None:
    """The hard stop for one person. Raises FullRiskEntryMissing."""
    if risk is None:
        if not day.has_full_risk and needs_full_entry(item9):
            raise FullRiskEntryMissing(
                {
                    "said": f"PHQ-9 item 9 is {item9} today. Record what you asked and "
                    "what you agreed"
                },
                field=prefix,
            )
        return
    values = risk_values(risk, asked_on=on, item9=item9)
    has_plan = needs_full(values) and (
        current_safety_plan(case, about=about) is not None
    )
    problems = risk_problems(
        values, has_plan=has_plan, is_under_18=is_under_18(about or case.client, on)
    )
    if problems:
        raise FullRiskEntryMissing(problems, field=f"{prefix}_{next(iter(problems))}")


@transaction.atomic
def sign_session(
    *,
    therapy_session: TherapySession,
    by: User,
    entry: SessionEntry,
    accepts_gaps: bool = True,
    gate_reason: str = "",
    names_checked: bool = False,
    at: datetime | None = None,
) -> SessionNote:
    """Sign a session: number it, write all that hangs off it, lock it, log it.

    `accepts_gaps` False refuses an entry with something missing (GapsNotAccepted);
    True signs past it and keeps the list with the note. `gate_reason` says why the
    initial phase is left without what belongs to it; signing does not wait for it
    (docs/adr/0025). `names_checked`: a name in it was looked at, and is no other member's
    of the client's group; else OtherMemberNamed. Raises the other RuleBroken of
    `check_can_sign`; AnothersDraft, and NoteAlreadySigned on a second press.
    """
    case = hold(therapy_session.case)
    therapy_session.refresh_from_db()
    therapy_session.case = case
    for draft in SessionDraft.objects.filter(therapy_session=therapy_session):
        check_own_draft(draft, by)
    day = check_can_sign(therapy_session=therapy_session, entry=entry, at=at)
    entry = as_kept(entry, day)
    if not names_checked:
        check_names_in_case(
            case, texts_of(entry) | {"gate_reason": ("Why", gate_reason)}
        )
    expected = expected_of(therapy_session, day)
    gaps = gaps_of(entry, expected)
    # What a reason is given for needs no second press.
    open_gaps = [gap for gap in gaps if not (gap.key == GATE and gate_reason.strip())]
    if open_gaps and not accepts_gaps:
        raise GapsNotAccepted(gaps)
    now = moment_of(at)
    _hold_as_held(therapy_session, by=by, entry=entry, now=now)
    hanging = write_hanging(therapy_session, by=by, entry=entry, had=day, at=at)
    note = _note_of(
        therapy_session, by=by, entry=entry, hanging=hanging, gaps=gaps, now=now
    )
    if names_checked:
        note.content["name_looked_at"] = True
        note.content_sha256 = sha256_of(note.content)
    # What it points to is held; the constraints are checked by the database itself.
    note.clean_fields(exclude={"case", "therapy_session", "author"})
    note.save(force_insert=True)
    if gate_reason.strip() and expected.unexplained:
        record_gate(
            case=case,
            by=by,
            without=expected.unexplained,
            reason=gate_reason,
            therapy_session=therapy_session,
            at=at,
        )
    SessionDraft.objects.filter(therapy_session=therapy_session).delete()
    audit.log(
        by=by,
        verb="note.signed",
        record=note,
        case=case,
        at=at,
        detail={"session": str(therapy_session.pk), "number": therapy_session.number},
    )
    return note


def sign_typed(
    *,
    therapy_session: TherapySession,
    by: User,
    fields: Mapping[str, Typed],
    version: int,
    entry: SessionEntry | None,
    accepts_gaps: bool,
    gate_reason: str = "",
    names_checked: bool = False,
    process_note: PrivateText | None = None,
    at: datetime | None = None,
) -> SessionNote | None:
    """Save what was typed, then sign it, if it could be read: `entry` is None if not.

    The save stands whatever becomes of the signature. Raises as `save_draft` and
    `sign_session`.
    """
    save_draft(
        therapy_session=therapy_session,
        by=by,
        fields=fields,
        version=version,
        process_note=process_note,
        at=at,
    )
    if entry is None:
        return None
    return sign_session(
        therapy_session=therapy_session,
        by=by,
        entry=entry,
        accepts_gaps=accepts_gaps,
        gate_reason=gate_reason,
        names_checked=names_checked,
        at=at,
    )


def _hold_as_held(
    therapy_session: TherapySession, *, by: User, entry: SessionEntry, now: datetime
) -> None:
    """The appointment as it took place, with its number."""
    if not therapy_session.is_follow_up:
        others = TherapySession.objects.in_treatment().filter(case=therapy_session.case)
        held_at = entry.held_at or therapy_session.scheduled_at
        therapy_session.number = next_number(others, held_at)
    therapy_session.attendance = entry.attendance
    therapy_session.place = entry.place
    therapy_session.minutes = entry.minutes
    therapy_session.scheduled_at = entry.held_at or therapy_session.scheduled_at
    therapy_session.recorded_at = now
    therapy_session.recorded_by = by
    therapy_session.clean_fields(exclude={"case", "recorded_by"})
    therapy_session.save()


def _note_of(
    therapy_session: TherapySession,
    *,
    by: User,
    entry: SessionEntry,
    hanging: Hanging,
    gaps: tuple[Gap, ...],
    now: datetime,
) -> SessionNote:
    note = SessionNote(
        case=therapy_session.case,
        therapy_session=therapy_session,
        author=by,
        text=tidy(entry.text),
        focus_link=tidy(entry.focus_link),
        next_plan=tidy(entry.next_plan),
        signed_without=[gap.sentence for gap in gaps],
        signed_at=now,
        signer_name=by.formal_name,
        signer_profession=by.profession,
        signer_registration=by.registration_number,
        is_late_entry=now - therapy_session.scheduled_at > LATE_AFTER,
        needs_countersignature=is_cosigned(by, timezone.localdate(now)),
    )
    note.content = plain(_content(note, entry, hanging))
    note.content_sha256 = sha256_of(note.content)
    return note


def _taken_over_from(session: TherapySession) -> list[str]:
    """Hashes of voided notes that the words came from."""
    taken = TakenOver.objects.filter(therapy_session=session).order_by("taken_at", "pk")
    return list(taken.values_list("source_sha256", flat=True))


def _content(
    note: SessionNote, entry: SessionEntry, hanging: Hanging
) -> dict[str, object]:
    """Everything that the signature covers. `form` is the version of this shape."""
    session = note.therapy_session
    return {
        "form": 3,
        "note": {
            "id": note.pk,
            "text": note.text,
            "focus_link": note.focus_link,
            "next_plan": note.next_plan,
            "is_late_entry": note.is_late_entry,
        },
        "session": {
            "id": session.pk,
            "case": session.case_id,
            "kind": session.kind,
            "number": session.number,
            "attendance": session.attendance,
            "scheduled_at": session.scheduled_at,
            "minutes": session.minutes,
            "place": session.place,
        },
        "measure_missed_reason": entry.measure_missed_reason,
        "important_to_client": tidy(entry.important),
        "signed_without": note.signed_without,
        "taken_over_from": _taken_over_from(session),
        "signer": {
            "id": note.author_id,
            "name": note.signer_name,
            "profession": note.signer_profession,
            "registration": note.signer_registration,
            "signed_at": note.signed_at,
        },
        **hanging.content(),
    }
