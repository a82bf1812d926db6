"""One's own settings: names or initials, light or dark, shortcuts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts import actions
from accounts.forms.me import NamesForm, SettingsForm, ThemeForm
from accounts.http import StaffRequest, get_or_post
from accounts.queries import has_second_factor
from ipt_practice.context import NAMES_SHOWN


@get_or_post
def me(request: StaffRequest) -> HttpResponse:
    person = request.user
    form = SettingsForm(request.POST or None, initial=SettingsForm.of(person))
    if form.is_valid():
        actions.change_settings(person=person, by=person, **form.cleaned_data)
        # The setting counts at once; what was pressed before in this session does not.
        request.session.pop(NAMES_SHOWN, None)
        messages.success(request, "Your settings are saved.")
        return redirect("me")
    return render(
        request,
        "ipt_practice/me.html",
        {"form": form, "has_second_factor": has_second_factor(person)},
    )


@require_POST
def names(request: StaffRequest) -> HttpResponse:
    """Names or initials, for this session only: a new device starts from the settings."""
    form = NamesForm(request.POST)
    if form.is_valid():
        request.session[NAMES_SHOWN] = form.cleaned_data["names"]
    return _back(request)


@require_POST
def theme(request: StaffRequest) -> HttpResponse:
    form = ThemeForm(request.POST)
    if form.is_valid():
        actions.change_settings(
            person=request.user, by=request.user, theme=form.cleaned_data["theme"]
        )
    return _back(request)


@require_safe
def token(request: StaffRequest) -> HttpResponse:
    """Who is signed in, and a form token of theirs: for a page that was left open.

    Signing in makes new tokens, so what such a page holds could not be sent any more
    (static/js/renew.js).
    """
    return JsonResponse({"person": str(request.user.pk), "token": get_token(request)})


def _back(request: StaffRequest) -> HttpResponse:
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        return redirect(target)
    return redirect("home")
