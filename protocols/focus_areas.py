"""The four focus areas of IPT: what they are, their stages, strategies and questions.

Definitions and questions are in our own words. Everything here is an offer: no area is
scored, none is chosen by the application.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocols.base import AgendaLine, PhaseKey, by_key

WMK = "Weissman, Markowitz & Klerman 2018"
KL84 = "Klerman, Weissman, Rounsaville & Chevron 1984"


class FocusKey(StrEnum):
    GRIEF = "GRIEF"
    ROLE_TRANSITION = "ROLE_TRANSITION"
    ROLE_DISPUTE = "ROLE_DISPUTE"
    DEFICITS = "DEFICITS"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where the work on an area stands. Looked at in reviews, with its history kept."""

    key: str
    title: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A strategy, a goal, a sign of progress: a key and a line."""

    key: str
    title: str


@dataclass(frozen=True, kw_only=True)
class FocusArea:
    """One area. `client_title` is the word on anything that a client reads."""

    key: FocusKey
    title: str
    client_title: str
    short_title: str
    definition: str
    stages: tuple[Stage, ...]
    goals: tuple[Entry, ...]
    strategies: tuple[Entry, ...]
    # Signs of progress, each 0 not yet, 1 beginning, 2 mostly, 3 established.
    markers: tuple[Entry, ...]
    lines: tuple[AgendaLine, ...]
    prompts: tuple[str, ...]
    # The question whose empty answer brings the soft hint.
    asks: str
    hint: str
    pitfall: str
    needs_person: bool
    source: str

    def stage(self, key: str) -> Stage:
        """The stage with this key. Raises KeyError."""
        return {stage.key: stage for stage in self.stages}[key]


MARKER_LEVELS: tuple[tuple[int, str], ...] = (
    (0, "Not yet"),
    (1, "Beginning"),
    (2, "Mostly"),
    (3, "Established"),
)


def _line(key: str, title: str, area: FocusKey) -> AgendaLine:
    return AgendaLine(
        key=key, title=title, source=WMK, phase=PhaseKey.MIDDLE, focus_area=area
    )


GRIEF = FocusArea(
    key=FocusKey.GRIEF,
    title="Grief",
    client_title="Grief",
    short_title="Grief",
    definition=(
        "Someone who mattered has died, and the difficulty began or stayed because "
        "mourning has been put off, avoided or has got stuck. Sadness after a death is "
        "not an illness."
    ),
    stages=(
        Stage(
            key="not_yet",
            title="Not yet mourning",
            meaning="The death is kept at a distance, or life stands still around it.",
        ),
        Stage(
            key="telling",
            title="Telling the story",
            meaning="What happened is told in its order, before, during and after.",
        ),
        Stage(
            key="feeling",
            title="Feeling it",
            meaning="Loved and hard sides of the person can both be felt.",
        ),
        Stage(
            key="reconnecting",
            title="Reconnecting",
            meaning="Interests and people take up some of the room again.",
        ),
    ),
    goals=(
        Entry(key="GRIEF_GOAL_MOURN", title="Help the mourning to happen"),
        Entry(
            key="GRIEF_GOAL_RECONNECT",
            title="Find interests and people again that can carry part of what was lost",
        ),
    ),
    strategies=(
        Entry(key="GRIEF_LINK", title="Link the beginning of the trouble to the death"),
        Entry(key="GRIEF_RELATIONSHIP", title="Go over the relationship, good and bad"),
        Entry(
            key="GRIEF_SEQUENCE",
            title="Tell what came before, during and after the death",
        ),
        Entry(key="GRIEF_FEELINGS", title="Bring out feelings and stay with them"),
        Entry(key="GRIEF_MIXED", title="Name mixed feelings"),
        Entry(key="GRIEF_MEMENTOES", title="Photographs, belongings, places"),
        Entry(key="GRIEF_OTHERS", title="Who else grieves, and who can be leaned on"),
        Entry(key="GRIEF_RITES", title="Rites of faith and culture"),
        Entry(key="GRIEF_ANNIVERSARY", title="Plan for the next anniversary"),
        Entry(key="GRIEF_TIES", title="Ways of being with others again"),
    ),
    markers=(
        Entry(key="GRIEF_RANGE", title="Speaks of the person with a range of feeling"),
        Entry(key="GRIEF_REMINDERS", title="Can go near reminders that were avoided"),
        Entry(key="GRIEF_GUILT", title="Guilt is less, or fits the facts"),
        Entry(key="GRIEF_PEOPLE", title="Sees people"),
        Entry(key="GRIEF_NEXT_DATE", title="Has a plan for the next hard date"),
    ),
    lines=(
        _line("GRIEF_DEATH", "The death, before and after", FocusKey.GRIEF),
        _line("GRIEF_BOTH_SIDES", "The relationship, good and bad", FocusKey.GRIEF),
        _line("GRIEF_NEW_TIES", "New ties and interests", FocusKey.GRIEF),
    ),
    prompts=(
        "What was she like, the good and the maddening?",
        "Take me through the days before.",
        "Where do you feel it?",
        "Who else misses him?",
        "What do you find yourself avoiding?",
    ),
    asks="Who died?",
    hint=(
        "When nobody has died, other losses are usually worked on as a role transition. "
        "Keep grief if it fits better, and say why."
    ),
    pitfall=(
        "Do not push exposure or hurry an end to mourning. Ask about wishes to be with "
        "the person who died."
    ),
    needs_person=True,
    source=f"{WMK}; {KL84}",
)

ROLE_TRANSITION = FocusArea(
    key=FocusKey.ROLE_TRANSITION,
    title="Role transition",
    client_title="A change of role",
    short_title="Transition",
    definition=(
        "A change in who one is for others, or in one's place: a role gained, lost or "
        "never reached. Job, illness, move, parenthood, retirement, separation."
    ),
    stages=(
        Stage(
            key="letting_go",
            title="Letting go of the old",
            meaning="The old role is still where the client lives.",
        ),
        Stage(
            key="feeling",
            title="Feeling the loss",
            meaning="What is gone can be missed, and some of it not missed.",
        ),
        Stage(
            key="balanced",
            title="Seeing the new in balance",
            meaning="Old and new have both good and hard sides.",
        ),
        Stage(
            key="mastering",
            title="Mastering the new",
            meaning="Skills and people for the new role are being tried.",
        ),
    ),
    goals=(
        Entry(key="TRANSITION_GOAL_MOURN", title="Mourn the old role and let it go"),
        Entry(key="TRANSITION_GOAL_SEE", title="See what the new role can hold"),
        Entry(
            key="TRANSITION_GOAL_MASTER",
            title="Regain confidence by managing what the new role asks",
        ),
    ),
    strategies=(
        Entry(key="TRANSITION_LINK", title="Link the trouble to the change"),
        Entry(key="TRANSITION_REVIEW", title="Good and hard sides of old and new"),
        Entry(key="TRANSITION_LOSS", title="Feelings about what was lost"),
        Entry(key="TRANSITION_CHANGE", title="Feelings about change itself"),
        Entry(key="TRANSITION_SKILLS", title="Skills that the new role needs"),
        Entry(key="TRANSITION_SUPPORT", title="People lost, kept and to be found"),
        Entry(key="TRANSITION_REHEARSE", title="Rehearse and try out"),
    ),
    markers=(
        Entry(key="TRANSITION_BOTH", title="Names good and hard sides of both roles"),
        Entry(key="TRANSITION_ACT", title="Has managed something in the new role"),
        Entry(key="TRANSITION_CONTACT", title="Has made a new contact"),
        Entry(key="TRANSITION_MOOD", title="Notices the link with mood"),
    ),
    lines=(
        _line(
            "TRANSITION_OLD", "Old role: good and bad sides", FocusKey.ROLE_TRANSITION
        ),
        _line(
            "TRANSITION_LOSING", "Feelings about losing it", FocusKey.ROLE_TRANSITION
        ),
        _line(
            "TRANSITION_NEW",
            "New role: skills and supports it needs",
            FocusKey.ROLE_TRANSITION,
        ),
    ),
    prompts=(
        "What did you lose when that changed? Is there anything you do not miss?",
        "What does the new part ask of you? What could be good in it?",
    ),
    asks="From what, to what?",
    hint="Name the old and the new role. A change with no old role is often isolation.",
    pitfall="Review facts of both roles. Do not argue with thoughts.",
    needs_person=False,
    source=f"{WMK}; {KL84}",
)

ROLE_DISPUTE = FocusArea(
    key=FocusKey.ROLE_DISPUTE,
    title="Role dispute",
    client_title="A dispute",
    short_title="Dispute",
    definition=(
        "The client and someone important want different things of their relationship, "
        "in open argument or in silence."
    ),
    stages=(
        Stage(
            key="renegotiation",
            title="Renegotiating",
            meaning="Both know the difference and still try. Calm it, name the issues.",
        ),
        Stage(
            key="impasse",
            title="At an impasse",
            meaning=(
                "Talking has stopped. Bringing it into the open can look worse at first: "
                "tell the client so."
            ),
        ),
        Stage(
            key="dissolution",
            title="Dissolving",
            meaning="It is over or to be ended. The work turns to mourning and moving on.",
        ),
        Stage(
            key="resolved",
            title="Resolved",
            meaning="Something has been agreed, accepted or ended.",
        ),
    ),
    goals=(
        Entry(key="DISPUTE_GOAL_NAME", title="Say what the dispute is about"),
        Entry(key="DISPUTE_GOAL_CHOOSE", title="Choose what to do about it"),
        Entry(
            key="DISPUTE_GOAL_CHANGE",
            title="Change how it is talked about, or what is expected",
        ),
    ),
    strategies=(
        Entry(key="DISPUTE_ISSUES", title="Name the issues and the stage"),
        Entry(key="DISPUTE_EXPECTATIONS", title="What each expects of the other"),
        Entry(key="DISPUTE_WISHES", title="Wishes, limits, alternatives"),
        Entry(key="DISPUTE_PARALLELS", title="The same with other people"),
        Entry(key="DISPUTE_UPHELD", title="What keeps it going"),
        Entry(key="DISPUTE_COMMUNICATION", title="Communication analysis"),
        Entry(key="DISPUTE_DECISION", title="Decision analysis"),
        Entry(key="DISPUTE_ROLE_PLAY", title="Role play"),
        Entry(key="DISPUTE_TRY", title="Try out, with a time chosen for it"),
    ),
    markers=(
        Entry(key="DISPUTE_NO_BLAME", title="States the issue without blame"),
        Entry(key="DISPUTE_SAID", title="Has said own expectation aloud"),
        Entry(key="DISPUTE_HELD", title="Has held one conversation differently"),
        Entry(key="DISPUTE_VIEW", title="Understands the other's view"),
        Entry(key="DISPUTE_MOVED", title="The stage has moved"),
        Entry(key="DISPUTE_DECIDED", title="Has decided"),
    ),
    lines=(
        _line(
            "DISPUTE_STAGE",
            "Stage: renegotiating, at an impasse or dissolving",
            FocusKey.ROLE_DISPUTE,
        ),
        _line("DISPUTE_EACH", "What each expects", FocusKey.ROLE_DISPUTE),
        _line("DISPUTE_EXCHANGE", "Communication analysis", FocusKey.ROLE_DISPUTE),
        _line("DISPUTE_CHOICES", "Choices", FocusKey.ROLE_DISPUTE),
    ),
    prompts=(
        "What are you each asking for?",
        "Has either of you said that aloud?",
        "Are you still trying, stuck, or finished?",
        "What happened, in order: who said what?",
    ),
    asks="With whom?",
    hint=(
        "Name the other person, and ask alone about fear, control and violence before "
        "anyone else is brought in."
    ),
    pitfall="No outcome is the right one. Staying, leaving and accepting are the client's.",
    needs_person=True,
    source=f"{WMK}; {KL84}",
)

DEFICITS = FocusArea(
    key=FocusKey.DEFICITS,
    title="Interpersonal deficits",
    client_title="Connecting with people",
    short_title="Connecting",
    definition=(
        "Few, short or unsatisfying relationships over a long time, and no recent event "
        "that fits another area. Chosen last, when nothing else fits."
    ),
    stages=(
        Stage(
            key="mapping",
            title="Mapping",
            meaning="Past and present relationships and what they have in common.",
        ),
        Stage(
            key="practising",
            title="Practising",
            meaning="Small contacts are rehearsed and tried.",
        ),
        Stage(
            key="building",
            title="Building",
            meaning="One or two contacts come back and grow.",
        ),
        Stage(
            key="keeping",
            title="Keeping",
            meaning="A contact has lived through a difficulty.",
        ),
    ),
    goals=(
        Entry(key="DEFICITS_GOAL_LESS_ALONE", title="Be less alone"),
        Entry(key="DEFICITS_GOAL_KEEP", title="Start relationships and keep them"),
    ),
    strategies=(
        Entry(key="DEFICITS_PAST", title="Past relationships, good and bad"),
        Entry(key="DEFICITS_PATTERNS", title="What repeats"),
        Entry(key="DEFICITS_ROOM", title="What happens between us, as an example"),
        Entry(key="DEFICITS_ROLE_PLAY", title="Role play"),
        Entry(key="DEFICITS_STEPS", title="Contacts in small steps"),
        Entry(key="DEFICITS_SKILLS", title="Starting, keeping, opening up, repairing"),
    ),
    markers=(
        Entry(key="DEFICITS_CONTACTS", title="More contacts in a week"),
        Entry(key="DEFICITS_STARTED", title="Has started conversations"),
        Entry(key="DEFICITS_OPENED", title="Has said something personal"),
        Entry(key="DEFICITS_REPAIRED", title="Has repaired something"),
        Entry(key="DEFICITS_LESS_LONELY", title="Is less lonely"),
    ),
    lines=(
        _line(
            "DEFICITS_RELATIONSHIPS",
            "Past relationships and patterns",
            FocusKey.DEFICITS,
        ),
        _line("DEFICITS_HERE", "The relationship in the room", FocusKey.DEFICITS),
        _line("DEFICITS_SMALL", "Small new contacts", FocusKey.DEFICITS),
    ),
    prompts=(
        "When has someone felt easy to be with?",
        "What goes through you just before you would ring?",
    ),
    asks="Why none of the other three?",
    hint="Choose this only when no death, change or dispute fits, and say why.",
    pitfall="The word deficit is for colleagues. With the client say connecting with people.",
    needs_person=False,
    source=f"{WMK}; {KL84}; Stuart & Robertson 2012",
)

FOCUS_AREAS: tuple[FocusArea, ...] = (GRIEF, ROLE_TRANSITION, ROLE_DISPUTE, DEFICITS)

_BY_KEY = by_key(FOCUS_AREAS, lambda area: area.key)


class UnknownFocusArea(KeyError):
    """No focus area has this key."""

    def __str__(self) -> str:
        return f"There is no focus area with the key {self.args[0]}."


def focus_area(key: str) -> FocusArea:
    """The area with this key. Raises UnknownFocusArea."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise UnknownFocusArea(key) from None


def choices() -> list[tuple[str, str]]:
    """(key, clinicians' title) of the four areas, for a form."""
    return [(area.key.value, area.title) for area in FOCUS_AREAS]
