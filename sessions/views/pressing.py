"""Trying an action from a page: its rule becomes a sentence where the person reads it."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages

from accounts.http import StaffRequest
from sessions.actions import RuleBroken


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


def press(request: StaffRequest, action: Callable[[], object], *, done: str) -> None:
    """Do what a single button asks, and say that it is done, or why not."""
    try:
        action()
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, done)
