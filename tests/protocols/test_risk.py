import pytest

from protocols import risk
from protocols.risk import needs_full_entry


@pytest.mark.parametrize(
    ("item9", "thoughts", "expected"),
    [
        (0, "NONE", False),
        (0, "", False),
        (None, "", False),
        (None, "NONE", False),
        (1, "NONE", True),
        (3, "", True),
        (0, "PASSIVE", True),
        (None, "ACTIVE", True),
    ],
)
def test_item_nine_or_thoughts_need_the_full_entry(item9, thoughts, expected):
    assert needs_full_entry(item9, thoughts) is expected


def test_the_vocabulary_holds_no_level():
    names = " ".join(dir(risk)).lower()
    words = " ".join(action.title for action in risk.ACTIONS).lower()

    assert "level" not in names
    assert not [w for w in ("low", "medium", "high", "amber") if w in words.split()]


def test_every_key_has_its_words():
    for keys, pairs in [
        (risk.Asked, risk.ASKED),
        (risk.Compared, risk.COMPARED),
        (risk.Thoughts, risk.THOUGHTS),
        (risk.Plan, risk.PLAN),
        (risk.Intent, risk.INTENT),
        (risk.Means, risk.MEANS),
    ]:
        assert [key for key, _ in pairs] == list(keys)
        assert all(words for _, words in pairs)
    assert set(risk.THOUGHTS_HELP) == set(risk.Thoughts)


def test_the_safety_plan_has_six_parts_that_are_needed():
    assert [part.key for part in risk.SAFETY_PLAN if part.is_required] == [
        "warning_signs",
        "on_my_own",
        "people_and_places",
        "people_to_ask",
        "professionals",
        "safer_place",
    ]


def test_calling_someone_outside_tells_the_supervisor():
    told = {action.key for action in risk.ACTIONS if action.tells_supervisor}

    assert told == {"SUPERVISOR", "CRISIS_TEAM", "SAFEGUARDING", "EMERGENCY"}
