"""The practice's row is asked for once while a page is read, and anew by whoever writes."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.middleware import asking_once
from accounts.models import Practice
from accounts.queries import practice

pytestmark = pytest.mark.django_db


class Unfinished(Exception):
    pass


def asked(method, change=None):
    """How often a page asks that needs the practice twice, and the names that it got."""
    names = []

    def page(request):
        names.append(practice().name)
        if change:
            change()
        names.append(practice().name)
        return HttpResponse()

    with CaptureQueriesContext(connection) as queries:
        asking_once(page)(getattr(RequestFactory(), method)("/"))
    return sum("accounts_practice" in one["sql"] for one in queries), names


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_page_that_reads_asks_once(method):
    assert asked(method)[0] == 1


def test_a_page_that_writes_asks_anew():
    def change():
        Practice(name="Riverside").save()

    assert asked("post", change)[1][1] == "Riverside"


def test_the_next_page_asks_again_though_this_one_failed():
    def page(request):
        practice()
        raise Unfinished

    with pytest.raises(Unfinished):
        asking_once(page)(RequestFactory().get("/"))
    Practice(name="Riverside").save()

    assert practice().name == "Riverside"
    assert asked("get")[1] == ["Riverside", "Riverside"]


def test_outside_a_page_every_question_is_asked():
    with CaptureQueriesContext(connection) as queries:
        practice()
        practice()

    assert len(queries) == 2
