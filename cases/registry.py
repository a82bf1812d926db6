"""Which models hold a case's record. The access test, backups and exports read this.

Each room names its own in `apps.py`; a model that leads to a case and is not named here
fails tests/architecture.
"""

from __future__ import annotations

from django.db import models

_records: dict[str, type[models.Model]] = {}


def register(*record_models: type[models.Model]) -> None:
    """Add models that have a `case` foreign key, or reach one through their parent."""
    for model in record_models:
        _records[model._meta.label] = model


def case_records() -> list[type[models.Model]]:
    return list(_records.values())
