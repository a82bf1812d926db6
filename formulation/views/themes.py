"""Themes across people, what the inventory shows, and reviews of it with the client."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import ReviewForm, ThemeForm
from formulation.models import InventoryTheme
from formulation.views.room import case_page, press, succeeds

TAB = "inventory"


@require_safe
def themes(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What repeats, what the inventory shows, and when it was looked at together."""
    case = open_case(request, case_id)
    today = timezone.localdate()
    return case_page(
        request,
        "themes",
        case,
        TAB,
        cards=queries.themes_of(case),
        removed=queries.themes_of(case, removed=True),
        bonds=queries.bonds_of(case),
        available=queries.emotionally_available(case, on=today),
        reviews=queries.reviews_of(case),
    )


@get_or_post
def add_theme(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A few words, and with whom."""
    case = open_case_to_shape(request, case_id)
    form = ThemeForm(request.POST or None, case=case)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.add_theme(case=case, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Noted.")
        return redirect("formulation:themes", case.pk)
    return case_page(request, "theme_form", case, TAB, form=form)


@get_or_post
def theme(request: StaffRequest, case_id: UUID, theme_id: UUID) -> HttpResponse:
    """Reword it, or change with whom it recurs."""
    case = open_case_to_shape(request, case_id)
    one = _theme_of(case, theme_id)
    form = ThemeForm.of(one, request.POST or None)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_theme(theme=one, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Saved.")
        return redirect("formulation:themes", case.pk)
    return case_page(request, "theme_form", case, TAB, form=form, noted=one)


@require_POST
def keep_theme(request: StaffRequest, case_id: UUID, theme_id: UUID) -> HttpResponse:
    """For the formulation, or no longer."""
    case = open_case_to_shape(request, case_id)
    one = _theme_of(case, theme_id)
    is_kept = "keep" in request.POST
    press(
        request,
        lambda: actions.keep_theme(theme=one, by=request.user, is_kept=is_kept),
        done="Kept for the formulation." if is_kept else "No longer kept.",
    )
    return redirect("formulation:themes", case.pk)


@require_POST
def remove_theme(request: StaffRequest, case_id: UUID, theme_id: UUID) -> HttpResponse:
    """Out of the page, which offers to put it back."""
    case = open_case_to_shape(request, case_id)
    one = _theme_of(case, theme_id)
    press(
        request,
        lambda: actions.remove_theme(theme=one, by=request.user),
        done="Taken out. It can be put back below.",
    )
    return redirect("formulation:themes", case.pk)


@require_POST
def restore_theme(request: StaffRequest, case_id: UUID, theme_id: UUID) -> HttpResponse:
    """Undo of taking out."""
    case = open_case_to_shape(request, case_id)
    one = _theme_of(case, theme_id)
    press(
        request,
        lambda: actions.restore_theme(theme=one, by=request.user),
        done="Put back.",
    )
    return redirect("formulation:themes", case.pk)


@get_or_post
def review_inventory(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The circle looked at together: a day, a sentence, four ratings."""
    case = open_case_to_shape(request, case_id)
    form = ReviewForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.review_inventory(
            case=case, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Recorded. Earlier reviews stay.")
        return redirect("formulation:themes", case.pk)
    return case_page(request, "review_inventory", case, TAB, form=form)


def _theme_of(case: Case, theme_id: UUID) -> InventoryTheme:
    return get_object_or_404(
        case.inventory_themes.select_related("case__client", "first_seen_with"),
        pk=theme_id,
    )
