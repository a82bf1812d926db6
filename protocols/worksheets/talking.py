"""Worksheets about what people say to each other."""

from __future__ import annotations

from protocols.base import PhaseKey
from protocols.focus_areas import FocusKey
from protocols.ipt_adolescent import TEEN_TIPS as ADOLESCENT_TIPS
from protocols.worksheets.common import afterwards, confidence, mood, next_step
from protocols.worksheets.shapes import (
    STUART,
    WMK,
    Choices,
    Field,
    Kind,
    Look,
    Rows,
    Section,
    WorksheetKind,
)

PATTERNS: Choices = (
    ("HINT", "A hint instead of asking"),
    ("ASSUMED", "“They should know”"),
    ("SILENCE", "Silence"),
    ("BLAME", "Blaming"),
    ("SARCASM", "Sarcasm"),
    ("NO_ASK", "Nothing was asked for"),
    ("MANY_ASKS", "Too much at once"),
    ("TIME", "The wrong moment"),
    ("MISREAD", "A sign read wrongly"),
    ("GAVE_IN", "Gave in"),
)
SKILLS: Choices = (
    ("I", "Saying “I”"),
    ("REQUEST", "One clear request"),
    ("LIMIT", "A limit"),
    ("TONE", "Tone"),
    ("TIMING", "Timing"),
    ("LISTENING", "Saying back what was heard"),
    ("REPAIR", "Repairing"),
    ("LEAVING", "Ending it well"),
)
ROLES: Choices = (
    ("SELF", "Client as themselves"),
    ("OTHER", "Client as the other"),
)
# Of IPT for adolescents, where they are written down with their source.
TEEN_TIPS = tuple(f"{tip.title}." for tip in ADOLESCENT_TIPS)

COMMUNICATION_ANALYSIS = WorksheetKind(
    key="COMMUNICATION_ANALYSIS",
    title="Communication analysis",
    client_title="A talk, line by line",
    purpose="One exchange almost word by word: what was said, meant, felt and probably "
    "heard, where it went off, and what could be said instead.",
    client_intro="We look at one talk, line by line, to see where it went another way than "
    "you wanted, and what you could say next time.",
    techniques=("COMMUNICATION_ANALYSIS",),
    areas=(FocusKey.ROLE_DISPUTE, FocusKey.DEFICITS),
    source=WMK,
    person="With whom",
    person_need="Choose with whom the talk was",
    reminder="Ask for the words, not for what they were about. The client gathers what could "
    "be said instead; then try it aloud.",
    tips=TEEN_TIPS,
    try_out=("try_out", "instead"),
    try_by="try_by",
    sections=(
        Section(
            key="BEFORE",
            title="Before it began",
            client_title="Before it began",
            parts=(
                Field(
                    key="when_where",
                    label="When and where",
                    client_label="When and where",
                    need="Say when it was, and where",
                ),
                Field(
                    key="wanted",
                    label="What the client wanted from it",
                    client_label="What I wanted",
                    kind=Kind.LONG,
                    need="Say what the client wanted from it",
                ),
                mood("mood_before", "Mood before", "My mood before"),
            ),
        ),
        Section(
            key="EXCHANGE",
            title="Word by word",
            client_title="Word by word",
            parts=(
                Rows(
                    key="lines",
                    title="The lines, in order",
                    client_title="What was said, in order",
                    one="line",
                    hint="A gesture or a silence is a line, too.",
                    look=Look.EXCHANGE,
                    least=3,
                    most=20,
                    starts_with=4,
                    on_blank=5,
                    need="Write at least three lines of the exchange",
                    fields=(
                        Field(
                            key="who",
                            label="Who",
                            client_label="Who",
                            kind=Kind.WHO,
                            need="say who speaks",
                        ),
                        Field(
                            key="words",
                            label="Said",
                            client_label="Said",
                            kind=Kind.LONG,
                            need="write what was said",
                        ),
                        Field(key="tone", label="Tone, body", client_label="How"),
                        Field(
                            key="meant",
                            label="Meant",
                            client_label="Meant",
                            kind=Kind.LONG,
                        ),
                        Field(
                            key="felt",
                            label="Felt",
                            client_label="Felt",
                            kind=Kind.LONG,
                        ),
                        Field(
                            key="heard",
                            label="Probably heard",
                            client_label="Probably heard",
                            kind=Kind.LONG,
                        ),
                    ),
                ),
            ),
        ),
        Section(
            key="END",
            title="The end of it",
            client_title="The end of it",
            parts=(
                Field(
                    key="ended",
                    label="How it ended",
                    client_label="How it ended",
                    kind=Kind.LONG,
                    need="Say how it ended",
                ),
                Field(
                    key="unsaid",
                    label="What was left unsaid",
                    client_label="What I did not say",
                    kind=Kind.LONG,
                ),
                mood("mood_after", "Mood after", "My mood after"),
            ),
        ),
        Section(
            key="LOOK",
            title="Looking at it together",
            client_title="Where it went off",
            parts=(
                Field(
                    key="went_off",
                    label="Where it went off",
                    client_label="It went off at",
                    kind=Kind.ROW,
                    of="lines",
                    mark="Here it went off",
                ),
                Field(
                    key="patterns",
                    label="What was in it",
                    client_label="What was in it",
                    kind=Kind.PICKS,
                    choices=PATTERNS,
                ),
            ),
        ),
        Section(
            key="NEXT",
            title="Another time",
            client_title="Another time",
            parts=(
                Field(
                    key="instead",
                    label="What the client would say instead",
                    client_label="What I would say instead",
                    kind=Kind.LONG,
                ),
                Field(
                    key="best_time",
                    label="Best moment, place and way",
                    client_label="When, where and how",
                ),
                *next_step(),
            ),
        ),
        afterwards(),
    ),
)

