"""What leaves the practice only once a supervisor has agreed to it."""

from __future__ import annotations

from datetime import datetime

from documents import actions as documents
from documents.models import Document
from ipt_practice.demo.telling import Telling


def leave_once_agreed(made: Document | None, told: Telling, at: datetime) -> None:
    """The supervisor reads what waits for her, and the therapist lets it go."""
    if made is None or made.is_draft or made.is_released:
        return
    documents.answer_release(
        document=made, by=told.cast["helena"], decision="AGREED", at=at
    )
    documents.release_document(document=made, by=told.by, at=at)
