"""Where something of a group is being typed, and what its writer has typed there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from cases.models import Case, GroupMembership
from sessions.models import GroupDraft, GroupSession, MeetingDraft

AnyDraft = GroupDraft | MeetingDraft


@dataclass(frozen=True, kw_only=True)
class Place:
    """One form of a group. `names` are the fields of `model` that say which."""

    model: type[GroupDraft] | type[MeetingDraft]
    names: Mapping[str, Any]

    @property
    def case(self) -> Case | None:
        return self.names.get("case")


def note_place(held: GroupSession) -> Place:
    return _of_session(held, GroupDraft.Form.NOTE)


def summary_place(held: GroupSession) -> Place:
    return _of_session(held, GroupDraft.Form.SUMMARY)


def meeting_place(membership: GroupMembership, kind: str) -> Place:
    names = {"case": membership.case, "membership": membership, "kind": kind}
    return Place(model=MeetingDraft, names=names)


def typed_by(user: User, place: Place) -> AnyDraft | None:
    """What this person has typed and not saved. Nobody is shown another's."""
    found: AnyDraft | None = place.model._default_manager.filter(
        author=user, **place.names
    ).first()
    return found


def _of_session(held: GroupSession, form: str) -> Place:
    return Place(model=GroupDraft, names={"group_session": held, "form": form})
