"""Which rows speak for which area: the rules over plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formulation.candidates import (
    Candidates,
    EventFacts,
    Of,
    PersonFacts,
    candidates,
    is_around,
    months_before,
)
from formulation.models import InventoryPerson, TimelineEvent
from protocols.focus_areas import FOCUS_AREAS


@dataclass(frozen=True)
class Span:
    first: date
    last: date


# The whole of June: an assessment knows the month.
ONSET = Span(date(2026, 6, 1), date(2026, 6, 30))


def on(year: int, month: int, day: int) -> Span:
    return Span(date(year, month, day), date(year, month, day))


def person(**facts) -> PersonFacts:
    return PersonFacts(id=uuid4(), **facts)


def died(**facts) -> PersonFacts:
    return person(status="DECEASED", **facts)


def event(kind: str = "MOVE", *times: Span, **facts) -> EventFacts:
    return EventFacts(id=uuid4(), kind=kind, times=times or (on(2026, 5, 4),), **facts)


def found(*rows, onset=ONSET) -> Candidates:
    return candidates(
        people=[one for one in rows if isinstance(one, PersonFacts)],
        events=[one for one in rows if isinstance(one, EventFacts)],
        onset=onset,
    )


def said(rows) -> list[str]:
    return [sentence for row in rows for sentence in row.sentences]


def test_the_words_are_those_of_the_records():
    kinds = set(TimelineEvent.Kind.values)
    from formulation import candidates as rules

    assert kinds > rules.ROLE_CHANGES
    assert rules.DEATH in kinds
    assert {rules.DECEASED, rules.ESTRANGED, rules.PAST} < set(
        InventoryPerson.Status.values
    )
    assert set(rules.CHANGES) == set(InventoryPerson.OnsetChange.values) - {"NO_CHANGE"}
    assert {rules.NO, *rules.CONFIDED_IN} < set(InventoryPerson.Answer.values)
    assert set(rules.RELEVANCE) == {
        one for one in InventoryPerson.Relevance.values if one >= rules.RELEVANT_FROM
    }


# Grief


@pytest.mark.parametrize(
    ("died_on", "speaks"),
    [
        (date(2024, 6, 1), True),
        (date(2024, 5, 31), False),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_death_within_24_months_before_the_onset_speaks_for_grief(died_on, speaks):
    rows = found(died(died_on=died_on)).grief

    assert ("Died within 24 months before the onset" in said(rows)) is speaks


def test_a_death_of_long_ago_speaks_where_it_has_much_to_do_with_it():
    someone = died(died_on=date(2010, 1, 10), relevance=2)

    (row,) = found(someone).grief

    assert (row.of, row.id) == (Of.PERSON, someone.id)
    assert row.sentences == ("Has much to do with the symptoms",)


def test_a_death_of_long_ago_with_little_to_do_with_it_does_not():
    assert found(died(died_on=date(2010, 1, 10), relevance=1)).grief == ()
    assert found(died(died_on=date(2010, 1, 10))).grief == ()


@pytest.mark.parametrize(
    ("died_on", "speaks"),
    [
        (date(2015, 8, 30), True),
        (date(2015, 8, 31), False),
        (date(2015, 4, 1), True),
        (date(2015, 3, 31), False),
    ],
)
def test_an_onset_near_an_anniversary_is_said(died_on, speaks):
    rows = found(died(died_on=died_on)).grief

    assert bool(rows) is speaks


def test_the_day_of_the_death_itself_is_no_anniversary():
    (row,) = found(died(died_on=date(2026, 5, 20))).grief

    assert row.sentences == ("Died within 24 months before the onset",)


def test_an_anniversary_over_the_turn_of_the_year_is_found():
    onset = Span(date(2026, 1, 1), date(2026, 1, 31))

    assert found(died(died_on=date(2019, 12, 20)), onset=onset).grief


def test_a_29_february_has_its_anniversary():
    onset = Span(date(2026, 3, 1), date(2026, 3, 31))

    assert found(died(died_on=date(2012, 2, 29)), onset=onset).grief


def test_without_an_onset_only_what_needs_none_speaks():
    rows = found(
        died(died_on=date(2026, 5, 1)),
        event("MOVE"),
        event("DEATH"),
        died(relevance=3),
        onset=None,
    )

    assert said(rows.grief) == ["Is central to the symptoms"]
    assert rows.role_transition == ()


def test_somebody_living_never_speaks_for_grief():
    assert found(person(status="PAST", relevance=3)).grief == ()


def test_a_death_on_the_timeline_speaks_where_nobody_of_the_inventory_stands_for_it():
    grandmother = died(died_on=date(2026, 3, 1))
    hers = event("DEATH", on(2026, 3, 1), people=frozenset({grandmother.id}))
    another = event("DEATH", on(2025, 3, 1))
    long_ago = event("DEATH", on(2019, 3, 1))

    rows = found(grandmother, hers, another, long_ago).grief

    assert [row.id for row in rows] == [grandmother.id, another.id]


# Role transition


@pytest.mark.parametrize(
    ("time", "speaks"),
    [
        (on(2025, 12, 1), True),
        (on(2025, 11, 30), False),
        (on(2026, 6, 30), True),
        (on(2026, 7, 1), False),
        (Span(date(2025, 9, 1), date(2025, 12, 1)), True),
        (Span(date(2025, 1, 1), date(2025, 12, 31)), True),
    ],
)
def test_a_change_of_role_within_six_months_before_speaks_for_a_transition(
    time, speaks
):
    assert bool(found(event("WORK_LOSS", time)).role_transition) is speaks


def test_the_end_of_something_counts_as_its_beginning_does():
    job = event("WORK_START", on(2007, 1, 1), on(2026, 4, 30))

    (row,) = found(job).role_transition

    assert row.id == job.id
    assert row.sentences == ("Began or ended within 6 months before the onset",)


def test_any_event_counts_where_a_change_of_role_is_written_with_it():
    plain = event("ACHIEVEMENT")
    written = event("ACHIEVEMENT", has_role_change=True)
    widowed = event("DEATH", has_role_change=True)

    rows = found(plain, written, widowed).role_transition

    assert [row.id for row in rows] == [written.id, widowed.id]
    assert "What changed in roles is written with it" in rows[0].sentences


def test_someone_lost_or_new_around_the_onset_speaks_for_a_transition():
    lost = person(status="PAST", onset_change="LOST")
    new = person(onset_change="NEW")

    rows = found(
        lost,
        new,
        person(onset_change="CLOSER"),
        died(onset_change="LOST", relevance=3),
    ).role_transition

    assert [row.id for row in rows] == [lost.id, new.id]


# Role dispute


@pytest.mark.parametrize(
    "facts",
    [
        {"conflict": 6},
        {"expectation_met": "NO"},
        {"client_agrees": "NO"},
        {"client_can_meet": "NO"},
    ],
)
def test_someone_relevant_with_conflict_or_unmet_expectations_speaks_for_a_dispute(
    facts,
):
    (row,) = found(person(relevance=2, **facts)).role_dispute

    assert row.sentences[0] == "Has much to do with the symptoms"
    assert len(row.sentences) == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"relevance": 1, "conflict": 10},
        {"conflict": 10},
        {"relevance": 3, "conflict": 5},
        {"relevance": 3, "expectation_met": "PARTLY"},
        {"relevance": 3},
        {"relevance": 3, "conflict": 9, "status": "DECEASED"},
    ],
)
def test_less_than_that_does_not(facts):
    assert found(person(**facts)).role_dispute == ()


def test_the_inner_ring_is_said_and_speaks_for_nothing_alone():
    assert found(person(ring=1, relevance=3)).role_dispute == ()

    (row,) = found(person(ring=1, relevance=3, conflict=7)).role_dispute

    assert row.sentences == (
        "Is central to the symptoms",
        "Conflict rated 7 of 10",
        "Stands in the inner ring",
    )


@pytest.mark.parametrize(
    ("status", "words"), [("ESTRANGED", "Estranged"), ("PAST", "No contact now")]
)
def test_a_dispute_may_be_with_someone_of_before(status, words):
    (row,) = found(person(status=status, relevance=2, conflict=8)).role_dispute

    assert words in row.sentences


# Interpersonal deficits


def alone(*close_rings: int, **facts) -> Candidates:
    values = {"can_confide": "NO"} | facts
    return found(
        *(person(ring=ring, **values) for ring in (*close_rings, 4)),
    )


def test_nobody_to_confide_in_and_few_close_speaks_for_deficits():
    (row,) = alone(1, 2).deficits

    assert (row.of, row.id) == (Of.INVENTORY, None)
    assert "2 people stand in the two inner rings" in row.sentences
    assert "One person stands in the two inner rings" in said(alone(2).deficits)
    assert "Nobody stands in the two inner rings" in said(alone().deficits)


def test_three_close_people_do_not():
    assert alone(1, 2, 2).deficits == ()


@pytest.mark.parametrize("answer", ["YES", "PARTLY"])
def test_someone_to_confide_in_is_enough_to_keep_it_away(answer):
    assert alone(1, can_confide=answer).deficits == ()


def test_an_inventory_that_was_not_taken_or_not_asked_says_nothing():
    assert found().deficits == ()
    assert alone(1, can_confide="").deficits == ()


def test_the_dead_are_not_counted_as_close():
    rows = found(
        person(ring=1, can_confide="NO"),
        died(ring=1, can_confide="YES"),
        died(ring=1),
        died(ring=2),
    )

    assert rows.deficits


def test_it_comes_last_when_nothing_else_fits():
    lonely = person(ring=2, can_confide="NO")

    assert found(lonely).deficits
    assert found(lonely, event("MOVE")).deficits == ()
    assert found(lonely, died(relevance=3)).deficits == ()
    assert found(lonely, person(relevance=3, conflict=9)).deficits == ()


# What holds always


def test_each_area_has_its_rows():
    rows = found(event("MOVE"))

    assert {area.key: bool(rows.of(area.key)) for area in FOCUS_AREAS} == {
        "GRIEF": False,
        "ROLE_TRANSITION": True,
        "ROLE_DISPUTE": False,
        "DEFICITS": False,
    }


def test_rows_stand_in_the_order_of_the_record_whatever_speaks_for_them():
    one = person(relevance=2, conflict=6)
    two = person(relevance=3, conflict=10, ring=1, expectation_met="NO")

    assert [row.id for row in found(one, two).role_dispute] == [one.id, two.id]
    assert [row.id for row in found(two, one).role_dispute] == [two.id, one.id]


@pytest.mark.parametrize(
    ("time", "around"),
    [
        (on(2025, 12, 1), True),
        (on(2025, 11, 30), False),
        (on(2026, 12, 30), True),
        (on(2026, 12, 31), False),
    ],
)
def test_around_the_onset_is_half_a_year_to_either_side(time, around):
    assert is_around(time, ONSET) is around


# A busy machine makes drawing slow; that is no fault of the rules.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2080, 12, 31))


@patient
@given(day=DAYS, months=st.integers(min_value=-360, max_value=360))
def test_months_are_counted_on_the_calendar(day, months):
    earlier = months_before(day, months)

    whole = day.year * 12 + day.month - months
    assert earlier.year * 12 + earlier.month == whole
    assert earlier.day <= day.day
    if earlier.day < day.day:
        assert (earlier + timedelta(days=1)).day == 1


@patient
@given(died_on=DAYS, onset=DAYS, relevance=st.none() | st.integers(0, 3))
def test_any_dates_give_rows_or_none_and_never_an_error(died_on, onset, relevance):
    rows = found(
        died(died_on=died_on, relevance=relevance),
        event("DEATH", Span(died_on, died_on)),
        onset=Span(onset, onset),
    )

    assert all(row.sentences for row in rows.grief)
    assert rows.role_dispute == ()
