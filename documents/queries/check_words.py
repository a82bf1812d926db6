"""Checks of how a letter speaks: whose words, whom to call, how hard, which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from documents.kinds import letters, words
from documents.kinds.base import Kind, Reader
from documents.queries.case_record import Record
from documents.reading import reading_of

# Words of the profession, and of blame, that do not belong into a letter to the client.
NOT_TO_CLIENTS = {
    "deficit": "what is missing",
    "termination": "ending",
    "sick role": "being ill for a time",
    "defence": "a way to keep safe",
    "defense": "a way to keep safe",
    "transference": "what happened between us",
    "object relation": "people in your life",
    "resistance": "what was hard to look at",
    "non-compliance": "what did not fit",
    "non-compliant": "did not do it",
    "dysfunctional": "what does not help",
    "failed to attend": "did not come",
    "refused": "chose not to",
    "a patient": "you",
    "the patient": "you",
    "the client": "you",
}
RISK_WORDS = ("suicid", "self-harm", "self harm", "overdose", "item 9")
SIGNS = ("signs", "later")
SIGN_FIELDS = ("early_signs", "later_signs")
WHO = ("who", "red")
# Somebody, and not far behind the number: "Samaritans: 116 123".
CALLED = re.compile(r"[^\W\d_]{2,}[^\n.;]*?\d(?:[\d \-/()]*\d){2,}")
NUMBER = re.compile(r"\d(?:[\d \-/()]*\d){2,}")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One line beside the editor. `part` is where to look, "" for the whole; `quotes` are
    the sentences that it speaks of."""

    words: str
    is_met: bool
    part: str = ""
    quotes: tuple[str, ...] = ()


def speaking(kind: Kind, texts: Mapping[str, str], record: Record) -> Iterator[Check]:
    """Every check of this file that applies to the kind."""
    yield from own_words(kind, texts, record)
    yield from who_to_call(kind, texts)
    if kind.reader == Reader.CLIENT:
        yield from reading_age(texts)
        yield from plain_words(texts)
        yield from risk_words(kind, texts)


def own_words(kind: Kind, texts: Mapping[str, str], record: Record) -> Iterator[Check]:
    """Warning signs as the client put them into their own plan, sign by sign."""
    part = next((one for one in kind.parts if one.key in SIGNS), None)
    if part is None:
        return
    if not texts.get(part.key):
        yield Check(words=f"“{part.title}” says nothing", is_met=False, part=part.key)
        return
    own = letters.plan_lines(record, *SIGN_FIELDS)
    if kind.reader != Reader.CLIENT:
        own = words.lines_of(
            "\n".join(
                record.without_names(letters.plan_text(record, name))
                for name in SIGN_FIELDS
            )
        )
    if not own:
        said = "The record holds no warning signs in the client’s own words"
        yield Check(words=said, is_met=False, part=part.key)
        return
    there = _bare(texts[part.key])
    left = [sign for sign in own if _bare(sign) not in there]
    if not left:
        said = "Warning signs are in the client’s own words"
        yield Check(words=said, is_met=True, part=part.key)
        return
    yield Check(
        words="Not there in the client’s own words:",
        is_met=False,
        part=part.key,
        quotes=tuple(left),
    )


def _bare(text: str) -> str:
    """Letters and digits alone, so that marks and capitals make no difference."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def who_to_call(kind: Kind, texts: Mapping[str, str]) -> Iterator[Check]:
    """Somebody to call, with a number, and whose number it is."""
    part = next((one for one in kind.parts if one.key in WHO), None)
    if part is None:
        return
    there = [texts.get(key, "") for key in WHO]
    if any(CALLED.search(text) for text in there):
        yield Check(words="Who to call is there, with a number", is_met=True)
    elif any(NUMBER.search(text) for text in there):
        said = f"“{part.title}” holds a number. Say whose it is"
        yield Check(words=said, is_met=False, part=part.key)
    else:
        said = f"“{part.title}” holds no number to call"
        yield Check(words=said, is_met=False, part=part.key)


def reading_age(texts: Mapping[str, str]) -> Iterator[Check]:
    """The Flesch-Kincaid grade as a reading age, with the hardest sentences."""
    found = reading_of(list(texts.values()))
    if found is None:
        return
    yield Check(
        words=f"Reading age about {found.age} (Flesch-Kincaid grade "
        f"{max(found.grade, 0):.1f})"
        + ("" if found.is_easy else ". Make these shorter, or use shorter words:"),
        is_met=found.is_easy,
        quotes=() if found.is_easy else found.hard,
    )


def plain_words(texts: Mapping[str, str]) -> Iterator[Check]:
    """Each word to avoid where it stands, with what could be said instead."""
    found = [
        Check(
            words=f"“{word}”: say it in plainer words, such as “{instead}”",
            is_met=False,
            part=key,
        )
        for key, text in texts.items()
        for word, instead in NOT_TO_CLIENTS.items()
        if re.search(rf"\b{re.escape(word)}", text.lower())
    ]
    yield from found
    if not found:
        yield Check(words="“You”, and no words of the profession", is_met=True)


def risk_words(kind: Kind, texts: Mapping[str, str]) -> Iterator[Check]:
    """Letters hold no risk material, save the client's own plan."""
    if kind.speaks_of_safety:
        return
    found = [
        Check(
            words="Speaks of risk. That belongs into talk, not into a letter",
            is_met=False,
            part=key,
        )
        for key, text in texts.items()
        if any(word in text.lower() for word in RISK_WORDS)
    ]
    yield from found
    if not found:
        yield Check(words="Nothing from the risk entries", is_met=True)
