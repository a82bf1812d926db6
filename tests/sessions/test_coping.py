"""What helps the client to cope: written down, practised, offered for staying well."""

from __future__ import annotations

from datetime import timedelta

import pytest

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from cases.models import Case
from protocols.coping import HELPED_FROM, helped_words
from sessions import actions
from sessions.actions import coping as rules
from sessions.models import CopingPractice, CopingStrategy, Homework
from sessions.queries import coping_of, coping_taken_out, coping_that_helped
from tests import make, make_sessions

pytestmark = pytest.mark.django_db

YESTERDAY = make.TODAY - timedelta(days=1)
TOMORROW = make.TODAY + timedelta(days=1)


def practise(strategy, helped, on=make.TODAY, **fields):
    return actions.practise_coping(
        strategy=strategy,
        by=strategy.case.therapist,
        helped=helped,
        practised_on=on,
        at=make.NOW,
        **fields,
    )


def remove(strategy):
    return actions.remove_coping(
        strategy=strategy, by=strategy.case.therapist, at=make.NOW
    )


def restore(strategy):
    return actions.restore_coping(
        strategy=strategy, by=strategy.case.therapist, at=make.NOW
    )


def test_what_helps_is_kept_in_the_clients_words_and_the_log_keeps_none_of_them(case):
    strategy = make_sessions.coping(case, " Ring  Alison\nbefore noon ")

    assert strategy.words == "Ring Alison before noon"
    assert Event.objects.get(verb="coping.added").record_id == str(strategy.pk)
    assert "Alison" not in str(list(Event.objects.values_list("detail", flat=True)))


def test_it_can_say_at_once_how_much_it_helped_on_a_day(case):
    make_sessions.coping(case, helped=7, practised_on=YESTERDAY, note="Slept after it")

    practice = CopingPractice.objects.get()
    assert (practice.practised_on, practice.helped) == (YESTERDAY, 7)
    assert practice.note == "Slept after it"


def test_without_a_day_it_was_today(case):
    make_sessions.coping(case, helped=7, practised_on=None)

    assert CopingPractice.objects.get().practised_on == make.TODAY


@pytest.mark.parametrize("words", ["", "  \n "])
def test_nothing_is_no_strategy(case, words):
    with pytest.raises(rules.CopingWordsMissing):
        make_sessions.coping(case, words)


def test_the_same_words_stand_once(case):
    make_sessions.coping(case, "Ring Alison")

    with pytest.raises(rules.CopingAlreadyThere):
        make_sessions.coping(case, "ring  alison")


def test_a_task_becomes_one_strategy(case):
    first = make_sessions.course(case=case)[0]
    make_sessions.signed(first, next_homework="Walk on Sundays")
    task = Homework.objects.get()
    make_sessions.coping(case, "A walk", homework=task)

    with pytest.raises(rules.CopingAlreadyThere):
        make_sessions.coping(case, "Another walk", homework=task)

    assert [line.set_in for line in coping_of(case)] == [1]


def test_a_task_of_another_case_is_refused(case, therapist):
    other = make.case(therapist=therapist)
    make_sessions.signed(make_sessions.course(case=other)[0], next_homework="Walk")

    with pytest.raises(rules.CopingOfAnotherCase):
        make_sessions.coping(case, homework=Homework.objects.get())


@pytest.mark.parametrize("helped", [None, -1, 11])
def test_how_much_it_helped_is_from_0_to_10(case, helped):
    strategy = make_sessions.coping(case)

    with pytest.raises(rules.HelpedNotRated):
        practise(strategy, helped)


def test_nobody_practises_tomorrow(case):
    strategy = make_sessions.coping(case)

    with pytest.raises(rules.PractisedInTheFuture):
        practise(strategy, 5, TOMORROW)


def test_taken_out_it_is_not_offered_or_practised_and_comes_back_with_its_history(case):
    strategy = make_sessions.coping(case, helped=8)

    remove(strategy)

    assert coping_of(case) == coping_that_helped(case) == []
    assert [line.times for line in coping_taken_out(case)] == [1]
    for again in (lambda: remove(strategy), lambda: practise(strategy, 5)):
        with pytest.raises(rules.CopingTakenOut):
            again()
    restore(strategy)
    assert [line.times for line in coping_that_helped(case)] == [1]
    assert not coping_taken_out(case)
    with pytest.raises(rules.CopingNotTakenOut):
        restore(strategy)


def test_it_does_not_come_back_beside_the_same_written_down_again(case):
    strategy = make_sessions.coping(case)
    remove(strategy)
    make_sessions.coping(case)

    with pytest.raises(rules.CopingAlreadyThere):
        restore(strategy)


def test_a_closed_case_takes_no_more(case):
    strategy = make_sessions.coping(case)
    gone = make_sessions.coping(case, "Sleep in")
    remove(gone)
    Case.objects.filter(pk=case.pk).update(
        status=Case.Status.CLOSED,
        closed_on=make.TODAY,
        closed_by=case.therapist,
        ending_reason="COMPLETED",
    )

    for write in (
        lambda: make_sessions.coping(case, "Something new"),
        lambda: practise(strategy, 5),
        lambda: remove(strategy),
        lambda: restore(gone),
    ):
        with pytest.raises(CaseAlreadyClosed):
            write()


# What helped


def test_what_helped_at_least_once_is_offered_what_helped_most_lately_first(case):
    make_sessions.coping(case, "Read the news", helped=HELPED_FROM - 1)
    make_sessions.coping(case, "Not practised yet")
    walk = make_sessions.coping(
        case, "Walk", helped=HELPED_FROM, practised_on=YESTERDAY
    )
    make_sessions.coping(case, "Ring Alison", helped=9)
    practise(walk, 2)

    offered = coping_that_helped(case)

    assert [(line.words, line.said) for line in offered] == [
        ("Ring Alison", "helped a lot, 9 of 10; practised once"),
        ("Walk", "helped a little last time, 2 of 10; practised 2 times"),
    ]


def test_how_much_it_helped_is_said_in_words(case):
    assert [helped_words(value) for value in (0, 1, 4, 5, 7, 8, 9, 10)] == [
        "did not help",
        "helped a little",
        "helped a little",
        "helped",
        "helped",
        "helped a lot",
        "helped a lot",
        "helped very much",
    ]
    make_sessions.coping(case, "Sing")
    assert coping_of(case)[0].said == "not practised yet"


@pytest.mark.parametrize("helped", [-1, 11])
def test_there_are_no_words_beyond_the_scale(helped):
    with pytest.raises(ValueError, match="0 to 10"):
        helped_words(helped)


def test_two_queries_however_many_strategies(case, django_assert_num_queries):
    for number in range(5):
        strategy = make_sessions.coping(case, f"Way {number}", helped=6)
        practise(strategy, 7)

    with django_assert_num_queries(2):
        assert len(coping_that_helped(case)) == 5


def test_another_case_has_its_own(case, therapist):
    make_sessions.coping(make.case(therapist=therapist), helped=9)

    assert coping_that_helped(case) == []
    assert CopingStrategy.objects.count() == 1
