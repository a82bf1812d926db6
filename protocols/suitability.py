"""IPT or DIT: a comparison to read, questions to ask, and cautions.

A guide, never a verdict: nothing is weighed, added up or turned into a percentage.
The answers stand side by side, and the clinician's written decision is what counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocols.base import by_key

WMK = "Weissman, Markowitz & Klerman 2018"
LTF = "Lemma, Target & Fonagy 2011"
NG222 = "NICE NG222 2022"


class Column(StrEnum):
    """What an answer of yes speaks for."""

    IPT = "IPT"
    DIT = "DIT"
    BOTH = "BOTH"


class Answer(StrEnum):
    YES = "YES"
    PARTLY = "PARTLY"
    NO = "NO"
    NOT_ASKED = "NOT_ASKED"


ANSWERS: tuple[tuple[Answer, str], ...] = (
    (Answer.YES, "Yes"),
    (Answer.PARTLY, "Partly"),
    (Answer.NO, "No"),
    (Answer.NOT_ASKED, "Not asked"),
)


@dataclass(frozen=True, kw_only=True)
class ComparisonRow:
    """One aspect, said of each model."""

    key: str
    title: str
    ipt: str
    dit: str
    source: str


COMPARISON: tuple[ComparisonRow, ...] = (
    ComparisonRow(
        key="BASE",
        title="What it rests on",
        ipt=(
            "A medical and social view of the illness, attachment and interpersonal "
            "theory: trouble comes about among people."
        ),
        dit=(
            "Psychodynamic theory: attachment, the pictures we carry of ourselves and "
            "others, and making sense of minds."
        ),
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="FOCUS",
        title="What it works on",
        ipt="One of four current problem areas, tied to when the trouble began.",
        dit=(
            "One recurring, mostly unnoticed pattern of self, other and feeling: the IPAF."
        ),
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="GOAL",
        title="What it is for",
        ipt="Fewer symptoms, by getting on better with people and roles now.",
        dit="Understanding the pattern, and relating differently.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="LENGTH",
        title="How long",
        ipt="12 to 16 sessions, usually weekly.",
        dit="16 weekly sessions of 50 minutes.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="PAST",
        title="The past",
        ipt="Only where it bears on what is happening now.",
        dit=(
            "Early attachments explain the pattern; most of the talk stays with "
            "relationships of today."
        ),
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="THERAPY_RELATIONSHIP",
        title="The relationship with the therapist",
        ipt=(
            "An active, warm ally who does not interpret what happens between the two; "
            "now and then it serves as an example."
        ),
        dit="Used on purpose, when the pattern shows in the room.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="STYLE",
        title="What sessions are like",
        ipt="Structured and active: link, practise, try out, look again.",
        dit="Exploring and interpreting, with some support and direction.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="BEST_FOR",
        title="Tends to suit",
        ipt="Someone in the middle of a loss, a change, a dispute, or too much alone.",
        dit="Someone whom the same painful thing befalls with different people.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="MAY_NOT_SUIT",
        title="May not suit",
        ipt="Someone who looks for deeper work on long-standing emotional patterns.",
        dit="Someone who prefers clear structure and practical solutions.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="IF_YOU_WANT",
        title="If you want to",
        ipt="get on better with people now, and feel better for it",
        dit="understand what keeps repeating between you and others",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="EXAMPLE",
        title="A focus could be",
        ipt="I changed schools, lost my friends, and have not found my feet since.",
        dit="When I feel pushed away I go quiet, because I expect to be left.",
        source="Own examples",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Question:
    """Asked in plain words. `speaks_for` says what a yes makes one think of."""

    key: str
    text: str
    speaks_for: tuple[Column, ...]
    source: str
    # Focus area of IPT that a yes points to.
    focus_area: str | None = None
    # True: the clinician answers, it is not read out.
    is_for_clinician: bool = False


QUESTIONS: tuple[Question, ...] = (
    Question(
        key="TRIGGER",
        text=(
            "Can we point to something that changed in your life or relationships near "
            "when this started?"
        ),
        speaks_for=(Column.IPT,),
        source=WMK,
    ),
    Question(
        key="DEATH",
        text="Has someone important died, and does it go back to that?",
        speaks_for=(Column.IPT,),
        focus_area="GRIEF",
        source=WMK,
    ),
    Question(
        key="STUCK",
        text=(
            "Is there one relationship where the two of you want different things, and it "
            "is stuck?"
        ),
        speaks_for=(Column.IPT,),
        focus_area="ROLE_DISPUTE",
        source=WMK,
    ),
    Question(
        key="CHANGE",
        text=(
            "Are you in the middle of a change, or just through one: job, baby, move, "
            "illness, separation, school?"
        ),
        speaks_for=(Column.IPT,),
        focus_area="ROLE_TRANSITION",
        source=WMK,
    ),
    Question(
        key="ALONE",
        text="Have there long been few people, or people who leave you unsatisfied?",
        speaks_for=(Column.IPT, Column.DIT),
        focus_area="DEFICITS",
        source=f"{WMK}; {LTF}",
    ),
    Question(
        key="REPEATS",
        text=(
            "Does the same painful thing seem to happen with different people, over years?"
        ),
        speaks_for=(Column.DIT,),
        source=LTF,
    ),
    Question(
        key="EARLY",
        text=(
            "Do you see a link between how you expect others to treat you and someone "
            "early in your life?"
        ),
        speaks_for=(Column.DIT,),
        source=LTF,
    ),
    Question(
        key="UNDERSTAND",
        text="Do you mainly want to understand why you feel and react this way?",
        speaks_for=(Column.DIT,),
        source=LTF,
    ),
    Question(
        key="PRACTICAL",
        text="Do you mainly want practical help with what is happening now?",
        speaks_for=(Column.IPT,),
        source=WMK,
    ),
    Question(
        key="STRUCTURE",
        text="Would you like a clear plan, and things to try between sessions?",
        speaks_for=(Column.IPT,),
        source=WMK,
    ),
    Question(
        key="BETWEEN_US",
        text="Can you be curious about feelings that come up between the two of us?",
        speaks_for=(Column.DIT,),
        source=LTF,
    ),
    Question(
        key="DEEPER",
        text="Are you looking for something that goes deeper into old patterns?",
        speaks_for=(Column.DIT,),
        source=LTF,
    ),
    Question(
        key="SHOWED",
        text="Did something of the pattern show in how we talked today?",
        speaks_for=(Column.DIT,),
        is_for_clinician=True,
        source=LTF,
    ),
    Question(
        key="WILLING",
        text="Are you willing to look at relationships, and to have a fixed last date?",
        speaks_for=(Column.BOTH,),
        source=NG222,
    ),
    Question(
        key="MEASURES",
        text="Would you fill in a short questionnaire at every session?",
        speaks_for=(Column.BOTH,),
        source=f"NHS Talking Therapies manual v6; {LTF}",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Caution:
    """Something to think about before either model. It never blocks."""

    key: str
    title: str
    text: str
    source: str


CAUTIONS: tuple[Caution, ...] = (
    Caution(
        key="NOT_SAFE",
        title="Cannot keep safe at present",
        text="Safety comes first. Begin when a plan holds.",
        source=NG222,
    ),
    Caution(
        key="MANIA_PSYCHOSIS",
        title="Mania or psychosis at present",
        text="Standard IPT and DIT are not made for it. Talk to the psychiatrist.",
        source=f"{WMK}; {LTF}",
    ),
    Caution(
        key="SUBSTANCE",
        title="Dependence on alcohol or drugs comes first",
        text="Treatment of the dependence usually goes before, or goes along.",
        source=WMK,
    ),
    Caution(
        key="INSTABILITY",
        title="Severe, long-standing instability",
        text=(
            "Sixteen sessions may go too fast. Think of a longer form of DIT, or of "
            "mentalization-based treatment."
        ),
        source=LTF,
    ),
    Caution(
        key="ABUSE",
        title="Violence or control at home",
        text="No work with the couple. Ask alone, and follow safeguarding.",
        source="Foley, Rounsaville, Weissman, Sholomskas & Chevron 1989",
    ),
    Caution(
        key="UNDER_12",
        title="Under 12 years old",
        text="Neither model was made for children of this age.",
        source="NICE NG134 2019",
    ),
    Caution(
        key="UNDER_18",
        title="Under 18 years old",
        text="The manuals are for adults. IPT has a form for adolescents.",
        source="Mufson, Dorta, Moreau & Weissman 2004; NICE NG134 2019",
    ),
    Caution(
        key="UNWILLING",
        title="Not willing to look at relationships, or to have a last date",
        text="Both models rest on these. Talk it over before beginning either.",
        source=NG222,
    ),
    Caution(
        key="PREFERENCE",
        title="The client clearly prefers one",
        text="Preference is a good reason on its own.",
        source=NG222,
    ),
)

# Reasons that can be ticked beside the written decision.
REASONS: tuple[tuple[str, str], ...] = (
    ("TRIGGER", "Something set it off"),
    ("PATTERN", "A pattern that repeats"),
    ("PREFERENCE", "The client's preference"),
    ("AVAILABILITY", "What is available"),
    ("EARLIER_THERAPY", "Earlier therapy"),
    ("SAFETY", "Safety"),
    ("OTHER", "Something else"),
)

_QUESTIONS = by_key(QUESTIONS, lambda item: item.key)
_CAUTIONS = by_key(CAUTIONS, lambda item: item.key)


def question(key: str) -> Question:
    """The question with this key. Raises KeyError."""
    return _QUESTIONS[key]


def caution(key: str) -> Caution:
    """The caution with this key. Raises KeyError."""
    return _CAUTIONS[key]


def caution_choices() -> list[tuple[str, str]]:
    """(key, title) of every caution, for a form."""
    return [(item.key, item.title) for item in CAUTIONS]
