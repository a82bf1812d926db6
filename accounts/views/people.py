"""Staff: who works here, what they may do, who supervises whom."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts import actions
from accounts.access import admin_only, open_link, open_person
from accounts.forms.people import ArrangementForm, EndLinkForm, LinkForm, PersonForm
from accounts.http import StaffRequest, get_or_post
from accounts.links import send_password_link, take_password_link
from accounts.queries import links_of
from accounts.queries import people as everyone


@require_safe
def people(request: StaffRequest) -> HttpResponse:
    admin_only(request)
    lines = everyone(timezone.localdate())
    return render(request, "accounts/people.html", {"lines": lines})


@get_or_post
def add_person(request: StaffRequest) -> HttpResponse:
    admin = admin_only(request)
    form = PersonForm(request.POST or None)
    if form.is_valid():
        try:
            person = actions.add_person(by=admin, **form.cleaned_data)
        except actions.EmailTaken as problem:
            form.add_error("email", str(problem))
        else:
            send_password_link(request, person)
            messages.success(request, f"{person.full_name} is added.")
            return redirect("accounts:person", person.pk)
    return render(request, "accounts/add_person.html", {"form": form})


@get_or_post
def person(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Name and roles of one person, their supervision, their sign-in."""
    admin = admin_only(request)
    someone = open_person(request, person_id)
    form = PersonForm(request.POST or None, instance=someone)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_person(person=someone, by=admin, **form.cleaned_data)
        except actions.EmailTaken as problem:
            form.add_error("email", str(problem))
        except (actions.OwnRoles, actions.LastAdmin) as problem:
            form.add_error("is_practice_admin", str(problem))
        except actions.StillSupervises as problem:
            form.add_error("is_supervisor", str(problem))
        else:
            messages.success(request, "Saved.")
            return redirect("accounts:person", person_id)
    return _person_page(request, person_id, form=form)


def _person_page(
    request: StaffRequest, person_id: UUID, *, form: PersonForm
) -> HttpResponse:
    shown = open_person(request, person_id)
    supervisors, supervisees = links_of(shown, timezone.localdate())
    return render(
        request,
        "accounts/person.html",
        {
            "form": form,
            "shown": shown,
            "supervisors": supervisors,
            "supervisees": supervisees,
            "password_link": take_password_link(request, shown),
        },
    )


@get_or_post
def add_link(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """A supervisor for this person, from a day."""
    admin = admin_only(request)
    supervisee = open_person(request, person_id)
    form = LinkForm(request.POST or None, person=supervisee)
    if form.is_valid():
        try:
            actions.add_link(supervisee=supervisee, by=admin, **form.cleaned_data)
        except actions.EndsBeforeItStarts as problem:
            form.add_error("ends_on", str(problem))
        except actions.LINK_PROBLEMS as problem:
            form.add_error("supervisor", str(problem))
        else:
            messages.success(request, "The supervision is set down.")
            return redirect("accounts:person", person_id)
    return render(
        request, "accounts/add_link.html", {"form": form, "shown": supervisee}
    )


@get_or_post
def end_link(request: StaffRequest, person_id: UUID, link_id: UUID) -> HttpResponse:
    admin = admin_only(request)
    shown = open_person(request, person_id)
    link = open_link(request, person_id, link_id)
    today = timezone.localdate().isoformat()
    form = EndLinkForm(request.POST or None, initial={"ends_on": today})
    if form.is_valid():
        try:
            actions.end_link(link=link, by=admin, **form.cleaned_data)
        except (actions.LinkOver, actions.EndsBeforeItStarts) as problem:
            form.add_error("ends_on", str(problem))
        else:
            messages.success(request, "The last day is set down.")
            return redirect("accounts:person", person_id)
    context = {"form": form, "shown": shown, "link": link}
    return render(request, "accounts/end_link.html", context)


@get_or_post
def change_arrangement(
    request: StaffRequest, person_id: UUID, link_id: UUID
) -> HttpResponse:
    """What the supervisor does for this person from now on."""
    admin = admin_only(request)
    shown = open_person(request, person_id)
    link = open_link(request, person_id, link_id)
    held = {
        "arrangement": link.arrangement,
        "starts_on": max(timezone.localdate(), link.starts_on).isoformat(),
    }
    form = ArrangementForm(request.POST or None, initial=held)
    if form.is_valid():
        try:
            actions.change_arrangement(link=link, by=admin, **form.cleaned_data)
        except actions.NotWhileItRuns as problem:
            form.add_error("starts_on", str(problem))
        except (actions.OwnRoles, actions.ArrangedSoAlready) as problem:
            form.add_error("arrangement", str(problem))
        else:
            messages.success(request, "The arrangement is set down.")
            return redirect("accounts:person", person_id)
    context = {"form": form, "shown": shown, "link": link}
    return render(request, "accounts/change_arrangement.html", context)


@require_POST
def send_link(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """A new link to set a password, to their own email."""
    admin = admin_only(request)
    someone = open_person(request, person_id)
    actions.forget_tries(person=someone, by=admin)
    send_password_link(request, someone)
    messages.success(request, f"A link to set a password is on its way to {someone}.")
    return redirect("accounts:person", person_id)


@require_POST
def reset_second_factor(request: StaffRequest, person_id: UUID) -> HttpResponse:
    admin = admin_only(request)
    someone = open_person(request, person_id)
    try:
        actions.reset_second_factor(person=someone, by=admin)
    except actions.OwnSecondFactor as problem:
        messages.error(request, str(problem))
    else:
        messages.success(
            request, f"{someone} sets up a new second factor at the next sign-in."
        )
    return redirect("accounts:person", person_id)


@require_POST
def reactivate(request: StaffRequest, person_id: UUID) -> HttpResponse:
    admin = admin_only(request)
    someone = open_person(request, person_id)
    actions.reactivate_person(person=someone, by=admin)
    messages.success(request, f"{someone} can sign in again.")
    return redirect("accounts:person", person_id)
