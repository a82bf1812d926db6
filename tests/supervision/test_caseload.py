"""The caseload table: whose cases, in which order, with which numbers, at what cost."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import SupervisionLink
from cases.actions import close_case
from cases.models import Case
from formulation import actions as formulation
from supervision import queries
from supervision.queries import CaseloadFilter
from tests import make, make_formulation, make_measures, make_sessions
from tests.make_supervision import review, scored, standing

pytestmark = pytest.mark.django_db


def caseload(supervisor, now=make.NOW, **wanted):
    return queries.caseload_of(supervisor, now, CaseloadFilter(**wanted))


def ids(found):
    return [row.case_id for row in found.rows]


def case_of(therapist, name, **fields):
    return make.case(therapist=therapist, of=make.client(name), **fields)


# Whose


def test_it_holds_open_cases_of_current_supervisees_only(
    case, supervisor, therapist, trainee, outsider
):
    of_trainee = case_of(trainee, "Ola Berg")
    case_of(outsider, "Not Hers")
    make.closed_case(therapist=therapist, of=make.client("All Done"))

    found = caseload(supervisor)

    assert set(ids(found)) == {case.pk, of_trainee.pk}
    assert found.total == found.shown == 2
    assert set(found.therapists) == {therapist, trainee}


def test_a_client_who_died_is_on_it_until_the_supervisor_has_looked(case, supervisor):
    close_case(
        case=case,
        by=case.therapist,
        closed_on=make.TODAY,
        ending_reason="DIED",
        ending_outcome="She had begun to paint again.",
        told="Her sister",
        at=make.NOW,
    )

    found = caseload(supervisor)
    assert [flag.key for flag in found.rows[0].flags] == ["CLIENT_DIED"]
    assert (found.groups[0].key, found.reviewed) == ("flagged", 0)
    review(case, supervisor, "Talked with Ruth.")

    assert ids(caseload(supervisor)) == []


@pytest.mark.parametrize(
    "days",
    [{"ends_on": date(2026, 11, 22)}, {"starts_on": date(2026, 11, 24)}],
)
def test_supervision_that_is_over_or_to_come_shows_nothing(case, supervisor, days):
    SupervisionLink.objects.update(**days)

    assert caseload(supervisor).total == 0
    assert caseload(supervisor).groups == ()


# Order and groups


def test_worrying_cases_come_first_then_those_due_then_the_rest(supervisor, therapist):
    fine = case_of(therapist, "Fine One")
    due = case_of(therapist, "Due One")
    worse = case_of(therapist, "Worse One")
    item9 = case_of(therapist, "Item Nine")
    review(fine, supervisor)
    make_measures.series(worse, "PHQ9", (date(2026, 11, 2), 10), (make.TODAY, 17))
    make_measures.administration(item9, total=9, item9=1)

    found = caseload(supervisor)

    assert ids(found) == [item9.pk, worse.pk, due.pk, fine.pk]
    assert [(g.key, len(g.rows)) for g in found.groups] == [
        ("flagged", 2),
        ("due", 1),
        ("fine", 1),
    ]
    assert found.reviewed == 1
    assert found.rows[1].is_worse


def test_among_equals_who_waited_longest_comes_first(supervisor, therapist):
    today, long_ago, never = (
        case_of(therapist, name) for name in ("Ada A", "Bea B", "Cy C")
    )
    review(today, supervisor)
    review(long_ago, supervisor, at=make.NOW - timedelta(days=10))
    order = ids(caseload(supervisor))

    assert order == [never.pk, long_ago.pk, today.pk]


def test_the_next_case_is_the_one_below(supervisor, therapist):
    first, second = case_of(therapist, "Ada A"), case_of(therapist, "Bea B")
    review(second, supervisor, at=make.NOW - timedelta(days=3))
    found = caseload(supervisor)

    assert found.after(first.pk) == second.pk
    assert found.after(second.pk) == first.pk
    assert (found.place(first.pk), found.place(second.pk)) == (1, 2)


def test_every_case_comes_once_until_all_were_looked_at(supervisor, therapist):
    """Three that are equally urgent: each moves below the others as it is looked at."""
    cases = {case_of(therapist, name).pk for name in ("Ada A", "Bea B", "Cy C")}
    seen, following = [], caseload(supervisor).rows[0].case_id
    while following:
        seen.append(following)
        following = caseload(supervisor).after(following)
        review(Case.objects.get(pk=seen[-1]), supervisor)

    assert len(seen) == 3
    assert set(seen) == cases
    assert caseload(supervisor).after(seen[0]) is None


def test_a_case_that_is_not_shown_is_followed_by_the_first(supervisor, therapist, case):
    other = make.case(therapist=therapist, of=make.client("Not Shown"))
    review(other, supervisor)
    found = caseload(supervisor, view="due")

    assert found.place(other.pk) is None
    assert found.after(other.pk) == case.pk


# Columns


def test_a_row_says_where_the_course_stands(case, supervisor):
    make_measures.administration(case, total=19, on=date(2026, 9, 7))
    make_measures.administration(case, "GAD7", 12, on=date(2026, 9, 7))
    make_formulation.agreed_focus(case)
    booked = scored(case, [18, None, 12])
    review(case, supervisor, at=make.NOW - timedelta(days=3))

    (row,) = caseload(supervisor).rows

    assert (row.number, row.planned, row.left) == (3, 16, 13)
    assert row.phase is not None
    assert row.phase.key == "BEGINNING"
    assert row.scores == (19, 18, None, 12)
    assert (row.first, row.now, row.change, row.anxiety) == (19, 12, -7, 12)
    assert (row.therapy, row.focus) == ("IPT", "Role transition")
    assert row.focus_words == "Role transition"
    assert row.seen_on == booked[2].scheduled_at.date()
    assert (row.seen_days, row.reviewed_days) == (56, 3)
    assert not row.is_worse


def test_a_case_without_anything_has_an_empty_row(supervisor, therapist):
    make.case(therapist=therapist, protocol_key="")

    (row,) = caseload(supervisor).rows

    assert (row.therapy, row.focus, row.number, row.planned) == ("", "", 0, None)
    assert row.focus_words == ""
    assert (row.phase, row.first, row.now, row.change) == (None, None, None, None)
    assert (row.anxiety, row.seen_on, row.reviewed_days) == (None, None, None)
    assert row.scores == (None,)


def test_a_score_typed_in_on_the_day_of_a_session_stands_there(case, supervisor):
    booked = scored(case, [None, 12])
    make_measures.administration(case, total=15, on=booked[0].scheduled_at.date())

    (row,) = caseload(supervisor).rows

    assert row.scores == (None, 15, 12)


def test_dit_shows_its_ipaf(supervisor, therapist):
    case = make_formulation.dit_case(therapist=therapist)
    make_formulation.ipaf(case)

    (row,) = caseload(supervisor).rows

    assert (row.therapy, row.focus) == ("DIT", "IPAF")
    assert row.focus_words == "IPAF 1, not shared yet"


@pytest.mark.parametrize("protocol_key", ["IPT_ADULT", "DIT_16_SEED"])
def test_a_focus_that_is_still_to_come_is_said_and_is_no_filter(
    supervisor, therapist, protocol_key
):
    make.case(therapist=therapist, protocol_key=protocol_key)

    found = caseload(supervisor)

    assert (found.rows[0].focus, found.rows[0].focus_words) == ("", "none yet")
    assert found.focuses == ()


# Views and filters


@pytest.fixture
def four(supervisor, therapist, trainee):
    """A late note; a case that ends soon; a DIT case that was reviewed; a trainee's."""
    late = case_of(therapist, "Late Note")
    make_sessions.session(case=late, days_ago=5)
    ending = case_of(therapist, "Ending Soon")
    make_formulation.agreed_focus(ending)
    scored(ending, [10] * 10, planned=12)
    dit = make_formulation.dit_case(therapist=therapist, of=make.client("Dee Eye"))
    formulation.share_ipaf(
        ipaf=make_formulation.ipaf(dit),
        by=therapist,
        shared_on=make.TODAY,
        client_reaction="Yes",
        at=make.NOW,
    )
    review(dit, supervisor)
    of_trainee = case_of(trainee, "Ola Berg")
    return {"late": late, "ending": ending, "dit": dit, "trainee": of_trainee}


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, {"late", "ending", "dit", "trainee"}),
        ({"view": "flagged"}, {"late", "ending"}),
        ({"view": "late"}, {"late"}),
        ({"view": "ending"}, {"ending"}),
        ({"view": "due"}, {"late", "ending", "trainee"}),
        ({"view": "unheard of"}, {"late", "ending", "dit", "trainee"}),
        ({"therapy": "DIT"}, {"dit"}),
        ({"view": "track"}, {"ending"}),
        ({"view": "asked"}, set()),
        ({"view": "sign"}, set()),
        ({"focus": "2"}, {"ending"}),
        ({"focus": "5"}, {"dit"}),
        ({"focus": "5", "therapy": "IPT"}, set()),
        ({"focus": "Role transition"}, set()),
        ({"phase": "Ending"}, {"ending"}),
        ({"therapist": "nobody"}, set()),
    ],
)
def test_views_and_filters_show_what_they_say(four, supervisor, wanted, names):
    found = caseload(supervisor, **wanted)

    assert set(ids(found)) == {four[name].pk for name in names}
    assert found.total == 4


