"""What a session is signed without: a list, never a stop."""

from sessions.entry import RiskFields, SessionEntry
from sessions.gaps import Expected, gaps_of

MEASURES = {"PHQ-9": ("PHQ9", 9), "GAD-7": ("GAD7", 7)}


def said(entry: SessionEntry, **expected) -> list[str]:
    return [gap.sentence for gap in gaps_of(entry, Expected(**expected))]


FULL = SessionEntry(
    answers={"PHQ9": (1,) * 9, "GAD7": (1,) * 7},
    risk=RiskFields(thoughts="NONE"),
    techniques=("AFFECT",),
    text="A week",
    focus_link="The loss",
)


def test_a_full_entry_has_none():
    assert said(FULL, measures=MEASURES, has_techniques=True, is_focus_phase=True) == []


def test_an_empty_entry_is_told_everything_in_the_order_of_the_form():
    assert said(
        SessionEntry(), measures=MEASURES, has_techniques=True, is_focus_phase=True
    ) == [
        "PHQ-9 was not done, and there is no reason",
        "GAD-7 was not done, and there is no reason",
        "Nothing is written about safety",
        "No technique is ticked",
        "The note is empty",
        "There is no link to the focus",
    ]


def test_nothing_is_asked_for_that_the_session_does_not_have():
    assert said(SessionEntry(text="A call", risk=FULL.risk)) == []


def test_what_the_day_has_already_is_no_gap():
    recorded = frozenset({"PHQ9", "GAD7"})
    entry = SessionEntry(text="A week")

    assert said(entry, measures=MEASURES, recorded=recorded, has_risk=True) == []


def test_a_strip_with_blanks_says_how_many_answers_it_has():
    entry = SessionEntry(
        answers={"PHQ9": (1, None, 1, 1, 1, 1, 1, None, 0)}, risk=FULL.risk, text="A"
    )

    assert said(entry, measures={"PHQ-9": ("PHQ9", 9)}) == ["PHQ-9 has 7 of 9 answers"]


def test_a_reason_stands_for_a_questionnaire_and_not_for_half_of_one():
    entry = SessionEntry(
        answers={"PHQ9": (1, None)},
        measure_missed_reason="In tears",
        risk=FULL.risk,
        text="A",
    )

    assert said(entry, measures=MEASURES) == ["PHQ-9 has 1 of 9 answers"]


def test_text_of_last_time_and_text_of_another_page_are_named():
    entry = SessionEntry(risk=FULL.risk, text="A", unconfirmed=("text",))

    assert said(entry, last_number=8, has_unsettled_text=True) == [
        "Text from session 8 stands unchanged and is not confirmed",
        "Text that was typed on another page was not looked at",
    ]


def test_every_gap_names_a_part_of_the_form():
    expected = Expected(
        measures=MEASURES,
        has_techniques=True,
        is_focus_phase=True,
        has_unsettled_text=True,
    )

    keys = {gap.key for gap in gaps_of(SessionEntry(unconfirmed=("text",)), expected)}

    assert keys == {"measures", "risk", "techniques", "note", "conflict"}
