"""A questionnaire's definition, kept as it was when answers were scored with it."""

from __future__ import annotations

from functools import lru_cache

from django.db import models

from measures.instruments import INSTRUMENTS, Instrument, UnknownInstrument
from measures.instruments.as_data import from_data

# One version never changes, so it is read once for each process.
REMEMBERED = 128


class KeptDefinition(models.Model):
    """One version of one questionnaire, written when it is first used; never changed.

    `body` is the definition as `measures.instruments.as_data` writes it. Old answers are
    read with it even when the program, or a content pack, has a newer version or none.
    """

    key = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    body = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version"], name="measures_definition_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}, version {self.version}"


def definition_of(key: str, version: str) -> Instrument:
    """The questionnaire in the version that answers were scored with.

    The one that the program has now where this version was never kept. Raises
    UnknownInstrument where there is neither.
    """
    now = INSTRUMENTS.get(key)
    if now is not None and now.version == version:
        return now
    try:
        return kept(key, version)
    except KeptDefinition.DoesNotExist:
        if now is None:
            raise UnknownInstrument(key) from None
        return now


@lru_cache(maxsize=REMEMBERED)
def kept(key: str, version: str) -> Instrument:
    """One kept version. Raises KeptDefinition.DoesNotExist."""
    return from_data(KeptDefinition.objects.get(key=key, version=version).body)


def last_kept(key: str) -> Instrument | None:
    """The newest kept version of a questionnaire that the program no longer has."""
    row = KeptDefinition.objects.filter(key=key).order_by("-kept_at", "-pk").first()
    return kept(row.key, row.version) if row else None
