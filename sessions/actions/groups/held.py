"""One session of a group: begun, written by its leaders, signed.

The note is the group's. For each member who came there is a session in the member's own
case, in which the member's own note is written and signed as any other; for each who did
not, an absence there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case, GroupMembership, TherapyGroup
from cases.queries import members_of, names_in
from protocols import groups as words
from sessions.actions.appointments import PREFILLED
from sessions.actions.booking import book, lay_out_after
from sessions.actions.groups.rules import (
    AbsenceReasonMissing,
    AttendanceIncomplete,
    ChangedElsewhere,
    GroupNoteSigned,
    NobodyInTheGroup,
    NotAfterTheLast,
    NotHeldYet,
    ThemeMissing,
    TooManyInTheSpotlight,
    WasThere,
    check_going_on,
)
from sessions.actions.names import check_names
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.content import plain, sha256_of, tidy
from sessions.models import (
    GroupAddendum,
    GroupAttendance,
    GroupNote,
    GroupSession,
    SessionDraft,
    SessionNote,
    TherapySession,
)

TEXTS = ("theme", "links", "norms", "next_task", "leader_notes")
TICKS = ("has_subgroup", "has_broken_rule")
MOST_IN_THE_SPOTLIGHT = 3


@dataclass(frozen=True, kw_only=True)
class Presence:
    """How one member was there, as a leader says it.

    `attendance` is a value of GroupAttendance.Attendance. `told_us` tells an absence that
    was said before from one that was not.
    """

    attendance: str
    reason: str = ""
    told_us: bool = True
    in_spotlight: bool = False
    is_silent: bool = False

    @property
    def came(self) -> bool:
        return self.attendance != GroupAttendance.Attendance.ABSENT


class GroupNoteHasNoWords(RuleBroken):
    sentence = "Write what you want to add"
    field = "text"


@transaction.atomic
def begin_group_session(
    *,
    group: TherapyGroup,
    by: User,
    scheduled_at: datetime,
    at: datetime | None = None,
) -> GroupSession:
    """The next session of the group, with its number and the stage that is usual then.

    Raises GroupEnded, NobodyInTheGroup, NotAfterTheLast.
    """
    now = moment_of(at)
    group = _hold(group)
    check_going_on(group)
    if not group.memberships.filter(joined_on__isnull=False).exists():
        raise NobodyInTheGroup
    last = group.sessions.order_by("-number").first()
    if last is not None and _day(last.scheduled_at) >= _day(scheduled_at):
        raise NotAfterTheLast
    number = last.number + 1 if last else 1
    session = GroupSession(
        group=group,
        number=number,
        scheduled_at=scheduled_at,
        minutes=group.minutes,
        stage=words.stage_of(number, group.planned),
        began_by=by,
        saved_at=now,
        saved_by=by,
    )
    session.full_clean()
    session.save(force_insert=True)
    audit.log(by=by, verb="group_session.begun", record=session, at=at)
    return session


@transaction.atomic
def save_group_session(
    *,
    group_session: GroupSession,
    by: User,
    version: int,
    scheduled_at: datetime,
    stage: str,
    minutes: int,
    presences: Mapping[UUID, Presence],
    has_subgroup: bool = False,
    has_broken_rule: bool = False,
    at: datetime | None = None,
    **texts: str,
) -> GroupSession:
    """Save the note as typed, and who was there, on top of `version`.

    `presences` maps a membership to how the member was there; who is left out has not
    been asked about. In the case of each member a session is set to this day, or an
    absence recorded. `has_subgroup`: some kept together apart from the rest;
    `has_broken_rule`: something agreed was not kept to. `texts` are TEXTS.

    Raises GroupNoteSigned, ChangedElsewhere, NotAfterTheLast, NotHeldYet,
    AbsenceReasonMissing, WasThere, TooManyInTheSpotlight.
    """
    now = moment_of(at)
    _hold(group_session.group)
    group_session.refresh_from_db()
    if GroupNote.objects.filter(group_session=group_session).exists():
        raise GroupNoteSigned
    if group_session.version != version:
        raise ChangedElsewhere
    _check_between(group_session, scheduled_at)
    if presences and scheduled_at > now:
        raise NotHeldYet
    if sum(one.in_spotlight for one in presences.values()) > MOST_IN_THE_SPOTLIGHT:
        raise TooManyInTheSpotlight
    group_session.scheduled_at = scheduled_at
    group_session.stage = stage
    group_session.minutes = minutes
    group_session.has_subgroup = has_subgroup
    group_session.has_broken_rule = has_broken_rule
    for name in TEXTS:
        setattr(group_session, name, tidy(texts.get(name, "").strip()))
    group_session.version = version + 1
    group_session.saved_at, group_session.saved_by = now, by
    group_session.full_clean()
    group_session.save()
    members = {one.pk: one for one in members_of(group_session.group)}
    for member_id, presence in presences.items():
        _record(group_session, members[member_id], presence, by=by, at=now)
    audit.log(by=by, verb="group_session.saved", record=group_session, at=at)
    return group_session


@transaction.atomic
def sign_group_session(
    *, group_session: GroupSession, by: User, at: datetime | None = None
) -> GroupNote:
    """Sign the group's note as saved, with who was there; the database locks both.

    The theme goes into every member's case, so it names nobody. Raises GroupNoteSigned,
    NotHeldYet, ThemeMissing, OtherMemberNamed, AttendanceIncomplete.
    """
    now = moment_of(at)
    group = _hold(group_session.group)
    group_session.refresh_from_db()
    if GroupNote.objects.filter(group_session=group_session).exists():
        raise GroupNoteSigned
    if group_session.scheduled_at > now:
        raise NotHeldYet
    if not group_session.theme:
        raise ThemeMissing
    check_names({"theme": ("Theme", group_session.theme)}, names_in(group))
    present = list(group_session.attendances.select_related("membership"))
    _check_complete(group_session, {one.membership_id for one in present})
    note = GroupNote(
        group_session=group_session,
        author=by,
        signed_at=now,
        signer_name=by.formal_name,
        signer_profession=by.profession,
        signer_registration=by.registration_number,
    )
    note.content = plain(_content(note, present))
    note.content_sha256 = sha256_of(note.content)
    note.full_clean()
    note.save(force_insert=True)
    audit.log(by=by, verb="group_session.signed", record=group_session, at=at)
    return note


@transaction.atomic
def add_to_group_note(
    *, note: GroupNote, by: User, text: str, at: datetime | None = None
) -> GroupAddendum:
    """Words under a signed group note. Raises GroupNoteHasNoWords."""
    if not text.strip():
        raise GroupNoteHasNoWords
    addendum = GroupAddendum(
        note=note,
        author=by,
        author_name=by.formal_name,
        text=tidy(text.strip()),
        added_at=moment_of(at),
    )
    addendum.full_clean()
    addendum.save(force_insert=True)
    audit.log(by=by, verb="group_session.added_to", record=addendum, at=at)
    return addendum


def _hold(group: TherapyGroup) -> TherapyGroup:
    """One leader at a time writes in the group."""
    held = TherapyGroup.objects.select_for_update(no_key=True, of=("self",))
    return held.get(pk=group.pk)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def _check_between(group_session: GroupSession, scheduled_at: datetime) -> None:
    """Sessions keep the order of their numbers."""
    others = GroupSession.objects.filter(group=group_session.group_id)
    before = others.filter(number__lt=group_session.number).order_by("-number").first()
    after = others.filter(number__gt=group_session.number).order_by("number").first()
    if before and _day(before.scheduled_at) >= _day(scheduled_at):
        raise NotAfterTheLast
    if after and _day(after.scheduled_at) <= _day(scheduled_at):
        raise NotAfterTheLast("Choose a day before the next session of the group")


def _check_complete(group_session: GroupSession, recorded: set[UUID]) -> None:
    day = timezone.localdate(group_session.scheduled_at)
    missing = [
        one.code
        for one in members_of(group_session.group)
        if one.is_in_on(day) and one.pk not in recorded
    ]
    if missing:
        said = ", ".join(missing)
        raise AttendanceIncomplete(f"Say whether {said} came", field="attendance")


# In each member's own case


def _record(
    group_session: GroupSession,
    membership: GroupMembership,
    presence: Presence,
    *,
    by: User,
    at: datetime,
) -> None:
    """How one member was there, and what that means for the session in their case."""
    if not presence.came and not presence.reason.strip():
        raise AbsenceReasonMissing(field=f"reason_{membership.pk}")
    case = hold(membership.case)
    found = GroupAttendance.objects.filter(
        group_session=group_session, membership=membership
    ).first()
    therapy_session = (
        found.therapy_session
        if found
        else _appointment(case, group_session, by=by, at=at)
    )
    _set_session(therapy_session, group_session, membership, presence, by=by, at=at)
    row = found or GroupAttendance(
        case=case,
        group_session=group_session,
        membership=membership,
        therapy_session=therapy_session,
    )
    row.attendance = presence.attendance
    row.reason = presence.reason.strip()
    row.in_spotlight = presence.came and presence.in_spotlight
    row.is_silent = presence.came and presence.is_silent
    row.full_clean()
    row.save()
    if found is None:
        # An evening that fell out left its appointment behind.
        lay_out_after(case, _day(group_session.scheduled_at))


def _appointment(
    case: Case, group_session: GroupSession, *, by: User, at: datetime
) -> TherapySession:
    """The member's next planned session, or one booked for this."""
    planned = (
        TherapySession.objects.in_treatment()
        .planned()
        .filter(case=case, group_attendance__isnull=True)
        .in_order()
        .first()
    )
    return planned or book(
        case,
        by=by,
        scheduled_at=group_session.scheduled_at,
        minutes=group_session.minutes,
        now=at,
    )


