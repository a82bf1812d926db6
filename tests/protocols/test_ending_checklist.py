"""The ending checklist ticks itself from the agenda of every protocol."""

import pytest

from protocols import PROTOCOLS
from protocols import ending_checklist as checklist
from protocols.ending_checklist import CHECKLIST, LOSSES, UNFINISHED, steps_of_tick

# Lines that a manual's own agenda never asks for: there they are noted by hand.
BY_HAND = {
    "IPT_ADOLESCENT": {LOSSES},
    "IPT_COUPLE": {LOSSES},
    "IPT_GROUP": {UNFINISHED},
    "IPT_GROUP_8": {UNFINISHED},
    "IPT_BRIEF": {LOSSES, UNFINISHED},
    "IPT_COUNSELLING": {LOSSES, UNFINISHED},
    "IPT_MAINTENANCE": {LOSSES, UNFINISHED},
}
TALKED_ABOUT = {step.key for step in CHECKLIST if step.ticks}


def offered_near_the_end(item, planned):
    """Keys on the agenda from the session before the ending's first to the last."""
    first = max(1, item.ending_work_from(planned) - 1)
    return {
        line.key
        for number in range(first, planned + 1)
        for line in (*item.agenda(number, planned), *item.tasks(number, planned))
    }


@pytest.mark.parametrize("item", PROTOCOLS.values(), ids=lambda item: item.key)
def test_every_line_ticks_itself_in_every_protocol_of_every_length(item):
    expected = TALKED_ABOUT - BY_HAND.get(item.key, set())

    for planned in item.offered_lengths:
        offered = offered_near_the_end(item, planned)
        ticked = {step for tick in offered for step in steps_of_tick(tick)}
        assert ticked == expected, planned


def test_no_agenda_line_is_named_that_no_protocol_has():
    known = {
        line.key
        for item in PROTOCOLS.values()
        for planned in item.offered_lengths
        for number in range(1, planned + 1)
        for line in (*item.agenda(number, planned), *item.tasks(number, planned))
    }

    assert checklist.ticks_of_endings() <= known


@pytest.mark.parametrize("item", PROTOCOLS.values(), ids=lambda item: item.key)
def test_nothing_before_the_ending_ticks_a_line_of_it(item):
    planned = item.sessions
    late = max(1, item.ending_work_from(planned) - item.ending_due_when_left - 1)
    early = {
        line.key
        for number in range(1, late)
        for line in (*item.agenda(number, planned), *item.tasks(number, planned))
    }

    assert not early & checklist.ticks_of_endings()


def test_one_line_of_a_month_names_the_ending_and_asks_how_it_feels():
    assert steps_of_tick("KEEP_CLOSE_BEGIN_NAMED") == (
        checklist.NAMED,
        checklist.FEELINGS_INVITED,
    )
    assert steps_of_tick("MOOD_LINKED") == ()


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("ending named", checklist.NAMED),
        ("how many sessions are left, and asked", checklist.NAMED),
        ("how many sessions are left, and asked", checklist.FEELINGS_INVITED),
        ("feelings about", checklist.FEELINGS_INVITED),
        ("feels about it", checklist.FEELINGS_INVITED),
        ("other endings", checklist.LOSSES),
        ("what changed, and", checklist.GAINS),
        ("what has changed, and who did it", checklist.GAINS),
        ("what is unfinished", checklist.UNFINISHED),
        ("what next", checklist.NEXT_STEP),
        ("next contact", checklist.NEXT_STEP),
    ],
)
def test_what_is_said_alike_ticks_alike_in_every_protocol(said, step):
    lines = {
        line.key: line.title.lower()
        for item in PROTOCOLS.values()
        for number in range(1, item.sessions + 1)
        for line in (
            *item.agenda(number, item.sessions),
            *item.tasks(number, item.sessions),
        )
    }
    alike = [key for key, title in lines.items() if said in title]

    assert alike
    assert [key for key in alike if step not in steps_of_tick(key)] == []
