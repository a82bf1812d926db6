"""What is typed into a form of a group, kept while it is typed (docs/adr/0010).

A save of the form changes the record, books and cancels in members' cases, and refuses
what it cannot read. This only keeps the form, right or wrong, for the one who types. Every
time names the version that it builds on; what comes from an older window changes nothing,
and waits beside the draft until its writer has seen it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from audit import actions as audit
from cases.models import TherapyGroup
from sessions.actions.groups.rules import TypedElsewhere
from sessions.actions.rules import moment_of
from sessions.models import GroupSession
from sessions.queries.groups.typing import AnyDraft, Place, typed_by
from sessions.typed import Typed, storable


def keep_typed(
    *,
    place: Place,
    by: User,
    fields: Mapping[str, Typed],
    version: int,
    built_on: int,
    at: datetime | None = None,
) -> AnyDraft:
    """Keep the form as typed, on top of `version` of the draft (0 for the first).

    `built_on` is the version of the record that the form was opened on. Raises
    TypedElsewhere when another window of the same person was faster, after keeping this
    text too.
    """
    kept = storable(fields)
    with transaction.atomic():
        draft = _started(place, by=by, at=at)
        is_ours = place.model._default_manager.filter(
            pk=draft.pk, version=version
        ).update(
            fields=kept,
            built_on=max(0, built_on),
            version=F("version") + 1,
            saved_at=moment_of(at),
        )
        draft.refresh_from_db()
        has_lost = not is_ours and draft.fields != kept  # the same sent twice is not
        if has_lost:
            _keep_loser(draft, place, by=by, fields=kept, at=at)
    # Raised outside the transaction, so that the loser's text is kept.
    if has_lost:
        raise TypedElsewhere
    return draft


@transaction.atomic
def typed_is_saved(*, place: Place, by: User) -> None:
    """The record holds what was typed: the draft goes. What another window lost stays."""
    draft = typed_by(by, place)
    if draft is None:
        return
    if not draft.lost:
        draft.delete()
        return
    draft.fields = {}
    draft.version += 1
    draft.save(update_fields=["fields", "version"])


@transaction.atomic
def lay_typed_aside(
    *, place: Place, by: User, is_over: bool, at: datetime | None = None
) -> None:
    """Its writer has seen what another window lost, and needs it no more.

    `is_over`: the form is signed, so that what was typed and not saved goes as well.
    """
    draft = typed_by(by, place)
    if draft is None:
        return
    audit.log(
        by=by, verb="draft.conflict_settled", record=draft, case=place.case, at=at
    )
    if is_over or not draft.fields:
        draft.delete()
        return
    draft.lost = []
    draft.save(update_fields=["lost"])


def _started(place: Place, *, by: User, at: datetime | None) -> AnyDraft:
    """The writer's draft of this form; an empty one where nothing is typed yet."""
    _hold(place)
    found = typed_by(by, place)
    if found is not None:
        return found
    now = moment_of(at)
    draft = place.model(author=by, started_at=now, saved_at=now, **place.names)
    draft.full_clean()
    draft.save(force_insert=True)
    audit.log(by=by, verb="draft.started", record=draft, case=place.case, at=at)
    return draft


def _hold(place: Place) -> None:
    """Two windows begin one draft between them."""
    names = place.names
    held: GroupSession | None = names.get("group_session")
    group_id = held.group_id if held else names["membership"].group_id
    TherapyGroup.objects.select_for_update(no_key=True, of=("self",)).get(pk=group_id)


def _keep_loser(
    draft: AnyDraft,
    place: Place,
    *,
    by: User,
    fields: Mapping[str, Typed],
    at: datetime | None,
) -> None:
    if any(one["fields"] == fields for one in draft.lost):
        return
    draft.lost = [*draft.lost, {"fields": fields, "at": moment_of(at).isoformat()}]
    draft.save(update_fields=["lost"])
    audit.log(by=by, verb="draft.conflicted", record=draft, case=place.case, at=at)
