"""A questionnaire's definition is kept when it is first used."""

from __future__ import annotations

from datetime import datetime

from measures.instruments import Instrument
from measures.instruments.as_data import to_data
from measures.models import KeptDefinition


def keep_definition(definition: Instrument, *, at: datetime) -> None:
    """Keep this version, unless it is kept already. One query; not an event of a case."""
    KeptDefinition.objects.bulk_create(
        [
            KeptDefinition(
                key=definition.key,
                version=definition.version,
                body=to_data(definition),
                kept_at=at,
            )
        ],
        ignore_conflicts=True,
    )
