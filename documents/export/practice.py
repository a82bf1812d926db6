"""The whole practice: one ZIP that appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from pathlib import Path
from uuid import UUID

from accounts.models import Practice
from accounts.queries import practice
from audit import actions as audit
from cases.models import Case
from documents.export import words
from documents.export.moment import at_one_moment
from documents.export.reading import plain, read_cases, read_people, read_shared
from documents.export.scope import WHOLE_PRACTICE
from documents.export.writing import Bundle, as_json, bundle

# So many cases are read together: few enough to be held, many enough to be quick.
AT_A_TIME = 25
PRACTICE = "practice.json"


class ExportImpossible(Exception):
    """The sentence says what stands in the way."""


def export_practice(
    target: Path, *, reason: str, at: datetime, said: Callable[[int, int], None]
) -> Bundle:
    """Write the record of every case to `target`, and say how far it is.

    The log says that it began and what for. The file is its owner's alone to read. A
    PDF that is damaged on the disk is named in the manifest and in what comes back.

    Raises:
        ExportImpossible: `target` is there already, no reason was given, or the disk
            refuses.
    """
    if not reason.strip():
        raise ExportImpossible("Say what it is for: the access log keeps the reason.")
    if target.exists():
        raise ExportImpossible(f"{target} is there already. Name another file.")
    audit.log(
        by=None, verb="practice.exported", at=at, detail={"reason": reason.strip()}
    )
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        made = _write(part, at, said)
        part.rename(target)
    except OSError as problem:
        raise ExportImpossible(f"{target} could not be written: {problem}") from problem
    finally:
        part.unlink(missing_ok=True)
    return made


def _write(part: Path, at: datetime, said: Callable[[int, int], None]) -> Bundle:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        with bundle(out, scope=WHOLE_PRACTICE, made_at=at) as made, at_one_moment():
            _add_practice(made)
            waiting = iter(_all_cases())
            total = Case.objects.get_queryset().count()
            while some := list(islice(waiting, AT_A_TIME)):
                for data in read_cases(some, WHOLE_PRACTICE):
                    folder = f"cases/{data.number}-{data.case['id'][:8]}/"
                    made.add_case(data, folder=folder)
                said(made.cases, total)
            made.finish(words.of_the_practice(made.cases, WHOLE_PRACTICE))
        out.flush()
        os.fsync(out.fileno())
    return made


def _all_cases() -> list[UUID]:
    found = Case.objects.get_queryset().order_by("client__number", "pk")
    return list(found.values_list("pk", flat=True))


def _add_practice(made: Bundle) -> None:
    """Letterhead and people, and the groups, whose sessions belong to no single case."""
    house = practice()
    shared = dict(read_shared())
    made.add(
        PRACTICE,
        as_json(
            {
                "made_at": made.made_at.isoformat(),
                "practice": {
                    one.name: plain(getattr(house, one.attname))
                    for one in Practice._meta.concrete_fields
                },
                "people": read_people(),
                "shared": shared,
            }
        ),
    )
    for kind, rows in shared.items():
        made.add_rows(kind, rows)
