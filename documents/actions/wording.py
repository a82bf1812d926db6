"""A practice words a part of a kind of letter itself; every version is kept."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from documents import merge_fields
from documents.models import PartWording
from documents.queries.wording import wording_page


class NoSuchPart(LookupError):
    """No letter has this part, or it is one that nobody words in advance."""


@transaction.atomic
def word_part(
    *,
    by: User,
    kind: str,
    part: str,
    text: str,
    place: str = PartWording.Place.AFTER,
    at: datetime | None = None,
) -> PartWording:
    """The next version of the practice's wording for one part of one kind.

    New drafts use it; what is drafted already does not change. An empty text gives the
    part back to the program. Raises NoSuchPart, documents.merge_fields.WordingNotPossible.
    """
    page = wording_page(kind, part)
    if page is None:
        raise NoSuchPart
    said = text.replace("\r\n", "\n").strip()
    merge_fields.check(said)
    if page.now is not None and (page.now.text, page.now.place) == (said, place):
        return page.now
    wording = PartWording(
        kind=kind,
        part=part,
        number=page.now.number + 1 if page.now else 1,
        place=place,
        text=said,
        author=by,
        written_at=at or timezone.now(),
    )
    wording.full_clean()
    wording.save(force_insert=True)
    audit.log(
        by=by,
        verb="wording.changed",
        record=wording,
        at=at,
        detail={
            "letter": page.kind.title,
            "part": page.part.title,
            "version": wording.number,
        },
    )
    return wording
