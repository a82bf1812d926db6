"""The practice's one page of settings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts import actions
from accounts.access import admin_only
from accounts.forms.letterhead import LetterheadForm
from accounts.forms.numbers import TraineeNumbersForm
from accounts.forms.practice import PracticeForm
from accounts.http import StaffRequest, get_or_post
from accounts.queries import practice as the_practice
from protocols.thresholds import Thresholds
from ui.dates import day_in


@get_or_post
def practice(request: StaffRequest) -> HttpResponse:
    admin = admin_only(request)
    form = PracticeForm(
        request.POST or None, instance=the_practice(), today=timezone.localdate()
    )
    if form.is_valid():
        actions.change_practice(by=admin, **form.as_fields())
        messages.success(request, "Saved. New letters and pages use it from now on.")
        return redirect("accounts:practice")
    return render(request, "accounts/practice.html", {"form": form})


@get_or_post
def trainee_numbers(request: StaffRequest) -> HttpResponse:
    """The numbers in the flags, where they are others for cases of trainees."""
    admin, row = admin_only(request), the_practice()
    form = TraineeNumbersForm(
        request.POST or None,
        own=row.trainee_thresholds,
        usual=Thresholds.of(row.thresholds),
    )
    if form.is_valid():
        actions.change_practice(by=admin, trainee_thresholds=form.numbers())
        messages.success(
            request, "Saved. The flags of their cases go by it from now on."
        )
        return redirect("accounts:practice")
    return render(request, "accounts/trainee_numbers.html", {"form": form})


@get_or_post
def letterhead(request: StaffRequest) -> HttpResponse:
    """How letters look, with a letter to nobody beside it."""
    admin = admin_only(request)
    form = LetterheadForm(
        request.POST or None, request.FILES or None, instance=the_practice()
    )
    if form.is_valid():
        actions.change_letterhead(by=admin, **form.as_fields())
        messages.success(request, "Saved. Letters approved from now on look like this.")
        return redirect("accounts:letterhead")
    now = the_practice()
    context = {
        "form": form,
        "practice": now,
        "today": day_in(timezone.localdate(), now.date_language),
    }
    return render(request, "accounts/letterhead.html", context)
