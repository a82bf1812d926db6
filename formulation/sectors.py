"""Which part of life a relationship belongs to, where its words leave no doubt."""

from __future__ import annotations

import re

from formulation.models import InventoryPerson

Sector = InventoryPerson.Sector

WORDS: dict[Sector, frozenset[str]] = {
    Sector.FAMILY: frozenset(
        [
            "mother",
            "father",
            "mum",
            "mom",
            "dad",
            "parent",
            "parents",
            "stepmother",
            "stepfather",
            "sister",
            "brother",
            "stepsister",
            "stepbrother",
            "sibling",
            "twin",
            "son",
            "daughter",
            "child",
            "children",
            "wife",
            "husband",
            "partner",
            "spouse",
            "girlfriend",
            "boyfriend",
            "grandmother",
            "grandfather",
            "grandma",
            "grandpa",
            "granny",
            "nan",
            "grandson",
            "granddaughter",
            "aunt",
            "uncle",
            "cousin",
            "niece",
            "nephew",
        ]
    ),
    Sector.FRIENDS: frozenset(
        ["friend", "friends", "flatmate", "housemate", "roommate"]
    ),
    Sector.WORK: frozenset(
        [
            "colleague",
            "colleagues",
            "coworker",
            "boss",
            "manager",
            "employer",
            "employee",
            "supervisor",
            "teacher",
            "tutor",
            "lecturer",
            "headteacher",
            "classmate",
            "classmates",
        ]
    ),
    Sector.COMMUNITY: frozenset(
        [
            "neighbour",
            "neighbours",
            "neighbor",
            "priest",
            "pastor",
            "vicar",
            "imam",
            "rabbi",
            "doctor",
            "gp",
            "nurse",
            "psychiatrist",
            "counsellor",
            "coach",
            "landlord",
            "landlady",
            "church",
            "club",
        ]
    ),
}


def sector_of(relationship: str) -> str:
    """The sector that the words name; empty where they name none, or more than one."""
    said = set(re.findall(r"[a-z]+", relationship.lower()))
    found = [sector for sector, words in WORDS.items() if said & words]
    return found[0].value if len(found) == 1 else ""