def _set_session(
    therapy_session: TherapySession,
    group_session: GroupSession,
    membership: GroupMembership,
    presence: Presence,
    *,
    by: User,
    at: datetime,
) -> None:
    """Set to the day of the group; open to be logged, or missed with its reason."""
    if SessionNote.objects.filter(therapy_session=therapy_session).exists():
        if not presence.came:
            raise WasThere(
                f"{membership.code} has a signed note of this session, which says that "
                "they came",
                field=f"attendance_{membership.pk}",
            )
        return
    if not presence.came:
        _drop_empty_draft(therapy_session, membership)
    was_missed = therapy_session.is_missed
    therapy_session.attendance = _attendance(presence)
    therapy_session.absence_reason = "" if presence.came else presence.reason.strip()
    therapy_session.scheduled_at = group_session.scheduled_at
    therapy_session.minutes = group_session.minutes
    therapy_session.recorded_at, therapy_session.recorded_by = at, by
    therapy_session.full_clean()
    therapy_session.save()
    if therapy_session.is_missed and not was_missed:
        audit.log(
            by=by,
            verb="session.missed",
            record=therapy_session,
            case=membership.case,
            at=at,
            detail={"attendance": therapy_session.attendance},
        )


def _attendance(presence: Presence) -> str:
    if presence.came:
        return TherapySession.Attendance.PLANNED
    if presence.told_us:
        return TherapySession.Attendance.CANCELLED_BY_CLIENT
    return TherapySession.Attendance.DID_NOT_COME


