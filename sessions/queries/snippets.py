"""A therapist's own wordings. There is no question about anybody else's."""

from __future__ import annotations

from uuid import UUID

from accounts.models import User
from sessions.models import Snippet


def snippets_of(owner: User) -> list[Snippet]:
    """Those in the list, in the owner's order."""
    return list(Snippet.objects.filter(owner=owner).kept().in_order())


def snippets_taken_out(owner: User) -> list[Snippet]:
    """Those that can be put back, the last one first."""
    out = Snippet.objects.filter(owner=owner, removed_at__isnull=False)
    return list(out.order_by("-removed_at", "pk"))


def find_snippet(
    owner: User, snippet_id: UUID, *, is_out: bool = False
) -> Snippet | None:
    """The owner's own one that stands, or that was taken out; None for anybody else's."""
    found = snippets_taken_out(owner) if is_out else snippets_of(owner)
    return next((one for one in found if one.pk == snippet_id), None)
