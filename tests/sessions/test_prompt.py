"""What to come back to: facts of the record, each with its place, never about safety."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from formulation.actions import set_goal
from formulation.models import InventoryPerson
from protocols.base import ReviewKind
from sessions.queries import course_of, prompt_of, prompts_of
from sessions.queries.prompt import REVIEWS
from tests import make, make_formulation, make_sessions
from tests.make_sessions import FULL_RISK

pytestmark = pytest.mark.django_db


def lines(case, today=make.TODAY) -> list[str]:
    prompt = prompt_of(case, course_of(case), today=today)
    return [f"{one.text} {one.quote}".strip() for one in prompt.lines] if prompt else []


def test_plan_task_and_what_the_supervisor_asked_come_first(case, supervisor):
    booked = make_sessions.course(case=case)
    make_sessions.carried_task(case, supervisor, text="Ask about the brother")
    make_sessions.signed(
        booked[0], next_plan="Begin with his sleep", next_homework="Ring Ada"
    )

    assert lines(case)[:3] == [
        "Planned: Begin with his sleep",
        "Agreed task: Ring Ada",
        f"{supervisor.short_name} asks: Ask about the brother",
    ]


def test_every_line_leads_to_where_it_comes_from(client, case, therapist, supervisor):
    booked = make_sessions.course(case=case, signed_ones=3)
    make_sessions.carried_task(case, supervisor)
    goal(case)
    make_sessions.signed(booked[3], next_plan="His sleep", next_homework="Ring Ada")
    client.force_login(therapist)

    found = prompt_of(case, course_of(case), today=make.TODAY)

    assert len(found.lines) > 3
    for line in found.lines:
        assert client.get(line.url).status_code == 200, line


@pytest.mark.parametrize("count", [1, 4])
def test_the_prompts_of_a_whole_day_cost_no_more_than_that_of_one_case(
    therapist, supervisor, django_assert_num_queries, count
):
    found = []
    for _ in range(count):
        case = make.case(therapist=therapist)
        booked = make_sessions.course(case=case)
        make_sessions.carried_task(case, supervisor)
        make_sessions.signed(booked[0], next_plan="Sleep", next_homework="Ring Ada")
        make_formulation.focus(case, area="ROLE_TRANSITION")
        found.append((case, course_of(case)))

    with django_assert_num_queries(8):
        prompts = prompts_of(found, today=make.TODAY)

    assert set(prompts) == {case.pk for case, _ in found}
    for case, course in found:
        assert prompts[case.pk] == prompt_of(case, course, today=make.TODAY)


def goal(case):
    return set_goal(
        case=case,
        by=case.therapist,
        words="Sleep through",
        baseline=None,
        target=None,
        set_on=make.TODAY,
        at=make.NOW,
    )


def test_a_new_phase_is_said_before_its_first_session_alone(case):
    booked = make_sessions.course(case=case, signed_ones=3)
    assert not any("phase" in line for line in lines(case))

    make_sessions.signed(booked[3])
    assert "Session 5 is the first of the phase: Middle." in lines(case)

    make_sessions.signed(booked[4])
    assert not any("phase" in line for line in lines(case))


def test_review_letter_goals_and_the_last_session_are_said_by_their_number(case):
    booked = make_sessions.course(case=case, signed_ones=7)
    goal(case)

    assert "The mid-course review is due." in lines(case)
    assert "The goals are to be rated." in lines(case)

    for session in booked[7:15]:
        make_sessions.signed(session)
    assert "It is the last session, 16 of 16." in lines(case)


def test_goals_are_not_spoken_of_where_there_are_none(case):
    make_sessions.course(case=case, signed_ones=7)

    assert "The goals are to be rated." not in lines(case)


def test_an_anniversary_within_fourteen_days_is_said(case):
    make_sessions.course(case=case, signed_ones=1)
    died = make.TODAY + timedelta(days=10) - timedelta(days=365)
    InventoryPerson.objects.create(
        case=case,
        name="Ngozi",
        status="DECEASED",
        died_on=died,
        added_at=make.NOW,
        author=case.therapist,
    )

    soon = prompt_of(case, course_of(case), today=make.TODAY)
    before = prompt_of(case, course_of(case), today=make.TODAY - timedelta(days=30))

    assert any(line.anniversary for line in soon.lines)
    assert before is None or not any(line.anniversary for line in before.lines)


def test_nothing_about_safety_stands_in_it(case):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], risk=FULL_RISK, next_plan="His sleep")

    assert not any(
        "wish" in line.lower() or "risk" in line.lower() for line in lines(case)
    )


def test_without_a_next_session_or_after_closing_there_is_none(case, therapist):
    assert prompt_of(case, course_of(case), today=make.TODAY) is None
    closed = make.closed_case(therapist=therapist)
    assert prompt_of(closed, course_of(closed), today=make.TODAY) is None


def test_more_than_five_lines_are_folded(case, supervisor):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], next_homework="\n".join("abcdefg"))

    found = prompt_of(case, course_of(case), today=make.TODAY)

    assert (len(found.first), len(found.rest)) == (5, len(found.lines) - 5)
    assert found.rest


def test_it_stands_on_the_signed_page_in_the_next_log_and_on_today(
    client, case, therapist
):
    first, second = make_sessions.course(case=case, starts_on=timezone.localdate())[:2]
    now = timezone.now()
    for session, at in ((first, now - timedelta(days=2)), (second, now)):
        session.scheduled_at = at + timedelta(minutes=1)
        session.save()
    make_sessions.signed(first, next_plan="Begin with his sleep")
    client.force_login(therapist)

    for page in (
        reverse("sessions:session", args=[case.pk, first.pk]),
        reverse("sessions:log", args=[case.pk, second.pk]),
        reverse("today"),
    ):
        shown = client.get(page).content.decode()
        assert "To come back to" in shown, page
        assert "Begin with his sleep" in shown, page


def test_an_older_session_does_not_repeat_it(client, case, therapist):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], next_plan="Old plan")
    make_sessions.signed(booked[1], next_plan="New plan")
    client.force_login(therapist)

    page = client.get(reverse("sessions:session", args=[case.pk, booked[0].pk]))

    assert "To come back to" not in page.content.decode()


def test_last_time_is_told_at_a_glance_and_nothing_of_safety(client, case, therapist):
    booked = make_sessions.course(case=case)
    ada = InventoryPerson.objects.create(
        case=case, name="Ada", added_at=make.NOW, author=therapist
    )
    make_sessions.signed(
        booked[0],
        text="He told of the hospital.",
        focus_link="Her side of the wardrobe",
        important="That I said it aloud",
        next_homework="Ring Ada",
        people=(ada.pk,),
    )
    client.force_login(therapist)

    shown = client.get(reverse("sessions:log", args=[case.pk, booked[1].pk]))
    panel = shown.content.decode().split('id="side-last"')[1].split("</section>")[0]

    for words in (
        "He told of the hospital.",
        "Her side of the wardrobe",
        "That I said it aloud",
        "Ring Ada",
        "Ada",
        "PHQ-9",
    ):
        assert words in panel
    assert "thoughts" not in panel


def test_what_the_client_called_important_is_signed_with_the_note(client, case):
    first = make_sessions.course(case=case)[0]

    note = make_sessions.signed(first, important="That I said it aloud")

    assert note.content["important_to_client"] == "That I said it aloud"
    client.force_login(case.therapist)
    page = client.get(reverse("sessions:session", args=[case.pk, first.pk]))
    assert "That I said it aloud" in page.content.decode()


def test_every_kind_of_review_has_its_words():
    """A format that looks back in another rhythm is prompted like the others."""
    assert set(REVIEWS) == set(ReviewKind)
