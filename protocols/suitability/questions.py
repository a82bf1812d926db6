"""Questions that help to choose, and the answers to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
