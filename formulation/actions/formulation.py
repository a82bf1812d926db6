"""The IPT formulation in versions: written, put to the client, corrected by them.

It names the illness, links it to one focus, tells one story and invites correction
(Markowitz & Swartz 2007; Weissman, Markowitz & Klerman 2018).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.rules import (
    RuleBroken,
    check_not_before,
    check_not_future,
    check_takes_focus_area,
    hold,
    moment_of,
)
from formulation.models import FocusArea, Formulation, TimelineEvent, longest

# What is asked for when a part is empty. A trigger may be told or be an event.
REQUIRED_PARTS = {
    "illness": "what the client has, and what it has done, in plain words",
    "maintaining": "what keeps it going between the client and others",
    "link_sentence": "the one sentence that links mood and focus",
    "mood_to_relationship": "how the mood changes things with people",
    "relationship_to_mood": "how what happens with people changes the mood",
    "hope": "what can be hoped for: it can be treated, how long, what we will do",
}
STORY_PARTS = ("vulnerability", "trigger", "strengths", "focus_words")
BOX_PARTS = ("biological", "psychological", "social", "crisis", "lacking_support")
FORMULATION_PARTS = (*REQUIRED_PARTS, *STORY_PARTS, *BOX_PARTS)


class FocusMissing(RuleBroken):
    sentence = "Choose the focus first. It need not be agreed yet"


class FocusOfAnotherCase(RuleBroken):
    sentence = "Choose a focus of this case"


class FocusEnded(RuleBroken):
    sentence = "This focus has ended. Write the formulation for the one of now"


class FormulationPartMissing(RuleBroken):
    """One of the parts that every version needs is empty."""


class FormulationPartTooLong(RuleBroken):
    """A part holds more than one page can."""


class TriggerMissing(RuleBroken):
    sentence = "Write what set it off, or choose an event of the timeline"


class EventOfAnotherCase(RuleBroken):
    sentence = "Choose an event of this timeline"


class EventRemoved(RuleBroken):
    sentence = "This event was taken out of the timeline. Put it back or choose another"


class NewFormulationNeedsReason(RuleBroken):
    sentence = "Write why there is a new version. Earlier versions stay readable"


class NothingChanged(RuleBroken):
    sentence = "Nothing differs from the current version"


class FormulationAlreadyShared(RuleBroken):
    sentence = "This version is already shared. A change makes a new version"


class NotTheCurrentFormulation(RuleBroken):
    sentence = "There is a newer version. Share that one"


class ResponseMissing(RuleBroken):
    sentence = "Choose how the client took it"


class ResponseWordsMissing(RuleBroken):
    sentence = "Write what the client said, best in their own words"


@transaction.atomic
def write_formulation(
    *,
    case: Case,
    by: User,
    made_on: date,
    focus_area: FocusArea | None,
    trigger_event: TimelineEvent | None = None,
    reason: str = "",
    at: datetime | None = None,
    **parts: str,
) -> Formulation:
    """Write a version; it becomes the current one. `parts` are named in FORMULATION_PARTS.

    From the second version on a reason is needed, and something must differ. Raises a
    RuleBroken with the sentence to show.
    """
    hold(case)
    check_takes_focus_area(case)
    moment = moment_of(at)
    check_not_future(
        made_on, at=moment, what="The day of this version", field="made_on"
    )
    words = {part: parts.pop(part, "").strip() for part in FORMULATION_PARTS}
    if parts:
        raise TypeError(f"A formulation has no part {next(iter(parts))!r}.")
    _check_focus(case, focus_area)
    _check_event(case, trigger_event)
    check_parts(words, has_event=trigger_event is not None)
    last = case.formulations.order_by("-number").first()
    formulation = Formulation(
        case=case,
        number=last.number + 1 if last else 1,
        focus_area=focus_area,
        trigger_event=trigger_event,
        reason=reason.strip(),
        made_on=made_on,
        recorded_at=moment,
        author=by,
        **words,
    )
    if last is not None:
        _check_new_version(last, formulation)
    formulation.full_clean()
    formulation.save()
    audit.log(by=by, verb="formulation.written", record=formulation, case=case, at=at)
    return formulation


@transaction.atomic
def share_formulation(
    *,
    formulation: Formulation,
    by: User,
    shared_on: date,
    response: str,
    response_words: str,
    at: datetime | None = None,
) -> Formulation:
    """Note that the current version was put to the client, and what they said. Once.

    A formulation is shared only with an answer: agreement, changes or disagreement.
    """
    hold(formulation.case)
    check_takes_focus_area(formulation.case)
    formulation.refresh_from_db()
    if formulation.is_shared:
        raise FormulationAlreadyShared
    if formulation.case.formulations.filter(number__gt=formulation.number).exists():
        raise NotTheCurrentFormulation
    check_not_future(
        shared_on, at=moment_of(at), what="The day of sharing", field="shared_on"
    )
    check_not_before(
        shared_on,
        earliest=formulation.made_on,
        what="The day of sharing",
        than="this version was made",
        field="shared_on",
    )
    if response not in Formulation.Response.values:
        raise ResponseMissing(field="response")
    if not response_words.strip():
        raise ResponseWordsMissing(field="response_words")
    formulation.shared_on = shared_on
    formulation.response = response
    formulation.response_words = response_words.strip()
    formulation.full_clean()
    formulation.save(update_fields=["shared_on", "response", "response_words"])
    audit.log(
        by=by,
        verb="formulation.shared",
        record=formulation,
        case=formulation.case,
        at=at,
    )
    return formulation


def check_parts(words: Mapping[str, str], *, has_event: bool) -> None:
    """Every part that is needed is there, and none is longer than its place."""
    for part, asked in REQUIRED_PARTS.items():
        if not words[part]:
            raise FormulationPartMissing(f"Write {asked}", field=part)
    if not words["trigger"] and not has_event:
        raise TriggerMissing(field="trigger")
    for part, said in words.items():
        most = longest(Formulation, part)
        if len(said) > most:
            raise FormulationPartTooLong(
                f"Keep this to {most} characters. It has {len(said)}", field=part
            )


def _check_focus(case: Case, focus_area: FocusArea | None) -> None:
    if focus_area is None:
        raise FocusMissing(field="focus_area")
    if focus_area.case_id != case.pk:
        raise FocusOfAnotherCase(field="focus_area")
    if focus_area.ended_on is not None:
        raise FocusEnded(field="focus_area")


def _check_event(case: Case, event: TimelineEvent | None) -> None:
    if event is None:
        return
    if event.case_id != case.pk:
        raise EventOfAnotherCase(field="trigger_event")
    if event.removed_at is not None:
        raise EventRemoved(field="trigger_event")


def _check_new_version(last: Formulation, new: Formulation) -> None:
    if not new.reason:
        raise NewFormulationNeedsReason(field="reason")
    check_not_before(
        new.made_on,
        earliest=last.made_on,
        what="The day of this version",
        than="the version before it",
        field="made_on",
    )
    compared = (*FORMULATION_PARTS, "focus_area_id", "trigger_event_id")
    if all(getattr(last, part) == getattr(new, part) for part in compared):
        raise NothingChanged
