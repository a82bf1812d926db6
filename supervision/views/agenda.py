"""The agenda of supervision, and how a case gets onto it."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.models import Case
from supervision import actions, queries
from supervision.access import open_agenda, open_case_for_supervision, open_case_to_talk
from supervision.forms import AgendaForm
from supervision.models import AgendaItem
from supervision.queries.brief_page import question_of
from supervision.views.caseload import way_back

AGENDA = "supervision:agenda"


@require_safe
def agenda(request: StaffRequest) -> HttpResponse:
    """One's own agenda, and those of the people one supervises."""
    user, today = open_agenda(request), timezone.localdate()
    context = {
        "agendas": queries.agendas_for(user, today),
        "taken_on": queries.taken_on(user, today) if user.is_supervisor else [],
    }
    return render(request, "supervision/agenda.html", context)


@get_or_post
def put_on_agenda(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Put a case on the agenda, or find other words for why it stands there."""
    case = open_case_to_talk(request, case_id)
    item = queries.open_item_of(case)
    form = AgendaForm(request.POST or None, initial=_standing(item, case))
    if not form.is_valid():
        return _form_page(request, case, form, item)
    try:
        _put(request, case, form, item)
    except (actions.AlreadyOnAgenda, actions.AgendaChangedElsewhere) as problem:
        return _both(request, case, form, problem.item, str(problem))
    except actions.NotOnAgenda as problem:
        return _both(request, case, form, None, str(problem))
    messages.success(request, "It stands on the agenda of the next supervision.")
    return redirect("supervision:case", case_id)


def _standing(item: AgendaItem | None, case: Case) -> dict[str, object]:
    if item is None:
        return {"version": 0, "question": question_of(case)}
    values: dict[str, object] = {"version": item.version}
    return values | {"reason": item.reason, "question": item.question}


def _put(
    request: StaffRequest, case: Case, form: AgendaForm, item: AgendaItem | None
) -> None:
    typed, by = dict(form.cleaned_data), request.user
    version = typed.pop("version")
    if version:
        actions.change_agenda_item(case=case, by=by, version=version, **typed)
    else:
        actions.put_on_agenda(case=case, by=by, **typed)


def _both(
    request: StaffRequest,
    case: Case,
    form: AgendaForm,
    there: AgendaItem | None,
    why: str,
) -> HttpResponse:
    """What was typed stays in the form; saving it again saves it over what is there."""
    version = there.version if there else 0
    again = AgendaForm(form.cleaned_data | {"version": version})
    again.add_error(None, why)
    return _form_page(request, case, again, there, status=HTTPStatus.CONFLICT)


def _form_page(
    request: StaffRequest,
    case: Case,
    form: AgendaForm,
    item: AgendaItem | None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context = {"case": case, "tab": "supervision", "form": form, "item": item}
    context["stands"] = item if status == HTTPStatus.CONFLICT else None
    return render(request, "supervision/put_on_agenda.html", context, status=status)


@require_POST
def bring(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """From the table onto the agenda; what was typed beside it is the question."""
    case = open_case_for_supervision(request, case_id)
    question = request.POST.get("text", "")
    form = AgendaForm(
        {"version": 0, "reason": AgendaItem.Reason.ROUTINE, "question": question}
    )
    if not form.is_valid():
        return _form_page(request, case, form, None)
    try:
        _put(request, case, form, None)
    except actions.AlreadyOnAgenda as problem:
        if form.cleaned_data["question"]:
            return _both(request, case, form, problem.item, str(problem))
        messages.warning(request, str(problem))
    else:
        messages.success(request, "It stands on the agenda of the next supervision.")
    return redirect(way_back(request, case_id))


@require_POST
def withdraw_from_agenda(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Off the agenda, without having talked about it."""
    case = open_case_to_talk(request, case_id)
    try:
        actions.withdraw_from_agenda(case=case, by=request.user)
    except (actions.NotOnAgenda, actions.PutThereByTheSupervisor) as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, "Taken off the agenda.")
    return redirect(AGENDA)


@require_POST
def move_on_agenda(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One place up or down on one's own agenda."""
    case = open_case_to_talk(request, case_id)
    try:
        actions.move_on_agenda(case=case, by=request.user, is_up="up" in request.POST)
    except (actions.NotOnAgenda, actions.OnlyItsTherapistSorts) as problem:
        messages.warning(request, str(problem))
    return redirect(AGENDA)
