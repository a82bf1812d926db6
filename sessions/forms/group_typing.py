"""A form of a group as its writer left it, and what another window typed beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

from sessions.forms.groups import Stands, words_in
from sessions.queries.groups import AnyDraft
from sessions.typed import Typed, many, one


@dataclass(frozen=True, kw_only=True)
class LostText:
    """What could not be kept in the form, and when it was typed."""

    at: datetime
    parts: list[Stands]


def put_typed(form: forms.Form, typed: Mapping[str, Typed]) -> None:
    """Show what was typed, right or wrong, where the form would show what is saved.

    A box that is not ticked is not sent, so that it is missing from what was typed.
    """
    for name, field in form.fields.items():
        if isinstance(field, forms.MultipleChoiceField):
            form.initial[name] = many(typed, name)
        elif isinstance(field, forms.BooleanField):
            form.initial[name] = bool(one(typed, name))
        elif name in typed:
            form.initial[name] = one(typed, name)


def is_behind(draft: AnyDraft | None, version: int) -> bool:
    """Whether somebody saved the record since this was begun."""
    return draft is not None and bool(draft.fields) and draft.built_on != version


def lost_beside(
    form: forms.Form, draft: AnyDraft | None, *, is_over: bool
) -> list[LostText]:
    """What the page has to show beside the form so that no words are lost.

    Once the form is over, signed or approved, that is also what was typed and not saved.
    """
    if draft is None:
        return []
    lost = list(draft.lost)
    if is_over and draft.fields:
        lost.append({"at": draft.saved_at.isoformat(), "fields": draft.fields})
    return texts_beside(form, lost)


def texts_beside(form: forms.Form, lost: Iterable[Mapping[str, Any]]) -> list[LostText]:
    """Of texts kept as {"at", "fields"}, those with words that the form does not hold."""
    shown = [
        LostText(
            at=datetime.fromisoformat(one["at"]), parts=_differing(form, one["fields"])
        )
        for one in lost
    ]
    return [one for one in shown if one.parts]


def _differing(form: forms.Form, typed: Mapping[str, Typed]) -> list[Stands]:
    """The words in it that the form does not hold."""
    found = []
    for name, field in form.fields.items():
        words = words_in(field, many(typed, name))
        if words and words != words_in(field, form[name].value()):
            found.append(Stands(label=str(field.label), text=words))
    return found