def _drop_empty_draft(
    therapy_session: TherapySession, membership: GroupMembership
) -> None:
    """Words are not thrown away with an absence."""
    draft = SessionDraft.objects.filter(therapy_session=therapy_session).first()
    if draft is None:
        return
    if any(draft.fields.get(name) for name in draft.fields.keys() - PREFILLED):
        raise WasThere(
            f"There is a draft note of {membership.code} for this session. Clear what was "
            "typed first",
            field=f"attendance_{membership.pk}",
        )
    draft.delete()


def _content(note: GroupNote, present: list[GroupAttendance]) -> dict[str, object]:
    """Everything that the signature covers. `form` is the version of this shape."""
    session = note.group_session
    return {
        "form": 2,
        "session": {
            "id": session.pk,
            "group": session.group_id,
            "number": session.number,
            "scheduled_at": session.scheduled_at,
            "minutes": session.minutes,
            "stage": session.stage,
            **{name: getattr(session, name) for name in (*TEXTS, *TICKS)},
        },
        "attendance": [
            {
                "member": one.membership_id,
                "attendance": one.attendance,
                "reason": one.reason,
                "in_spotlight": one.in_spotlight,
                "is_silent": one.is_silent,
            }
            for one in sorted(present, key=lambda one: one.membership.code)
        ],
        "signer": {
            "id": note.author_id,
            "name": note.signer_name,
            "profession": note.signer_profession,
            "registration": note.signer_registration,
            "signed_at": note.signed_at,
        },
    }
