"""Every problem treated reads well in every sentence that names it."""

import pytest

from documents.kinds import letters, summary
from documents.queries.record import record_of
from protocols import PROTOCOLS
from protocols.problems import PROBLEMS, ProblemKey
from sessions.queries import problem_word
from tests import make

SAID = {
    "DEPRESSION": ("depression", "low mood and depression", "depression"),
    "ANXIETY": ("anxiety", "worry and anxiety", "anxiety"),
    "SOCIAL_ANXIETY": (
        "social anxiety",
        "anxiety around other people",
        "social anxiety",
    ),
    "PTSD": (
        "post-traumatic stress",
        "what a frightening time had left behind",
        "post-traumatic stress",
    ),
    "EATING_DISORDER": (
        "an eating disorder",
        "trouble around eating",
        "the eating disorder",
    ),
    "BIPOLAR": ("bipolar disorder", "highs and lows of mood", "bipolar disorder"),
    "LIFE_TRANSITION": (
        "a change in life that was hard",
        "a change in your life that was hard",
        "the difficulty with this change",
    ),
    "OTHER": ("a difficulty", "a difficulty", "the problem"),
}


def test_every_problem_is_read_here():
    assert set(SAID) == set(ProblemKey)


@pytest.mark.parametrize("key", SAID)
def test_the_problem_reads_well_in_summary_letter_and_agenda(therapist, key):
    came_with, client_came_with, word = SAID[key]
    case = make.case(therapist=therapist, problem=key)
    record = record_of(case, today=make.TODAY)

    said = [offer.text for offer in summary.offers(record)["in_short"]]
    assert said[0] == f"Daniel came with {came_with}."
    assert letters.came(record)[0].text == f"You came with {client_came_with}."
    assert problem_word(case) == word
    assert {
        f"Symptoms, and {word} named",
        f"Who knows about {word}?",
        f"How {word} and relating go together",
    } <= lines_naming(word)


def lines_naming(word):
    """Every line of every session of every protocol."""
    return {
        line.title
        for protocol in PROTOCOLS.values()
        for number in range(1, protocol.sessions + 1)
        for line in (
            *protocol.agenda(number, protocol.sessions, None, word),
            *protocol.guide(number, protocol.sessions, word).tasks,
        )
    }


def test_the_therapist_s_own_word_stands_in_every_sentence(therapist):
    case = make.case(therapist=therapist, problem="OTHER", other_problem="gambling")
    record = record_of(case, today=make.TODAY)

    assert summary.offers(record)["in_short"][0].text == "Daniel came with gambling."
    assert letters.came(record)[0].text == "You came with gambling."


def test_nobody_comes_with_the_something():
    for problem in PROBLEMS:
        assert not problem.came_with.startswith(("the ", "how ", "being "))
        assert not problem.client_came_with.startswith(("the ", "how ", "being "))
