"""Days that come again: fourteen days of warning, once for each death, never when closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from formulation import actions, when
from formulation.queries import coming_anniversaries, yearly_days_of
from tests import make, make_formulation, make_timeline

pytestmark = pytest.mark.django_db

DIED = date(2025, 12, 12)


def ngozi(case, died_on=DIED, **fields):
    return make_formulation.someone_who_died(case, died_on=died_on, **fields)


def said(case, today):
    return [
        f"{one.lead}, {one.day_words}: {one.years_words}"
        for one in coming_anniversaries([case], today)
    ]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 27), []),
        (date(2026, 11, 28), ["In 14 days, 12 December: one year"]),
        (date(2026, 12, 3), ["In 9 days, 12 December: one year"]),
        (date(2026, 12, 11), ["Tomorrow, 12 December: one year"]),
        (date(2026, 12, 12), ["Today, 12 December: one year"]),
        (date(2026, 12, 13), []),
        (date(2027, 12, 1), ["In 11 days, 12 December: two years"]),
        # The day itself was no anniversary.
        (DIED, []),
    ],
)
def test_it_warns_from_fourteen_days_before_to_the_day_itself(case, today, words):
    ngozi(case)

    assert said(case, today) == words


@pytest.mark.parametrize(
    ("died", "today", "words"),
    [
        (date(2025, 1, 5), date(2026, 12, 21), []),
        (date(2025, 1, 5), date(2026, 12, 22), ["In 14 days, 5 January: two years"]),
        (date(2025, 1, 5), date(2027, 1, 5), ["Today, 5 January: two years"]),
        (date(2024, 2, 29), date(2026, 2, 27), ["Tomorrow, 28 February: two years"]),
        (date(2014, 12, 1), date(2026, 11, 30), ["Tomorrow, 1 December: 12 years"]),
    ],
)
def test_it_warns_over_new_year_and_for_a_leap_day(case, died, today, words):
    ngozi(case, died_on=died)

    assert said(case, today) == words


@pytest.mark.parametrize("kind", ["DEATH", "SEPARATION", "ANNIVERSARY"])
def test_deaths_separations_and_kept_days_come_again(case, kind):
    make_timeline.event(case, kind=kind, starts=when.on(DIED - timedelta(days=365)))

    (one,) = yearly_days_of([case], make.TODAY)[case.pk]

    assert one.event.kind == kind
    assert one.without_title


def test_other_kinds_and_rough_days_do_not(case):
    make_timeline.event(case, kind="MOVE", starts=when.on(date(2025, 12, 12)))
    make_timeline.event(case, kind="DEATH", starts=when.in_month(2025, 12))
    make_formulation.someone_who_died(case, "Nobody said when")

    assert yearly_days_of([case], make.TODAY)[case.pk] == []


# One death is told once


def test_a_death_on_the_line_and_in_the_inventory_is_one(case):
    person = ngozi(case, died_on=date(2025, 1, 12))
    make_timeline.event(
        case,
        "She died",
        kind="DEATH",
        starts=when.on(date(2025, 1, 12)),
        people=[person],
    )

    (one,) = yearly_days_of([case], make.TODAY)[case.pk]

    assert (one.person, one.event) == (person, None)
    assert one.without_title == ""


def test_the_persons_own_day_holds_where_the_event_says_another(case):
    person = ngozi(case, died_on=date(2025, 1, 12))
    make_timeline.event(
        case, kind="DEATH", starts=when.on(date(2025, 1, 13)), people=[person]
    )

    (one,) = yearly_days_of([case], make.TODAY)[case.pk]
    assert one.on == date(2027, 1, 12)


def test_a_death_without_people_on_the_same_day_is_the_same(case):
    ngozi(case, died_on=date(2025, 1, 12))
    make_timeline.event(case, kind="DEATH", starts=when.on(date(2025, 1, 12)))

    assert len(yearly_days_of([case], make.TODAY)[case.pk]) == 1


def test_the_day_kept_for_a_death_is_the_same_but_a_separation_is_not(case):
    person = ngozi(case, died_on=date(2024, 1, 12))
    day = when.on(date(2025, 1, 12))
    make_timeline.event(case, kind="ANNIVERSARY", starts=day, people=[person])
    assert len(yearly_days_of([case], make.TODAY)[case.pk]) == 1

    make_timeline.event(case, kind="SEPARATION", starts=day, people=[person])

    assert len(yearly_days_of([case], make.TODAY)[case.pk]) == 2


def test_two_who_died_on_one_day_are_two(case):
    day = date(2025, 1, 12)
    for name in ("Mum", "Dad"):
        ngozi(case, name=name, died_on=day)
    gran = make_formulation.person(case, "Gran")
    make_timeline.event(case, kind="DEATH", starts=when.on(day), people=[gran])

    assert len(yearly_days_of([case], make.TODAY)[case.pk]) == 3


def test_what_was_entered_twice_is_told_once(case):
    mum, dad = (make_formulation.person(case, name) for name in ("Mum", "Dad"))
    day = when.on(date(2025, 1, 12))
    for people in ([mum], [mum, dad], []):
        make_timeline.event(case, starts=day, people=people)
    make_timeline.event(case, "Another one", starts=when.on(date(2025, 1, 13)))

    days = yearly_days_of([case], make.TODAY)[case.pk]

    assert [one.on.day for one in days] == [12, 13]


def test_who_and_what_was_taken_out_does_not_come_again(case):
    person = ngozi(case)
    event = make_timeline.event(case, starts=when.on(date(2025, 1, 12)))
    actions.remove_person(person=person, by=case.therapist)
    actions.remove_event(event=event, by=case.therapist)

    assert yearly_days_of([case], make.TODAY)[case.pk] == []


# Which cases


def test_a_closed_case_does_not_warn(therapist):
    case = make.case(therapist=therapist)
    ngozi(case)
    assert said(case, DIED.replace(year=2026))

    case.status, case.closed_on, case.closed_by = "CLOSED", make.TODAY, therapist
    case.ending_reason = "COMPLETED"
    case.save()

    assert said(case, DIED.replace(year=2026)) == []


def test_the_nearest_day_of_all_cases_stands_first(therapist):
    cases = [
        make.case(therapist=therapist, of=make.client(name))
        for name in ("Anna A", "Berta B")
    ]
    ngozi(cases[0], died_on=date(2020, 12, 9))
    ngozi(cases[1], died_on=date(2020, 12, 3))

    found = coming_anniversaries(cases, date(2026, 12, 1))

    assert [one.case_id for one in found] == [cases[1].pk, cases[0].pk]


def test_all_cases_cost_three_questions(therapist, django_assert_num_queries):
    def many(start, count):
        cases = [
            make.case(therapist=therapist, of=make.client(f"Anna No{start + at}"))
            for at in range(count)
        ]
        for case in cases:
            person = ngozi(case)
            make_timeline.event(case, starts=when.on(DIED), people=[person])
        return cases

    few = many(0, 2)
    with django_assert_num_queries(3):
        assert len(coming_anniversaries(few, date(2026, 12, 1))) == 4
    more = many(2, 8)
    with django_assert_num_queries(3):
        coming_anniversaries([*few, *more], date(2026, 12, 1))
