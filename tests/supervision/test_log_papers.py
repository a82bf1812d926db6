"""A log of hours becomes a PDF: asked for in a request, made by a worker."""

import io
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from pypdf import PdfReader

from audit.models import Event
from documents import hints
from supervision import jobs, tasks
from supervision.models import LogPaper
from tests import make, make_ratings

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch):
    """The hints that would have been sent."""
    sent = []
    monkeypatch.setattr(hints, "send", lambda *what: sent.append(what) or True)
    return sent


@pytest.fixture
def paper(case, told, django_capture_on_commit_callbacks):
    make_ratings.held(case)
    browser = Browser()
    browser.force_login(case.therapist)
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("supervision:ask_for_log", args=[case.therapist.pk]))
    return LogPaper.objects.get()


def text_of(data):
    reader = PdfReader(io.BytesIO(bytes(data)))
    return " ".join(page.extract_text() for page in reader.pages)


def test_asking_writes_a_row_and_tells_a_worker(paper, told):
    assert paper.is_waiting
    assert told == [("supervision.draw_log", paper.pk)]
    assert Event.objects.filter(verb="log.requested").count() == 1


def test_the_worker_makes_it_and_who_asked_opens_it(paper, case):
    tasks.draw_log(str(paper.pk))
    browser = Browser()
    browser.force_login(case.therapist)

    answer = browser.get(reverse("supervision:log_pdf", args=[paper.pk]))

    assert answer["Content-Type"] == "application/pdf"
    words = text_of(answer.content)
    assert "Ruth Adeyemi" in words
    assert f"D.O., {case.client.number}" in words
    assert "Okafor" not in words
    assert Event.objects.filter(verb="log.downloaded", actor_id=case.therapist.pk)


def test_what_is_not_made_yet_is_said_and_no_download(paper, case):
    browser = Browser()
    browser.force_login(case.therapist)

    page = browser.get(reverse("supervision:log_pdf", args=[paper.pk]), follow=True)

    assert "The PDF is still being made." in page.content.decode()
    assert not Event.objects.filter(verb="log.downloaded")


def test_the_table_that_is_taken_along_stands_in_the_access_log(
    case, supervisor, admin
):
    browser = Browser()
    browser.force_login(supervisor)
    browser.get(reverse("supervision:hours_csv", args=[case.therapist.pk]))

    browser.force_login(admin)
    page = browser.get(reverse("access_log")).content.decode()

    assert "Supervision log downloaded" in page
    assert "Ruth Adeyemi" in page


def test_making_it_twice_makes_it_once(paper):
    assert jobs.draw_log(paper_id=paper.pk)
    first = bytes(LogPaper.objects.get().data)

    assert not jobs.draw_log(paper_id=paper.pk)
    assert bytes(LogPaper.objects.get().data) == first


def test_what_cannot_be_printed_says_so(paper):
    paper.facts["person"]["name"] = "\U0001f600"
    paper.save()

    jobs.draw_log(paper_id=paper.pk)

    paper.refresh_from_db()
    assert paper.state == LogPaper.State.FAILED
    assert "cannot be printed" in paper.problem


def test_whoever_lost_the_lease_changes_nothing(paper):
    token = jobs._claim(paper.pk, make.NOW)
    jobs._claim(paper.pk, make.NOW + timedelta(minutes=2))

    assert not jobs._finish(paper.pk, token, data=b"late")
    assert LogPaper.objects.get().is_waiting


def test_the_sweep_tells_again_of_what_nobody_makes(paper, told):
    told.clear()
    tasks.sweep_logs()

    assert told == [("supervision.draw_log", paper.pk)]


def test_the_sweep_leaves_alone_what_is_being_made(paper, told):
    jobs._claim(paper.pk, make.NOW)
    told.clear()

    assert jobs.sweep_logs(at=make.NOW + timedelta(seconds=30)) == 0


def test_after_three_starts_it_is_given_up(paper):
    LogPaper.objects.update(token=jobs.MOST_STARTS, asked_at=make.NOW)

    jobs.sweep_logs(at=make.NOW)

    paper.refresh_from_db()
    assert (paper.state, paper.problem) == (LogPaper.State.FAILED, jobs.NOT_MADE)
    assert not jobs.draw_log(paper_id=paper.pk)


def test_after_a_week_it_is_gone(paper):
    jobs.sweep_logs(at=paper.asked_at + timedelta(days=7, seconds=1))

    assert not LogPaper.objects.exists()
