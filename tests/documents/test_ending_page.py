"""The page of the ending: one list, and where each step stands."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from documents import actions
from documents.models import Document
from documents.queries.ending import ending_page
from protocols import PROTOCOLS
from protocols import ending_checklist as endings
from sessions import actions as sessions
from sessions.actions import ending as rules
from sessions.models import EndingFeeling, TaskTick
from sessions.queries import course_of
from tests import make, make_documents, make_ending, make_sessions, make_young
from ui.words import short_day

pytestmark = pytest.mark.django_db


def page_of(case, **fields):
    values = {"today": make.TODAY, "may_read_drafts": True} | fields
    return ending_page(case, course_of(case), **values)


def line(case, key: str, **fields):
    stages = page_of(case, **fields).stages
    return next(one for stage in stages for one in stage.lines if one.key == key)


@pytest.fixture
def ending(therapist):
    """The last session of six, with the ending named and a feeling said in it."""
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    *before, last = make_sessions.course(case=case, planned=6, reason="Short")
    for session in before:
        make_sessions.signed(session)
    make_sessions.signed(
        last,
        ticks=("CLOSE_BEGIN_NAMED",),
        felt=("SAD", "PROUD"),
        felt_words="Another goodbye",
    )
    return case


def test_what_was_ticked_in_a_session_says_in_which(ending):
    assert line(ending, endings.NAMED).where == "session 6"
    assert line(ending, endings.FEELINGS_INVITED).where == "session 6"
    assert not line(ending, endings.UNFINISHED).is_done


@pytest.mark.parametrize("item", PROTOCOLS.values(), ids=lambda item: item.key)
def test_each_line_is_ticked_by_the_sessions_of_its_own_protocol(item, therapist):
    """One agenda line a session; all else on the checklist stays as it was."""
    case = make.case(therapist=therapist, protocol_key=item.key)
    keys = {line.key for number in AT_THE_END for line in last_lines(item, number)}
    ticks = sorted(keys & endings.ticks_of_endings())
    expected: dict[str, list[str]] = {}
    for number, tick in enumerate(ticks, start=1):
        TaskTick.objects.create(
            case=case,
            therapy_session=make_sessions.session(
                case=case, number=number, attendance="CAME", days_ago=40 - number
            ),
            key=tick,
            title=item.line(tick).title,
        )
        for step in endings.steps_of_tick(tick):
            expected.setdefault(step, []).append(str(number))

    lines = [one for stage in page_of(case).stages for one in stage.lines]

    assert len(ticks) > 3
    assert {
        one.key: re.findall(r"\d+", one.where) for one in lines if one.is_done
    } == expected


AT_THE_END = (-3, -2, -1, 0)


def last_lines(item, before):
    """What the agenda offers so many sessions before the last."""
    number, planned = max(1, item.sessions + before), item.sessions
    return (*item.agenda(number, planned), *item.tasks(number, planned))


def test_what_the_last_session_of_counselling_decides_is_the_next_step(therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_COUNSELLING")
    make_young.triage(case, decision="REFER", next_step="IPT at the clinic")

    found = line(case, endings.NEXT_STEP)

    assert found.is_done
    assert "Refer on for more help" in found.where


def test_a_feeling_said_in_a_session_is_covered_by_its_signature(ending):
    feeling = EndingFeeling.objects.get()
    content = feeling.therapy_session.note.content

    assert content["ending_feeling"]["felt"] == ["SAD", "PROUD"]
    assert [one.felt for one in page_of(ending).feelings] == [("Sad", "Proud")]


def test_a_session_without_a_feeling_signs_nothing_about_it(case):
    first = make_sessions.course(case=case)[0]

    note = make_sessions.signed(first)

    assert "ending_feeling" not in note.content


def test_feelings_between_sessions_stand_in_their_place(ending):
    sessions.record_ending_feeling(
        case=ending,
        by=ending.therapist,
        felt=["ANGRY"],
        recorded_on=make.TODAY,
        at=make.NOW,
    )

    titles = [one.title for one in page_of(ending).feelings]

    assert sorted(titles) == ["Between sessions", "Session 6"]


@pytest.mark.parametrize(
    ("felt", "rule"), [([], rules.NothingFelt), (["BORED"], rules.FeelingUnknown)]
)
def test_a_feeling_is_one_of_the_list_or_in_words(case, felt, rule):
    with pytest.raises(rule):
        sessions.record_ending_feeling(
            case=case,
            by=case.therapist,
            felt=felt,
            recorded_on=make.TODAY,
            at=make.NOW,
        )


def test_a_step_is_noted_and_taken_back_by_another_row(case):
    def note(**fields):
        sessions.note_ending_step(
            case=case,
            by=case.therapist,
            key=endings.COMPLAINT_ROUTE,
            done_on=make.TODAY,
            at=make.NOW + timedelta(minutes=1),
            **fields,
        )

    make_ending.step(case, note="Card given")
    assert line(case, endings.COMPLAINT_ROUTE).note == "Card given"

    note(is_done=False)
    assert not line(case, endings.COMPLAINT_ROUTE).is_done
    assert line(case, endings.COMPLAINT_ROUTE).note == ""


def test_what_stands_in_the_record_is_not_noted_by_hand(case):
    with pytest.raises(rules.StepStandsInTheRecord):
        sessions.note_ending_step(
            case=case,
            by=case.therapist,
            key=endings.PLAN,
            done_on=make.TODAY,
            at=make.NOW,
        )


def test_a_letter_is_due_in_a_session_and_on_its_day(case):
    booked = make_sessions.course(case=case, signed_ones=2)
    day = timezone.localdate(booked[13].scheduled_at)

    due = f"draft due by session 14, {short_day(day, today=make.TODAY)}"

    assert line(case, endings.LETTER).where == due
    letter = page_of(case).letter
    assert (letter.due, letter.due_on) == (14, day)


def test_plan_letter_and_gp_letter_say_where_they_stand(therapist):
    case = make_documents.daniel(therapist)
    assert "draft due by session" in line(case, endings.LETTER).where
    assert line(case, endings.PLAN).where.startswith("version 1")

    letter = actions.draft_document(
        case=case, by=therapist, kind=Document.Kind.ENDING_LETTER
    )
    actions.share_document(
        document=letter,
        by=therapist,
        shared_on=make.TODAY,
        is_read_aloud=True,
        client_letter=" Dear Ruth ",
        given_on=make.TODAY,
    )

    found = line(case, endings.LETTER)
    assert found.is_done
    assert "read together" in found.where
    assert "final copy given" in found.where
    letter.refresh_from_db()
    assert (letter.client_letter, letter.is_read_aloud) == ("Dear Ruth", True)


def test_who_may_not_read_drafts_sees_no_draft(therapist):
    case = make_documents.daniel(therapist)
    actions.draft_document(case=case, by=therapist, kind=Document.Kind.GP_LETTER)

    assert page_of(case).gp_letter is not None
    assert page_of(case, may_read_drafts=False).gp_letter is None


def test_the_page_asks_a_fixed_number_of_questions(
    client, ending, django_assert_max_num_queries
):
    client.force_login(ending.therapist)

    with django_assert_max_num_queries(60):
        page = client.get(reverse("documents:ending", args=[ending.pk]))

    assert "Steps of the ending" in page.content.decode()