def test_one_therapist_can_be_looked_at_alone(four, supervisor, trainee):
    found = caseload(supervisor, therapist=str(trainee.pk))

    assert ids(found) == [four["trainee"].pk]


def test_views_say_how_many_they_hold_whatever_is_filtered(four, supervisor):
    found = caseload(supervisor, therapy="DIT")

    assert {key: count for key, _, count in found.views} == {
        "": 4,
        "flagged": 2,
        "track": 1,
        "asked": 0,
        "late": 1,
        "sign": 0,
        "ending": 1,
        "due": 3,
    }
    assert found.focuses == (("5", "IPAF"), ("2", "Role transition"))
    assert "Ending" in found.phases


def test_safety_and_what_is_to_be_countersigned_have_views_of_their_own(
    four, supervisor, therapist
):
    booked = make_sessions.course(case=four["trainee"])
    make_sessions.signed(booked[0])
    make_measures.administration(four["dit"], total=9, item9=1)

    assert ids(caseload(supervisor, view="sign")) == [four["trainee"].pk]
    assert ids(caseload(supervisor, view="asked")) == [four["dit"].pk]


def test_it_can_be_grouped_by_therapist_by_family_name(four, supervisor, trainee):
    found = caseload(supervisor, group="therapist")

    assert [(one.title, len(one.rows)) for one in found.groups] == [
        ("Ruth Adeyemi", 3),
        ("Mina Castellano", 1),
    ]
    assert found.groups[0].rows[0].flags
    assert ids(caseload(supervisor, group="by nothing known")) == ids(
        caseload(supervisor)
    )


