"""Tasks across sessions: set, looked at, learned from, and what helps to cope."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions.actions import RuleBroken, remove_coping
from sessions.actions import homework as rules
from sessions.actions.coping import CopingOfAnotherCase, CopingTakenOut
from sessions.actions.touched import PersonOfAnotherCase
from sessions.content import sha256_of
from sessions.entry import CopingHelped, TaskAbout, TaskWent
from sessions.models import (
    CopingPractice,
    CopingStrategy,
    Homework,
    HomeworkReview,
    SessionDraft,
)
from sessions.queries import coping_that_helped, homework_of, log_sheet
from sessions.queries.homework import homework_page
from tests import make, make_formulation, make_sessions
from tests.formulation.pages import is_fine, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def booked(case):
    return make_sessions.course(case=case)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def url(page: str, case, *more) -> str:
    return reverse(f"sessions:{page}", args=[case.pk, *[one.pk for one in more]])


def set_and_look_at(booked, went, text="Ring Jo"):
    """A task of the first session, looked at in the second; the second's note."""
    make_sessions.signed(booked[0], next_homework=text)
    task = Homework.objects.get()
    return make_sessions.signed(booked[1], homework_reviews={task.pk: went})


# Signing


def test_a_task_says_why_when_and_what_could_get_in_the_way(case, booked):
    jo = make_formulation.person(case, "Jo")
    about = TaskAbout(
        why="The friendship went with the job",
        suggested_by="CLIENT",
        when_and_where="Sunday, after lunch",
        obstacles="She may be out: then a message",
        person_id=jo.pk,
    )

    note = make_sessions.signed(
        booked[0], next_homework="Ring Jo\nSleep upstairs", homework_about=(about,)
    )

    first, second = Homework.objects.order_by("text")
    assert (first.why, first.suggested_by) == (about.why, "CLIENT")
    assert (first.when_and_where, first.obstacles) == (
        about.when_and_where,
        about.obstacles,
    )
    assert first.person == jo
    assert (second.why, second.person, second.has_more) == ("", None, False)
    said = {one["text"]: one for one in note.content["homework_set"]}
    assert said["Ring Jo"]["person"] == str(jo.pk)
    assert set(said["Sleep upstairs"]) == {"id", "text"}


def test_each_of_several_tasks_has_its_own_why_and_when(booked):
    about = (TaskAbout(why="She is lonely too"), TaskAbout(), TaskAbout(why="To sleep"))

    make_sessions.signed(
        booked[0], next_homework="Ring Jo\n\nSleep upstairs", homework_about=about
    )

    first, second = Homework.objects.order_by("text")
    assert (first.text, first.why) == ("Ring Jo", "She is lonely too")
    assert (second.text, second.why) == ("Sleep upstairs", "To sleep")


def test_what_is_said_about_no_task_is_not_lost_but_asked_for(booked):
    with pytest.raises(rules.AboutNoTask):
        make_sessions.signed(booked[0], homework_about=(TaskAbout(why="Grief"),))


def test_a_task_with_someone_of_another_case_is_refused(therapist, booked):
    stranger = make_formulation.person(make.case(therapist=therapist), "Stranger")

    with pytest.raises(PersonOfAnotherCase) as refused:
        make_sessions.signed(
            booked[0],
            next_homework="Ring",
            homework_about=(TaskAbout(person_id=stranger.pk),),
        )

    assert refused.value.field == "homework_person"


def test_looking_back_says_what_happened_and_what_it_did_to_the_mood(booked):
    went = TaskWent("PARTLY", "She misses me too", "Rang, short", mood_effect=1)

    note = set_and_look_at(booked, went)

    review = HomeworkReview.objects.get()
    assert (review.happened, review.mood_words) == (
        "Rang, short",
        "mood a little better",
    )
    said = note.content["homework_reviewed"][0]
    assert (said["happened"], said["mood_effect"]) == ("Rang, short", 1)


