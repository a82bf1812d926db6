"""A therapist's own wordings: added, changed, ordered, taken out and put back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from sessions.actions.rules import RuleBroken, moment_of
from sessions.models import Snippet

MOST = 60


class SnippetNeedsTitle(RuleBroken):
    sentence = "Give the snippet a name to find it by"
    field = "title"


class SnippetNeedsText(RuleBroken):
    sentence = "Write the words that the snippet puts into a note"
    field = "text"


class TooManySnippets(RuleBroken):
    sentence = f"You have {MOST} snippets. Take one out before you add another"


@transaction.atomic
def add_snippet(
    *, by: User, title: str, text: str, at: datetime | None = None
) -> Snippet:
    """One more, at the end. Raises SnippetNeedsTitle, SnippetNeedsText, TooManySnippets."""
    kept = list(_own(by))
    if len(kept) >= MOST:
        raise TooManySnippets
    snippet = Snippet(owner=by, position=_after(kept))
    _write(snippet, title=title, text=text)
    audit.log(by=by, verb="snippet.added", record=snippet, at=at)
    return snippet


@transaction.atomic
def change_snippet(
    *, snippet: Snippet, title: str, text: str, at: datetime | None = None
) -> Snippet:
    """Other words, for its owner. Notes that hold the old ones stay as they are."""
    _write(snippet, title=title, text=text)
    audit.log(by=snippet.owner, verb="snippet.changed", record=snippet, at=at)
    return snippet


@transaction.atomic
def move_snippet(*, snippet: Snippet, up: bool) -> None:
    """One place up or down in its owner's list; at the end of it nothing happens."""
    kept = list(_own(snippet.owner))
    here = [one.pk for one in kept].index(snippet.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(kept):
        return
    kept.insert(there, kept.pop(here))
    for position, one in enumerate(kept, start=1):
        one.position = position
    Snippet.objects.bulk_update(kept, ["position"])


@transaction.atomic
def remove_snippet(*, snippet: Snippet, at: datetime | None = None) -> None:
    """Out of the list. It can be put back."""
    snippet.removed_at = moment_of(at)
    snippet.save(update_fields=["removed_at"])
    audit.log(by=snippet.owner, verb="snippet.removed", record=snippet, at=at)


@transaction.atomic
def restore_snippet(*, snippet: Snippet, at: datetime | None = None) -> None:
    """Back into the list, at its end. Raises TooManySnippets."""
    kept = list(_own(snippet.owner))
    if len(kept) >= MOST:
        raise TooManySnippets
    snippet.removed_at = None
    snippet.position = _after(kept)
    snippet.save(update_fields=["removed_at", "position"])
    audit.log(by=snippet.owner, verb="snippet.restored", record=snippet, at=at)


def _own(owner: User) -> list[Snippet]:
    """Held, so that two pages of one owner do not number at once."""
    held = Snippet.objects.select_for_update().filter(owner=owner)
    return list(held.kept().in_order())


def _after(kept: list[Snippet]) -> int:
    return max((one.position for one in kept), default=0) + 1


def _write(snippet: Snippet, *, title: str, text: str) -> None:
    if not title.strip():
        raise SnippetNeedsTitle
    if not text.strip():
        raise SnippetNeedsText
    snippet.title, snippet.text = title.strip(), text.strip()
    snippet.full_clean()
    snippet.save()
