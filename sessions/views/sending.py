"""Asking a client to fill in questionnaires on their own."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case_for_writing
from cases.models import Case
from cases.queries import about_of, person_in
from measures.actions import make_link
from measures.self_report import MOST_AT_ONCE
from sessions import queries
from sessions.forms import SendForm
from ui.drawing import qr_of


@get_or_post
def send_measures(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Which questionnaires, and how long the link works; then the link itself, once.

    The page with the link answers the form directly: its address is written nowhere, so
    it cannot be shown a second time.
    """
    case, now = open_case_for_writing(request, case_id), timezone.now()
    course = queries.course_of(case)
    due = queries.due_of(case, course, now, says_overlap=True)
    form = SendForm(
        request.POST or None,
        case=case,
        times=queries.times_of(course, now),
        today=timezone.localdate(now),
        initial={
            "instruments": due.to_send[:MOST_AT_ONCE],
            "who": request.GET.get("who", ""),
        },
    )
    if request.method == "POST" and form.is_valid():
        return _made(request, case, form)
    context = {"case": case, "tab": "measures", "form": form, "due": due}
    return render(request, "sessions/send_measures.html", context)


def _made(request: StaffRequest, case: Case, form: SendForm) -> HttpResponse:
    whom = person_in(case, form.who)
    link, token = make_link(
        case=case,
        by=request.user,
        instrument_keys=form.cleaned_data["instruments"],
        expires_at=form.expires_at,
        about=about_of(case, whom),
    )
    address = request.build_absolute_uri(reverse("measures:answer", args=[token]))
    context = {
        "case": case,
        "tab": "measures",
        "link": link,
        "whom": whom,
        "token": token,
        "address": address,
        "qr": qr_of(address),
    }
    return render(request, "sessions/link_made.html", context)
