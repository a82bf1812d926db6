"""Which part of life a relationship belongs to, where its words leave no doubt."""

from __future__ import annotations

import re

from formulation.models import InventoryPerson

Sector = InventoryPerson.Sector
# What the form offers; any other words will do. A pet may matter as much as anyone.
USUAL = (
    "mother",
    "father",
    "step-parent",
    "sister",
    "brother",
    "grandmother",
    "grandfather",
    "partner",
    "former partner",
    "child",
    "other family",
    "friend",
    "former friend",
    "online friend",
    "flatmate",
    "colleague",
    "manager",
    "teacher",
    "neighbour",
    "faith group",
    "group or club",
    "health professional",
    "pet",
)

RELATIONSHIPS = {
    Sector.FAMILY: """
        mother father mum mom dad parent parents stepmother stepfather
        sister brother stepsister stepbrother sibling twin son daughter
        child children wife husband partner spouse girlfriend boyfriend
        grandmother grandfather grandma grandpa granny nan grandson
        granddaughter grandparent grandparents aunt uncle cousin niece nephew
        family pet dog cat
    """,
    Sector.FRIENDS: """
        friend friends flatmate housemate roommate
    """,
    Sector.WORK: """
        colleague colleagues coworker boss manager employer employee
        supervisor teacher tutor lecturer headteacher classmate classmates
    """,
    Sector.COMMUNITY: """
        neighbour neighbours neighbor priest pastor vicar imam rabbi doctor
        gp nurse psychiatrist counsellor coach landlord landlady church mosque temple synagogue
        faith club group professional
    """,
}
WORDS = {sector: frozenset(words.split()) for sector, words in RELATIONSHIPS.items()}


def sector_of(relationship: str) -> str:
    """The sector that the words name; empty where they name none, or more than one."""
    said = set(re.findall(r"[a-z]+", relationship.lower()))
    found = [sector for sector, words in WORDS.items() if said & words]
    return found[0].value if len(found) == 1 else ""
