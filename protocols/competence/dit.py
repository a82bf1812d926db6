"""What supervision looks at in a session of DIT. Worded by us; no rating form is copied.

What DIT asks of its therapists: Lemma, Target & Fonagy 2011, and the competences that UCL
CORE has published for it (Lemma 2010).
"""

from __future__ import annotations

from protocols.base import PhaseKey, Therapy
from protocols.competence.shapes import (
    CLOSE,
    START,
    THROUGHOUT,
    WORK,
    CompetenceItem,
)

DIT_SOURCE = "Lemma, Target & Fonagy 2011; UCL CORE competences for DIT (Lemma 2010)"


def _dit(
    key: str, title: str, asks: str, phases: frozenset[PhaseKey]
) -> CompetenceItem:
    return CompetenceItem(
        key=f"DIT_{key}",
        title=title,
        asks=asks,
        phases=phases,
        therapy=Therapy.DIT,
        source=DIT_SOURCE,
    )


DIT_ITEMS: tuple[CompetenceItem, ...] = (
    _dit(
        "FRAME",
        "Frame clear",
        "Sixteen sessions, the last date, time and place are said and kept.",
        THROUGHOUT,
    ),
    _dit(
        "STORIES",
        "Listens for stories of relationships",
        "Asks for what happened between whom, and hears what comes again.",
        START,
    ),
    _dit(
        "ELEMENTS",
        "Finds the parts of the IPAF",
        "Self, other, the feeling between them, and what keeps it away.",
        START,
    ),
    _dit(
        "SHARED",
        "IPAF shared in plain words",
        "Offered as a thought, tied to episodes, and changed by what the client says.",
        START,
    ),
    _dit(
        "KEPT",
        "Keeps to the IPAF",
        "Returns to the pattern that was agreed, and lets other threads go.",
        WORK | CLOSE,
    ),
    _dit(
        "PRESENT",
        "Works in present relationships",
        "Goes into a live episode of this week in detail.",
        WORK,
    ),
    _dit(
        "IN_THE_ROOM",
        "What happens in the room, in the right dose",
        "Taken up when it is alive and can be borne, and joined with life outside.",
        WORK | CLOSE,
    ),
    _dit(
        "PAST",
        "Past linked briefly",
        "Touches where it was learned, and comes back to someone now.",
        WORK,
    ),
    _dit(
        "AFFECT",
        "Feeling named beneath the first one",
        "Finds words for what the pattern keeps out of sight.",
        THROUGHOUT,
    ),
    _dit(
        "DEFENCE",
        "Defence named kindly, with its cost",
        "What it once did for the client is seen, and so is what it takes from them now.",
        WORK,
    ),
    _dit(
        "MENTALIZING",
        "Curious and not knowing",
        "Asks what goes on in one's own mind and in the other's, without deciding it.",
        THROUGHOUT,
    ),
    _dit(
        "RUPTURE",
        "Strain noticed and mended",
        "Says that something has happened between the two, and owns a part in it.",
        THROUGHOUT,
    ),
    _dit(
        "BALANCE",
        "Balance of support, exploring and directing",
        "Suits how much the client can bear today, and where the course stands.",
        THROUGHOUT,
    ),
    _dit(
        "MEASURE",
        "Scores taken as something said",
        "Wonders with the client what a number tells about the pattern.",
        THROUGHOUT,
    ),
    _dit(
        "ENDING",
        "Ending taken up in time",
        "From the twelfth or thirteenth of sixteen sessions on, and through the pattern.",
        CLOSE,
    ),
    _dit(
        "LETTER",
        "Goodbye letter",
        "Short, personal, true to the pattern and to what has changed and what has not.",
        CLOSE,
    ),
    _dit(
        "OWN_FEELINGS",
        "Own feelings used with thought",
        "What the therapist feels becomes a question about the pattern before it is said.",
        THROUGHOUT,
    ),
    _dit(
        "SAFETY",
        "Safety asked about and acted on",
        "Asks plainly, hears the answer out, and agrees what comes next.",
        THROUGHOUT,
    ),
    _dit(
        "CULTURE",
        "Fits the client's world",
        "What is usual between people where the client comes from is asked, not assumed.",
        THROUGHOUT,
    ),
    _dit(
        "OVERALL",
        "This session as a whole",
        "As DIT, for this client, at this point of the course.",
        THROUGHOUT,
    ),
)
