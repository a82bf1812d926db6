"""What a clinician does with a link once it is made: hand it over here, or take it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.actions import log_sign_out
from accounts.http import StaffRequest, address_of
from cases.access import open_case_for_writing
from measures import actions, queries
from measures.models import SelfReportLink

ALL_SCORES = "sessions:measures"


@require_POST
def hand_over(
    request: StaffRequest, case_id: UUID, self_report_id: UUID
) -> HttpResponse:
    """Open the link on this tablet, and sign its owner out of it first.

    So nothing of theirs can be reached with the Back key: each page asks to sign in.
    """
    link = _own(request, case_id, self_report_id)
    token = request.POST.get("token", "")
    try:
        actions.hand_over(link=link, by=request.user, token=token)
    except actions.LinkRefused as problem:
        messages.error(request, str(problem))
        return redirect(ALL_SCORES, case_id)
    log_sign_out(by=request.user, reason="HANDED_OVER", address=address_of(request))
    logout(request)
    return redirect("measures:answer", token)


@require_POST
def revoke(request: StaffRequest, case_id: UUID, self_report_id: UUID) -> HttpResponse:
    """Take the link back."""
    link = _own(request, case_id, self_report_id)
    try:
        actions.revoke_link(link=link, by=request.user)
    except actions.AlreadyAnswered:
        messages.error(
            request, "These answers were sent before. They are in the record."
        )
    else:
        messages.success(request, "Taken back. The link does not work any more.")
    return redirect(ALL_SCORES, case_id)


def _own(request: StaffRequest, case_id: UUID, self_report_id: UUID) -> SelfReportLink:
    """The case's own link; 404 for any other."""
    link = queries.link_of_case(open_case_for_writing(request, case_id), self_report_id)
    if link is None:
        raise Http404("There is no page here.")
    return link
