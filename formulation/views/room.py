"""What every view of this room does: draw a page of a case, and try an action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from accounts.http import StaffRequest
from cases.access import can_shape
from cases.models import Case
from formulation.actions import RuleBroken


def case_page(
    request: StaffRequest, name: str, case: Case, tab: str, **context: Any
) -> HttpResponse:
    """A page of this room, with the frame of its case around it."""
    context |= {"case": case, "tab": tab, "can_shape": can_shape(request, case)}
    return render(request, f"formulation/{name}.html", context)


def succeeds(form: forms.Form, action: Callable[[], object]) -> bool:
    """Whether the form is filled in rightly and the action was done.

    A rule that was not met becomes an error of the form, at its field where it has one.
    """
    if not form.is_valid():
        return False
    try:
        action()
    except RuleBroken as broken:
        form.add_error(
            broken.field if broken.field in form.fields else None, str(broken)
        )
        return False
    return True


def press(request: StaffRequest, action: Callable[[], object], *, done: str) -> bool:
    """Do what a single button asks, and say that it is done, or why not."""
    try:
        action()
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return False
    messages.success(request, done)
    return True
