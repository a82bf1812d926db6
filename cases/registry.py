"""What higher rooms tell this one when the program starts.

Which models hold a case's record: each room names its own in `apps.py`. The product does
not read the list; tests/architecture does, and asks of each model that it opens with its
case. One that leads to a case and is not named here fails there.

And whether something that an assessment needs is there, where this room cannot know.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from cases.models import Case

_records: dict[str, type[models.Model]] = {}
_needs: dict[str, Callable[[Case], bool]] = {}


def register(*record_models: type[models.Model]) -> None:
    """Add models that have a `case` foreign key, or reach one through their parent."""
    for model in record_models:
        _records[model._meta.label] = model


def case_records() -> list[type[models.Model]]:
    return list(_records.values())


def register_need(key: str, is_met: Callable[[Case], bool]) -> None:
    """`key` is a value of protocols.intake.ElsewhereKey; `is_met` costs one query."""
    _needs[key] = is_met


def need_is_met(key: str, case: Case) -> bool:
    return _needs[key](case)
