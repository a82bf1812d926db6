"""Where a course stands: numbers, states, scores, phases; in five queries."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accounts.models import Practice
from sessions import actions
from sessions.queries import State, course_of, courses_of
from sessions.queries.courses import LINE_LONGEST, first_line
from tests import make, make_cases, make_sessions
from tests.make_sessions import FIRST_DAY, moment

pytestmark = pytest.mark.django_db


def test_a_course_at_session_nine(case):
    make_sessions.course(case=case, signed_ones=8)

    course = course_of(case)

    assert (course.attended, course.planned, course.left) == (8, 16, 8)
    assert course.number_now == 9
    assert course.next.title == "Session 9"
    assert course.next.state == State.NEXT
    assert course.last.number == 8
    assert course.phase.title == "Middle"
    assert course.starts_on == FIRST_DAY
    assert course.ends_on == FIRST_DAY + timedelta(weeks=15)
    assert course.last_attended_on == FIRST_DAY + timedelta(weeks=7)
    assert not course.is_over


def test_a_line_says_what_the_list_shows(case):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], text="A story.\n\nThen another.")

    line = course_of(case).line(booked[0].pk)

    assert line.is_signed
    assert line.scores == {"PHQ9": 8, "GAD7": 7}
    assert line.item9 == 0
    assert line.one_line == "A story. Then another."
    assert line.on == FIRST_DAY
    assert line.state_title == "Signed"
    assert line.place_title == "In person"
    assert not line.is_open


def test_missed_ones_have_no_number_and_are_counted_before_the_next(case):
    booked = make_sessions.course(case=case, signed_ones=1)
    for session in booked[1:3]:
        actions.record_absence(
            therapy_session=session,
            by=case.therapist,
            attendance="CANCELLED_BY_CLIENT",
            absence_reason="Holiday",
            at=session.scheduled_at,
        )

    course = course_of(case)

    missed = course.line(booked[1].pk)
    assert missed.is_missed
    assert missed.place_in_course is None
    assert missed.title == "Appointment"
    assert missed.state_title == "Cancelled by client"
    assert missed.absence_reason == "Holiday"
    assert course.missed == 2
    assert course.next.missed_before == 2
    assert course.next.place_in_course == 2


def test_a_draft_is_the_next_one_and_is_named(case):
    booked = make_sessions.course(case=case)
    actions.save_draft(
        therapy_session=booked[0],
        by=case.therapist,
        fields={"phq9_9": "2"},
        version=0,
    )

    course = course_of(case)

    assert course.next.state == State.DRAFT
    assert course.drafts == (course.next,)
    assert course.next.draft_item9 == 2


def test_before_the_plan_the_protocol_s_own_length_is_proposed(case):
    course = course_of(case)

    assert not course.has_contract
    assert course.planned == 16
    assert course.next is None
    assert course.starts_on is None
    assert course.ends_on is None
    assert course.last_attended_on is None


def test_an_undecided_case_has_no_phases(therapist):
    course = course_of(make.case(therapist=therapist, protocol_key=""))

    assert course.protocol is None
    assert course.planned == 0
    assert course.phases == ()
    assert course.phase is None


def test_a_course_is_over_when_all_is_held(therapist):
    case = make.case(therapist=therapist)
    for session in make_sessions.course(case=case, planned=6, reason="Short"):
        make_sessions.signed(session)

    course = course_of(case)

    assert course.is_over
    assert course.left == 0
    assert course.phase.title == "Ending"
    assert course.by_number(6) == course.last
    assert course.by_number(7) is None


def test_an_extra_session_is_in_the_last_phase(case):
    make_sessions.course(case=case, planned=12)
    actions.book_session(
        case=case,
        by=case.therapist,
        scheduled_at=moment(FIRST_DAY + timedelta(weeks=20)),
    )

    last = course_of(case).sessions[-1]

    assert last.place_in_course == 13
    assert last.phase.title == "Ending"


def test_before_a_plan_a_change_of_model_brings_the_length_of_the_new_one(case):
    make_cases.changed_model(case)

    course = course_of(case)

    assert course.protocol.key == "DIT_16_SEED"
    assert course.planned == 16


def test_a_follow_up_stands_apart(case):
    make_sessions.course(case=case, signed_ones=1)
    follow_up = make_sessions.session(case=case, kind="FOLLOW_UP")

    course = course_of(case)

    assert [line.session_id for line in course.follow_ups] == [follow_up.pk]
    assert course.follow_ups[0].title == "Follow-up contact"
    assert course.line(follow_up.pk).is_follow_up
    assert course.attended == 1


def test_missed_ones_are_used_up_where_the_practice_says_so(case):
    Practice.objects.create(missed_session_counts=True)
    booked = make_sessions.course(case=case, signed_ones=1)
    actions.record_absence(
        therapy_session=booked[1],
        by=case.therapist,
        attendance="DID_NOT_COME",
        absence_reason="Not known",
        at=booked[1].scheduled_at + timedelta(hours=1),
    )

    assert course_of(case).left == 14


def test_a_countersigned_note_is_known(trainee, supervisor):
    case = make.case(therapist=trainee)
    note = make_sessions.signed(make_sessions.course(case=case)[0])
    assert not course_of(case).last.is_countersigned

    actions.countersign(note=note, by=supervisor, decision="AGREED")

    assert course_of(case).last.is_countersigned


def test_taken_back_scores_are_not_shown(case):
    booked = make_sessions.course(case=case, signed_ones=1)

    assert course_of(case).line(booked[0].pk).scores


@pytest.mark.parametrize("count", [1, 4])
def test_many_cases_cost_no_more_queries_than_one(
    therapist, django_assert_num_queries, count
):
    cases = [make.case(therapist=therapist) for _ in range(count)]
    for case in cases:
        make_sessions.course(case=case, signed_ones=2)

    with django_assert_num_queries(5):
        courses = courses_of(cases)

    assert {course.attended for course in courses.values()} == {2}


def test_a_list_of_courses_reads_no_note(case):
    make_sessions.course(case=case, signed_ones=1)

    assert courses_of([case])[case.pk].last.one_line == ""


def test_a_session_of_another_course_is_not_in_this_one(case, therapist):
    other = make_sessions.session(case=make.case(therapist=therapist))

    assert course_of(case).line(other.pk) is None
    with pytest.raises(LookupError):
        course_of(case).line_of(other.pk)


def test_a_long_note_is_cut_at_a_word():
    said = first_line("word " * 100)

    assert len(said) <= LINE_LONGEST
    assert said.endswith("word…")
