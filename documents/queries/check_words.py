"""Checks of how a letter speaks: whose words, whom to call, how hard, which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from documents.kinds import letters, words
from documents.kinds.base import Kind, Reader, Shape
from documents.queries.case_record import Record
from documents.queries.name_words import without_quotations
from documents.reading import reading_of

# Words of the profession, and of blame, that do not belong into a letter to the client:
# how each is found, as it is shown, and what could be said instead.
NOT_TO_CLIENTS = (
    (r"deficit", "deficit", "what is missing"),
    (r"termination", "termination", "ending"),
    (r"sick role", "sick role", "being ill for a time"),
    (r"defence", "defence", "a way to keep safe"),
    (r"defense", "defense", "a way to keep safe"),
    (r"transference", "transference", "what happened between us"),
    (r"object relation", "object relation", "people in your life"),
    (r"resistance", "resistance", "what was hard to look at"),
    (r"non-compliance", "non-compliance", "what did not fit"),
    (r"non-compliant", "non-compliant", "did not do it"),
    (r"dysfunctional", "dysfunctional", "what does not help"),
    (r"failed to attend", "failed to attend", "did not come"),
    # Somebody else may have refused something.
    (r"you (?:\w+ )?refused", "refused", "chose not to"),
    # Not "a patient listener".
    (r"a patient(?=[.,;:!?)]|$| (?:who|with|of|in|at|is|was|has|had)\b)", "a patient", "you"),
    (r"the patients?(?=[.,;:!?)’']|$| (?:who|with|in|at|is|was|has|had|and|to)\b)",
     "the patient", "you"),
    (r"the client", "the client", "you"),
)  # fmt: skip
RISK = re.compile(r"suicid|\bself[- ]harm|\boverdos|\bitem 9\b", re.IGNORECASE)
# A helpline may be called so: "National Suicide Prevention Helpline".
HELPLINE = re.compile(
    r"\bsuicide (?:(?:&|and) )?(?:crisis |prevention )*(?:help ?line|life ?line|line|"
    r"prevention|crisis)",
    re.IGNORECASE,
)
SIGNS = ("signs", "later")
SIGN_FIELDS = ("early_signs", "later_signs")
WHO = ("who", "red")
# One line, or one of several on a line.
PIECE = re.compile(r"[\n;]|(?<=\w)\.\s")
SOMEBODY = re.compile(r"[^\W\d_]{2,}")
NUMBER = re.compile(r"\d(?:[\d \-/()]*\d){2,}")
# A year, "from 9-17", "24/7", "12/10/2026".
NOT_TO_CALL = re.compile(
    r"(?:19|20)\d\d|\d{1,2} ?[-/] ?\d{1,2}(?: ?[-/] ?\d{2,4})?|\d{4} ?[-/] ?\d{4}"
)


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
        yield from plain_words(kind, texts)
        yield from risk_words(kind, texts, record)


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
    pieces = [
        piece
        for key in WHO
        for piece in PIECE.split(texts.get(key, ""))
        if _numbers(piece)
    ]
    if any(SOMEBODY.search(piece) for piece in pieces):
        yield Check(words="Who to call is there, with a number", is_met=True)
    elif pieces:
        said = f"“{part.title}” holds a number. Say whose it is"
        yield Check(words=said, is_met=False, part=part.key)
    else:
        said = f"“{part.title}” holds no number to call"
        yield Check(words=said, is_met=False, part=part.key)


def _numbers(text: str) -> list[str]:
    found = [one.group() for one in NUMBER.finditer(text)]
    return [one for one in found if not NOT_TO_CALL.fullmatch(one)]


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


def plain_words(kind: Kind, texts: Mapping[str, str]) -> Iterator[Check]:
    """Each word to avoid where it stands, with what could be said instead. The client's own
    words are theirs, whatever they are."""
    quoted = {part.key for part in kind.parts if part.shape == Shape.QUOTE}
    found = [
        Check(
            words=f"“{word}”: say it in plainer words, such as “{instead}”",
            is_met=False,
            part=key,
        )
        for key, text in texts.items()
        if key not in quoted
        for pattern, word, instead in NOT_TO_CLIENTS
        if re.search(rf"\b{pattern}", without_quotations(text).lower(), re.MULTILINE)
    ]
    yield from found
    if not found:
        yield Check(words="“You”, and no words of the profession", is_met=True)


def risk_words(kind: Kind, texts: Mapping[str, str], record: Record) -> Iterator[Check]:
    """Letters hold no risk material, save the client's own plan. Whom to call is none,
    however a helpline is called."""
    if kind.speaks_of_safety:
        return
    found = [
        Check(
            words="Speaks of risk. That belongs into talk, not into a letter",
            is_met=False,
            part=key,
        )
        for key, text in texts.items()
        if RISK.search(HELPLINE.sub(" ", _without_crisis_lines(text, record)))
    ]
    yield from found
    if not found:
        yield Check(words="Nothing from the risk entries", is_met=True)


def _without_crisis_lines(text: str, record: Record) -> str:
    for line in record.practice.crisis_line_list:
        text = text.replace(line.rstrip("."), " ")
    return text
