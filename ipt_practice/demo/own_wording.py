"""What the demo's practice says in its own words, and how its letters look."""

from __future__ import annotations

from datetime import datetime

from accounts import actions as accounts
from accounts.models import User
from documents import actions as documents
from documents.models import Document

WORDINGS = (
    (
        Document.Kind.ENDING_LETTER,
        "who",
        "If it comes back, ring {practice} on {practice_phone}. No referral is needed.",
    ),
    (
        Document.Kind.GP_LETTER,
        "next",
        "{first_name} can come back to us directly on {practice_phone}.",
    ),
)


def word_letters(by: User, *, at: datetime) -> None:
    """For letters that are drafted from now on; those of the stories stay as they are."""
    accounts.change_letterhead(
        by=by, at=at, letterhead="www.quayside.example.org", has_room_to_sign=True
    )
    for kind, part, text in WORDINGS:
        documents.word_part(by=by, kind=kind, part=part, text=text, at=at)
