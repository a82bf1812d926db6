"""What supervision looks at in a session of IPT. Worded by us; no rating form is copied.

What IPT asks of its therapists: Weissman, Markowitz & Klerman 2018, and the competences
that UCL CORE has published for it (Lemma, Roth & Pilling 2010).
"""

from __future__ import annotations

from collections.abc import Mapping

from protocols.base import PhaseKey, Therapy
from protocols.competence.shapes import (
    CLOSE,
    START,
    THROUGHOUT,
    WORK,
    CompetenceItem,
)
from protocols.focus_areas import FocusKey

IPT_SOURCE = (
    "Weissman, Markowitz & Klerman 2018; UCL CORE competences for IPT (Lemma, Roth & "
    "Pilling 2010)"
)

OF_AREA: dict[FocusKey, str] = {
    FocusKey.GRIEF: (
        "The story of the death is told with its feelings, the person is seen with both "
        "sides, and people and interests come back in."
    ),
    FocusKey.ROLE_TRANSITION: (
        "The old role is let go of with what was good and bad in it, and the new one is "
        "tried out with the people it needs."
    ),
    FocusKey.ROLE_DISPUTE: (
        "The stage of the dispute is clear, expectations of both are on the table, and "
        "work goes on at that stage."
    ),
    FocusKey.DEFICITS: (
        "Past relationships are looked at for what repeats, and small steps towards "
        "people are chosen, tried and talked over."
    ),
}


def _ipt(
    key: str,
    title: str,
    asks: str,
    phases: frozenset[PhaseKey],
    of_area: Mapping[FocusKey, str] | None = None,
) -> CompetenceItem:
    return CompetenceItem(
        key=f"IPT_{key}",
        title=title,
        asks=asks,
        phases=phases,
        therapy=Therapy.IPT,
        source=IPT_SOURCE,
        of_area=of_area or {},
    )


IPT_ITEMS: tuple[CompetenceItem, ...] = (
    _ipt(
        "TIME_LIMIT",
        "Time limit said and used",
        "Says which session this is and how many are left, and lets that shape the work.",
        THROUGHOUT,
    ),
    _ipt(
        "MEASURE",
        "Questionnaire brought into the talk",
        "Looks at the score together and asks what in the week belongs to it.",
        THROUGHOUT,
    ),
    _ipt(
        "ILLNESS",
        "Illness named, blame lifted",
        "Gives the problem its name, and says what it asks and what it excuses for now.",
        START,
    ),
    _ipt(
        "TIMELINE",
        "Timeline clear",
        "Symptoms and events stand on one line, so that the client sees what came first.",
        START,
    ),
    _ipt(
        "INVENTORY",
        "Inventory whole, expectations both ways",
        "Asks of each person who matters what the client hopes for, and what they do.",
        START,
    ),
    _ipt(
        "FOCUS_CHOSEN",
        "Focus chosen on evidence",
        "Draws the focus from timeline and inventory, and says why not another.",
        START,
    ),
    _ipt(
        "FORMULATION",
        "Formulation shared and put right",
        "Says it in the client's words, asks whether it fits, and changes what does not.",
        START,
    ),
    _ipt(
        "CONTRACT",
        "Contract clear",
        "Number of sessions, last date, focus and each one's part are agreed aloud.",
        START,
    ),
    _ipt(
        "LINKING",
        "Mood linked with events between people",
        "In either direction, in this session, with this week's example.",
        THROUGHOUT,
    ),
    _ipt(
        "FOCUS_KEPT",
        "Focus kept",
        "Comes back to it when talk strays, and says how the detour belongs to it.",
        WORK | CLOSE,
    ),
    _ipt(
        "AFFECT",
        "Feelings named and used",
        "Stays with a feeling long enough, and uses it to find what is wanted.",
        THROUGHOUT,
    ),
    _ipt(
        "COMMUNICATION",
        "Communication analysis concrete",
        "One exchange, nearly word by word: said, meant, heard, and what else could be "
        "said.",
        WORK,
    ),
    _ipt(
        "DECISION",
        "Decision left to the client",
        "Several ways are laid out, doing nothing among them; the client weighs and "
        "chooses.",
        WORK,
    ),
    _ipt(
        "ROLE_PLAY",
        "Role play used and repeated",
        "Tried in the room with real words, talked over, and tried again.",
        WORK,
    ),
    _ipt(
        "FOCUS_STRATEGIES",
        "Strategies of the focus area",
        "What is done is what this focus area asks for.",
        WORK,
        OF_AREA,
    ),
    _ipt(
        "TASK",
        "Task sensible, and looked back at",
        "Small, agreed and tied to the focus; last week's is asked about without blame.",
        WORK | CLOSE,
    ),
    _ipt(
        "SUPPORT",
        "Support built",
        "Looks for people who can help now, and for how to ask them.",
        THROUGHOUT,
    ),
    _ipt(
        "STANCE",
        "Warm, active, encouraging",
        "Is openly on the client's side, keeps things moving, notices what went well.",
        THROUGHOUT,
    ),
    _ipt(
        "RELATIONSHIP",
        "Therapy relationship used sparingly",
        "Strain is mended; what happens in the room is an example, and not interpreted.",
        THROUGHOUT,
    ),
    _ipt(
        "ENDING",
        "Ending begun in time",
        "Named early enough; sadness, pride and worry about it are asked for.",
        CLOSE,
    ),
    _ipt(
        "GAINS",
        "Gains given to the client",
        "Asks what the client did that made the difference.",
        WORK | CLOSE,
    ),
    _ipt(
        "STAYING_WELL",
        "Plan for staying well",
        "Warning signs, what helps and whom to call, in the client's own words.",
        CLOSE,
    ),
    _ipt(
        "SAFETY",
        "Safety asked about and acted on",
        "Asks plainly, hears the answer out, and agrees what comes next.",
        THROUGHOUT,
    ),
    _ipt(
        "CULTURE",
        "Fits the client's world",
        "Family, faith, culture and language are asked about and shape what is proposed.",
        THROUGHOUT,
    ),
    _ipt(
        "OVERALL",
        "This session as a whole",
        "As IPT, for this client, at this point of the course.",
        THROUGHOUT,
    ),
)
