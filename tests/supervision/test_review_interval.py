"""How often a case is looked at: the practice's number, or its own; overdue ones first."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import SupervisionLink
from audit.models import Event
from supervision import actions, queries
from supervision.models import ReviewInterval
from tests import make, make_measures
from tests.make_supervision import interval, review, standing

pytestmark = pytest.mark.django_db


def ago(days):
    return make.NOW - timedelta(days=days)


def is_due(case):
    return "DUE_FOR_REVIEW" in standing(case)


def row(supervisor, case):
    rows = queries.caseload_of(supervisor, make.NOW).rows
    return next(one for one in rows if one.case_id == case.pk)


def test_without_one_of_its_own_the_practices_number_holds(case, supervisor):
    review(case, supervisor, at=ago(13))
    assert not is_due(case)
    assert row(supervisor, case).overdue_days == -1

    review(make.case(therapist=case.therapist), supervisor, at=ago(14))
    other = queries.caseload_of(supervisor, make.NOW).rows[0]
    assert (other.is_due, other.review_days, other.overdue_days) == (True, 14, 0)


def test_its_own_number_holds_and_stands_in_the_rule(case, supervisor):
    review(case, supervisor, at=ago(8))
    assert not is_due(case)

    interval(case, supervisor, 7)

    assert is_due(case)
    assert "for 7 days" in standing(case)["DUE_FOR_REVIEW"].rule
    assert row(supervisor, case).overdue_days == 1
    assert queries.caseload_of(supervisor, make.NOW).longest_overdue == 1


def test_a_longer_one_lets_it_wait(case, supervisor):
    review(case, supervisor, at=ago(20))
    interval(case, supervisor, 28)

    assert not is_due(case)


def test_what_was_decided_last_holds_and_all_of_it_is_kept(case, supervisor):
    review(case, supervisor, at=ago(8))
    interval(case, supervisor, 7)
    interval(case, supervisor, None, reason="", at=make.NOW + timedelta(minutes=1))

    assert not is_due(case)
    assert queries.interval_of(case).days is None
    assert ReviewInterval.objects.filter(case=case).count() == 2


def test_the_longest_overdue_comes_first_not_the_longest_unseen(supervisor, therapist):
    seen_long_ago, often = (
        make.case(therapist=therapist, of=make.client(name))
        for name in ("Ada Long", "Bea Often")
    )
    never = make.case(therapist=therapist, of=make.client("Cy Never"))
    review(seen_long_ago, supervisor, at=ago(20))
    review(often, supervisor, at=ago(18))
    interval(often, supervisor, 7)

    rows = queries.caseload_of(supervisor, make.NOW).rows

    assert [one.case_id for one in rows] == [never.pk, often.pk, seen_long_ago.pk]
    assert [one.overdue_days for one in rows] == [None, 11, 6]


@pytest.mark.parametrize("days", [0, -1, 183])
def test_a_number_that_cannot_be_says_which_can(case, supervisor, days):
    with pytest.raises(actions.IntervalNotPossible, match="from 1 to 182"):
        interval(case, supervisor, days)


def test_its_own_time_has_a_reason(case, supervisor):
    with pytest.raises(actions.IntervalNeedsAReason, match="Say why"):
        interval(case, supervisor, 7, reason=" ")


@pytest.mark.parametrize("who", ["therapist", "outsider", "admin"])
def test_only_a_current_supervisor_decides_it(case, request, who):
    with pytest.raises(actions.OnlyItsSupervisorReviews):
        interval(case, request.getfixturevalue(who), 7)


def test_a_supervisor_whose_time_is_over_decides_nothing(case, supervisor):
    SupervisionLink.objects.update(ends_on=date(2026, 11, 22))

    with pytest.raises(actions.OnlyItsSupervisorReviews):
        interval(case, supervisor, 7)


def test_the_log_keeps_the_number_and_not_the_reason(case, supervisor):
    interval(case, supervisor, 7, reason="Her father is dying")
    interval(case, supervisor, None, reason="")

    details = [one.detail for one in Event.objects.filter(verb="interval.set")]
    assert {"days": 7} in details
    assert {"days": "as the practice"} in details
    assert "father" not in str(details)


def test_without_a_moment_it_is_now(case, supervisor):
    made = interval(case, supervisor, 7, at=None)

    assert (timezone.now() - made.set_at).total_seconds() < 60


# The page


def test_the_supervisor_sets_it_on_the_cases_page_and_the_therapist_reads_why(
    signed_in, case, supervisor, therapist
):
    url = reverse("supervision:set_interval", args=[case.pk])
    page = reverse("supervision:case", args=[case.pk])
    browser = signed_in(supervisor)
    assert "every 14 days" in browser.get(page).text
    browser.post(url, {"days": "7", "reason": "The anniversary is near"})

    shown = signed_in(therapist).get(page).text
    assert "every 7 days" in shown
    assert "The anniversary is near" in shown
    assert url not in shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"days": "7"}, "Say why this case is looked at in its own time"),
        ({"days": "900", "reason": "Long"}, "from 1 to 182"),
        ({"days": "0", "reason": "Never"}, "from 1 to 182"),
        ({"days": "soon", "reason": "Soon"}, "Enter a whole number of days"),
    ],
)
def test_what_cannot_be_kept_says_why_and_stays_typed(
    signed_in, case, supervisor, typed, sentence
):
    url = reverse("supervision:set_interval", args=[case.pk])
    page = signed_in(supervisor).post(url, typed).text

    assert sentence in page
    assert typed.get("reason", "") in page
    assert not ReviewInterval.objects.exists()


def test_the_table_says_by_how_many_days_a_case_is_overdue(signed_in, case, supervisor):
    review(case, supervisor, at=timezone.now() - timedelta(days=20))
    make_measures.administration(case, total=9)

    page = signed_in(supervisor).get(reverse("supervision:caseload")).text

    assert "+6" in page
    assert "To be looked at within 14 days" in page
    assert "6 days past its time" in page
