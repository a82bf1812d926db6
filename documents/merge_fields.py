"""The fields that a practice may put into its own wording, as `{first_name}`.

A field that does not exist is found when the wording is written, never in a letter. One
that a record has no value for leaves the whole wording out of that draft.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field: what it stands for, and what it is for the client of the preview."""

    key: str
    meaning: str
    sample: str
    # Said of a record that has no value for it: "This needs ...".
    lacks: str = ""

    @property
    def typed(self) -> str:
        return f"{{{self.key}}}"


FIELDS = {
    field.key: field
    for field in (
        Field(
            key="first_name",
            meaning="The client’s first name",
            sample="Robin",
        ),
        Field(
            key="their",
            meaning="“his”, “her” or “their”, by the client’s pronouns",
            sample="their",
        ),
        Field(
            key="therapist",
            meaning="The therapist’s full name with the title",
            sample="Dr Alex Morgan",
        ),
        Field(
            key="therapist_first",
            meaning="The therapist’s first name",
            sample="Alex",
        ),
        Field(
            key="treatment",
            meaning="The name of the treatment",
            sample="interpersonal psychotherapy",
        ),
        Field(
            key="focus",
            meaning="The focus in plain words; in DIT there is none",
            sample="a change in life",
            lacks="a focus",
        ),
        Field(
            key="sessions",
            meaning="How many sessions the client came to",
            sample="14",
            lacks="a signed session",
        ),
        Field(
            key="planned",
            meaning="How many sessions were agreed",
            sample="16",
            lacks="a plan of sessions",
        ),
        Field(
            key="start_date",
            meaning="The day of the first session",
            sample="6 July 2026",
            lacks="a signed session",
        ),
        Field(
            key="end_date",
            meaning="The day on which the case closed, or on which the plan ends",
            sample="19 October 2026",
            lacks="a plan of sessions",
        ),
        Field(
            key="follow_up_date",
            meaning="The day of the next contact after the ending",
            sample="18 January 2027",
            lacks="a contact after the ending",
        ),
        Field(
            key="practice",
            meaning="The name of the practice",
            sample="Our practice",
        ),
        Field(
            key="practice_phone",
            meaning="The phone number of the practice",
            sample="020 7946 0142",
            lacks="the phone number of the practice",
        ),
        Field(
            key="practice_email",
            meaning="The email address of the practice",
            sample="care@example.org",
            lacks="the email address of the practice",
        ),
        Field(
            key="crisis_lines",
            meaning="The crisis lines of the practice, in one sentence",
            sample="Samaritans: 116 123",
            lacks="the crisis lines of the practice",
        ),
        Field(
            key="today",
            meaning="The day on which the letter is drafted",
            sample="12 October 2026",
        ),
    )
}
SAMPLE = {key: field.sample for key, field in FIELDS.items()}


class WordingNotPossible(Exception):
    """A wording with a field that there is not, or with braces that are none."""


class ValueMissing(Exception):
    """The record has no value for these fields yet."""

    def __init__(self, fields: list[Field]) -> None:
        super().__init__()
        self.fields = fields

    def __str__(self) -> str:
        lacking = list(dict.fromkeys(field.lacks or field.key for field in self.fields))
        return f"needs {' and '.join(lacking)}"


def check(text: str) -> None:
    """Raise WordingNotPossible for the first field that is unknown, with the nearest."""
    for name in BRACES.findall(text):
        if name not in FIELDS:
            raise WordingNotPossible(_unknown(name))
    if re.search(r"[{}]", BRACES.sub("", text)):
        raise WordingNotPossible(
            "A brace stands alone. Braces are only for fields, such as {first_name}"
        )


def _unknown(name: str) -> str:
    wanted = re.sub(r"[^a-z]+", "_", name.strip().lower()).strip("_")
    near = get_close_matches(wanted, FIELDS, n=1, cutoff=0.5)
    said = f"There is no field {{{name}}}"
    if near:
        return f"{said}. Did you mean {FIELDS[near[0]].typed}?"
    return f"{said}. The fields that there are stand beside the text"


def filled(text: str, values: Mapping[str, str]) -> str:
    """The wording with a value for each field. Raises ValueMissing.

    In: a text that `check` has passed.
    """
    missing = [
        FIELDS[key]
        for key in dict.fromkeys(BRACES.findall(text))
        if not values.get(key)
    ]
    if missing:
        raise ValueMissing(missing)
    return BRACES.sub(lambda found: values[found.group(1)], text)