def test_what_was_signed_before_more_was_asked_still_fits_its_hash(booked):
    """Keys are added only where they hold something: the form of old notes is theirs."""
    note = set_and_look_at(booked, ("NOT_DONE", "Too soon"))

    assert set(note.content["homework_reviewed"][0]) == {
        "homework",
        "outcome",
        "learned",
    }
    assert "coping" not in note.content
    assert sha256_of(note.content) == note.content_sha256


def test_no_change_of_mood_is_an_answer_too(booked):
    note = set_and_look_at(booked, TaskWent("DONE", mood_effect=0))

    assert note.content["homework_reviewed"][0]["mood_effect"] == 0
    assert HomeworkReview.objects.get().mood_words == "mood the same"


# What helps to cope


def test_a_task_that_was_done_can_be_marked_as_helping_to_cope(case, booked):
    note = set_and_look_at(booked, TaskWent("DONE", helped=8))

    strategy = CopingStrategy.objects.get()
    assert (strategy.words, strategy.homework) == ("Ring Jo", Homework.objects.get())
    practice = CopingPractice.objects.get()
    assert practice.therapy_session == booked[1]
    assert practice.practised_on == timezone.localdate(booked[1].scheduled_at)
    assert note.content["coping"] == [
        {"strategy": str(strategy.pk), "words": "Ring Jo", "helped": 8}
    ]
    assert [line.set_in for line in coping_that_helped(case)] == [1]


@pytest.mark.parametrize("outcome", ["NOT_DONE", "FORGOTTEN", "DECIDED_NOT"])
def test_what_was_not_tried_cannot_have_helped(booked, outcome):
    with pytest.raises(rules.HelpsWithoutTrying) as refused:
        set_and_look_at(booked, TaskWent(outcome, helped=8))

    assert refused.value.field == f"homework_{Homework.objects.get().pk}_helped"
    assert not CopingStrategy.objects.exists()


def test_the_same_task_again_is_the_same_strategy_practised_once_more(case, booked):
    set_and_look_at(booked, TaskWent("DONE", helped=6))
    make_sessions.signed(booked[2], next_homework="ring  jo.")
    again = Homework.objects.get(set_in=booked[2])

    make_sessions.signed(
        booked[3], homework_reviews={again.pk: TaskWent("PARTLY", helped=9)}
    )

    assert CopingStrategy.objects.count() == 1
    assert [line.said for line in coping_that_helped(case)] == [
        "helped a lot last time, 9 of 10; practised 2 times"
    ]


def test_the_ending_records_what_was_practised_and_how_much_it_helped(case, booked):
    walk = make_sessions.coping(case, "Walk")

    note = make_sessions.signed(
        booked[0], coping={walk.pk: CopingHelped(7, "Even in the rain")}
    )

    practice = CopingPractice.objects.get()
    assert (practice.helped, practice.note) == (7, "Even in the rain")
    assert note.content["coping"][0]["note"] == "Even in the rain"


def test_marked_and_practised_in_one_session_counts_once(case, booked):
    set_and_look_at(booked, TaskWent("DONE", helped=6))
    strategy = CopingStrategy.objects.get()
    make_sessions.signed(booked[2], next_homework="Ring Jo")
    task = Homework.objects.get(set_in=booked[2])

    make_sessions.signed(
        booked[3],
        homework_reviews={task.pk: TaskWent("DONE", helped=4)},
        coping={strategy.pk: CopingHelped(5)},
    )

    assert list(booked[3].coping_practices.values_list("helped", flat=True)) == [5]


def test_practice_of_another_case_or_of_what_was_taken_out_is_refused(
    case, therapist, booked
):
    other = make_sessions.coping(make.case(therapist=therapist))
    gone = make_sessions.coping(case)
    gone.removed_at = make.NOW
    gone.save(update_fields=["removed_at"])

    with pytest.raises(CopingOfAnotherCase):
        make_sessions.signed(booked[0], coping={other.pk: CopingHelped(5)})
    with pytest.raises(CopingTakenOut):
        make_sessions.signed(booked[0], coping={gone.pk: CopingHelped(5)})


