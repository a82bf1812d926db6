"""Tasks across sessions, what helps to cope, and the sheet that the client takes home."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_write, open_case, open_case_for_writing
from cases.models import Case
from cases.queries import person_in, whose_query
from sessions import actions, queries
from sessions.forms.coping import CopingForm, PractisedForm
from sessions.models import CopingStrategy
from sessions.queries.homework import find_homework, homework_page, homework_to_take
from sessions.views import opening
from sessions.views.pressing import press, succeeds

TAB = "sessions"


@require_safe
def homework(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Open tasks, how the others went, and what helps; all or those with one person."""
    case = open_case(request, case_id)
    context = {
        "case": case,
        "tab": TAB,
        "page": homework_page(case, person_id=request.GET.get("person", "")),
        "only_open": "open" in request.GET,
        "can_write": can_write(request, case),
    }
    return render(request, "sessions/homework.html", context)


@require_safe
def homework_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What I try until next time: one page for the client, or for each of a couple."""
    case = open_case(request, case_id)
    course = queries.course_of(case)
    person = person_in(case, request.GET.get("who", ""))
    context = {
        "case": case,
        "course": course,
        "lines": homework_to_take(case, person),
        "whom": person,
        "other": next((one for one in case.people_in_it if one != person), None),
        "whose": whose_query(case, person),
        "today": timezone.localdate(),
    }
    return render(request, "sessions/homework_print.html", context)


@get_or_post
def add_coping(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Something that helps, from a task or by itself."""
    case = open_case_for_writing(request, case_id)
    task = find_homework(case, request.GET.get("task", ""))
    form = CopingForm(
        request.POST or None,
        today=timezone.localdate(),
        initial={"words": task.text} if task else None,
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.add_coping(
            case=case, by=request.user, homework=task, **form.cleaned_data
        ),
    ):
        messages.success(request, "It stands among what helps.")
        return _back(case)
    context = {"case": case, "tab": TAB, "form": form, "task": task}
    return render(request, "sessions/coping_form.html", context)


@get_or_post
def practise_coping(
    request: StaffRequest, case_id: UUID, strategy_id: UUID
) -> HttpResponse:
    """How much it helped on a day."""
    case = open_case_for_writing(request, case_id)
    strategy = _strategy_of(case, strategy_id)
    form = PractisedForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.practise_coping(
            strategy=strategy, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Noted.")
        return _back(case)
    context = {"case": case, "tab": TAB, "form": form, "strategy": strategy}
    return render(request, "sessions/coping_practised.html", context)


@require_POST
def remove_coping(
    request: StaffRequest, case_id: UUID, strategy_id: UUID
) -> HttpResponse:
    """Out of what helps. The page that follows offers to put it back."""
    case = open_case_for_writing(request, case_id)
    strategy = _strategy_of(case, strategy_id)
    press(
        request,
        lambda: actions.remove_coping(strategy=strategy, by=request.user),
        done="Taken out. You can put it back below.",
    )
    return _back(case)


@require_POST
def restore_coping(
    request: StaffRequest, case_id: UUID, strategy_id: UUID
) -> HttpResponse:
    """Undo a removal."""
    case = open_case_for_writing(request, case_id)
    strategy = _strategy_of(case, strategy_id)
    press(
        request,
        lambda: actions.restore_coping(strategy=strategy, by=request.user),
        done="It stands among what helps again.",
    )
    return _back(case)


def _strategy_of(case: Case, strategy_id: UUID) -> CopingStrategy:
    strategy = queries.find_coping_strategy(case, strategy_id)
    if strategy is None:
        raise Http404(opening.NOT_HERE)
    return strategy


def _back(case: Case) -> HttpResponse:
    return redirect(f"{reverse('sessions:homework', args=[case.pk])}#helps")
