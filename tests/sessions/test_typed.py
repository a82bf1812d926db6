"""Reading a form: what can be read is, and nothing else is guessed."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from measures.forms import item_name as measures_item_name
from sessions.entry import CopingHelped, TaskAbout, TaskWent
from sessions.typed import (
    Known,
    entry_from,
    from_post,
    item9_of,
    item_name,
    many,
    one,
    people_in,
    storable,
    version_of,
)

ITEMS = {"PHQ9": 9, "GAD7": 7}
KNOWN = Known(items=ITEMS)


def phq9(digits: str) -> dict[str, str]:
    return {f"phq9_{place}": digit for place, digit in enumerate(digits, start=1)}


def test_a_strip_is_read_digit_by_digit():
    entry = entry_from(phq9("120120101"), KNOWN)

    assert entry.answers == {"PHQ9": (1, 2, 0, 1, 2, 0, 1, 0, 1)}
    assert entry.item9 == 1


def test_a_blank_strip_was_not_done_and_an_odd_digit_is_blank():
    entry = entry_from(phq9("1x4 21021"), KNOWN)

    assert entry.answers == {"PHQ9": (1, None, None, None, 2, 1, 0, 2, 1)}
    assert "GAD7" not in entry.answers


def test_names_are_those_of_the_questionnaires_own_form():
    for key, count in ITEMS.items():
        for number in range(1, count + 1):
            assert item_name(key, number) == measures_item_name(key, number)


@pytest.mark.parametrize(
    ("typed", "item9"), [("3", 3), ("0", 0), ("", None), ("4", None), ("x", None)]
)
def test_item_9_is_read_from_the_draft(typed, item9):
    assert item9_of({"phq9_9": typed}) == item9


def test_when_it_was_held_is_read_in_the_practice_s_time():
    entry = entry_from({"held_on": "2026-07-06", "held_time": "14:00"}, KNOWN)

    assert entry.held_at == datetime(2026, 7, 6, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"held_on": "yesterday", "held_time": "14:00"},
        {"held_on": "2026-07-06", "held_time": "late"},
        {"held_on": "2027-03-28", "held_time": "01:30"},
    ],
)
def test_a_time_that_cannot_be_read_is_left_out(fields):
    assert entry_from(fields, KNOWN).held_at is None


# Risk


@pytest.mark.parametrize(
    ("last", "compared"), [(None, "FIRST"), ("NONE", "SAME"), ("PASSIVE", "BETTER")]
)
def test_one_press_says_no_thoughts_beside_last_time(last, compared):
    known = Known(items=ITEMS, last_thoughts=last)

    risk = entry_from({"risk_quick": "on"}, known).risk

    assert (risk.asked, risk.thoughts, risk.compared) == ("YES", "NONE", compared)


def test_nothing_written_is_no_entry():
    assert entry_from({"risk-said": "", "risk-actions": []}, KNOWN).risk is None


def test_a_written_entry_is_read_field_by_field():
    risk = entry_from(
        {
            "risk-asked": "YES",
            "risk-thoughts": "PASSIVE",
            "risk-said": "Wishes not to wake up",
            "risk-actions": ["SUPERVISOR", "GP"],
            "risk-next_review_on": "2026-11-30",
        },
        KNOWN,
    ).risk

    assert risk.thoughts == "PASSIVE"
    assert risk.actions == ("SUPERVISOR", "GP")
    assert risk.next_review_on == date(2026, 11, 30)


def test_the_one_press_fills_only_what_the_entry_leaves_open():
    fields = {"risk_quick": "on", "risk-thoughts": "ACTIVE", "risk-said": "Asked"}

    risk = entry_from(fields, KNOWN).risk

    assert (risk.asked, risk.thoughts) == ("YES", "ACTIVE")


def test_a_day_that_is_none_is_left_out():
    fields = {"risk-said": "Asked", "risk-next_review_on": "soon"}

    assert entry_from(fields, KNOWN).risk.next_review_on is None


# Tasks, trace, text


def test_tasks_are_reviewed_where_an_outcome_is_chosen():
    done, other = uuid4(), uuid4()
    known = Known(items={}, homework=(done, other))
    fields = {
        f"homework_{done}": "PARTLY",
        f"homework_{done}_learned": "It is early",
        f"homework_{other}": "",
        f"homework_{uuid4()}": "DONE",
    }

    assert entry_from(fields, known).homework_reviews == {
        done: TaskWent("PARTLY", "It is early")
    }


def test_how_a_task_went_can_say_more_than_the_outcome():
    task = uuid4()
    fields = {
        f"homework_{task}": "DONE",
        f"homework_{task}_happened": "She rang back",
        f"homework_{task}_mood": "-1",
        f"homework_{task}_helped": "0",
    }

    entry = entry_from(fields, Known(items={}, homework=(task,)))

    assert entry.homework_reviews == {
        task: TaskWent("DONE", happened="She rang back", mood_effect=-1, helped=0)
    }


@pytest.mark.parametrize("typed", ["3", "-3", "better", ""])
def test_an_effect_that_cannot_be_read_is_none(typed):
    task = uuid4()
    fields = {f"homework_{task}": "DONE", f"homework_{task}_mood": typed}

    read = entry_from(fields, Known(items={}, homework=(task,))).homework_reviews

    assert read[task].mood_effect is None


def test_more_about_the_next_task_is_read_with_it():
    person = uuid4()
    fields = {
        "homework_why": "It is where the dispute begins",
        "homework_when_and_where": "Sunday",
        "homework_obstacles": "She is out",
        "homework_suggested_by": "CLIENT",
        "homework_person": str(person),
    }

    assert entry_from(fields, KNOWN).homework_about == (
        TaskAbout(
            why="It is where the dispute begins",
            when_and_where="Sunday",
            obstacles="She is out",
            suggested_by="CLIENT",
            person_id=person,
        ),
    )
    assert entry_from({"homework_person": "7"}, KNOWN).homework_about == ()


def test_each_row_of_the_form_is_a_task_with_what_is_said_of_it():
    fields = {
        "next_homework": "Ring Jo\nSleep upstairs",
        "homework_why": "She is lonely too",
        "next_homework_3": "Walk",
        "homework_3_when_and_where": "At noon",
    }

    tasks = entry_from(fields, KNOWN).next_tasks

    assert [(one.text, one.about.why, one.about.when_and_where) for one in tasks] == [
        ("Ring Jo", "She is lonely too", ""),
        ("Sleep upstairs", "", ""),
        ("Walk", "", "At noon"),
    ]


def test_what_is_said_without_a_task_is_said_of_the_one_ticked_worksheet():
    sheet, other = uuid4(), uuid4()
    known = Known(items={}, try_outs={sheet: "Ask Tom", other: "Ask Ada"})
    said = {"homework_why": "It is where the dispute begins"}

    def entry(**fields):
        return entry_from(said | fields, known)

    one = entry(try_outs=[str(sheet)])
    assert one.about_no_task == ()
    assert one.tasks_of_sheets[sheet].about.why == "It is where the dispute begins"
    assert entry(try_outs=[str(sheet), str(other)]).about_no_task == (0,)
    assert entry(
        try_outs=[str(sheet)], **{f"homework_{sheet}_why": "Its own"}
    ).about_no_task == (0,)
    second = {"next_homework_2": "Ring", "try_outs": [str(sheet)]}
    assert entry(**second).about_no_task == (0,)


def test_each_ticked_worksheet_has_its_own_why_and_when():
    sheet, other = uuid4(), uuid4()
    known = Known(items={}, try_outs={sheet: "Ask Tom", other: "Ask Ada"})
    fields = {
        "try_outs": [str(sheet), str(other)],
        f"homework_{sheet}_when_and_where": "After supper",
    }

    tasks = entry_from(fields, known).tasks_of_sheets

    assert tasks[sheet].about == TaskAbout(when_and_where="After supper")
    assert tasks[other] == ("Ask Ada", TaskAbout())


def test_what_was_practised_is_what_was_rated():
    walk, other = uuid4(), uuid4()
    fields = {
        f"coping_{walk}": "0",
        f"coping_{walk}_note": "Rain",
        f"coping_{other}": "",
    }

    read = entry_from(fields, Known(items={}, coping=(walk, other))).coping

    assert read == {walk: CopingHelped(0, note="Rain")}


def test_the_trace_has_people_of_the_inventory_the_room_and_dreams():
    dad = uuid4()
    known = Known(items={}, people=(dad, uuid4()))
    fields = {
        f"trace_{dad}": "NO",
        "trace_room": "YES",
        "trace_dream": "PARTLY",
        f"trace_{uuid4()}": "NO",
    }

    marks = entry_from(fields, known).sightings

    assert [(mark.person_id, mark.source, mark.changed) for mark in marks] == [
        (dad, "", "NO"),
        (None, "IN_THE_ROOM", "YES"),
        (None, "DREAM", "PARTLY"),
    ]
    assert people_in(fields) == tuple(
        UUID(name.removeprefix("trace_")) for name in fields if "-" in name
    )


def test_ids_that_are_none_are_left_out():
    task = uuid4()

    entry = entry_from({"finished_tasks": [str(task), "7"]}, KNOWN)

    assert entry.finished_tasks == (task,)


def test_text_taken_over_counts_until_it_is_changed_or_confirmed():
    known = Known(items={}, inherited={"text": "Last time. ", "focus_link": "Loss"})
    taken = {"inherited": ["text", "focus_link"], "text": "Last time."}

    assert entry_from(taken | {"focus_link": "Loss"}, known).unconfirmed == (
        "text",
        "focus_link",
    )
    assert entry_from(taken | {"confirmed": "text"}, known).unconfirmed == ()
    assert entry_from(taken | {"text": "Today."}, known).unconfirmed == ()
    assert entry_from(taken | {"text": ""}, known).unconfirmed == ()


# Posted forms


def test_a_posted_form_keeps_several_values_as_a_list():
    data = QueryDict("text=One&ticks=A&ticks=B&empty=")

    assert from_post(data) == {"text": "One", "ticks": ["A", "B"], "empty": ""}


@pytest.mark.parametrize(
    ("typed", "version"), [("7", 7), ("", -1), ("-3", -1), ("²", -1), ("x", -1)]
)
def test_a_version_that_cannot_be_read_builds_on_none(typed, version):
    assert version_of(QueryDict(f"version={typed}")) == version


def test_values_are_trimmed_and_each_once():
    assert one({"a": " x "}, "a") == "x"
    assert one({"a": ["x", " y "]}, "a") == "y"
    assert one({"a": []}, "a") == ""
    assert many({"a": "x"}, "a") == ("x",)
    assert many({"a": ["x", "", "x", "y"]}, "a") == ("x", "y")


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=30), max_size=8))
def test_whatever_is_typed_is_read_without_an_error_and_stored_without_nulls(fields):
    entry_from(fields, KNOWN)

    assert not any("\x00" in value for value in storable(fields).values())
