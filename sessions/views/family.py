"""Family and school: talks, phone check-ins, and what may be said to whom."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_decide, can_shape, open_case, open_case_to_shape
from cases.models import Case
from cases.queries import contacts_of
from formulation.views.room import press, succeeds
from protocols.ipt_adolescent import TEEN_TIPS
from sessions import actions, queries
from sessions.forms.family import SchoolPlanForm, TalkForm
from sessions.models import FamilyContact
from sessions.queries.course import Course, SessionLine
from sessions.queries.family import family_page, school_plan_to_begin_with

TAB = "plan"


@require_safe
def family(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Who was spoken with, how the client was on the phone, and who may be told what."""
    case = open_case(request, case_id)
    course = queries.course_of(case)
    context = {
        "case": case,
        "tab": TAB,
        "course": course,
        "page": family_page(case, course),
        "tips": TEEN_TIPS,
        "can_shape": can_shape(request, case),
    }
    return render(request, "sessions/family.html", context)


@get_or_post
def add_talk(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Keep a talk."""
    case = open_case_to_shape(request, case_id)
    course = queries.course_of(case)
    form = TalkForm(
        request.POST or None,
        contacts=contacts_of(case.client),
        lines=_attended(course),
        today=timezone.localdate(),
        initial={"held_on": timezone.localdate()},
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.record_talk(case=case, by=request.user, **form.talk(case)),
    ):
        messages.success(request, "Kept.")
        return redirect("sessions:family", case.pk)
    context = {"case": case, "tab": TAB, "form": form}
    return render(request, "sessions/talk_form.html", context)


@get_or_post
def change_talk(request: StaffRequest, case_id: UUID, talk_id: UUID) -> HttpResponse:
    """Correct a talk."""
    case = open_case_to_shape(request, case_id)
    talk = _talk_of(case, talk_id)
    course = queries.course_of(case)
    form = TalkForm.of(
        talk,
        request.POST or None,
        contacts=contacts_of(case.client),
        lines=_attended(course),
        today=timezone.localdate(),
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_talk(talk=talk, by=request.user, **form.talk(case)),
    ):
        messages.success(request, "Saved.")
        return redirect("sessions:family", case.pk)
    context = {"case": case, "tab": TAB, "form": form, "talk": talk}
    return render(request, "sessions/talk_form.html", context)


@require_POST
def remove_talk(request: StaffRequest, case_id: UUID, talk_id: UUID) -> HttpResponse:
    """Off the list. The page that follows offers to put it back."""
    case = open_case_to_shape(request, case_id)
    talk = _talk_of(case, talk_id)
    press(
        request,
        lambda: actions.remove_talk(talk=talk, by=request.user),
        done="Taken out. You can put it back below.",
    )
    return redirect(f"{reverse('sessions:family', args=[case.pk])}#removed")


@require_POST
def restore_talk(request: StaffRequest, case_id: UUID, talk_id: UUID) -> HttpResponse:
    """Undo a removal."""
    case = open_case_to_shape(request, case_id)
    talk = _talk_of(case, talk_id)
    press(
        request,
        lambda: actions.restore_talk(talk=talk, by=request.user),
        done="Back on the list.",
    )
    return redirect("sessions:family", case.pk)


@get_or_post
def school_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Agree with the school anew; begins with the words of the last plan."""
    case = open_case_to_shape(request, case_id)
    today = timezone.localdate()
    form = SchoolPlanForm(
        request.POST or None,
        contacts=contacts_of(case.client).filter(kind="SCHOOL"),
        today=today,
        initial={"agreed_on": today} | school_plan_to_begin_with(case),
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.agree_school_plan(case=case, by=request.user, **form.plan()),
    ):
        messages.success(request, "Kept as the plan that counts.")
        return redirect("sessions:family", case.pk)
    context = {"case": case, "tab": TAB, "form": form}
    context["can_decide"] = can_decide(request, case)
    return render(request, "sessions/school_plan.html", context)


def _attended(course: Course) -> list[SessionLine]:
    """The sessions that a talk can have been part of, newest first."""
    held = [line for line in course.sessions if line.number is not None]
    return held[::-1]


def _talk_of(case: Case, talk_id: UUID) -> FamilyContact:
    talks = case.family_contacts.select_related(
        "case__client", "with_whom", "therapy_session"
    )
    return get_object_or_404(talks, pk=talk_id)