ROLE_PLAY = WorksheetKind(
    key="ROLE_PLAY",
    title="Role play",
    client_title="Practising a talk",
    purpose="A hard talk is tried out here first, in several rounds, with roles turned "
    "round; how sure the client is before and after.",
    client_intro="We practised this here, so that you do not say it for the first time when "
    "it counts.",
    techniques=("ROLE_PLAY",),
    areas=(FocusKey.ROLE_DISPUTE, FocusKey.ROLE_TRANSITION, FocusKey.DEFICITS),
    source=WMK,
    person="With whom",
    reminder="Short rounds. Say first what was good in it, then change one thing only.",
    tips=TEEN_TIPS,
    try_out=("try_out", "opening"),
    try_by="try_by",
    sections=(
        Section(
            key="SCENE",
            title="The scene",
            client_title="The scene",
            parts=(
                Field(
                    key="scene",
                    label="Where, when, and what is at stake",
                    client_label="Where and when",
                    kind=Kind.LONG,
                    need="Say what the scene is",
                ),
                Field(
                    key="aim",
                    label="What the client wants to have said",
                    client_label="What I want to have said",
                    need="Say what the client wants to have said",
                ),
                Field(
                    key="opening",
                    label="First sentence",
                    client_label="My first sentence",
                ),
                Field(
                    key="easy_reply",
                    label="An easy answer that may come",
                    client_label="If the answer is easy",
                ),
                Field(
                    key="hard_reply",
                    label="A hard answer that may come",
                    client_label="If the answer is hard",
                ),
                confidence("before", "How sure before", "How sure I was before"),
            ),
        ),
        Section(
            key="ROUNDS",
            title="Rounds",
            client_title="What we tried",
            parts=(
                Rows(
                    key="rounds",
                    title="One round after the other",
                    client_title="One round after the other",
                    one="round",
                    look=Look.ROUNDS,
                    least=1,
                    most=8,
                    starts_with=1,
                    on_blank=2,
                    need="Write down at least one round",
                    fields=(
                        Field(
                            key="roles",
                            label="Roles",
                            kind=Kind.CHOICE,
                            choices=ROLES,
                        ),
                        Field(
                            key="happened",
                            label="What was said and done",
                            client_label="What I said",
                            kind=Kind.LONG,
                            need="write what was said and done",
                        ),
                        Field(
                            key="changed",
                            label="What was changed, and what it did",
                            client_label="What I changed",
                            kind=Kind.LONG,
                        ),
                        confidence("sure", "How sure then", "How sure then"),
                    ),
                ),
                Field(
                    key="skills",
                    label="What was practised",
                    client_label="What I practised",
                    kind=Kind.PICKS,
                    choices=SKILLS,
                ),
                confidence("after", "How sure after", "How sure I am now"),
            ),
        ),
        Section(
            key="NEXT",
            title="For real",
            client_title="For real",
            parts=next_step(),
        ),
        afterwards(),
    ),
)

