"""The interpersonal-affective focus in versions, and the scenes in which it shows.

Lemma, Target & Fonagy 2011: one focus per course, shared with the client, refined openly.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.people_rules import check_present
from formulation.actions.rules import (
    NotADitCase,
    RuleBroken,
    check_not_before,
    check_not_future,
    check_takes_ipaf,
    hold,
    moment_of,
)
from formulation.models import InventoryPerson, Ipaf, PatternSighting, longest
from formulation.queries import focus_kind_of
from protocols.base import FocusKind

# What each part is called when it is asked for; the loop may stay empty.
REQUIRED_PARTS = {
    "self_words": "how the client sees themselves with people who matter",
    "other_words": "how others then seem",
    "affect_surface": "the feeling on the surface",
    "affect_underneath": "the feeling underneath",
    "defence": "what the client does to keep safe from it",
    "cost": "what that costs",
    "sayable_line": "the one line that can be said aloud",
}
LOOP_PARTS = ("trigger", "experience", "expectation", "response", "consequence")
IPAF_PARTS = (*REQUIRED_PARTS, *LOOP_PARTS)
SCENE = LOOP_PARTS


class IpafPartMissing(RuleBroken):
    """One of the parts that every version needs is empty."""


class IpafPartTooLong(RuleBroken):
    """The focus is kept short enough to be said."""


class ConfidenceUnknown(RuleBroken):
    sentence = "Choose how sure you are, or leave it open"


class NewVersionNeedsReason(RuleBroken):
    sentence = "Write why there is a new version. Earlier versions stay readable"


class NothingChanged(RuleBroken):
    sentence = "Nothing differs from the current version"


class IpafAlreadyShared(RuleBroken):
    sentence = "This version is already shared. A change makes a new version"


class NotTheCurrentIpaf(RuleBroken):
    sentence = "There is a newer version. Share that one"


class ReactionMissing(RuleBroken):
    sentence = "Write how the client took it, best in their own words"


class SightingNeedsPerson(RuleBroken):
    sentence = "Choose the person, or “In the room”, or a dream"


class SightingInTheRoomHasNoPerson(RuleBroken):
    sentence = "In the room there is nobody else to choose. Leave the person empty"


class NewWaysNeedChange(RuleBroken):
    sentence = "Something new needs “Noticed” or “Done differently”"


@transaction.atomic
def write_ipaf(
    *,
    case: Case,
    by: User,
    made_on: date,
    reason: str = "",
    confidence: int | None = None,
    at: datetime | None = None,
    **parts: str,
) -> Ipaf:
    """Write a version; it becomes the current one. `parts` are named in IPAF_PARTS.

    `confidence` is the therapist's own, a value of Ipaf.Confidence, or None for not said.
    From the second version on a reason is needed, and something must differ. Raises a
    RuleBroken with the sentence to show.
    """
    hold(case)
    check_takes_ipaf(case)
    moment = moment_of(at)
    check_not_future(
        made_on, at=moment, what="The day of this version", field="made_on"
    )
    words = {part: parts.pop(part, "").strip() for part in IPAF_PARTS}
    if parts:
        raise TypeError(f"An IPAF has no part {next(iter(parts))!r}.")
    check_parts(words)
    if confidence is not None and confidence not in Ipaf.Confidence.values:
        raise ConfidenceUnknown(field="confidence")
    last = case.ipafs.order_by("-number").first()
    if last is not None:
        _check_new_version(last, reason=reason, made_on=made_on)
        if last.confidence == confidence and _is_same(last, words):
            raise NothingChanged
    ipaf = Ipaf(
        case=case,
        number=last.number + 1 if last else 1,
        reason=reason.strip(),
        confidence=confidence,
        made_on=made_on,
        recorded_at=moment,
        author=by,
        **words,
    )
    ipaf.full_clean()
    ipaf.save()
    audit.log(by=by, verb="ipaf.written", record=ipaf, case=case, at=at)
    return ipaf


@transaction.atomic
def share_ipaf(
    *,
    ipaf: Ipaf,
    by: User,
    shared_on: date,
    client_reaction: str,
    at: datetime | None = None,
) -> Ipaf:
    """Note that the current version was put to the client, and how they took it. Once."""
    hold(ipaf.case)
    ipaf.refresh_from_db()
    if ipaf.is_shared:
        raise IpafAlreadyShared
    if ipaf.case.ipafs.filter(number__gt=ipaf.number).exists():
        raise NotTheCurrentIpaf
    check_not_future(
        shared_on, at=moment_of(at), what="The day of sharing", field="shared_on"
    )
    check_not_before(
        shared_on,
        earliest=ipaf.made_on,
        what="The day of sharing",
        than="this version was made",
        field="shared_on",
    )
    if not client_reaction.strip():
        raise ReactionMissing(field="client_reaction")
    ipaf.shared_on = shared_on
    ipaf.client_reaction = client_reaction.strip()
    ipaf.full_clean()
    ipaf.save(update_fields=["shared_on", "client_reaction"])
    audit.log(by=by, verb="ipaf.shared", record=ipaf, case=ipaf.case, at=at)
    return ipaf


@transaction.atomic
def record_sighting(
    *,
    case: Case,
    by: User,
    seen_on: date,
    source: str,
    person: InventoryPerson | None = None,
    changed: str = PatternSighting.Changed.NO,
    what_was_new: str = "",
    at: datetime | None = None,
    **scene: str,
) -> PatternSighting:
    """Note one time that the pattern showed: with someone, then or now, in the room, dreamt.

    `scene` may hold trigger, experience, expectation, response, consequence; a mere tick
    holds none. Works from the first session on, before a model is decided.
    """
    hold(case)
    check_takes_sightings(case)
    moment = moment_of(at)
    check_not_future(seen_on, at=moment, what="The day of the scene", field="seen_on")
    _check_who(case, source, person)
    if what_was_new.strip() and changed == PatternSighting.Changed.NO:
        raise NewWaysNeedChange(field="changed")
    words = {part: scene.pop(part, "").strip() for part in SCENE}
    if scene:
        raise TypeError(f"A sighting has no field {next(iter(scene))!r}.")
    sighting = PatternSighting(
        case=case,
        seen_on=seen_on,
        source=source,
        person=person,
        changed=changed,
        what_was_new=what_was_new.strip(),
        recorded_at=moment,
        author=by,
        **words,
    )
    sighting.full_clean()
    sighting.save()
    audit.log(by=by, verb="sighting.recorded", record=sighting, case=case, at=at)
    return sighting


@transaction.atomic
def withdraw_sighting(
    *, sighting: PatternSighting, by: User, at: datetime | None = None
) -> None:
    """Take back one that was marked for another client. It stays in its table.

    The database refuses it where a signed session holds it and is not voided.
    """
    sighting.withdrawn_at = moment_of(at)
    sighting.save(update_fields=["withdrawn_at"])
    audit.log(
        by=by, verb="sighting.withdrawn", record=sighting, case=sighting.case, at=at
    )


def check_parts(words: Mapping[str, str]) -> None:
    """Every part is there, and short enough to be held in mind."""
    for part, asked in REQUIRED_PARTS.items():
        if not words[part]:
            raise IpafPartMissing(f"Write {asked}", field=part)
    for part, said in words.items():
        most = longest(Ipaf, part)
        if len(said) > most:
            raise IpafPartTooLong(
                f"Keep this to {most} characters. It has {len(said)}", field=part
            )


def check_takes_sightings(case: Case) -> None:
    """The trace of a pattern is DIT's; before the decision it may begin."""
    if focus_kind_of(case) == FocusKind.FOCUS_AREA:
        raise NotADitCase


def _check_new_version(last: Ipaf, *, reason: str, made_on: date) -> None:
    if not reason.strip():
        raise NewVersionNeedsReason(field="reason")
    check_not_before(
        made_on,
        earliest=last.made_on,
        what="The day of this version",
        than="the version before it",
        field="made_on",
    )


def _is_same(last: Ipaf, words: Mapping[str, str]) -> bool:
    return all(getattr(last, part) == said for part, said in words.items())


def _check_who(case: Case, source: str, person: InventoryPerson | None) -> None:
    if source == PatternSighting.Source.IN_THE_ROOM:
        if person is not None:
            raise SightingInTheRoomHasNoPerson(field="person")
        return
    if person is None:
        if source == PatternSighting.Source.DREAM:
            return
        raise SightingNeedsPerson(field="person")
    if person.case_id != case.pk:
        raise PersonOfAnotherCase(field="person")
    check_present(person)
