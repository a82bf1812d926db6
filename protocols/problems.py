"""The problem that a course treats: its words, and the measure that follows it.

Nothing in the application says "depression" of its own accord; sentences take the
word from here. IPT began with depression and has been adapted to the others
(Weissman, Markowitz & Klerman 2018).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocols.base import by_key

SOURCE = "Weissman, Markowitz & Klerman 2018 (adaptations of IPT)"
MEASURE_SOURCE = "NHS Talking Therapies manual v6 (measure matched to the problem)"


# What can be the main measure: a key of measures.instruments and how it is called.
MAIN_MEASURES: dict[str, str] = {"PHQ9": "PHQ-9", "GAD7": "GAD-7", "PCL5": "PCL-5"}


class ProblemKey(StrEnum):
    DEPRESSION = "DEPRESSION"
    ANXIETY = "ANXIETY"
    SOCIAL_ANXIETY = "SOCIAL_ANXIETY"
    PTSD = "PTSD"
    EATING_DISORDER = "EATING_DISORDER"
    BIPOLAR = "BIPOLAR"
    LIFE_TRANSITION = "LIFE_TRANSITION"
    OTHER = "OTHER"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """The problem in the sentences that name it, each form as it fits there.

    `word` stands in agenda lines ("Who knows about the eating disorder?"), `came_with` in
    summaries ("Ada came with an eating disorder"), `client_came_with` in letters ("You
    came with trouble around eating").
    """

    key: ProblemKey
    title: str
    word: str
    came_with: str
    client_came_with: str
    # Key of measures.instruments: what is suggested as the course's main measure.
    main_measure: str
    source: str = f"{SOURCE}; {MEASURE_SOURCE}"


PROBLEMS: tuple[Problem, ...] = (
    Problem(
        key=ProblemKey.DEPRESSION,
        title="Depression",
        word="depression",
        came_with="depression",
        client_came_with="low mood and depression",
        main_measure="PHQ9",
    ),
    Problem(
        key=ProblemKey.ANXIETY,
        title="Anxiety",
        word="anxiety",
        came_with="anxiety",
        client_came_with="worry and anxiety",
        main_measure="GAD7",
    ),
    Problem(
        key=ProblemKey.SOCIAL_ANXIETY,
        title="Social anxiety",
        word="social anxiety",
        came_with="social anxiety",
        client_came_with="anxiety around other people",
        main_measure="GAD7",
    ),
    Problem(
        key=ProblemKey.PTSD,
        title="Post-traumatic stress",
        word="post-traumatic stress",
        came_with="post-traumatic stress",
        client_came_with="what a frightening time had left behind",
        main_measure="PCL5",
    ),
    Problem(
        key=ProblemKey.EATING_DISORDER,
        title="Eating disorder",
        word="the eating disorder",
        came_with="an eating disorder",
        client_came_with="trouble around eating",
        main_measure="PHQ9",
    ),
    Problem(
        key=ProblemKey.BIPOLAR,
        title="Bipolar disorder",
        word="bipolar disorder",
        came_with="bipolar disorder",
        client_came_with="highs and lows of mood",
        main_measure="PHQ9",
    ),
    Problem(
        key=ProblemKey.LIFE_TRANSITION,
        title="A change in life",
        word="the difficulty with this change",
        came_with="a change in life that was hard",
        client_came_with="a change in your life that was hard",
        main_measure="PHQ9",
    ),
    Problem(
        key=ProblemKey.OTHER,
        title="Something else",
        word="the problem",
        came_with="a difficulty",
        client_came_with="a difficulty",
        main_measure="PHQ9",
    ),
)

_BY_KEY = by_key(PROBLEMS, lambda problem: problem.key)


class UnknownProblem(KeyError):
    """No problem has this key."""

    def __str__(self) -> str:
        return f"There is no problem with the key {self.args[0]}."


def problem(key: str) -> Problem:
    """The problem with this key. Raises UnknownProblem."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise UnknownProblem(key) from None


def choices() -> list[tuple[str, str]]:
    """(key, title) of every problem, for a form."""
    return [(item.key.value, item.title) for item in PROBLEMS]


def title_of(key: str, other: str) -> str:
    """The problem as pages name it; where it is something else, the therapist's word."""
    return other if key == ProblemKey.OTHER and other else problem(key).title


def measure_title(key: str) -> str:
    """ "PCL-5"; a key that nobody offers any more is named as it is stored."""
    return MAIN_MEASURES.get(key, f"{key}, which is not in this program")
