import pytest

from protocols import PROTOCOLS, protocol
from protocols.base import RecordedIn
from protocols.focus_areas import FOCUS_AREAS

IPT = protocol("IPT_ADULT")
FOUR_PHASES = protocol("DIT_16_SEED")


def titles(lines):
    return [line.title for line in lines]


def test_every_middle_session_of_ipt_offers_the_fourteen_standing_lines():
    lines = {line.key for line in IPT.agenda(6, 16)}

    assert {
        "MEASURE_REVIEWED",
        "RISK_ASKED",
        "COUNT_SAID",
        "MOOD_LINKED",
        "TASK_REVIEWED",
        "AGENDA_SET",
        "FOCUS_WORK",
        "AFFECT_EXPLORED",
        "TECHNIQUE_RECORDED",
        "PRACTISED",
        "TASK_SET",
        "SUPPORT_TOUCHED",
        "SUMMED_UP",
        "NEXT_CONFIRMED",
    } <= lines


def test_the_task_is_reviewed_from_the_middle_on():
    assert "Reviewed the task" not in titles(IPT.agenda(3, 16))
    assert "Reviewed the task" in titles(IPT.agenda(6, 16))
    assert "Reviewed the task" in titles(IPT.agenda(14, 16))


@pytest.mark.parametrize("area", FOCUS_AREAS, ids=lambda area: area.key)
def test_a_focus_area_adds_its_lines_in_the_middle_alone(area):
    own = set(titles(area.lines))

    assert own <= set(titles(IPT.agenda(6, 16, area.key)))
    assert not own & set(titles(IPT.agenda(2, 16, area.key)))
    assert not own & set(titles(IPT.agenda(15, 16, area.key)))
    assert not own & set(titles(IPT.agenda(6, 16)))


def test_a_focus_area_means_nothing_to_dit():
    assert FOUR_PHASES.agenda(6, 16, "GRIEF") == FOUR_PHASES.agenda(6, 16)


def test_dit_has_little_to_tick():
    for number in range(1, 17):
        assert len(FOUR_PHASES.agenda(number, 16)) < len(IPT.agenda(number, 16))


def test_both_ways_of_cutting_dit_offer_the_same_lines_over_the_course():
    def offered(item):
        return {line.key for n in range(1, 17) for line in item.agenda(n, 16)}

    assert offered(FOUR_PHASES) == offered(protocol("DIT_16_MANUAL"))


def test_a_line_says_the_problem_that_is_treated():
    assert "Symptoms, and social anxiety named" in titles(
        IPT.agenda(1, 16, problem="social anxiety")
    )
    assert "Symptoms, and the problem named" in titles(IPT.agenda(1, 16))


@pytest.mark.parametrize("item", PROTOCOLS.values(), ids=lambda item: item.key)
def test_no_line_speaks_of_depression_of_its_own_accord(item):
    for number in range(1, item.sessions + 1):
        for line in (
            *item.agenda(number, item.sessions),
            *item.tasks(number, item.sessions),
        ):
            assert "depress" not in line.title.lower()
            assert "{" not in line.title


def test_tasks_say_the_problem_too():
    assert "Who knows about anxiety?" in titles(IPT.tasks(1, 16, "anxiety"))


def test_measures_and_risk_are_answered_by_their_own_records():
    for item in PROTOCOLS.values():
        recorded = {line.recorded_in for line in item.standing if line.is_expected}

        assert {RecordedIn.MEASURES, RecordedIn.RISK} <= recorded


@pytest.mark.parametrize("item", PROTOCOLS.values(), ids=lambda item: item.key)
def test_a_line_that_was_ticked_can_be_found_by_its_key(item):
    for number in range(1, item.sessions + 1):
        for area in (None, *(area.key for area in FOCUS_AREAS)):
            for line in item.agenda(number, item.sessions, area):
                assert item.line(line.key).key == line.key
        for task in item.tasks(number, item.sessions):
            assert item.line(task.key).key == task.key


def test_a_key_that_never_was_is_refused():
    with pytest.raises(KeyError):
        IPT.line("CARD_TRICKS")
