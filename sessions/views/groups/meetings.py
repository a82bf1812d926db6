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
from sessions.forms.groups import Stands, standing_beside
from sessions.models import IndividualMeeting
from sessions.queries.groups import card_goals, meeting_of
from sessions.typed import version_of


@get_or_post
def meeting(request: StaffRequest, case_id: UUID, kind: str) -> HttpResponse:
    """One meeting: the form while it is typed, what was signed after that."""
    if request.method == "POST":
        return _write(request, case_id, kind)
    case = open_case(request, case_id)
    return _page(request, case, _membership(case, kind), kind)


@require_POST
def sign_meeting(request: StaffRequest, case_id: UUID, kind: str) -> HttpResponse:
    """Save what was typed and sign it."""
    return _write(request, case_id, kind, signs=True)


def _write(
    request: StaffRequest, case_id: UUID, kind: str, *, signs: bool = False
) -> HttpResponse:
    case = open_case_to_shape(request, case_id)
    membership = _membership(case, kind)
    form = meeting_form(kind.upper())(request.POST)
    if not form.is_valid():
        return _page(request, case, membership, kind, form)
    try:
        saved = actions.save_meeting(
            membership=membership,
            by=request.user,
            kind=kind.upper(),
            version=version_of(request.POST),
            **form.cleaned_data,
        )
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


def _membership(case: Case, kind: str) -> GroupMembership:
    """The client's place in a group; 404 without one, and for no such meeting."""
    membership = membership_of(case)
    if membership is None or kind not in {one.lower() for one in MeetingKind}:
        raise Http404("There is no page here.")
    return membership


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
    today = timezone.localdate()
    context = {
        "case": case,
        "tab": "sessions",
        "membership": membership,
        "kind": kind,
        "title": MEETING_TITLES[MeetingKind(kind.upper())],
        "meeting": found,
        "talked_about": _talked_about(found.orientation if found else []),
        "form": form or meeting_form(kind.upper()).of(found, today=today),
        "version": found.version if found else 0,
        "stands": _stands(form, found),
        "has_name": has_name,
        "may_shape": can_shape(request, case),
    }
    return render(request, "groups/meeting.html", context)


def _stands(form: MeetingForm | None, found: IndividualMeeting | None) -> list[Stands]:
    if form is None or found is None:
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
