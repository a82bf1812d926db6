"""The assessment, as data: parts and fields from which one form is built.

Filled in over the first two sessions. Required means "needed to call it complete",
never "needed to save". Consent, contacts, safety, questionnaires, timeline and people
have records of their own and are only pointed to here.

Sources: Weissman, Markowitz & Klerman 2018 (history, diagnosis, need for medication,
onset); ICD-11 and DSM-5-TR symptom groups in our own words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from protocols.base import by_key
from protocols.intake.choices import EXCLUSIONS, SYMPTOM_LEVELS, SYMPTOMS
from protocols.intake.parts import PARTS
from protocols.intake.shapes import ElsewhereKey, Field, Kind, Part

__all__ = [
    "EXCLUSIONS",
    "FIELDS",
    "PARTS",
    "SYMPTOMS",
    "SYMPTOM_LEVELS",
    "ElsewhereKey",
    "Field",
    "Kind",
    "Part",
    "missing",
    "parts_for",
    "unclear_exclusions",
]

FIELDS: dict[str, Field] = by_key(
    (field for part in PARTS for field in part.fields), lambda field: field.key
)
UNCLEAR = "UNCLEAR"


def parts_for(age: int | None) -> tuple[Part, ...]:
    """The parts to show. The part for under 18s is left out from 18 on."""
    return tuple(
        part
        for part in PARTS
        if not part.fields or any(field.applies(age) for field in part.fields)
    )


def missing(answers: Mapping[str, object], age: int | None) -> tuple[Field, ...]:
    """Required fields without an answer, in the order of the form.

    0 and False are answers. Empty text, empty lists and None are not.
    """
    return tuple(
        field
        for field in FIELDS.values()
        if field.is_required
        and field.applies(age)
        and _is_empty(answers.get(field.key))
    )


def _is_empty(answer: object) -> bool:
    if isinstance(answer, str):
        return not answer.strip()
    if isinstance(answer, Collection):
        return not answer
    return answer is None


def unclear_exclusions(answers: Mapping[str, object]) -> tuple[Field, ...]:
    """Exclusions answered "unclear": things still to be asked."""
    return tuple(
        FIELDS[f"exclusion_{key}"]
        for key, _ in EXCLUSIONS
        if answers.get(f"exclusion_{key}") == UNCLEAR
    )
