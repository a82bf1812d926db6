"""What is kept about reading a document together, as one mark to compare."""

from __future__ import annotations

import hashlib
import json

from documents.models import Document

SHARED = ("shared_on", "client_reaction", "is_read_aloud", "client_letter", "given_on")


def mark_of(document: Document) -> str:
    """64 hex digits: the same for two moments only while the same is kept."""
    kept = [getattr(document, name) for name in SHARED]
    return hashlib.sha256(json.dumps(kept, default=str).encode()).hexdigest()
