"""What a whole page asks of the database, template and frame included."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import make_sessions


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("supervisor", "supervision:caseload"),
        ("therapist", "clients"),
        ("admin", "clients"),
        ("therapist", "overview"),
        ("therapist", "today"),
        ("therapist", "to_sign"),
    ],
)
def test_a_page_asks_the_same_number_of_questions_for_ten_cases_and_two_hundred(
    signed_in, request, therapist, who, page
):
    """Each case with a plan, sessions that wait to be signed, and one today."""
    browser = signed_in(request.getfixturevalue(who))
    now = timezone.now()
    days = {"now": now, "days_ago": (14, 7, 0)}
    first = make_sessions.many_courses(therapist, 10, **days)[0]
    # Whoever comes next is opened up on Today: the same client both times.
    make_sessions.session(case=first, scheduled_at=now - timedelta(seconds=1))
    url = reverse(page, args=[first.pk] if page == "overview" else [])
    browser.get(url)
    with CaptureQueriesContext(connection) as ten:
        assert browser.get(url).status_code == 200
    make_sessions.many_courses(therapist, 190, **days)
    with CaptureQueriesContext(connection) as two_hundred:
        assert browser.get(url).status_code == 200

    assert len(two_hundred) == len(ten)
