"""A client who comes back: the courses lead to each other, for whoever may open both."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from cases import queries
from cases.models import Case
from tests import make


@pytest.fixture
def client_again(db):
    return make.client("Daniel Okafor")


def earlier(therapist, client):
    return make.closed_case(
        therapist=therapist,
        of=client,
        opened_at=datetime(2026, 2, 3, 9, tzinfo=UTC),
        referred_on=date(2026, 2, 1),
        closed_on=date(2026, 6, 2),
    )


def now(therapist, client):
    return make.case(
        therapist=therapist, of=client, opened_at=datetime(2026, 11, 3, 9, tzinfo=UTC)
    )


def page(browser, case):
    return browser.get(reverse("overview", args=[case.pk])).content.decode()


def test_both_courses_lead_to_each_other(signed_in, therapist, client_again):
    old, new = earlier(therapist, client_again), now(therapist, client_again)
    browser = signed_in(therapist)

    assert f'href="/cases/{old.pk}/">Earlier case, closed 2 Jun</a>' in page(
        browser, new
    )
    assert f'href="/cases/{new.pk}/">Later case, opened 3 Nov</a>' in page(browser, old)


def test_a_new_therapist_is_told_of_the_earlier_course_and_no_more(
    signed_in, therapist, outsider, client_again
):
    old, new = earlier(therapist, client_again), now(outsider, client_again)

    said = page(signed_in(outsider), new)

    assert (
        "Before this there was a course with Ruth Adeyemi, from 03-Feb-2026 to "
        "02-Jun-2026."
    ) in said
    assert str(old.pk) not in said


def test_the_former_therapist_is_not_told_of_the_new_course(
    signed_in, therapist, outsider, client_again
):
    old, new = earlier(therapist, client_again), now(outsider, client_again)

    said = page(signed_in(therapist), old)

    assert str(new.pk) not in said
    assert "Later case" not in said


def test_who_covers_the_new_case_is_not_told_of_the_old_one(
    therapist, outsider, trainee, client_again
):
    earlier(therapist, client_again)
    new = now(outsider, client_again)
    make.access(to=new, user=trainee)

    assert queries.other_courses(new, trainee) == ()


def test_a_first_course_says_nothing_of_others(signed_in, case, therapist):
    assert queries.other_courses(case, therapist) == ()
    assert "Earlier case" not in page(signed_in(therapist), case)


def test_a_closed_case_offers_a_new_one_where_it_can_be_opened(
    signed_in, therapist, client_again
):
    old = earlier(therapist, client_again)
    browser = signed_in(therapist)
    offer = f'href="/clients/{client_again.pk}/cases/new/"'
    assert offer in page(browser, old)
    assert offer in browser.get(f"/cases/{old.pk}/contacts/").content.decode()

    new = now(therapist, client_again)

    assert offer not in page(browser, old)
    assert offer not in page(browser, new)
    assert offer not in browser.get(f"/cases/{old.pk}/contacts/").content.decode()


def test_a_supervisor_is_offered_no_new_case(signed_in, supervisor, therapist):
    old = earlier(therapist, make.client())

    assert "/cases/new/" not in page(signed_in(supervisor), old)


def test_other_courses_cost_two_queries(
    therapist, client_again, django_assert_num_queries
):
    for _ in range(3):
        earlier(therapist, client_again)
    new = Case.objects.with_people().get(pk=now(therapist, client_again).pk)

    with django_assert_num_queries(2):
        assert len(queries.other_courses(new, therapist)) == 3
