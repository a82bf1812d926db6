"""A here-and-now note in its parts, and back from the sealed JSON.

What happened between therapist and client, seen as the therapist saw it (Lemma, Target &
Fonagy 2011): a working note, which may have to be disclosed, and no fact.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from sessions.content import tidy

# Every note begins as what it is: an impression.
BEGINS = "It seemed to me that "
LONGEST = 4000
TOUCHED = (
    ("SELF", "How they see themselves"),
    ("OTHER", "How others seem"),
    ("AFFECT", "What they feel"),
    ("DEFENCE", "What they do to keep safe"),
)
SAID = (("", "Not said which"), ("YES", "Said to the client"), ("NO", "Not said"))
TAKEN = (
    ("", "Does not apply"),
    ("USED", "Used it"),
    ("IGNORED", "Passed it by"),
    ("REJECTED", "Turned it down"),
    ("DEEPENED", "Went deeper"),
    ("HURT", "Was hurt"),
)
STRAIN = (
    ("", "None"),
    ("RUPTURE", "A strain between us"),
    ("REPAIRED", "A strain, and mended"),
)
TEXTS = ("happened", "pull", "what_i_said")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, kw_only=True)
class HereAndNow:
    """The parts as typed. `person` and `origin` are ids of the case's own records."""

    happened: str = ""
    pull: str = ""
    touched: tuple[str, ...] = ()
    said: str = ""
    what_i_said: str = ""
    taken: str = ""
    strain: str = ""
    person: str = ""
    origin: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing but how every note begins."""
        begun = self.happened.strip() in ("", BEGINS.strip())
        rest = replace(self, happened="")
        return begun and rest == HereAndNow()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What could be lifted, one line at a time; not the therapist's own pull."""
        found = []
        for text in (self.happened, self.what_i_said):
            found += [line.strip() for line in _SENTENCE.split(text) if line.strip()]
        return tuple(found)

    def sealed_text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def opened_text(text: str) -> HereAndNow:
    """From the sealed JSON; parts that a later version no longer knows are left out."""
    found = json.loads(text)
    known = {part.name for part in fields(HereAndNow)}
    values = {name: value for name, value in found.items() if name in known}
    return HereAndNow(**values | {"touched": tuple(values.get("touched", ()))})


def from_values(values: Mapping[str, object]) -> HereAndNow:
    """From a form's values; what it does not have stays blank."""
    words = {
        part.name: tidy(str(values.get(part.name) or ""))
        for part in fields(HereAndNow)
        if part.name != "touched"
    }
    touched = values.get("touched") or ()
    return HereAndNow(
        touched=tuple(str(key) for key in touched),  # type: ignore[attr-defined]
        **words,
    )


def joined(current: HereAndNow, other: HereAndNow, *, heading: str) -> HereAndNow:
    """Both, where two pages disagree: texts one under the other, marks of both."""
    texts = {}
    for name in TEXTS:
        ours, theirs = getattr(current, name), getattr(other, name)
        is_in = theirs.strip() in ours or theirs.strip() == BEGINS.strip()
        texts[name] = ours if is_in else f"{ours}\n\n{heading}\n{theirs}".lstrip()
    picked = {
        name: getattr(current, name) or getattr(other, name)
        for name in ("said", "taken", "strain", "person", "origin")
    }
    touched = tuple(dict.fromkeys([*current.touched, *other.touched]))
    return HereAndNow(touched=touched, **texts, **picked)
