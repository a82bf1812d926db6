"""Reviews of the course: which are due, holding one, one on paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_write, open_case, open_case_for_writing
from cases.models import Case
from cases.queries import functioning_start_and_now
from sessions import actions, queries
from sessions.forms.course_review import ReviewForm
from sessions.queries.course_facts import course_facts
from sessions.queries.course_reviews import (
    ReviewPage,
    considered_titles,
    review_kinds,
    review_page,
    reviews_page,
)
from sessions.views import opening
from sessions.views.pressing import succeeds

TAB = "plan"


@require_safe
def reviews(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Due, held and coming."""
    case = open_case(request, case_id)
    course = queries.course_of(case)
    context = {
        "case": case,
        "tab": TAB,
        "course": course,
        "page": reviews_page(case, course),
        "can_write": can_write(request, case),
    }
    return render(request, "sessions/reviews.html", context)


@get_or_post
def new_review(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A review, with what the record holds beside it."""
    case = open_case_for_writing(request, case_id)
    course = queries.course_of(case)
    today = timezone.localdate()
    kinds = review_kinds(course)
    form = ReviewForm(
        request.POST or None,
        kinds=kinds,
        life=functioning_start_and_now(case),
        today=today,
        initial={"kind": request.GET.get("kind", kinds[-1][0])},
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.write_review(case=case, by=request.user, **form.entry()),
    ):
        messages.success(request, "The review is kept, with the facts of today.")
        return redirect("sessions:reviews", case.pk)
    context = {"case": case, "tab": TAB, "course": course, "form": form}
    facts = course_facts(case, course, today=today)
    return render(request, "sessions/review_form.html", context | {"facts": facts})


@require_safe
def review(request: StaffRequest, case_id: UUID, review_id: UUID) -> HttpResponse:
    """One review, with the facts of its day and its former wordings."""
    case = open_case(request, case_id)
    context = _context(case, _page_of(case, review_id))
    context["can_write"] = can_write(request, case)
    return render(request, "sessions/review.html", context)


@get_or_post
def correct_review(
    request: StaffRequest, case_id: UUID, review_id: UUID
) -> HttpResponse:
    """Another wording; the former one stays to be read."""
    case = open_case_for_writing(request, case_id)
    page = _page_of(case, review_id)
    form = ReviewForm.of(page.review, request.POST or None)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.correct_review(
            review=page.review, by=request.user, **form.entry()
        ),
    ):
        messages.success(request, "Corrected. The former wording stays to be read.")
        return redirect("sessions:reviews", case.pk)
    context = _context(case, page) | {"form": form, "facts": page.review.facts}
    return render(request, "sessions/review_form.html", context)


@require_safe
def review_print(request: StaffRequest, case_id: UUID, review_id: UUID) -> HttpResponse:
    """One A4 page for client and therapist."""
    case = open_case(request, case_id)
    context = _context(case, _page_of(case, review_id))
    return render(request, "sessions/review_print.html", context)


def _context(case: Case, page: ReviewPage) -> dict[str, object]:
    return {
        "case": case,
        "tab": TAB,
        "page": page,
        "review": page.review,
        "facts": page.review.facts,
        "considered": considered_titles(page.review),
    }


def _page_of(case: Case, review_id: UUID) -> ReviewPage:
    page = review_page(case, review_id)
    if page is None:
        raise Http404(opening.NOT_HERE)
    return page
