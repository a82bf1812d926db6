"""The one way to write down what was signed, so that the same content has one hash."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID


def plain(value: Any) -> Any:
    """The value as JSON keeps it: UTC times, composed characters, no tuples or ids.

    What comes out is stored, and what is stored is hashed.
    """
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str):
        return tidy(value)
    return value


def tidy(text: str) -> str:
    """One spelling for letters with accents (NFC) and for line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def canonical(content: Any) -> str:
    """Sorted keys, no spaces, composed characters: equal content, equal text."""
    return json.dumps(
        plain(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def sha256_of(content: Any) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()