def test_every_rule_of_tasks_has_a_sentence():
    found = [one for one in vars(rules).values() if isinstance(one, type)]
    broken = [one for one in found if issubclass(one, RuleBroken)]

    assert all(str(one()) or one is RuleBroken for one in broken)


# The log


def typed(session, **fields):
    held = timezone.localtime(session.scheduled_at)
    values = {
        "version": "0",
        "attendance": "CAME",
        "held_on": held.date().isoformat(),
        "held_time": held.strftime("%H:%M"),
        "place": "IN_PERSON",
        "minutes": "50",
        "measure_missed_reason": "Came late",
        "risk_quick": "on",
        "techniques": "EXPLORATION",
        "text": "Spoke of Jo.",
        "accept_gaps": "1",
    }
    return values | fields


def test_the_log_keeps_what_takes_longer_behind_a_line(browser, case, booked):
    make_formulation.person(case, "Jo")
    make_sessions.signed(booked[0], next_homework="Ring Jo")

    response = browser.get(url("log", case, booked[1]))

    page = words(response)
    assert is_fine(response)
    assert "What happened, the mood, and whether it helps to cope" in page
    assert "Why, when and where, what could get in the way" in page
    assert "0, did not help 10, helped very much" in page
    assert "Mood much worse" in page
    assert '<details class="more" open' not in response.content.decode()


def test_a_draft_keeps_it_and_shows_it_opened(browser, case, booked):
    jo = make_formulation.person(case, "Jo")
    make_sessions.signed(booked[0], next_homework="Ring Jo")
    task = Homework.objects.get()
    fields = {f"homework_{task.pk}_mood": "-2", "homework_person": str(jo.pk)}

    browser.post(url("log", case, booked[1]), typed(booked[1], **fields))

    assert SessionDraft.objects.get().fields[f"homework_{task.pk}_mood"] == "-2"
    response = browser.get(url("log", case, booked[1]))
    page = response.content.decode()
    assert is_fine(response)
    assert page.count('<details class="more" open') == 2
    assert f'value="{jo.pk}" selected' in page


def test_signing_from_the_page_writes_all_of_it(browser, case, booked):
    make_sessions.signed(booked[0], next_homework="Ring Jo")
    task = Homework.objects.get()
    fields = {
        f"homework_{task.pk}": "DONE",
        f"homework_{task.pk}_happened": "She was glad",
        f"homework_{task.pk}_mood": "2",
        f"homework_{task.pk}_helped": "8",
        "next_homework": "Write to her",
        "homework_when_and_where": "Tonight",
    }

    response = browser.post(
        url("sign", case, booked[1]), typed(booked[1], **fields), follow=True
    )

    page = words(response)
    assert "She was glad" in page
    assert "Mood much better" in page
    assert "Helped a lot, 8 of 10" in page
    assert "When and where Tonight" in page
    assert Homework.objects.get(set_in=booked[1]).when_and_where == "Tonight"


def test_a_mark_on_what_was_not_done_gets_a_sentence_and_loses_nothing(
    browser, case, booked
):
    make_sessions.signed(booked[0], next_homework="Ring Jo")
    task = Homework.objects.get()
    fields = {
        f"homework_{task.pk}": "FORGOTTEN",
        f"homework_{task.pk}_helped": "8",
        "next_homework": "Ring Jo again",
        "homework_why": "It matters",
    }

    response = browser.post(url("sign", case, booked[1]), typed(booked[1], **fields))

    page = words(response)
    assert "What helps to cope was tried: choose done or partly" in page
    assert "It matters" in response.content.decode()
    assert not HomeworkReview.objects.exists()


