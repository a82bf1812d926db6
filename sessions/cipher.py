"""Process notes: AES-256-GCM, each bound to its own row.

Layout: one version byte, a nonce of 12 bytes, the ciphertext with its tag. The table and
the row's id, case and author are authenticated with it, so that a note moved to another
row, case or author does not open. The key is settings.NOTES_KEY, outside the database; a backup does
not hold it (docs/adr/0011).
"""

from __future__ import annotations

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION = b"\x01"
NONCE_BYTES = 12
TABLE = "therapy_sessions_processnote"
HERE_AND_NOW = "therapy_sessions_hereandnownote"


class ProcessNoteUnreadable(Exception):
    def __str__(self) -> str:
        return (
            "This process note cannot be opened with the key of this installation. "
            "Nothing was changed. Ask whoever keeps the key (NOTES_KEY)."
        )


def seal(
    text: str, *, note_id: UUID, case_id: UUID, author_id: UUID, table: str = TABLE
) -> bytes:
    """The text, closed. Two seals of one text are never the same bytes."""
    nonce = os.urandom(NONCE_BYTES)
    bound_to = _binding(table, note_id, case_id, author_id)
    return VERSION + nonce + _aes().encrypt(nonce, text.encode(), bound_to)


def unseal(
    sealed: bytes, *, note_id: UUID, case_id: UUID, author_id: UUID, table: str = TABLE
) -> str:
    """The text of this row. Raises ProcessNoteUnreadable for anything else."""
    version, nonce = sealed[:1], sealed[1 : 1 + NONCE_BYTES]
    if version != VERSION or len(nonce) != NONCE_BYTES:
        raise ProcessNoteUnreadable
    try:
        opened = _aes().decrypt(
            nonce,
            sealed[1 + NONCE_BYTES :],
            _binding(table, note_id, case_id, author_id),
        )
    except InvalidTag:
        raise ProcessNoteUnreadable from None
    return opened.decode()


def _aes() -> AESGCM:
    return AESGCM(settings.NOTES_KEY)


def _binding(table: str, note_id: UUID, case_id: UUID, author_id: UUID) -> bytes:
    return f"{table}|{note_id}|{case_id}|{author_id}".encode()
