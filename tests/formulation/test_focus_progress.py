"""Ways of working taken up and put down; signs of progress by day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import Event
from formulation import actions, queries
from formulation.actions import focus_progress as progress
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from tests import make, make_formulation
from tests.formulation.test_focus_ladder import end, record_of

WEEK = timedelta(days=7)
LINK, FEELINGS = "GRIEF_LINK", "GRIEF_FEELINGS"
RANGE, PEOPLE = "GRIEF_RANGE", "GRIEF_PEOPLE"


@pytest.fixture
def grief(case):
    return make_formulation.grief(case, started_on=date(2026, 10, 5))


def tick(focus, *taken_up, put_down=(), **fields):
    values = {"on": make.TODAY, "at": make.NOW}
    return actions.change_strategies(
        focus_area=focus,
        by=focus.author,
        taken_up=taken_up,
        put_down=put_down,
        **(values | fields),
    )


def rate(focus, values, **fields):
    given = {"rated_on": make.TODAY, "at": make.NOW}
    return actions.rate_markers(
        focus_area=focus, by=focus.author, values=values, **(given | fields)
    )


def line_of(focus, key):
    return next(one for one in record_of(focus).strategies if one.entry.key == key)


def test_a_way_of_working_is_taken_up_on_a_day(grief):
    tick(grief, LINK)

    line = line_of(grief, LINK)
    assert line.use.taken_up_on == make.TODAY
    assert [one.entry.key for one in record_of(grief).used] == [LINK]


def test_putting_it_down_keeps_its_days(grief):
    tick(grief, LINK, on=make.TODAY - WEEK)
    tick(grief, put_down=[LINK])
    tick(grief, LINK)

    line = line_of(grief, LINK)
    assert line.use.taken_up_on == make.TODAY
    assert [use.taken_up_on for use in line.before] == [make.TODAY - WEEK]
    assert line.before[0].removed_at == make.NOW


def test_what_somebody_else_ticked_meanwhile_stays(grief):
    tick(grief, LINK, on=make.TODAY - WEEK)

    assert [use.key for use in tick(grief, LINK, FEELINGS)] == [FEELINGS]
    assert line_of(grief, LINK).use.taken_up_on == make.TODAY - WEEK


def test_the_log_says_what_was_ticked(grief):
    tick(grief, LINK, on=make.TODAY - WEEK)
    tick(grief, FEELINGS, put_down=[LINK, "GRIEF_TIES"])

    latest = Event.objects.filter(verb="focus.strategies_changed").latest("id")
    assert latest.detail == {"taken_up": [FEELINGS], "put_down": [LINK]}


def test_a_tick_that_cannot_be(grief):
    with pytest.raises(progress.StrategyUnknown):
        tick(grief, "DISPUTE_TRY")
    with pytest.raises(progress.StrategyUnknown):
        tick(grief, put_down=["DISPUTE_TRY"])
    with pytest.raises(progress.NothingChanged):
        tick(grief)
    with pytest.raises(DayInTheFuture):
        tick(grief, LINK, on=make.TODAY + WEEK)
    with pytest.raises(DayTooEarly):
        tick(grief, LINK, on=date(2026, 10, 4))


def test_signs_are_rated_in_words_from_first_to_latest(grief):
    rate(grief, {RANGE: 0, PEOPLE: 1}, rated_on=make.TODAY - WEEK)
    rate(grief, {RANGE: 2, PEOPLE: None})

    table = record_of(grief).markers
    words = {row.entry.key: [cell.word for cell in row.cells] for row in table.rows}
    assert table.days == (make.TODAY - WEEK, make.TODAY)
    assert words[RANGE] == ["Not yet", "Mostly"]
    assert words[PEOPLE] == ["Beginning", ""]
    by_key = {row.entry.key: row for row in table.rows}
    assert by_key[PEOPLE].latest.word == "Beginning"
    assert by_key["GRIEF_GUILT"].latest is None


def test_of_two_ratings_on_one_day_the_later_recorded_one_holds(grief):
    rate(grief, {RANGE: 3})
    rate(grief, {RANGE: 1}, at=make.NOW + timedelta(minutes=1))

    table = record_of(grief).markers
    assert [cell.value for cell in table.rows[0].cells] == [1]


def test_the_days_of_rating_are_told_without_the_rest(grief):
    rate(grief, {RANGE: 0, PEOPLE: 1}, rated_on=make.TODAY - WEEK)
    rate(grief, {RANGE: 2})

    assert queries.rated_days(grief) == [make.TODAY - WEEK, make.TODAY]


def test_a_rating_that_cannot_be(grief):
    with pytest.raises(progress.MarkerUnknown):
        rate(grief, {"DISPUTE_SAID": 1})
    with pytest.raises(progress.NoMarkerRated):
        rate(grief, {RANGE: None})
    with pytest.raises(progress.LevelUnknown) as refused:
        rate(grief, {RANGE: 4})
    assert refused.value.field == RANGE
    with pytest.raises(DayInTheFuture):
        rate(grief, {RANGE: 1}, rated_on=make.TODAY + WEEK)
    with pytest.raises(DayTooEarly):
        rate(grief, {RANGE: 1}, rated_on=date(2026, 10, 4))


def test_an_ended_focus_takes_neither_ticks_nor_ratings(grief):
    end(grief)

    with pytest.raises(Exception, match="has ended"):
        tick(grief, LINK)
    with pytest.raises(Exception, match="has ended"):
        rate(grief, {RANGE: 1})


def test_goals_of_the_focus_are_those_that_name_it(case, grief):
    goal = make_formulation.goal(case, "Say what happened")
    make_formulation.goal(case, "Sleep")
    goal.focus_area = grief
    goal.save()

    assert [line.words for line in record_of(grief).goals] == ["Say what happened"]


def test_what_is_missing_before_agreement_follows_the_rules(case):
    transition = make_formulation.focus(case, words="")
    dispute = make_formulation.dispute(case, rank="SECONDARY")

    assert record_of(transition).missing == [
        "the focus in the client’s own words",
        "the name of the old role",
        "the name of the new role",
    ]
    assert record_of(dispute).missing == ["the stage of the dispute"]
    make_formulation.roles(transition)
    assert record_of(transition).missing == ["the focus in the client’s own words"]


def test_what_was_picked_is_said_in_words(case, grief):
    make_formulation.details(grief, mourning_signs=["MOURNING_NUMB"])
    assert record_of(grief).picked == ["Feels numb"]

    other = make_formulation.focus(case, rank="SECONDARY")
    assert record_of(other).picked == []
    make_formulation.details(other, nature=["IMPOSED", "SUDDEN"])
    assert record_of(other).picked == ["Imposed", "Sudden"]


def test_the_network_counts_who_is_in_contact_now(case):
    fourth = make_formulation.focus(case, area="DEFICITS")
    make_formulation.person(case, "Sister")
    make_formulation.person(case, "Len", status="PAST")
    make_formulation.someone_who_died(case)
    make_formulation.details(fourth, sensitivities=["SENSITIVE_TRUST"])

    record = record_of(fourth)
    assert record.network == 1
    assert record.picked == ["Finds it hard to trust"]


def test_two_full_records_need_no_more_questions_than_two_empty_ones(case):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            queries.focus_records(case, queries.focus_board(case).current)
        return len(caught)

    grief = make_formulation.grief(case)
    fourth = make_formulation.focus(case, area="DEFICITS", rank="SECONDARY")
    make_formulation.details(grief, before="x")
    make_formulation.details(fourth, when_i_try="x")
    few = count()
    for number in range(6):
        person = make_formulation.person(case, f"Person {number}")
        make_formulation.step(grief, f"Step {number}")
        make_formulation.past(fourth, who="", person=person)
        make_formulation.details(grief, also_grieving=[person])
        tick(
            grief, *[one.entry.key for one in record_of(grief).strategies]
        ) if number == 0 else None
        rate(grief, {RANGE: 1})
        make_formulation.goal(case, f"Goal {number}")

    assert count() == few <= 16


def test_a_stage_from_before_the_area_was_reworked_keeps_its_words(case):
    focus = make_formulation.focus(case)
    make_formulation.stage(focus, "mastering")
    actions.revise_focus(
        focus_area=focus,
        by=case.therapist,
        area="DEFICITS",
        words="",
        person=None,
        why_now="",
        why_this="No change after all",
        at=make.NOW,
    )
    focus.refresh_from_db()

    card = queries.focus_card(focus)
    assert card.stage is None
    assert [title for _, title in card.history] == ["Mastering the new"]
