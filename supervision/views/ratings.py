"""Ratings of one case's work: begun, written, given, read, shared."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case
from cases.models import Case
from sessions.actions import RuleBroken
from sessions.queries import SessionLine, course_of, find_session
from supervision import actions
from supervision.access import open_own_rating, open_rating, supervises
from supervision.forms.ratings import BeginRatingForm, RatingForm
from supervision.models import CompetenceRating
from supervision.queries import ratings as queries
from supervision.queries.rating_paper import paper_of
from supervision.queries.session_work import work_in

LIST, ONE = "supervision:ratings", "supervision:rating"
WRITE = "supervision:write_rating"
NOT_KEPT = "Something is too long, or no number."


@require_safe
def ratings(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What was said of the work in this case, as far as it is this person's to read."""
    case = open_case(request, case_id)
    context = {
        "case": case,
        "tab": "supervision",
        "ratings": queries.ratings_of(case, request.user, timezone.localdate()),
        "is_supervisor": supervises(request, case),
    }
    return render(request, "supervision/ratings.html", context)


@get_or_post
def begin_rating(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Which piece of work, and what the rating rests on."""
    case = open_case(request, case_id)
    is_own = not supervises(request, case)
    form = BeginRatingForm(
        request.POST or None, sessions=_sessions(request, case, is_own), is_own=is_own
    )
    if form.is_valid():
        session_id, evidence = (
            form.cleaned_data[one] for one in ("session", "evidence")
        )
        try:
            rating = actions.begin_rating(
                case=case,
                by=request.user,
                evidence=evidence,
                therapy_session=find_session(case, UUID(session_id))
                if session_id
                else None,
            )
        except RuleBroken as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            return redirect(WRITE, case_id, rating.pk)
    context = {"case": case, "tab": "supervision", "form": form, "is_own": is_own}
    return render(request, "supervision/begin_rating.html", context)


def _sessions(request: StaffRequest, case: Case, is_own: bool) -> list[SessionLine]:
    course = course_of(case)
    if is_own:
        return queries.sessions_of(course, request.user)
    return queries.sessions_to_rate(course)


@get_or_post
def write_rating(request: StaffRequest, case_id: UUID, rating_id: UUID) -> HttpResponse:
    """A draft with the whole list; saved, or given."""
    rating = open_own_rating(request, case_id, rating_id)
    if not rating.is_draft:
        return redirect(ONE, case_id, rating.pk)
    form = RatingForm(request.POST or None, rating=rating)
    if not form.is_valid():
        return _writing_page(request, form)
    try:
        _keep(request, form)
    except actions.RatingChangedMeanwhile as problem:
        rating.refresh_from_db()
        form = form.over(rating)
        form.add_error(None, str(problem))
        return _writing_page(request, form, saved_there=True)
    except RuleBroken as problem:
        form.add_error(None, str(problem))
        return _writing_page(request, form)
    return redirect(ONE if "give" in request.POST else WRITE, case_id, rating.pk)


@require_POST
def autosave_rating(
    request: StaffRequest, case_id: UUID, rating_id: UUID
) -> JsonResponse:
    """For the script: a version and a time, or 409 when another page was faster."""
    rating = open_own_rating(request, case_id, rating_id)
    form = RatingForm(request.POST, rating=rating)
    if not form.is_valid():
        answer = {"saved_at": rating.saved_at, "problem": NOT_KEPT}
        return JsonResponse(answer, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        saved = actions.save_rating(rating=rating, by=request.user, **form.typed)
    except RuleBroken as problem:
        answer = {"saved_at": rating.saved_at, "problem": str(problem)}
        return JsonResponse(answer, status=HTTPStatus.CONFLICT)
    return JsonResponse({"version": saved.version, "saved_at": saved.saved_at})


def _keep(request: StaffRequest, form: RatingForm) -> None:
    is_given = "give" in request.POST
    keep = actions.give_rating if is_given else actions.save_rating
    keep(rating=form.rating, by=request.user, **form.typed)
    if not is_given:
        messages.success(request, "Draft saved. Nobody else reads it.")
    elif form.rating.is_own:
        messages.success(request, "Finished. It is yours alone until you share it.")
    else:
        messages.success(request, "Given. The therapist can read it now.")


def _writing_page(
    request: StaffRequest, form: RatingForm, *, saved_there: bool = False
) -> HttpResponse:
    rating = form.rating
    context = {
        "case": rating.case,
        "tab": "supervision",
        "rating": rating,
        "form": form,
        "work": _work(rating),
        "there": queries.rating_page(rating) if saved_there else None,
    }
    status = HTTPStatus.CONFLICT if saved_there else HTTPStatus.OK
    return render(request, "supervision/write_rating.html", context, status=status)


def _work(rating: CompetenceRating) -> object:
    if rating.therapy_session is None:
        return None
    return work_in(rating.case, rating.therapy_session, rating.focus_area)


@require_safe
def rating(request: StaffRequest, case_id: UUID, rating_id: UUID) -> HttpResponse:
    """One that is given. Reading what a therapist shared is kept, and ends taking back."""
    found = open_rating(request, case_id, rating_id)
    if found.is_draft:
        return redirect(WRITE, case_id, found.pk)
    _note_reading(request, found)
    context = {
        "case": found.case,
        "tab": "supervision",
        "page": queries.rating_page(found),
        "rating": found,
        "work": _work(found),
        "is_mine": found.rater_id == request.user.pk,
    }
    return render(request, "supervision/rating.html", context)


def _note_reading(request: StaffRequest, found: CompetenceRating) -> None:
    """Keep that what a therapist shares was read; 404 if it was taken back just now."""
    is_shared_with_me = found.is_own and found.therapist_id != request.user.pk
    if is_shared_with_me and not actions.note_reading(rating=found, by=request.user):
        raise Http404("There is no page here.")


@require_safe
def rating_print(request: StaffRequest, case_id: UUID, rating_id: UUID) -> HttpResponse:
    """One that is given, on paper, once both of them may read it."""
    found = open_rating(request, case_id, rating_id)
    if found.is_draft:
        return redirect(WRITE, case_id, found.pk)
    _note_reading(request, found)
    paper = paper_of(found)
    if not paper.is_open_to_both:
        messages.warning(request, "Share it first. Its paper is for the two of you.")
        return redirect(ONE, case_id, found.pk)
    context = {"case": found.case, "rating": found, "paper": paper}
    return render(request, "supervision/rating_print.html", context)


@require_POST
def discard_rating(
    request: StaffRequest, case_id: UUID, rating_id: UUID
) -> HttpResponse:
    """Throw a draft away."""
    found = open_own_rating(request, case_id, rating_id)
    try:
        actions.discard_rating(rating=found, by=request.user)
    except RuleBroken as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, "The draft is thrown away.")
    return redirect(LIST, case_id)


@require_POST
def share_rating(request: StaffRequest, case_id: UUID, rating_id: UUID) -> HttpResponse:
    """Open one's own view to one's supervisors."""
    found = open_own_rating(request, case_id, rating_id)
    try:
        actions.share_rating(rating=found, by=request.user)
    except RuleBroken as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, "Shared. Until it is read you can take it back.")
    return redirect(ONE, case_id, rating_id)


@require_POST
def take_back_rating(
    request: StaffRequest, case_id: UUID, rating_id: UUID
) -> HttpResponse:
    """Close it again, unless somebody has read it."""
    found = open_own_rating(request, case_id, rating_id)
    try:
        actions.take_back_rating(rating=found, by=request.user)
    except RuleBroken as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, "Taken back. It is yours alone.")
    return redirect(ONE, case_id, rating_id)
