"""The assessment saves at any time, never loses a word, and is kept in versions."""

from datetime import date, timedelta

import pytest

from audit.models import Event
from cases import actions, queries
from cases.models import FunctioningRating, Intake, IntakeVersion
from protocols.intake import ElsewhereKey
from tests import make, make_cases


def save(case, answers, version=0, at=make.NOW):
    return actions.save_intake(
        case=case, by=case.therapist, answers=answers, version=version, at=at
    )


def complete(case, at=make.NOW):
    return actions.complete_intake(case=case, by=case.therapist, at=at)


def test_a_part_is_saved_and_the_others_stay(case):
    save(case, {"main_problem": "I stopped calling people"})
    saved = save(case, {"onset": "2026-03"}, version=1)

    assert saved.answers == {
        "main_problem": "I stopped calling people",
        "onset": "2026-03",
    }
    assert saved.version == 2
    assert saved.saved_by == case.therapist
    assert Intake.objects.count() == 1


def test_a_save_is_logged_by_field_and_not_by_answer(case):
    save(case, {"main_problem": "I stopped calling people"})

    event = Event.objects.get(verb="intake.saved")
    assert event.detail == {"fields": ["main_problem"]}


def test_saving_what_is_there_changes_nothing_whatever_the_version(case):
    save(case, {"onset": "2026-03"})
    save(case, {"onset": "2026-04"}, version=1)

    again = save(case, {"onset": "2026-04"}, version=1)

    assert again.version == 2
    assert Event.objects.filter(verb="intake.saved").count() == 2


def test_the_later_of_two_saves_is_refused_and_nothing_is_lost(case):
    save(case, {"main_problem": "First"})
    save(case, {"main_problem": "Second"}, version=1)

    with pytest.raises(actions.IntakeChangedElsewhere) as conflict:
        save(case, {"main_problem": "Third"}, version=1)

    assert conflict.value.intake.answers == {"main_problem": "Second"}
    assert "Nothing is lost" in str(conflict.value)
    assert queries.answers_of(case) == {"main_problem": "Second"}


def test_two_first_saves_do_not_both_count(case):
    save(case, {"main_problem": "First"})

    with pytest.raises(actions.IntakeChangedElsewhere):
        save(case, {"main_problem": "Other"}, version=0)


def test_a_field_that_does_not_exist_is_refused(case):
    with pytest.raises(actions.UnknownIntakeField, match="moon"):
        save(case, {"moon": "full"})
    assert not Intake.objects.exists()


def test_a_completed_assessment_is_kept_as_a_version(case):
    save(case, make_cases.full_answers())

    first = complete(case)
    save(case, {"diagnosis": "Another one"}, version=1)
    second = complete(case)

    assert (first.number, second.number) == (1, 2)
    assert first.answers["diagnosis"] != second.answers["diagnosis"]
    assert IntakeVersion.objects.get(number=1).answers == first.answers
    assert Event.objects.filter(verb="intake.completed").count() == 2


def test_what_is_missing_is_named_and_what_was_written_stays(case):
    answers = make_cases.full_answers()
    del answers["onset"], answers["diagnosis"]
    save(case, answers)

    with pytest.raises(actions.IntakeIncomplete) as refused:
        complete(case)

    assert [field.key for field in refused.value.missing] == ["onset", "diagnosis"]
    assert str(refused.value) == (
        "2 answers are still missing. What you wrote is saved."
    )
    assert queries.answers_of(case) == answers


def test_one_missing_answer_is_said_in_the_singular(case):
    answers = make_cases.full_answers()
    del answers["onset"]
    save(case, answers)

    with pytest.raises(actions.IntakeIncomplete, match="1 answer is"):
        complete(case)


def test_an_assessment_that_was_never_begun_is_not_complete(case):
    with pytest.raises(actions.IntakeIncomplete):
        complete(case)


def test_the_part_for_under_18_is_required_only_under_18(therapist):
    adult = make.case(therapist=therapist)
    young = make_cases.young_case(therapist=therapist)
    for case in (adult, young):
        save(case, make_cases.full_answers())

    complete(adult)
    with pytest.raises(actions.IntakeIncomplete) as refused:
        complete(young)

    assert all(field.is_only_under_18 for field in refused.value.missing)
    save(young, make_cases.full_answers(is_under_18=True), version=1)
    assert complete(young).number == 1


def test_nothing_new_makes_no_version(case):
    save(case, make_cases.full_answers())
    complete(case)

    with pytest.raises(actions.IntakeUnchanged, match="since version 1"):
        complete(case)
    assert IntakeVersion.objects.count() == 1


def test_the_first_version_keeps_functioning_as_the_start_of_the_course(case):
    save(case, make_cases.full_answers() | {"functioning_work": 3})

    complete(case)

    rating = FunctioningRating.objects.get(case=case)
    assert rating.work == 3
    assert rating.home is None
    assert rating.rated_on == date(2026, 9, 1)


def test_an_earlier_rating_is_not_doubled(case):
    make_cases.rating(case)
    save(case, make_cases.full_answers() | {"functioning_work": 3})

    complete(case)

    assert FunctioningRating.objects.count() == 1


