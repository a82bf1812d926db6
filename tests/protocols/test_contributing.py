"""The example of CONTRIBUTING.md is a protocol that works as it is written there."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import protocols
from protocols.base import Protocol
from tests.protocols import test_phases as asked

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"
LENGTHS = range(6, 17)


@pytest.fixture(scope="module")
def example() -> Protocol:
    """The code of the section, run as the file that it names."""
    text = CONTRIBUTING.read_text()
    (code,) = re.findall(
        r"```python\n(.*?ipt_ten.*?|.*?IPT_TEN.*?)```", text, re.DOTALL
    )
    module = ModuleType("protocols.ipt_ten")
    exec(compile(code, "<CONTRIBUTING.md>", "exec"), module.__dict__)  # noqa: S102
    assert "protocols.ipt_ten" not in sys.modules
    return module.IPT_TEN


@pytest.mark.parametrize("planned", LENGTHS)
def test_the_example_stands_up_to_what_is_asked_of_every_protocol(example, planned):
    asked.test_phases_cover_every_session_once(example, planned)
    asked.test_every_session_has_a_phase_a_purpose_tasks_and_an_agenda(example, planned)
    asked.test_every_task_of_the_manual_is_placed_whatever_the_length(example, planned)
    asked.test_points_on_the_way_come_in_order_and_within_the_course(example, planned)
    asked.test_what_surrounds_the_sessions_falls_within_the_course(example, planned)
    asked.test_no_key_stands_for_two_lines_and_every_one_cites_its_source(
        example, planned
    )


def test_the_example_is_offered_once_it_is_registered(example, monkeypatch):
    monkeypatch.setitem(protocols.PROTOCOLS, example.key, example)

    assert protocols.protocol("IPT_TEN") is example
    assert ("IPT_TEN", "IPT, 10 sessions (our clinic)") in protocols.choices()
    assert list(example.offered_lengths) == [10]
    assert "TEN_PHONE_CALLED" in {task.key for task in example.tasks(3, 10)}


def test_the_lengths_that_are_asked_are_all_that_the_example_allows(example):
    assert list(LENGTHS) == list(
        range(example.fewest_possible, example.most_possible + 1)
    )