def test_the_ending_asks_how_coping_was_practised_and_the_middle_does_not(
    case, therapist
):
    booked = make_sessions.course(case=case)
    make_sessions.coping(case, "Walk")

    def asked(number):
        return [one.words for one in log_sheet(booked[number - 1], by=therapist).coping]

    assert asked(13) == asked(16) == ["Walk"]
    assert asked(8) == []


def test_the_log_of_the_ending_has_a_small_part_for_it(browser, case, therapist):
    began = make_sessions.FIRST_DAY - timedelta(weeks=12)
    day = {"starts_on": began, "agreed_on": began, "at": make_sessions.moment(began)}
    booked = make_sessions.course(case=case, signed_ones=13, **day)
    walk = make_sessions.coping(case, "Walk", practised_on=None, at=None)

    response = browser.get(url("log", case, booked[13]))

    assert is_fine(response)
    assert "Practised for staying well" in words(response)
    fields = {f"coping_{walk.pk}": "6", f"coping_{walk.pk}_note": "Round the lake"}
    fields["gate_reason"] = "The case came over from another practice"
    browser.post(url("sign", case, booked[13]), typed(booked[13], **fields))
    practice = CopingPractice.objects.get()
    assert (practice.helped, practice.note) == (6, "Round the lake")


# The page


def test_open_tasks_stand_first_and_the_same_task_shows_its_history(
    browser, case, booked
):
    set_and_look_at(booked, ("FORGOTTEN", "It was a full week"))
    make_sessions.signed(booked[2], next_homework="ring Jo.")

    page = words(browser.get(url("homework", case)))

    assert "Set before: session 1, forgotten" in page
    assert page.index("ring Jo.") < page.index("○ Forgotten")
    assert "It was a full week" in page


def test_the_page_shows_tasks_with_one_person_or_only_open_ones(browser, case, booked):
    jo = make_formulation.person(case, "Jo")
    set_and_look_at(booked, ("DONE", ""), text="Walk")
    make_sessions.signed(
        booked[2],
        next_homework="Ring her",
        homework_about=(TaskAbout(person_id=jo.pk),),
    )
    page = url("homework", case)

    all_of_them = words(browser.get(page))
    with_jo = words(browser.get(page, {"person": str(jo.pk)}))
    open_ones = words(browser.get(page, {"open": "1"}))

    assert "Walk" in all_of_them
    assert "Ring her" in with_jo
    assert "Set in session 1" in all_of_them
    assert "Set in session 1" not in with_jo
    assert "Set in session 1" not in open_ones
    assert "Walk" in words(browser.get(page, {"person": "nobody"}))


def test_a_done_task_can_be_marked_later(browser, case, booked):
    set_and_look_at(booked, ("DONE", "Easier than thought"))
    page = url("homework", case)
    add = f"{url('add_coping', case)}?task={Homework.objects.get().pk}"

    assert add in browser.get(page).content.decode()
    assert "Ring Jo" in browser.get(add).content.decode()
    today = timezone.localdate().isoformat()
    browser.post(add, {"words": "Ring Jo", "helped": "7", "practised_on": today})

    strategy = CopingStrategy.objects.get()
    assert strategy.homework == Homework.objects.get()
    after = browser.get(page)
    assert is_fine(after)
    assert "Helped, 7 of 10; practised once" in words(after)
    assert "Stands among what helps to cope" in words(after)
    assert add not in after.content.decode()


def test_who_only_reads_is_asked_for_nothing(signed_in, supervisor, case, booked):
    set_and_look_at(booked, ("DONE", "Easier than thought"))
    make_sessions.coping(case, "Walk")
    page = signed_in(supervisor).get(url("homework", case)).content.decode()

    assert "Easier than thought" in page
    assert "Walk" in page
    for route in ("add_coping", "practise_coping", "remove_coping"):
        more = () if route == "add_coping" else (CopingStrategy.objects.get(),)
        assert url(route, case, *more) not in page


