import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.instruments import GAD7, INSTRUMENTS, PCL5, PHQ4, PHQ9, PHQ15, WSAS, Flag
from measures.scoring import InvalidAnswers, Reason, score

instruments = st.sampled_from(list(INSTRUMENTS.values()))


@st.composite
def filled_in(draw):
    """A questionnaire with every answer given."""
    instrument = draw(instruments)
    answers = [
        draw(st.integers(0, instrument.highest_answer)) for _ in instrument.items
    ]
    return instrument, answers


@st.composite
def partly_filled_in(draw):
    instrument, answers = draw(filled_in())
    blanks = draw(st.sets(st.integers(0, len(answers) - 1)))
    return instrument, [None if i in blanks else a for i, a in enumerate(answers)]


@given(filled_in())
def test_a_total_lies_within_the_range_of_its_questionnaire(case):
    instrument, answers = case
    result = score(instrument, answers)

    assert result.total == sum(answers)
    assert 0 <= result.total <= instrument.maximum
    assert not result.is_prorated


@given(filled_in(), st.data())
def test_a_higher_answer_never_lowers_the_total(case, data):
    instrument, answers = case
    index = data.draw(st.integers(0, len(answers) - 1))
    higher = [*answers]
    higher[index] = instrument.highest_answer

    assert score(instrument, higher).total >= score(instrument, answers).total


@given(partly_filled_in())
def test_blanks_never_take_a_total_out_of_its_range(case):
    instrument, answers = case
    result = score(instrument, answers)

    assert result.total is None or 0 <= result.total <= instrument.maximum
    assert (result.total is None) == result.has(Flag.INCOMPLETE)
    assert result.is_complete == (result.total is not None)


@given(instruments.filter(lambda item: item.bands), st.data())
def test_bands_cover_every_total_once(instrument, data):
    total = data.draw(st.integers(0, instrument.maximum))
    holding = [band for band in instrument.bands if band.first <= total <= band.last]

    assert holding == [instrument.band(total)]


def phq9(total, item9=0):
    """Answers that add up to `total`, item 9 among them."""
    answers, left = [0] * 8, total - item9
    for index in range(8):
        answers[index] = min(3, left)
        left -= answers[index]
    return [*answers, item9]


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (0, "MINIMAL"),
        (4, "MINIMAL"),
        (5, "MILD"),
        (9, "MILD"),
        (10, "MODERATE"),
        (14, "MODERATE"),
        (15, "MODERATELY_SEVERE"),
        (19, "MODERATELY_SEVERE"),
        (20, "SEVERE"),
    ],
)
def test_bands_of_phq9_begin_at_5_10_15_and_20(total, band):
    assert score(PHQ9, phq9(total)).band == band


@pytest.mark.parametrize(
    ("age", "total", "is_case"),
    [
        (None, 9, False),
        (None, 10, True),
        (18, 10, True),
        (17, 10, False),
        (17, 11, True),
        (13, 11, True),
        (12, 27, None),
    ],
)
def test_a_phq9_counts_as_a_case_from_ten_and_from_eleven_at_13_to_17(
    age, total, is_case
):
    result = score(PHQ9, phq9(total, item9=3 if total == 27 else 0), age=age)

    assert result.is_case is is_case


@pytest.mark.parametrize(("total", "is_case"), [(7, False), (8, True)])
def test_a_gad7_counts_as_a_case_from_eight(total, is_case):
    answers = [3, 3, total - 6, 0, 0, 0, 0]

    assert score(GAD7, answers).is_case is is_case


def test_a_blank_item_nine_is_not_asked_and_never_nought():
    result = score(PHQ9, [0, 0, 0, 0, 0, 0, 0, 0, None])

    assert result.total == 0
    assert result.risk_item is None
    assert result.flags == (Flag.PRORATED, Flag.RISK_ITEM_MISSING)


def test_item_nine_is_kept_even_when_there_is_no_total():
    result = score(PHQ9, [None, None, None, 0, 0, 0, 0, 0, 2])

    assert result.total is None
    assert result.is_case is None
    assert result.risk_item == 2
    assert result.flags == (Flag.INCOMPLETE, Flag.RISK_ITEM)


def test_two_blanks_are_prorated_half_up_and_three_give_no_total():
    # 4 of 8 answered items make 4.5, which is 5.
    assert score(PHQ9, [1, 1, 1, 1, 0, 0, 0, 0, None]).total == 5
    assert score(PHQ9, [1, 1, 1, 1, 0, 0, 0, None, None]).is_prorated
    assert score(PHQ9, [1, 1, 1, 1, 0, 0, None, None, None]).total is None


def test_an_item_that_does_not_apply_counts_nought_and_is_not_prorated():
    periods = score(PHQ15, [1, 1, 1, None, *[0] * 11])
    not_working = score(WSAS, [None, 4, 4, 4, 4])

    assert (periods.total, periods.is_prorated) == (3, False)
    assert (not_working.total, not_working.band) == (16, "SIGNIFICANT_IMPAIRMENT")


def test_phq4_scores_anxiety_and_depression_apart():
    result = score(PHQ4, [2, 1, 1, 1])

    assert [(part.key, part.total) for part in result.subscales] == [
        ("ANXIETY", 3),
        ("DEPRESSION", 2),
    ]
    assert result.flags == (Flag.ANXIETY_POSITIVE,)
    assert result.is_case is None


def test_a_questionnaire_without_a_total_has_no_subscales():
    assert score(PHQ4, [2, None, 1, 1]).subscales == ()


def test_pcl5_scores_its_four_clusters():
    result = score(PCL5, [4, 3, 1, 0, 3, 3, 4, 1, 2, 0, 3, 1, 0, 0, 1, 2, 4, 0, 0, 3])

    assert {part.key: part.total for part in result.subscales} == {
        "B": 11,
        "C": 7,
        "D": 7,
        "E": 10,
    }
    assert result.has(Flag.PROVISIONAL_PTSD)
    assert result.risk_item is None


def test_too_few_answers_are_refused_with_a_sentence():
    with pytest.raises(InvalidAnswers) as refused:
        score(PHQ9, [0, 0, 0])

    assert str(refused.value) == "PHQ-9 takes 9 answers, not 3."
    assert refused.value.reason == Reason.WRONG_ITEM_COUNT
    assert refused.value.item is None


@pytest.mark.parametrize("answer", [4, -1, True, "2", 1.0])
def test_an_answer_out_of_range_is_refused_with_its_item(answer):
    with pytest.raises(InvalidAnswers) as refused:
        score(PHQ9, [0, 0, 0, answer, 0, 0, 0, 0, 0])

    assert str(refused.value) == "Enter a number from 0 to 3 for PHQ-9 item 4."
    assert (refused.value.reason, refused.value.item) == (Reason.OUT_OF_RANGE, 4)


def test_each_questionnaire_has_its_own_highest_answer():
    assert score(WSAS, [8] * 5).total == 40
    assert score(PCL5, [4] * 20).total == 80
    with pytest.raises(InvalidAnswers, match="0 to 2 for PHQ-15 item 1"):
        score(PHQ15, [3, *[0] * 14])