def test_an_assessment_without_ratings_makes_none(case):
    save(case, make_cases.full_answers())

    complete(case)

    assert not FunctioningRating.objects.exists()


def test_progress_says_what_is_missing_by_part(case):
    save(case, {"main_problem": "I stopped calling people", "onset": "2026-03"})

    progress = queries.intake_progress(case)
    reason = next(part for part in progress.parts if part.key == "REASON")

    assert progress.is_started
    assert not progress.is_complete
    assert {field.key for field in reason.missing} == {
        "around_onset",
        "course",
        "earlier_episodes",
    }
    assert reason.state_words == "3 of 5 to answer"
    assert "YOUNG" not in {part.key for part in progress.parts}


def test_progress_knows_a_finished_part_and_one_without_required_answers(case):
    save(case, make_cases.full_answers())

    progress = queries.intake_progress(case)
    words = {part.key: part.state_words for part in progress.parts}

    assert progress.is_answered
    assert words["REASON"] == "complete"
    assert words["SAFETY"] == "3 still open on other pages"
    assert words["SYMPTOMS"] == "1 still open on other pages"
    assert words["FUNCTIONING"] == "at least one area to rate"
    assert words["RELATING"] == "nothing required"


def test_progress_sees_what_other_pages_hold(case):
    done = lambda: {  # noqa: E731
        one.key.value for one in queries.intake_progress(case).elsewhere if one.is_done
    }
    undecided = make.case(
        therapist=case.therapist, of=make.client("Ann Else"), protocol_key=""
    )
    assert done() == {"SUITABILITY"}

    make_cases.contact(case, kind="EMERGENCY")
    assert done() == {"SUITABILITY"}
    make_cases.beside_the_form(case)
    assert done() == {"CONTACTS", "CONSENT", "RISK", "MEASURES", "SUITABILITY"}
    save(case, {"functioning_work": 0})

    assert done() == {*ElsewhereKey} - {"TIMELINE"}
    assert not any(one.is_done for one in queries.intake_progress(undecided).elsewhere)


def test_answers_alone_make_no_complete_assessment(case):
    save(case, make_cases.full_answers())

    progress = queries.intake_progress(case)

    assert progress.is_answered
    assert not progress.is_complete
    assert [one.key for one in progress.still_open] == [
        "CONTACTS",
        "CONSENT",
        "RISK",
        "MEASURES",
        "FUNCTIONING",
    ]


def test_an_assessment_is_complete_once_other_pages_hold_the_rest(case):
    make_cases.whole_assessment(case)

    progress = queries.intake_progress(case)

    assert progress.is_complete
    words = {part.key: part.state_words for part in progress.parts}
    assert {words[key] for key in ("SAFETY", "SYMPTOMS", "FUNCTIONING")} == {"complete"}


def test_progress_says_when_something_changed_since_the_last_version(case):
    save(case, make_cases.full_answers())
    complete(case)
    assert not queries.intake_progress(case).is_changed_since

    save(case, {"diagnosis": "Another one"}, version=1)

    assert queries.intake_progress(case).is_changed_since
    assert queries.intake_progress(case).last_version.number == 1


@pytest.mark.parametrize(("protocol_key", "count"), [("IPT_ADULT", 7), ("", 8)])
def test_progress_takes_eight_queries_at_most(
    therapist, django_assert_num_queries, protocol_key, count
):
    case = make.case(therapist=therapist, protocol_key=protocol_key)
    save(case, make_cases.full_answers())
    complete(case)
    make_cases.contact(case)

    with django_assert_num_queries(count):
        queries.intake_progress(case)


def test_answers_are_read_in_words(case):
    answers = {
        "first_seen_on": "2026-09-01",
        "other_therapy": ["CBT", "MEDICATION"],
        "main_problem": "I stopped calling people",
        "onset": "2026-03",
        "is_onset_approximate": True,
        "course": "SUDDEN",
        "symptom_low_mood": 3,
        "symptom_sleep": 0,
        "family": "",
    }

    parts = {part.title: part.lines for part in queries.answered_parts(answers)}
    said = {line.label: line.words for lines in parts.values() for line in lines}

    assert said["First seen"] == "01-Sep-2026"
    assert said["Other treatment going on"] == "CBT, Medication only"
    assert said["When did this begin?"] == "Mar 2026"
    assert said["Only roughly"] == "Yes"
    assert said["How it has gone since"] == "Came suddenly"
    assert said["Low mood"] == "3 overwhelming"
    assert said["Sleep"] == "0 not there"
    assert "History" not in parts
    assert parts["What brings the client now"][0].is_client_words


def test_what_is_unclear_stays_on_the_list():
    answers = {"exclusion_bipolar": "UNCLEAR", "exclusion_psychosis": "PRESENT"}

    assert queries.unclear(answers) == ["Bipolar disorder"]


def test_a_conflict_names_the_time_and_the_choice(case):
    save(case, {"main_problem": "First"}, at=make.NOW + timedelta(hours=2))

    with pytest.raises(actions.IntakeChangedElsewhere, match="changed at 14:00"):
        save(case, {"main_problem": "Other"}, version=0)
