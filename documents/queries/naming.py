"""How a document names the people around the client: by relation, unless chosen otherwise.

A letter is read by others than its reader: it lies on a table, in a drawer, in a file. So
"your sister" stands for a name, "her sister" in what goes to somebody else, and "my sister"
inside the client's own words. The writer may choose the first name, person by person; a
surname is never printed, and who is marked as never printed is not named at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from formulation.models import InventoryPerson

BEFORE_SURNAMES = frozenset(["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir"])
TITLES = BEFORE_SURNAMES | {"Sister", "Father"}
NAME_MARKS = r"(?<!\w){}(?!\w)"
# After one of these a sentence begins, so that a relation begins with a capital.
ENDS = ".!?"
OPENING = "“‘\"'( "


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Someone who stands in a text by name, though nobody chose that."""

    person: InventoryPerson
    # The name as it stands there.
    name: str
    # What could stand there instead.
    instead: str


@dataclass(frozen=True, kw_only=True)
class Naming:
    """Whom a document may call by their first name, and what it calls the others.

    `own` is "his", "her" or "their". `partners` are names of the other of a couple.
    `knows_relations` is False for a document about that other: the inventory says what
    someone is to the case's client.
    """

    people: tuple[InventoryPerson, ...]
    named: frozenset[UUID]
    own: str
    knows_relations: bool = True
    partners: tuple[str, ...] = ()
    # The client's own names: they are no third party's.
    client_names: frozenset[str] = frozenset()

    def relation(self, person: InventoryPerson, whose: str) -> str:
        """ "your sister"; "someone close" where no relation is recorded."""
        word = person.relationship.strip()
        if not word or names_someone(word) or not self.knows_relations:
            return "someone close to you" if whose == "your" else "someone close"
        if word[1:2].islower():
            word = word[0].lower() + word[1:]
        return f"{whose} {word}"

    def may_name(self, person: InventoryPerson) -> bool:
        return person.pk in self.named and not person.is_never_printed

    def to_others(self, text: str) -> str:
        """For readers who are not the client: labels go too."""
        for person in self.people:
            text = self._renamed(text, person, self.own, is_label_kept=False)
        for name in self.partners:
            text = _replaced(text, name, f"{self.own} partner")
        return text

    def quoted_to_others(self, text: str) -> str:
        """The client's own words in quotation marks, for other readers: "my sister"."""
        for person in self.people:
            text = self._renamed(text, person, "my", is_label_kept=False)
        for name in self.partners:
            text = _replaced(text, name, "my partner")
        return text

    def to_client(self, text: str) -> str:
        """For the client, said to them. A label such as "Art club" stays."""
        for person in self.people:
            text = self._renamed(text, person, "your")
        return text

    def own_words(self, text: str) -> str:
        """For the client, said by them: in quotation marks, or in their own plan."""
        for person in self.people:
            text = self._renamed(text, person, "my")
        return text

    def _renamed(
        self,
        text: str,
        person: InventoryPerson,
        whose: str,
        *,
        is_label_kept: bool = True,
    ) -> str:
        first = first_name(person.name)
        if self.may_name(person) and first:
            return _replaced(text, person.name, first)
        if is_label_kept and not first and not _is_guarded(person):
            return text
        said = self.relation(person, whose)
        text = _replaced(text, person.name, said)
        return _replaced(text, first, said) if first else text

    def mentions(self, text: str, whose: str) -> list[Mention]:
        """Who is named in a text that is done, without having been chosen: by any name,
        or, where the first name was chosen, still by the surname."""
        found = []
        for person in self.people:
            first = first_name(person.name)
            instead = self.relation(person, whose)
            names = [person.name, first]
            if whose == "your" and not first and not _is_guarded(person):
                continue
            if self.may_name(person) and first:
                instead, names = first, [person.name]
            surname = person.name.partition(" ")[2] if first else ""
            names.append("" if surname in self.client_names else surname)
            said = next((one for one in names if one and _stands(text, one)), "")
            if said and said != instead:
                found.append(Mention(person=person, name=said, instead=instead))
        return found

    def choices(self) -> list[InventoryPerson]:
        """Whom the writer can choose to name: people with a first name, not labels."""
        return [
            one
            for one in self.people
            if first_name(one.name) and not one.is_never_printed
        ]


def _is_guarded(person: InventoryPerson) -> bool:
    return person.is_never_printed or has_title(person.name)


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


def _stands(text: str, name: str) -> bool:
    return re.search(NAME_MARKS.format(re.escape(name)), text) is not None


def _replaced(text: str, name: str, by: str) -> str:
    def said(match: re.Match[str]) -> str:
        begins = _begins_a_sentence(text, match.start(), match.end())
        return by[0].upper() + by[1:] if begins else by

    return re.sub(NAME_MARKS.format(re.escape(name)), said, text)


def _begins_a_sentence(text: str, start: int, end: int) -> bool:
    """A name alone is no sentence: "First to notice: my sister"."""
    before = text[:start].rstrip(OPENING)
    if before and before[-1] not in ENDS:
        return False
    return bool(text[end : end + 1].strip() or text[end:].strip(" \n"))


def chosen(people: Iterable[InventoryPerson], ids: Iterable[str]) -> list[str]:
    """Ids of people who are there, as they are stored with a document."""
    wanted = set(ids)
    return [str(one.pk) for one in people if str(one.pk) in wanted]
