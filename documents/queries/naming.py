"""How a document names the people around the client: by relation, unless chosen otherwise.

A letter is read by others than its reader: it lies on a table, in a drawer, in a file. So
"your sister" stands for a name, "her sister" in what goes to somebody else, and "my sister"
inside the client's own words. The writer may choose the first name, person by person; a
surname is never printed, and who is marked as never printed is not named at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from documents.queries.name_words import (
    first_name,
    has_title,
    is_family_word,
    names_in,
    names_someone,
    replaced,
    stands,
    without_quotations,
)
from formulation.models import InventoryPerson

MY = "my"
# Where no relation is recorded.
SOMEONE = "someone close"

# What the other of a couple may be called beside the name.
PARTNER = ("partner", "husband", "wife", "boyfriend", "girlfriend", "fiancé", "fiancée")


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
            return f"{SOMEONE} to you" if whose == "your" else SOMEONE
        if word[1:2].islower():
            word = word[0].lower() + word[1:]
        return f"{whose} {word}"

    def may_name(self, person: InventoryPerson) -> bool:
        return person.pk in self.named and not person.is_never_printed

    def to_others(self, text: str) -> str:
        """For readers who are not the client: labels go too."""
        for person in self.people:
            text = self._renamed(text, person, self.own, is_label_kept=False)
        return self._without_partners(text, self.own)

    def quoted_to_others(self, text: str) -> str:
        """The client's own words in quotation marks, for other readers: "my sister"."""
        for person in self.people:
            text = self._renamed(text, person, MY, is_label_kept=False)
        return self._without_partners(text, MY)

    def to_client(self, text: str) -> str:
        """For the client, said to them. A label such as "Art club" stays."""
        for person in self.people:
            text = self._renamed(text, person, "your")
        return text

    def own_words(self, text: str) -> str:
        """For the client, said by them: in quotation marks, or in their own plan."""
        for person in self.people:
            text = self._renamed(text, person, MY)
        return text

    def _without_partners(self, text: str, whose: str) -> str:
        for name in self.partners:
            text = replaced(
                text,
                name,
                lambda is_quoted: f"{MY if is_quoted else whose} partner",
                relations=PARTNER,
            )
        return text

    def _renamed(
        self,
        text: str,
        person: InventoryPerson,
        whose: str,
        *,
        is_label_kept: bool = True,
    ) -> str:
        """In quotation marks the client speaks: "my sister", and "Dad" stays as it was
        said."""
        first = first_name(person.name)
        if self.may_name(person) and first:
            return replaced(text, person.name, lambda is_quoted: first)
        if is_label_kept and not first and not _is_guarded(person):
            return text
        known = self.relation(person, "").strip()
        relations = () if known == SOMEONE else (known,)

        def said(is_quoted: bool) -> str:
            return self.relation(person, MY if is_quoted else whose)

        def label(is_quoted: bool) -> str:
            is_own = is_quoted or whose == MY
            return "" if is_own and not _is_guarded(person) else said(is_quoted)

        names = {person.name: said, first: said}
        if is_family_word(first):
            names |= {first: label, self._name_behind(person): said}
        for name, words in names.items():
            if name:
                text = replaced(text, name, words, relations=relations)
        return text

    def _name_behind(self, person: InventoryPerson) -> str:
        """ "Rose" of "Grandma Rose", unless it is the client's own surname."""
        behind = person.name.partition(" ")[2]
        return "" if behind in self.client_names else behind

    def mentions(self, text: str, whose: str) -> list[Mention]:
        """Who is named in a text that is done, without having been chosen: by any name,
        or, where the first name was chosen, still by the surname. What families call each
        other names nobody to the client, nor in the client's own words."""
        found, outside = [], without_quotations(text)
        for person in self.people:
            first = first_name(person.name)
            instead = self.relation(person, whose)
            names, unquoted = [person.name, first], ""
            if whose == "your" and not first and not _is_guarded(person):
                continue
            if is_family_word(first) and not person.is_never_printed:
                names = [person.name] if person.name != first else []
                unquoted = "" if whose == "your" else first
            if self.may_name(person) and first:
                instead, names, unquoted = first, [person.name], ""
            names.append(self._name_behind(person) if first else "")
            there = [
                *names_in(text, names),
                *names_in(outside, [unquoted]),
            ]
            said = next(iter(there), "")
            if said and instead != first and not stands(outside, said):
                instead = self.relation(person, MY)
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
    has_surname_alone = has_title(person.name) and not first_name(person.name)
    return person.is_never_printed or has_surname_alone


def chosen(people: Iterable[InventoryPerson], ids: Iterable[str]) -> list[str]:
    """Ids of people who are there, as they are stored with a document."""
    wanted = set(ids)
    return [str(one.pk) for one in people if str(one.pk) in wanted]
