"""The pages of a supervision session, and who finds what on them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions.models import CarriedTask
from sessions.queries.agenda import open_tasks
from supervision import actions, queries
from supervision.models import SupervisionSession
from tests import make
from tests.make_supervision import decided, on_agenda, session, write

pytestmark = pytest.mark.django_db

SESSIONS = reverse("supervision:sessions")
NEW = reverse("supervision:new_session")


def url(name, *args):
    return reverse(f"supervision:{name}", args=args)


def url_of(name, item):
    return url(name, item.case_id, item.pk)


@pytest.fixture
def held(case, supervisor):
    return session(by=supervisor, present=[case.therapist], cases=[case])


@pytest.fixture
def item(held):
    return held.items.get()


def head(*people, **fields):
    values = {
        "version": "0",
        "held_on": timezone.localdate().isoformat(),
        "starts_at": "14:00",
        "minutes": "50",
        "mode": "ONE_TO_ONE",
        "present": [str(one.pk) for one in people],
    }
    return values | fields


def test_a_supervisor_begins_fills_and_closes_a_session(signed_in, case, supervisor):
    on_agenda(case, question="Am I too quick?")
    browser = signed_in(supervisor)
    begun = browser.post(NEW, head(case.therapist))
    held = SupervisionSession.objects.get()
    assert begun.url == url("session", held.pk)

    page = browser.get(begun.url).text
    assert "Take over 1" in page
    browser.post(url("take_over_agenda", held.pk))
    item = held.items.get()
    page = browser.get(url_of("item", item)).text
    assert "Am I too quick?" in page

    typed = {
        "version": str(item.version),
        "reason": "STUCK",
        "question": "Am I too quick?",
        "discussion": "We slowed it down.",
        "decision_1": "Wait for the feeling",
        "owner_1": "THERAPIST",
        "due_1": "2026-12-01",
        "back": "1",
    }
    assert browser.post(url_of("item", item), typed).url == begun.url
    assert "Written" in browser.get(begun.url).text
    answer = browser.post(url("close_session", held.pk), follow=True)

    assert "Closed. What was decided goes home" in answer.text
    assert [task.text for task in open_tasks(case)] == ["Wait for the feeling"]
    assert "Closed" in browser.get(SESSIONS).text


def test_a_session_with_nobody_or_a_stranger_comes_back_with_its_form(
    signed_in, supervisor, therapist, trainee, outsider
):
    browser = signed_in(supervisor)

    assert "Choose who is present" in browser.post(NEW, head()).text
    both = browser.post(NEW, head(therapist, trainee)).text
    assert "One to one is with one person" in both
    assert 'value="50"' in both
    assert "not one of the available" not in both
    assert browser.post(NEW, head(outsider)).status_code == 200
    assert "Enter the date" in browser.post(NEW, head(therapist, held_on="")).text
    assert not SupervisionSession.objects.exists()


def test_the_last_session_of_a_supervision_is_written_down_after_its_end(
    signed_in, supervisor, therapist
):
    make.supervision(supervisor=supervisor, supervisee=therapist)
    today = timezone.localdate()
    last = today - timedelta(days=3)
    supervisor.supervisee_links.update(ends_on=last)
    browser = signed_in(supervisor)
    typed = {
        "version": 0,
        "held_on": today.isoformat(),
        "mode": "ONE_TO_ONE",
        "minutes": 50,
        "present": [str(therapist.pk)],
    }

    late = browser.post(url("new_session"), typed).text
    assert f"You did not supervise {therapist.full_name} on that day" in late
    answer = browser.post(url("new_session"), typed | {"held_on": last.isoformat()})
    held = SupervisionSession.objects.get()
    assert answer.url == url("session", held.pk)
    browser.post(url("close_session", held.pk))

    held.refresh_from_db()
    assert held.is_closed


def test_somebody_supervised_long_ago_is_not_offered(signed_in, supervisor, therapist):
    make.supervision(supervisor=supervisor, supervisee=therapist)
    ended = timezone.localdate() - timedelta(days=32)
    supervisor.supervisee_links.update(ends_on=ended)

    page = signed_in(supervisor).get(url("new_session")).text

    assert therapist.full_name not in page


def test_who_was_there_is_changed_on_its_page(signed_in, held, supervisor, therapist):
    browser, page = signed_in(supervisor), url("session", held.pk)

    browser.post(page, head(therapist, version="1", minutes="75"))
    held.refresh_from_db()
    assert held.minutes == 75

    stale = browser.post(page, head(therapist, version="1", minutes="30"))
    assert "changed in another window" in stale.text
    assert 'value="30"' in stale.text
    nobody = browser.post(page, head(version="2"))
    assert "Choose who is present" in nobody.text
    wrong = browser.post(page, head(therapist, version="2", minutes="many"))
    assert "Minutes must be a number between 1 and 480" in wrong.text


def test_one_case_more_is_added(signed_in, held, supervisor, therapist):
    more = make.case(therapist=therapist, of=make.client("Anna Adams"))
    browser = signed_in(supervisor)

    assert "Choose a case" in browser.post(url("take_up", held.pk), {}).text
    browser.post(url("take_up", held.pk), {"case": str(more.pk)})

    assert held.items.filter(case=more).exists()


def test_what_is_typed_saves_itself_and_an_older_window_is_told(
    signed_in, item, supervisor
):
    browser, typed = signed_in(supervisor), {"version": str(item.version)}

    first = browser.post(url_of("autosave_item", item), typed | {"discussion": "One"})
    assert first.json()["version"] == item.version + 1
    second = browser.post(url_of("autosave_item", item), typed | {"discussion": "Two"})
    assert second.status_code == 409

    page = browser.get(url_of("item", item)).text
    assert "Typed in another window" in page
    assert "Two" in page
    third = browser.post(url_of("item", item), typed | {"discussion": "Three"})
    assert third.url == url_of("item", item)
    browser.post(url_of("lay_item_aside", item))
    assert "Typed in another window" not in browser.get(url_of("item", item)).text


def test_what_cannot_be_read_is_named_kept_and_not_closed_over(
    signed_in, item, supervisor
):
    browser = signed_in(supervisor)
    typed = {
        "version": str(item.version),
        "discussion": "Still here",
        "recording": "somewhere",
        "due_1": "2026-12-01",
    }

    page = browser.post(url_of("item", item), typed).text
    assert "like 12:30" in page
    assert "Write what is to be done by then" in page
    assert "Still here" in page
    closing = browser.post(url("close_session", item.session_id), follow=True).text
    assert "Something cannot be read yet" in closing
    assert "Still here" in browser.get(url_of("item", item)).text


def test_a_case_is_taken_out_and_a_session_discarded(signed_in, item, supervisor):
    browser = signed_in(supervisor)

    browser.post(url_of("take_out", item))
    assert not item.session.items.exists()
    browser.post(url("discard_session", item.session_id))
    assert not SupervisionSession.objects.exists()


def test_nothing_more_on_the_agenda_is_said(signed_in, held, supervisor):
    answer = signed_in(supervisor).post(url("take_over_agenda", held.pk), follow=True)

    assert "Nothing more on the agenda" in answer.text


# Whose it is to read


def test_the_therapist_finds_nothing_of_a_draft_and_all_of_what_was_closed(
    signed_in, item, supervisor, case
):
    browser = signed_in(case.therapist)
    assert browser.get(url_of("item", item)).status_code == 404
    assert browser.get(url("session", item.session_id)).status_code == 404

    actions.close_session(session=item.session, by=supervisor, at=make.NOW)

    assert "We looked at the last two notes." in browser.get(url_of("item", item)).text
    assert "We looked at" in browser.get(url("session", item.session_id)).text
    assert "Talked about in supervision" in browser.get(url("case", case.pk)).text


def test_in_a_group_nobody_reads_about_the_cases_of_another(
    signed_in, supervisor, therapist, trainee
):
    mine, other = make.case(therapist=therapist), make.case(therapist=trainee)
    held = session(
        by=supervisor,
        present=[therapist, trainee],
        cases=[mine, other],
        is_closed=True,
    )
    foreign = held.items.get(case=other)
    browser = signed_in(therapist)

    page = browser.get(url("session", held.pk)).text
    assert mine.client.number in page
    assert other.client.number not in page
    assert "1 more case in this session" in page
    assert browser.get(url_of("item", foreign)).status_code == 404


def test_in_a_group_a_co_therapist_reads_nothing_of_what_is_between_the_two(
    signed_in, supervisor, therapist, trainee
):
    other = make.case(therapist=trainee)
    make.access(to=other, user=therapist, relation="CO_THERAPIST", ends_on=None)
    held = session(
        by=supervisor, present=[therapist, trainee], cases=[other], is_closed=True
    )

    page = signed_in(therapist).get(url("session", held.pk)).text

    assert "1 more case in this session" in page
    assert "We looked at" not in page


def test_a_reflection_is_read_by_its_writer_and_the_supervisor_alone(
    signed_in, supervisor, therapist, trainee
):
    held = session(by=supervisor, present=[therapist, trainee], is_closed=True)
    browser = signed_in(therapist)
    assert "Write something first" in browser.post(url("reflect", held.pk), {}).text
    browser.post(url("reflect", held.pk), {"text": "I hurried past her grief"})

    page = url("session", held.pk)
    assert "I hurried past" in browser.get(page).text
    assert "I hurried past" in signed_in(supervisor).get(page).text
    assert "I hurried past" not in signed_in(trainee).get(page).text
    refused = signed_in(supervisor).post(url("reflect", held.pk), {"text": "Mine"})
    assert "Only somebody who was present" in refused.text


def test_after_supervision_has_ended_its_cases_are_not_read_on(
    signed_in, item, supervisor, case
):
    actions.close_session(session=item.session, by=supervisor, at=make.NOW)
    supervisor.supervisee_links.update(ends_on=make.TODAY)
    case.therapist = make.user("Jonas Weil")
    case.save()

    page = signed_in(supervisor).get(url("session", item.session_id)).text

    assert "We looked at" not in page
    assert "1 more case in this session" in page


def test_something_is_added_on_its_page(signed_in, item, supervisor, case):
    browser = signed_in(supervisor)
    early = browser.post(url_of("add_to_item", item), {"text": "Early"}, follow=True)
    assert "not closed yet" in early.text
    actions.close_session(session=item.session, by=supervisor, at=make.NOW)

    assert "Write something first" in browser.post(url_of("add_to_item", item), {}).text
    browser.post(url_of("add_to_item", item), {"text": "The sister rang"})

    shown = signed_in(case.therapist).get(url_of("item", item)).text
    assert "The sister rang" in shown


def test_what_a_supervisor_took_on_is_finished_by_them(signed_in, item, supervisor):
    write(item, by=supervisor, **decided("Find the paper", owner="SUPERVISOR"))
    actions.close_session(session=item.session, by=supervisor, at=make.NOW)
    task = CarriedTask.objects.get()
    finish = url("finish_own", item.case_id, task.pk)
    browser = signed_in(supervisor)
    page = browser.get(url("agenda")).text
    assert finish in page
    assert item.case.client.number in page
    assert finish in browser.get(url("case", item.case_id)).text

    why = browser.post(finish, {"outcome": "NOT_DONE"}).text
    assert "Write why it is not done. The therapist reads this" in why
    browser.post(finish, {"outcome": "DONE"})

    task.refresh_from_db()
    assert task.outcome == "DONE"
    assert browser.get(finish).status_code == 404


@pytest.fixture
def left_behind(item, supervisor):
    """What a supervisor took on, whose supervision has ended since."""
    write(item, by=supervisor, **decided("Find the paper", owner="SUPERVISOR"))
    actions.close_session(session=item.session, by=supervisor, at=make.NOW)
    supervisor.supervisee_links.update(ends_on="2020-02-01")
    return CarriedTask.objects.get()


def test_what_a_supervisor_left_is_taken_over_by_who_comes_after(
    signed_in, left_behind
):
    new = make.user("Ines Roth", roles="supervisor")
    make.supervision(supervisor=new, supervisee=left_behind.case.therapist)
    finish = url("finish_own", left_behind.case_id, left_behind.pk)
    browser = signed_in(new)

    assert finish in browser.get(url("agenda")).text
    assert finish in browser.get(url("case", left_behind.case_id)).text
    browser.post(finish, {"outcome": "DONE"})

    left_behind.refresh_from_db()
    assert left_behind.outcome == "DONE"


def test_who_left_finds_it_no_more(signed_in, left_behind, supervisor):
    finish = url("finish_own", left_behind.case_id, left_behind.pk)

    assert finish not in signed_in(supervisor).get(url("agenda")).text
    assert signed_in(supervisor).get(finish).status_code == 404


def test_of_two_supervisors_each_keeps_what_they_took_on(signed_in, item, supervisor):
    other = make.user("Ines Roth", roles="supervisor")
    make.supervision(supervisor=other, supervisee=item.case.therapist)
    write(item, by=supervisor, **decided("Find the paper", owner="SUPERVISOR"))
    actions.close_session(session=item.session, by=supervisor, at=make.NOW)
    finish = url("finish_own", item.case_id, CarriedTask.objects.get().pk)

    for page in (url("agenda"), url("case", item.case_id)):
        assert finish in signed_in(supervisor).get(page).text
        assert finish not in signed_in(other).get(page).text
    assert signed_in(other).get(finish).status_code == 404


def test_the_list_asks_as_often_for_many_as_for_one(
    supervisor, therapist, django_assert_num_queries
):
    for _ in range(3):
        session(
            by=supervisor,
            present=[therapist],
            cases=[make.case(therapist=therapist)],
            is_closed=True,
        )

    with django_assert_num_queries(3):
        lines = queries.sessions_of(therapist, make.TODAY)
    assert [line.cases for line in lines] == [1, 1, 1]


def test_a_session_asks_as_often_for_many_cases_as_for_one(
    supervisor, therapist, django_assert_num_queries
):
    cases = [
        make.case(therapist=therapist, of=make.client(f"Anna No{number}"))
        for number in range(3)
    ]
    held = session(by=supervisor, present=[therapist], cases=cases)

    with django_assert_num_queries(9):
        queries.page_of(held, supervisor, make.TODAY)
