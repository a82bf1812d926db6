"""A leader alone with one member; and the member's goals on a card."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_shape, open_case, open_case_to_shape
from cases.actions import CaseAlreadyClosed
from cases.models import Case, GroupMembership
from cases.queries import membership_of
from protocols.groups import MEETING_TITLES, ORIENTATION, MeetingKind
from sessions.actions import OtherMemberNamed, RuleBroken
from sessions.actions import groups as actions
from sessions.actions.groups.meetings import TEXTS
from sessions.forms.group_sessions import MeetingForm, meeting_form
from sessions.forms.group_typing import is_behind, lost_beside, put_typed
from sessions.forms.groups import Stands, standing_beside
from sessions.models import IndividualMeeting
from sessions.queries.groups import (
    AnyDraft,
    card_goals,
    meeting_of,
    meeting_place,
    typed_by,
)
from sessions.typed import version_of
from sessions.views.groups.finding import place_in_group
from sessions.views.groups.typing import keep


@get_or_post
def meeting(request: StaffRequest, case_id: UUID, kind: str) -> HttpResponse:
    """One meeting: the form while it is typed, what was signed after that."""
    if request.method == "POST":
        return _write(request, case_id, kind)
    case = open_case(request, case_id)
    return _page(request, case, place_in_group(case, kind), kind)


@require_POST
def sign_meeting(request: StaffRequest, case_id: UUID, kind: str) -> HttpResponse:
    """Save what was typed and sign it."""
    return _write(request, case_id, kind, signs=True)


def _write(
    request: StaffRequest, case_id: UUID, kind: str, *, signs: bool = False
) -> HttpResponse:
    case = open_case_to_shape(request, case_id)
    membership = place_in_group(case, kind)
    try:
        keep(request, meeting_place(membership, kind.upper()))
    except actions.TypedElsewhere as problem:
        messages.warning(request, str(problem))
        return redirect("groups:meeting", case_id, kind)
    form = meeting_form(kind.upper())(request.POST)
    if not form.is_valid():
        return _page(request, case, membership, kind, form)
    try:
        saved = _save(request, membership, kind.upper(), form)
        if signs:
            actions.sign_meeting(
                meeting=saved,
                by=request.user,
                names_checked="names_checked" in request.POST,
            )
    except (RuleBroken, CaseAlreadyClosed) as problem:
        form.add_problem(getattr(problem, "field", ""), str(problem))
        has_name = isinstance(problem, OtherMemberNamed)
        return _page(request, case, membership, kind, form, has_name=has_name)
    messages.success(request, "Signed." if signs else "Saved.")
    if signs and kind == "pre" and membership.joined_on is None:
        return redirect("groups:join", membership.group_id, membership.pk)
    return redirect("groups:meeting", case_id, kind)


def _save(
    request: StaffRequest, membership: GroupMembership, kind: str, form: MeetingForm
) -> IndividualMeeting:
    """The meeting as typed, which is no longer only a draft."""
    saved = actions.save_meeting(
        membership=membership,
        by=request.user,
        kind=kind,
        version=version_of(request.POST),
        **form.cleaned_data,
    )
    actions.typed_is_saved(place=meeting_place(membership, kind), by=request.user)
    return saved


def _page(
    request: StaffRequest,
    case: Case,
    membership: GroupMembership,
    kind: str,
    form: MeetingForm | None = None,
    *,
    has_name: bool = False,
) -> HttpResponse:
    """What is signed, or the form; one that came back builds on what stands beside it."""
    found = meeting_of(membership, kind.upper())
    version = found.version if found else 0
    draft = typed_by(request.user, meeting_place(membership, kind.upper()))
    shown = form or _as_left(found, kind.upper(), draft)
    has_both = form is not None or is_behind(draft, version)
    context = {
        "case": case,
        "tab": "sessions",
        "membership": membership,
        "kind": kind,
        "title": MEETING_TITLES[MeetingKind(kind.upper())],
        "meeting": found,
        "talked_about": _talked_about(found.orientation if found else []),
        "form": shown,
        "version": version,
        "draft": draft,
        "lost": lost_beside(shown, draft, is_over=bool(found and found.is_signed)),
        "stands": _stands(shown, found) if has_both else [],
        "has_name": has_name,
        "may_shape": can_shape(request, case),
    }
    return render(request, "groups/meeting.html", context)


def _as_left(
    found: IndividualMeeting | None, kind: str, draft: AnyDraft | None
) -> MeetingForm:
    """What is saved, under what this person has typed since."""
    form = meeting_form(kind).of(found, today=timezone.localdate())
    if draft and draft.fields and not (found and found.is_signed):
        put_typed(form, draft.fields)
    return form


def _stands(form: MeetingForm, found: IndividualMeeting | None) -> list[Stands]:
    if found is None:
        return []
    texts = [name for name in TEXTS if name in form.fields]
    return standing_beside(form, {name: getattr(found, name) for name in texts})


def _talked_about(keys: list[str]) -> list[str]:
    return [title for key, title in ORIENTATION if key in keys]


@require_safe
def goal_card(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The member's goals on a card of their own, in their words."""
    case = open_case(request, case_id)
    membership = membership_of(case)
    if membership is None:
        raise Http404("There is no page here.")
    context = {"case": case, "membership": membership, "goals": card_goals(case)}
    return render(request, "groups/goal_card.html", context)
