"""What the four areas offer beyond stages: picks, ladders, and when signs are rated."""

from hypothesis import given
from hypothesis import strategies as st

from protocols import focus_areas
from protocols.focus_areas import FOCUS_AREAS, FocusKey, last_due, markers_due_at

NOT_FOR_CLIENTS = (
    "deficit",
    "termination",
    "sick role",
    "defence",
    "transference",
    "object",
    "resistance",
    "dysfunctional",
    "exposure",
)
LISTS = (
    focus_areas.MOURNING_SIGNS,
    focus_areas.ISSUES,
    focus_areas.SENSITIVITIES,
)


def test_every_key_is_used_once_and_fits_its_column():
    keys = [one.key for entries in LISTS for one in entries]
    for area in FOCUS_AREAS:
        keys += [one.key for one in (*area.strategies, *area.markers, *area.goals)]

    assert len(keys) == len(set(keys))
    assert all(len(key) <= 40 and key == key.upper() for key in keys)


def test_every_entry_has_words_of_its_own():
    for entries in LISTS:
        titles = [one.title for one in entries]
        assert len(titles) == len(set(titles))
        assert all(title and title[0].isupper() for title in titles)


def test_grief_and_the_fourth_area_work_with_a_ladder():
    assert [area.key for area in FOCUS_AREAS if area.ladder] == [
        FocusKey.GRIEF,
        FocusKey.DEFICITS,
    ]


def test_what_a_client_reads_is_plain():
    for area in FOCUS_AREAS:
        said = [area.client_title]
        if area.ladder:
            said += [area.ladder.client_title, area.ladder.client_hint]
        for text in said:
            assert not [word for word in NOT_FOR_CLIENTS if word in text.lower()]


def test_signs_are_rated_every_four_sessions_and_at_the_end():
    due = [n for n in range(15) if markers_due_at(n, planned=14)]

    assert due == [4, 8, 12, 14]


def test_the_last_due_session_is_the_nearest_one_behind():
    assert [last_due(n, planned=14) for n in (0, 3, 4, 7, 13, 14)] == [
        0,
        0,
        4,
        4,
        12,
        14,
    ]


@given(number=st.integers(0, 60), planned=st.integers(1, 60))
def test_the_last_due_session_is_never_ahead_and_always_due(number, planned):
    due = last_due(number, planned=planned)

    assert due <= number
    assert due == 0 or markers_due_at(due, planned=planned)
    assert not any(markers_due_at(n, planned=planned) for n in range(due + 1, number))


def test_what_is_stored_has_words_for_the_access_log():
    titles = dict(focus_areas.entry_titles())

    assert titles["GRIEF_LINK"].startswith("Link the beginning")
    assert titles["GRIEF_PEOPLE"] == "Sees people"
