"""What a document was made from: which rows, in which version, and whether they still say it.

Each kind names its rows. Their ids, versions and hashes are kept at approval; when the same
question finds other rows later, or they say something else, the document is superseded.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

# Where the name of a table does not say it: one, several.
WORDS: dict[str, tuple[str, str]] = {
    "closenessrating": ("place in the circle", "places in the circle"),
    "contract": ("agreement", "agreements"),
    "confidentialityagreement": ("what stays private", "what stays private"),
    "contact": ("contact", "contacts"),
    "coursereview": ("review", "reviews"),
    "focusarea": ("focus", "focuses"),
    "goal": ("goal", "goals"),
    "groupsummary": ("group summary", "group summaries"),
    "intakeversion": ("assessment", "assessments"),
    "inventoryperson": ("person of the circle", "people of the circle"),
    "ipaf": ("pattern", "patterns"),
    "relapseplan": ("relapse plan", "relapse plans"),
    "safetyplan": ("safety plan", "safety plans"),
    "schoolplan": ("school plan", "school plans"),
    "supportstep": ("step of the support plan", "steps of the support plan"),
}


# Of these there may be several: one of them is "1 step", not "step".
SEVERAL = frozenset(
    [
        "closenessrating",
        "contact",
        "coursereview",
        "goal",
        "inventoryperson",
        "supportstep",
    ]
)
# Tables whose `number` is a version, and not a place in a list.
VERSIONED = frozenset(
    ["contract", "formulation", "intakeversion", "ipaf", "relapseplan", "safetyplan"]
)


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Rows that a kind is made from. `says`: the columns that it says something from, all
    of them where empty; a change elsewhere does not make the document old."""

    rows: QuerySet[Any]
    says: tuple[str, ...] = ()

    def read(self) -> list[dict[str, Any]]:
        """Each row as it is kept: its table, id, version and hash. One query."""
        model = self.rows.model
        name = str(model._meta.model_name)
        columns = [field.attname for field in model._meta.concrete_fields]
        return [
            {
                "record": name,
                "id": str(row["id"]),
                "number": row["number"] if name in VERSIONED else None,
                "sha256": _hash({key: row[key] for key in self.says or columns}),
            }
            for row in self.rows.values(*columns)
        ]


def read(found: Iterable[Rows]) -> list[dict[str, Any]]:
    """All rows that a kind names now. A query for each."""
    return [row for rows in found for row in rows.read()]


def is_old(kept: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]) -> bool:
    """Whether something was added, taken away or says something else."""
    return _marks(kept) != _marks(now)


def in_words(notes: int, kept: Sequence[Mapping[str, Any]]) -> str:
    """9 signed notes, formulation (version 2), 6 people of the circle."""
    said = [f"{notes} signed {'note' if notes == 1 else 'notes'}"] if notes else []
    counts = Counter(str(row["record"]) for row in kept)
    for name, count in counts.items():
        one, several = WORDS.get(name, (name, name))
        versions = [row["number"] for row in kept if row["record"] == name]
        if count > 1:
            said.append(f"{count} {several}")
        elif versions[0]:
            said.append(f"{one} (version {versions[0]})")
        elif name in SEVERAL:
            said.append(f"1 {one}")
        else:
            said.append(one)
    return ", ".join(said)


def _marks(rows: Sequence[Mapping[str, Any]]) -> set[tuple[str, str, str]]:
    return {(str(row["record"]), str(row["id"]), str(row["sha256"])) for row in rows}


def _hash(values: Mapping[str, Any]) -> str:
    said = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()