# Cost


def test_a_thousand_cases_cost_as_many_queries_as_ten(supervisor, therapist):
    make_sessions.many_courses(therapist, 10)
    with CaptureQueriesContext(connection) as ten:
        assert caseload(supervisor).total == 10

    make_sessions.many_courses(therapist, 990)
    with CaptureQueriesContext(connection) as thousand:
        found = caseload(supervisor)

    assert found.total == 1000
    assert all(row.flags for row in found.rows)
    assert len(thousand) == len(ten) <= 33


def test_flags_of_one_case_cost_no_more_than_those_of_many(case, supervisor, therapist):
    scored(case, [10, 12])
    other = make_formulation.dit_case(therapist=therapist, of=make.client("Dee Eye"))
    both = list(Case.objects.with_people().filter(pk__in=[case.pk, other.pk]))
    with CaptureQueriesContext(connection) as two:
        queries.flags_of_cases(both, make.NOW)
    with CaptureQueriesContext(connection) as one:
        queries.flags_of_cases(both[:1], make.NOW)

    assert len(one) <= len(two) <= 29
    assert standing(case)


def test_the_table_says_the_format_and_goes_by_it(supervisor, therapist):
    couple = make.case(therapist=therapist, protocol_key="IPT_COUPLE")
    alone = make.case(therapist=therapist)
    pattern = make.case(therapist=therapist, protocol_key="DIT_16_SEED")

    found = caseload(supervisor)
    models = {row.case_id: row.model for row in found.rows}

    assert models == {couple.pk: "Couple IPT", alone.pk: "IPT", pattern.pk: "DIT"}
    assert found.formats == ("Couple IPT",)
    assert ids(caseload(supervisor, therapy="Couple IPT")) == [couple.pk]
    assert set(ids(caseload(supervisor, therapy="IPT"))) == {couple.pk, alone.pk}
