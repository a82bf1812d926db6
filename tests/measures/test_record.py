"""A questionnaire is kept as it was answered, with the total as scored then."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.models import Event
from measures import actions, queries
from measures.instruments import INSTRUMENTS
from measures.models import Administration
from measures.scoring import InvalidAnswers, score
from tests import make, make_measures

pytestmark = pytest.mark.django_db

PHQ9 = (2, 2, 1, 1, 1, 2, 1, 1, 1)


def record(case, **fields):
    values = {
        "by": case.therapist,
        "instrument_key": "PHQ9",
        "taken_on": make.TODAY,
        "answers": PHQ9,
        "at": make.NOW,
    }
    return actions.record_administration(case=case, **(values | fields))


def test_answers_total_band_and_version_are_kept(case):
    taken = record(case)

    kept = Administration.objects.get()
    assert kept.answers == list(PHQ9)
    assert (kept.total, kept.band, kept.is_case) == (12, "MODERATE", True)
    assert (kept.risk_item, kept.is_prorated) == (1, False)
    assert (kept.instrument_version, kept.author) == ("2026-1", case.therapist)
    assert kept.recorded_at == make.NOW
    assert taken == kept


def test_it_is_in_the_log_without_the_answers(case):
    taken = record(case)

    event = Event.objects.get(verb="measure.recorded")
    assert (event.record_id, event.case_id) == (str(taken.pk), case.pk)
    assert event.detail == {"instrument": "PHQ9"}


def test_two_blanks_are_worked_out_and_marked(case):
    taken = record(case, answers=(2, 2, 2, 2, 2, 2, 2, None, None))

    assert (taken.total, taken.is_prorated, taken.risk_item) == (18, True, None)


def test_three_blanks_leave_no_total(case):
    taken = record(case, answers=(2, 2, 2, 2, 2, 2, None, None, None))

    assert (taken.total, taken.band, taken.is_case) == (None, "", None)
    assert taken.answers[-1] is None


def test_the_age_on_the_day_decides_the_cut_off(therapist):
    young = make.case(
        therapist=therapist,
        of=make.client("Sara Lindholm", born_on=date(2010, 5, 2)),
    )

    taken = record(young, answers=make_measures.answers("PHQ9", 10))

    assert taken.is_case is False


def test_tomorrow_is_refused(case):
    with pytest.raises(actions.TakenOnIsInTheFuture, match="today or in the past"):
        record(case, taken_on=make.TODAY + timedelta(days=1))


def test_today_is_the_day_of_the_practice_not_of_greenwich(case):
    """Half past midnight in summer is still yesterday in UTC."""
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)

    assert record(case, taken_on=date(2026, 7, 2), at=late).taken_on == date(2026, 7, 2)


def test_without_a_moment_it_is_now(case):
    taken = record(case, taken_on=date(2020, 1, 1), at=None)

    assert (datetime.now(UTC) - taken.recorded_at).total_seconds() < 60


def test_a_wrong_answer_is_refused_with_what_to_enter(case):
    with pytest.raises(
        InvalidAnswers, match=r"Enter a number from 0 to 3 for PHQ-9 item 4\."
    ):
        record(case, answers=(1, 1, 1, 4, 1, 1, 1, 1, 0))
    assert not Administration.objects.exists()


# What is said about it


def said(administration):
    return queries.result_of(administration).sentence


def test_the_first_score_has_nothing_to_be_compared_with(case):
    assert said(make_measures.administration(case, total=17)) == (
        "PHQ-9 of 23-Nov-2026: 17, moderately severe."
    )


def test_the_second_is_compared_once_and_a_reliable_change_is_named(case):
    make_measures.administration(case, total=19, on=date(2026, 11, 16))

    assert said(make_measures.administration(case, total=12)) == (
        "PHQ-9 of 23-Nov-2026: 12, moderate. "
        "7 lower than on 16-Nov-2026: reliable change."
    )


def test_later_ones_are_compared_with_last_time_and_the_start(case):
    make_measures.series(
        case, "PHQ9", (date(2026, 11, 9), 12), (date(2026, 11, 16), 18)
    )

    assert said(make_measures.administration(case, total=18)) == (
        "PHQ-9 of 23-Nov-2026: 18, moderately severe. The same as on 16-Nov-2026, "
        "6 higher than at the start: reliable worsening."
    )


def test_scores_of_a_later_day_or_without_a_total_are_not_compared_with(case):
    make_measures.administration(
        case, given=[1, 1, None, None, None, 1, 1, 1, 0], on=date(2026, 11, 9)
    )
    later = make_measures.administration(case, total=3)
    between = make_measures.administration(case, total=9, on=date(2026, 11, 16))

    assert "than" not in said(between)
    assert said(later).endswith("6 lower than on 16-Nov-2026: reliable change.")


def test_without_a_total_the_number_of_answers_is_said(case):
    taken = make_measures.administration(
        case, given=[2, 2, 2, 2, 2, None, None, None, 0]
    )

    assert said(taken) == "PHQ-9 of 23-Nov-2026: 6 of 9 answers, no total."


def test_a_worked_out_total_says_so(case):
    taken = make_measures.administration(case, given=[1, 1, 1, 1, 1, 1, 1, 1, None])

    assert said(taken) == (
        "PHQ-9 of 23-Nov-2026: 9, mild, worked out from 8 of 9 answers."
    )


def test_a_questionnaire_without_bands_says_its_number(case):
    make_measures.administration(case, "PHQ2", 4, on=date(2026, 11, 16))

    assert said(make_measures.administration(case, "PHQ2", 3)) == (
        "PHQ-2 of 23-Nov-2026: 3. 1 lower than on 16-Nov-2026."
    )


@pytest.mark.parametrize(
    ("key", "total", "words"),
    [
        ("PHQ9", 10, "At or above the cut-off of 10 (NHS caseness)"),
        ("PHQ9", 9, "Below the cut-off of 10 (NHS caseness)"),
        ("WSAS", 9, ""),
    ],
)
def test_the_cut_off_is_said_where_there_is_one(case, key, total, words):
    taken = make_measures.administration(case, key, total)

    assert queries.result_of(taken).cutoff_words == words


@pytest.mark.parametrize(
    ("key", "item9", "asks"),
    [("PHQ9", 0, False), ("PHQ9", 1, True), ("GAD7", 3, False)],
)
def test_item_9_from_1_on_asks_about_safety(case, key, item9, asks):
    taken = make_measures.administration(case, key, 9, item9=item9)

    assert queries.result_of(taken).asks_about_safety is asks


def test_a_blank_item_9_is_not_read_as_an_answer(case):
    taken = make_measures.administration(case, given=[1, 1, 1, 1, 1, 1, 1, 1, None])

    assert not queries.result_of(taken).asks_about_safety


def test_answers_of_an_older_version_stand_without_todays_wording(case):
    taken = make_measures.administration(case)
    taken.instrument_version = "1999-1"

    result = queries.result_of(taken)

    assert not result.is_current_version
    assert (result.answers[0].short, result.answers[0].text) == ("Item 1", "")
    assert result.answers[0].label == ""


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("PHQ9", "Up to 2 answers may be left blank"),
        ("GAD7", "Every answer is needed for a total."),
        ("WSAS", "Item 1 may not apply; blank counts 0. Every other answer"),
    ],
)
def test_what_blanks_mean_follows_the_questionnaires_own_rule(key, words):
    from measures.instruments import instrument

    assert queries.blank_rule(instrument(key)).startswith(words)


def test_a_series_of_many_cases_is_one_question(
    case, therapist, django_assert_num_queries
):
    other = make.case(therapist=therapist)
    make_measures.administration(case)
    make_measures.administration(other, "GAD7", 4)

    with django_assert_num_queries(1):
        found = queries.series_of_cases([case.pk, other.pk], ["PHQ9", "GAD7"])

    assert [point.total for point in found[case.pk]["PHQ9"]] == [9]
    assert found[case.pk]["GAD7"] == []
    assert found[other.pk]["GAD7"][0].band_title == "Minimal"


def test_the_latest_is_the_latest_taken_not_the_latest_typed(case):
    assert queries.latest(case, "PHQ9") is None
    make_measures.administration(case, total=5)
    make_measures.administration(case, total=15, on=date(2026, 11, 2), at=make.NOW)

    latest = queries.latest(case, "PHQ9")

    assert latest is not None
    assert latest.total == 5


@settings(deadline=None, max_examples=40)
@given(data=st.data(), key=st.sampled_from(sorted(INSTRUMENTS)))
def test_what_is_stored_is_what_the_answers_come_to_again(data, key):
    definition = INSTRUMENTS[key]
    answers = data.draw(
        st.lists(
            st.none() | st.integers(0, definition.highest_answer),
            min_size=len(definition.items),
            max_size=len(definition.items),
        )
    )
    with transaction.atomic():
        case = make.case(therapist=make.user(f"Ruth {uuid4()}"))
        kept = make_measures.administration(case, key, given=answers)
        kept.refresh_from_db()
        again = score(definition, kept.answers, age=case.client.age_on(kept.taken_on))
        transaction.set_rollback(True)

    assert (kept.total, kept.band, kept.is_case, kept.is_prorated, kept.risk_item) == (
        again.total,
        again.band or "",
        again.is_case,
        again.is_prorated,
        again.risk_item,
    )
