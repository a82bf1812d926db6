"""What stands in a text as somebody's name, and what only looks like one. Pure.

"Dad" is what a client calls somebody, and no name; "May" can be a month; "my sister Ada"
is one phrase, which a relation takes the place of as a whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

BEFORE_SURNAMES = frozenset(["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir"])
TITLES = BEFORE_SURNAMES | {"Sister", "Father"}
# What families call each other: known from it is what somebody is, not who.
FAMILY = frozenset(
    [
        "aunt",
        "aunty",
        "auntie",
        "bro",
        "brother",
        "dad",
        "daddy",
        "daughter",
        "father",
        "gran",
        "grandad",
        "granddad",
        "grandfather",
        "grandma",
        "grandmother",
        "grandpa",
        "granny",
        "gramps",
        "husband",
        "ma",
        "mam",
        "mama",
        "mamma",
        "mom",
        "mommy",
        "mother",
        "mum",
        "mummy",
        "nan",
        "nana",
        "nanna",
        "nanny",
        "pa",
        "papa",
        "partner",
        "pop",
        "sis",
        "sister",
        "son",
        "stepdad",
        "stepfather",
        "stepmother",
        "stepmum",
        "uncle",
        "wife",
    ]
)
QUOTATION = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
# After one of these a sentence begins, so that a relation begins with a capital.
ENDS = ".!?"
OPENING = "“‘\"'( "
WHOSE = "my|our|your|his|her|their"
# "Tell her Ada rang": before a name this one may be no possessive.
WHOSE_FOR_SURE = "my|our|your|his|their"
MONTHS = frozenset(["April", "May", "June", "August"])
BEFORE_A_MONTH = re.compile(
    r"(?:\b(?:in|until|till|during|early|late|mid|every|last|next)|\d(?:st|nd|rd|th)?)"
    r"[ -]$",
    re.IGNORECASE,
)
AFTER_A_MONTH = re.compile(r"\s+\d")
SINCE = re.compile(r"\bsince $", re.IGNORECASE)
AFTER_SINCE = re.compile(r"[,.;:!?)”]|$|\s+(?:I|you|we|he|she|they|it|the|my|your)\b")
MODALS = frozenset(["Will", "May"])
AFTER_A_MODAL = re.compile(r"\s+(?:I|you|we|he|she|they|it|this|that|there|the)\b")


def names_someone(relation: str) -> bool:
    """Whether what should say a relation says a surname: "Mr Lund and the others"."""
    return any(word.rstrip(".") in BEFORE_SURNAMES for word in relation.split())


def has_title(name: str) -> bool:
    return name.split(" ")[0].rstrip(".") in TITLES


def first_name(name: str) -> str:
    """ "Ada" of "Ada Okafor"; empty for "Ms Okoye" and for a label such as "Art club"."""
    first, _, rest = name.partition(" ")
    if has_title(name) and rest:
        return ""
    return first if not rest or rest[:1].isupper() else ""


def is_family_word(word: str) -> bool:
    """ "Dad", "Nan", "Auntie"."""
    return word.casefold() in FAMILY


def stands(text: str, name: str) -> bool:
    """Whether the name stands there, with its accents or without."""
    bare = without_accents(text)
    return any(
        not _is_other_word(bare, found)
        for found in re.finditer(_marked(_either(without_accents(name))), bare)
    )


def without_quotations(text: str) -> str:
    return QUOTATION.sub(" ", text)


def replaced(
    text: str,
    name: str,
    by: Callable[[bool], str],
    *,
    relations: Sequence[str] | None = None,
) -> str:
    """The text with other words for a name, wherever it stands as one.

    `by` gets whether it stands in quotation marks, and gives the words; "" leaves the name.
    `relations` are what its bearer is called beside the name: "my sister Ada" and "Ada, my
    sister," are taken as a whole. None: the name alone.
    """
    quoted = [one.span() for one in QUOTATION.finditer(text)]

    def said(found: re.Match[str]) -> str:
        place = found.start("name")
        words = by(any(start < place < end for start, end in quoted))
        if not words or _is_other_word(text, found):
            return found.group()
        begins = _begins_a_sentence(text, found.start(), found.end())
        return words[0].upper() + words[1:] if begins else words

    return re.sub(_phrase(name, relations), said, text)


def _phrase(name: str, relations: Sequence[str] | None) -> str:
    """The name with what belongs to it before and behind."""
    if relations is None:
        return _marked(_either(name))
    names = "|".join(dict.fromkeys(map(_either, (name, without_accents(name)))))
    whose = WHOSE if is_family_word(name) else WHOSE_FOR_SURE
    before, behind = rf"(?:(?i:{whose})\s+)?", ""
    if relations:
        kin = "|".join(map(_kin, relations))
        told = rf"(?i:(?:(?:{WHOSE})\s+)?(?:{kin}))"
        mine = rf"(?i:(?:{WHOSE})\s+(?:{kin}))"
        before = rf"(?:(?P<apart>{told},\s+)|{told}\s+|{before})"
        behind = rf"(?(apart),?|(?:\s+\({told}\)|\s+{mine}\b|,\s+{mine}\b,?)?)"
    return rf"(?<!\w)(?<!\w-){before}(?P<name>{names})(?!\w|-\w){behind}"


def _kin(relation: str) -> str:
    """ "older daughter", said with all its words or only with the last."""
    *first, last = map(re.escape, relation.split())
    return "".join(rf"(?:{word}\s+)?" for word in first) + last


def _marked(name: str) -> str:
    return rf"(?<!\w)(?<!\w-)(?P<name>{name})(?!\w|-\w)"


def _either(name: str) -> str:
    """With one apostrophe or the other."""
    return re.sub("['’]", "['’]", re.escape(name))


def without_accents(text: str) -> str:
    taken_apart = unicodedata.normalize("NFD", text)
    bare = "".join(one for one in taken_apart if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", bare)


def _is_other_word(text: str, found: re.Match[str]) -> bool:
    """A month, or how a question begins: "in May", "Will you come?"."""
    word = found["name"]
    before, after = text[: found.start("name")], text[found.end("name") :]
    if word in MONTHS and (
        BEFORE_A_MONTH.search(before)
        or AFTER_A_MONTH.match(after)
        or (SINCE.search(before) and AFTER_SINCE.match(after))
    ):
        return True
    begins = _begins_a_sentence(text, found.start("name"), found.end("name"))
    return word in MODALS and begins and AFTER_A_MODAL.match(after) is not None


def _begins_a_sentence(text: str, start: int, end: int) -> bool:
    """A name alone is no sentence: "First to notice: my sister"."""
    before = text[:start].rstrip(OPENING)
    if before and before[-1] not in ENDS:
        return False
    return bool(text[end : end + 1].strip() or text[end:].strip(" \n"))


def names_in(text: str, names: Sequence[str]) -> Iterator[str]:
    """Those of the names that stand in the text."""
    return (name for name in names if name and stands(text, name))