DISCLOSURE_PLAN = WorksheetKind(
    key="DISCLOSURE_PLAN",
    title="Disclosure plan",
    client_title="Telling someone",
    purpose="Whom the client wants to tell, how much, in which words, and what they do "
    "afterwards, however it is taken.",
    client_intro="You decide whom you tell, how much, and when. This page holds the words "
    "you chose.",
    techniques=("SUPPORT_BUILDING", "ROLE_PLAY"),
    areas=(FocusKey.GRIEF, FocusKey.DEFICITS, FocusKey.ROLE_TRANSITION),
    source=STUART,
    person="Whom to tell",
    person_need="Choose whom the client wants to tell",
    reminder="Ask first whether it is safe to tell this person.",
    try_out=("try_out",),
    try_by="try_by",
    sections=(
        Section(
            key="WORDS",
            title="What to say",
            client_title="What I will say",
            parts=(
                Field(
                    key="say",
                    label="The words",
                    client_label="My words",
                    kind=Kind.LONG,
                    need="Write the words that the client will use",
                ),
                Field(
                    key="keep",
                    label="What stays untold",
                    client_label="What I keep to myself",
                    kind=Kind.LONG,
                ),
                Field(
                    key="when_where",
                    label="When, where and how",
                    client_label="When, where and how",
                ),
            ),
        ),
        Section(
            key="FEELINGS",
            title="Hope and fear",
            client_title="What may come",
            parts=(
                Field(
                    key="hope",
                    label="What the client hopes for",
                    client_label="What I hope",
                    kind=Kind.LONG,
                ),
                Field(
                    key="fear",
                    label="What the client is afraid of",
                    client_label="What I am afraid of",
                    kind=Kind.LONG,
                ),
                Field(
                    key="after",
                    label="What the client does afterwards, however it is taken",
                    client_label="What I do afterwards, however it is taken",
                    kind=Kind.LONG,
                    need="Say what the client does afterwards, however it is taken",
                ),
            ),
        ),
        Section(
            key="NEXT",
            title="The first step",
            client_title="My first step",
            parts=next_step(),
        ),
        afterwards(),
    ),
)

INCIDENT_LOG = WorksheetKind(
    key="INCIDENT_LOG",
    title="Interpersonal incident log",
    client_title="Moments with people",
    purpose="Moments of the week with people, and what they did to the mood. Print it empty; "
    "copy here what comes back.",
    client_intro="Between our meetings, write down moments with people that moved you, good "
    "or bad. A few words are enough.",
    techniques=("LINKING", "HOMEWORK"),
    phases=(PhaseKey.BEGINNING, PhaseKey.MIDDLE),
    source=STUART,
    reminder="Look for what the moments have in common before you look for what to do.",
    sections=(
        Section(
            key="MOMENTS",
            title="Moments",
            client_title="Moments",
            parts=(
                Rows(
                    key="moments",
                    title="One moment after the other",
                    client_title="One moment after the other",
                    one="moment",
                    least=1,
                    most=15,
                    starts_with=2,
                    on_blank=3,
                    need="Write down at least one moment",
                    fields=(
                        Field(
                            key="on", label="Day", client_label="Day", kind=Kind.DATE
                        ),
                        Field(
                            key="with_whom", label="With whom", client_label="With whom"
                        ),
                        Field(
                            key="happened",
                            label="What happened",
                            client_label="What happened",
                            kind=Kind.LONG,
                            need="write what happened",
                        ),
                        mood("before", "Mood before", "Mood before, 0 to 10"),
                        Field(
                            key="wanted",
                            label="What was wanted",
                            client_label="What I wanted",
                        ),
                        Field(
                            key="said",
                            label="What was said",
                            client_label="What I said",
                            kind=Kind.LONG,
                        ),
                        mood("after", "Mood after", "Mood after, 0 to 10"),
                    ),
                ),
            ),
        ),
        Section(
            key="TOGETHER",
            title="Looked at together",
            client_title="What we noticed",
            parts=(
                Field(
                    key="noticed",
                    label="What the moments have in common",
                    client_label="What the moments have in common",
                    kind=Kind.LONG,
                ),
            ),
        ),
    ),
)

TALKING = (COMMUNICATION_ANALYSIS, ROLE_PLAY, DISCLOSURE_PLAN, INCIDENT_LOG)