def test_what_helps_can_be_added_by_hand_rated_taken_out_and_put_back(browser, case):
    today = timezone.localdate()
    browser.post(
        url("add_coping", case), {"words": "Sing", "practised_on": today.isoformat()}
    )
    sing = CopingStrategy.objects.get()
    assert not sing.practices.exists()

    day = (today - timedelta(days=1)).isoformat()
    rate = url("practise_coping", case, sing)
    browser.post(rate, {"helped": "5", "practised_on": day, "note": "In the car"})
    assert "In the car" in words(browser.get(url("homework", case)))

    out = browser.post(url("remove_coping", case, sing), follow=True)
    assert "Taken out. You can put it back below." in words(out)
    back = browser.post(url("restore_coping", case, sing), follow=True)
    assert "It stands among what helps again." in words(back)
    again = browser.post(url("restore_coping", case, sing), follow=True)
    assert "This stands among what helps" in words(again)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"words": ""}, "Write what helps, in words that the client will know again"),
        ({"practised_on": ""}, "Enter the day on which it was practised"),
        ({"practised_on": "2199-01-01"}, "The day must be today or in the past"),
        ({"helped": "11"}, "Choose a number from 0 to 10"),
        ({"words": "Walk"}, "This is written down already"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(browser, case, fields, sentence):
    make_sessions.coping(case, "Walk")
    today = timezone.localdate().isoformat()
    good = {"words": "Sing", "helped": "5", "practised_on": today, "note": "In the car"}

    response = browser.post(url("add_coping", case), good | fields)

    assert sentence in words(response)
    assert "In the car" in response.content.decode()
    assert CopingStrategy.objects.count() == 1


def test_how_much_it_helped_must_be_said(browser, case):
    walk = make_sessions.coping(case, "Walk")
    today = timezone.localdate().isoformat()

    response = browser.post(url("practise_coping", case, walk), {"practised_on": today})

    assert "Say how much it helped, from 0 to 10" in words(response)


def test_a_strategy_or_task_of_another_case_is_not_here(browser, therapist, case):
    other = make.case(therapist=therapist)
    walk = make_sessions.coping(other, "Walk")
    make_sessions.signed(make_sessions.course(case=other)[0], next_homework="Ring Jo")
    task = Homework.objects.get()

    assert browser.get(url("practise_coping", case, walk)).status_code == 404
    for key in (task.pk, "no-id"):
        page = browser.get(f"{url('add_coping', case)}?task={key}")
        assert "Ring Jo" not in page.content.decode()


def test_the_sheet_says_what_to_try_and_how_long_we_still_have(browser, case, booked):
    jo = make_formulation.person(case, "Jo")
    make_sessions.signed(
        booked[0],
        next_homework="Ring her",
        homework_about=(TaskAbout(when_and_where="Sunday", person_id=jo.pk),),
    )

    response = browser.get(url("homework_print", case))

    page = words(response)
    assert is_fine(response)
    assert "What I try until next time" in page
    assert "When and where: Sunday" in page
    assert "Session 2 of 16, ends on Monday 28 December 2026" in page


def test_without_an_open_task_there_is_no_sheet(browser, case):
    assert "Nothing to print" in words(browser.get(url("homework_print", case)))


@pytest.mark.parametrize("count", [1, 8])
def test_the_page_costs_no_more_for_many_tasks(
    case, booked, django_assert_num_queries, count
):
    make_sessions.signed(booked[0], next_homework="\n".join(map(str, range(count))))
    for number in range(count):
        make_sessions.coping(case, f"Way {number}", helped=6)
    gone = make_sessions.coping(case, "Sleep in")
    remove_coping(strategy=gone, by=case.therapist)

    with django_assert_num_queries(6):
        page = homework_page(case)

    assert (len(page.open), len(page.coping)) == (count, count)


def test_tasks_across_sessions_are_two_queries(case, booked, django_assert_num_queries):
    set_and_look_at(booked, ("DONE", ""))

    with django_assert_num_queries(2):
        assert [line.sign for line in homework_of(case)] == ["●"]
