"""Events and symptom episodes: adding, changing, taking out, putting back.

The page that draws them shows sessions too, and lives above this room.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import EpisodeForm, EventForm
from formulation.models import SymptomEpisode, TimelineEvent
from formulation.views.room import case_page, press, succeeds

TAB = "inventory"
TIMELINE = "sessions:timeline"
NEAR_ONSET = (
    "This was within a year of the onset. What changed in roles and relationships then? "
    "You can add it when you know."
)


@get_or_post
def add_event(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What, of what kind and when; the rest can wait."""
    case = open_case_to_shape(request, case_id)
    form = EventForm(request.POST or None, case=case, on=_day_asked(request))
    added: list[TimelineEvent] = []
    if request.method == "POST" and succeeds(
        form,
        lambda: added.append(
            actions.add_event(case=case, by=request.user, **form.event_fields())
        ),
    ):
        messages.success(request, "Added to the timeline.")
        _ask_what_changed(request, case, added[0])
        another = "another" in request.POST
        return redirect("formulation:add_event" if another else TIMELINE, case.pk)
    return case_page(request, "timeline/add_event", case, TAB, form=form)


def _day_asked(request: StaffRequest) -> date | None:
    """The day that an address names with ?on=2026-11-23; None for any other words."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


@get_or_post
def event(request: StaffRequest, case_id: UUID, event_id: UUID) -> HttpResponse:
    """One event: what is known of it, and the way out."""
    opener = open_case_to_shape if request.method == "POST" else open_case
    case = opener(request, case_id)
    one = _event_of(case, event_id)
    line = queries.event_line(one, case.client.born_on, queries.onset_of(case))
    form = EventForm.of(line, request.POST or None, case=case)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_event(event=one, by=request.user, **form.event_fields()),
    ):
        messages.success(request, "Saved.")
        _ask_what_changed(request, case, one)
        return redirect(TIMELINE, case.pk)
    return case_page(request, "timeline/event", case, TAB, form=form, line=line)


@require_POST
def remove_event(request: StaffRequest, case_id: UUID, event_id: UUID) -> HttpResponse:
    """Off the timeline. The page that follows offers to put it back."""
    case = open_case_to_shape(request, case_id)
    one = _event_of(case, event_id)
    press(
        request,
        lambda: actions.remove_event(event=one, by=request.user),
        done="Taken off the timeline. It can be put back below the list.",
    )
    return redirect(TIMELINE, case.pk)


@require_POST
def restore_event(request: StaffRequest, case_id: UUID, event_id: UUID) -> HttpResponse:
    """Undo of taking it out."""
    case = open_case_to_shape(request, case_id)
    one = _event_of(case, event_id)
    press(
        request,
        lambda: actions.restore_event(event=one, by=request.user),
        done="Back on the timeline.",
    )
    return redirect(TIMELINE, case.pk)


@get_or_post
def add_episode(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A stretch of symptoms, the present one or an earlier one."""
    case = open_case_to_shape(request, case_id)
    form = EpisodeForm(request.POST or None, case=case)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.add_episode(
            case=case, by=request.user, **form.episode_fields()
        ),
    ):
        messages.success(request, "Added to the timeline.")
        return redirect(TIMELINE, case.pk)
    return case_page(request, "timeline/add_episode", case, TAB, form=form)


@get_or_post
def episode(request: StaffRequest, case_id: UUID, episode_id: UUID) -> HttpResponse:
    """One stretch of symptoms; an end makes it a past one."""
    opener = open_case_to_shape if request.method == "POST" else open_case
    case = opener(request, case_id)
    one = _episode_of(case, episode_id)
    line = queries.episode_line(one, case.client.born_on)
    form = EpisodeForm.of(line, request.POST or None, case=case)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_episode(
            episode=one, by=request.user, **form.episode_fields()
        ),
    ):
        messages.success(request, "Saved.")
        return redirect(TIMELINE, case.pk)
    return case_page(request, "timeline/episode", case, TAB, form=form, line=line)


@require_POST
def remove_episode(
    request: StaffRequest, case_id: UUID, episode_id: UUID
) -> HttpResponse:
    """Off the timeline. The page that follows offers to put it back."""
    case = open_case_to_shape(request, case_id)
    one = _episode_of(case, episode_id)
    press(
        request,
        lambda: actions.remove_episode(episode=one, by=request.user),
        done="Taken off the timeline. It can be put back below the list.",
    )
    return redirect(TIMELINE, case.pk)


@require_POST
def restore_episode(
    request: StaffRequest, case_id: UUID, episode_id: UUID
) -> HttpResponse:
    """Undo of taking it out."""
    case = open_case_to_shape(request, case_id)
    one = _episode_of(case, episode_id)
    press(
        request,
        lambda: actions.restore_episode(episode=one, by=request.user),
        done="Back on the timeline.",
    )
    return redirect(TIMELINE, case.pk)


def _event_of(case: Case, event_id: UUID) -> TimelineEvent:
    return get_object_or_404(
        case.timeline_events.select_related("case__client"), pk=event_id
    )


def _episode_of(case: Case, episode_id: UUID) -> SymptomEpisode:
    return get_object_or_404(
        case.symptom_episodes.select_related("case__client"), pk=episode_id
    )


def _ask_what_changed(request: StaffRequest, case: Case, one: TimelineEvent) -> None:
    """Once, after saving: near the onset, what changed is worth a question."""
    onset = queries.onset_of(case)
    if queries.event_line(one, case.client.born_on, onset).asks_what_changed:
        messages.info(request, NEAR_ONSET)
