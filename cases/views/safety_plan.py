"""The client's safety plan: versions, two side by side, and the client's own papers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from accounts.queries import practice
from cases import actions, queries
from cases.access import can_write, open_case, open_case_for_writing
from cases.forms import SafetyPlanForm
from cases.models import Case, Client


def _whose(request: StaffRequest, case: Case) -> Client:
    """The partner of a couple where the address says so, else the client."""
    return queries.person_in(case, request.GET.get("who", ""))


def _to_plan(case: Case, person: Client) -> HttpResponse:
    page = reverse("cases:safety_plan", args=[case.pk])
    return redirect(f"{page}{queries.whose_query(case, person)}")


@require_safe
def safety_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The plan that stands, and the versions before it."""
    case = open_case(request, case_id)
    person = _whose(request, case)
    about = queries.about_of(case, person)
    plans = [
        (one, queries.plan_parts(one))
        for one in queries.safety_plans(case, about=about)
    ]
    context = {
        "case": case,
        "tab": "risk",
        "plans": plans,
        "practice": practice(),
        "today": timezone.localdate(),
        "may_write": can_write(request, case),
        "whom": person,
        "whose": queries.whose_query(case, person),
    }
    return render(request, "cases/safety_plan.html", context)


@require_safe
def compare_safety_plans(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Two versions side by side, word by word."""
    case = open_case(request, case_id)
    person = _whose(request, case)
    plans = list(queries.safety_plans(case, about=queries.about_of(case, person)))
    asked = request.GET
    pair = queries.two_versions(plans, asked.get("older", ""), asked.get("newer", ""))
    context = {
        "case": case,
        "tab": "risk",
        "plans": plans,
        "pair": pair,
        "parts": queries.compared_parts(*pair) if pair else [],
        "whom": person,
        "whose": queries.whose_query(case, person),
    }
    return render(request, "cases/compare_safety_plans.html", context)


@require_safe
def print_safety_plan(
    request: StaffRequest, case_id: UUID, size: str = "page"
) -> HttpResponse:
    """The client's own copy, a page or a folded card: the plan and the numbers to call."""
    case = open_case(request, case_id)
    person = _whose(request, case)
    plan = queries.current_safety_plan(case, about=queries.about_of(case, person))
    if plan is None:
        return _to_plan(case, person)
    parts = queries.plan_parts(plan, is_clients_own=True)
    context = {
        "case": case,
        "whom": person,
        "whose": queries.whose_query(case, person),
        "plan": plan,
        "parts": parts,
        "part": {part.key: part for part in parts},
        "practice": practice(),
    }
    is_card = size == "card"
    page = "cases/safety_plan_card.html" if is_card else "cases/print_safety_plan.html"
    return render(request, page, context)


@get_or_post
def new_safety_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The next version, beginning with the last."""
    case = open_case_for_writing(request, case_id)
    person = _whose(request, case)
    about = queries.about_of(case, person)
    last = queries.current_safety_plan(case, about=about)
    form = SafetyPlanForm(request.POST or None, last=last, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        plan = actions.make_safety_plan(
            case=case, by=request.user, about=about, **form.plan()
        )
        messages.success(request, f"Version {plan.number} is the plan from now on.")
        return _to_plan(case, person)
    context = {
        "case": case,
        "tab": "risk",
        "form": form,
        "last": last,
        "practice": practice(),
        "whom": person,
        "whose": queries.whose_query(case, person),
    }
    return render(request, "cases/new_safety_plan.html", context)
