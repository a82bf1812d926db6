"""The therapist's day, any other day, and what waits for a signature."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import therapist_only
from accounts.http import StaffRequest
from cases.queries import covered_by
from ipt_practice.queries.day import day_of
from ipt_practice.queries.needs import anniversaries_ahead, coming_up, needs_of
from sessions.queries import drafts_of
from supervision.queries import load_of


@require_safe
def today(request: StaffRequest) -> HttpResponse:
    """Sessions with the line of now, what needs this person, what is to be signed."""
    person, now = therapist_only(request), timezone.now()
    on = timezone.localdate(now)
    return render(
        request,
        "ipt_practice/today.html",
        {
            "day": day_of(person, on, now),
            "needs": needs_of(person, now),
            "drafts": drafts_of(person, now),
            "ahead": coming_up(person, on),
            "anniversaries": anniversaries_ahead(person, on),
            "load": load_of(person, on),
            "covers": covered_by(person, on),
        },
    )


@require_safe
def day(request: StaffRequest, on: date) -> HttpResponse:
    """The sessions of another day."""
    person = therapist_only(request)
    found = day_of(person, on, timezone.now())
    return render(request, "ipt_practice/day.html", {"day": found})


@require_safe
def to_sign(request: StaffRequest) -> HttpResponse:
    """Everything held and not signed, oldest first."""
    person = therapist_only(request)
    drafts = drafts_of(person, timezone.now())
    return render(request, "ipt_practice/to_sign.html", {"drafts": drafts})
