"""The focus in one line, on the board, and the IPAF's versions and sightings."""

from datetime import timedelta

import pytest

from accounts.models import Practice
from formulation import actions
from formulation.queries import (
    area_choices,
    area_title,
    chosen_pair,
    compared,
    current_focus,
    current_ipaf,
    focus_board,
    focus_briefs,
    focus_line,
    ipaf_versions,
    pattern_of,
)
from tests import make, make_formulation


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


def test_a_case_without_a_focus_has_an_empty_line(case, dit, therapist):
    undecided = make.case(therapist=therapist, protocol_key="")

    assert {focus_line(one) for one in (case, dit, undecided)} == {""}


def test_a_focus_that_is_not_agreed_says_so(case):
    make_formulation.focus(case)

    assert focus_line(case) == "role transition, not agreed yet"


def test_an_agreed_focus_is_its_area(case):
    chosen = make_formulation.agreed_focus(case)

    assert focus_line(case) == "role transition"
    assert current_focus(case) == chosen
    brief = focus_briefs([case])[case.pk]
    assert (brief.words, brief.agreed_on, brief.area) == (
        "I used to be a teacher",
        make.TODAY,
        "ROLE_TRANSITION",
    )


def test_the_line_is_the_primary_focus(case):
    make_formulation.focus(case)
    make_formulation.focus(case, rank="SECONDARY", area="DEFICITS")

    assert focus_line(case).startswith("role transition")


def test_a_practice_may_call_the_fourth_area_something_else(case):
    assert area_title("DEFICITS") == "Interpersonal deficits"

    Practice.objects.create(deficits_title="Few relationships")

    assert area_title("DEFICITS") == "Few relationships"
    assert dict(area_choices())["DEFICITS"] == "Few relationships"
    assert area_title("GRIEF") == "Grief"


def test_the_line_of_a_dit_case_is_its_latest_version(dit):
    first = make_formulation.ipaf(dit)
    actions.share_ipaf(
        ipaf=first,
        by=dit.therapist,
        shared_on=make.TODAY,
        client_reaction="Yes",
        at=make.NOW,
    )
    assert focus_line(dit) == "IPAF 1"

    make_formulation.ipaf(dit, cost="Alone", reason="Seen more")
    assert focus_line(dit) == "IPAF 2, not shared yet"


def test_lines_of_many_cases_cost_three_queries(therapist, django_assert_num_queries):
    ipt = [
        make.case(therapist=therapist, of=make.client(f"Anna N{at}")) for at in range(4)
    ]
    dit = [
        make_formulation.dit_case(therapist=therapist, of=make.client(f"Ben N{at}"))
        for at in range(4)
    ]
    for case in ipt:
        make_formulation.focus(case)
    for case in dit:
        make_formulation.ipaf(case)

    with django_assert_num_queries(3):
        briefs = focus_briefs([*ipt, *dit])

    assert len(briefs) == 8


def test_what_was_recorded_under_another_model_is_no_longer_current(case):
    make_formulation.agreed_focus(case)
    case.protocol_key = "DIT_16_SEED"

    assert current_focus(case) is None
    assert current_ipaf(case) is None
    board = focus_board(case)
    assert (board.current, len(board.past)) == ([], 1)


def test_an_ipt_case_that_was_dit_keeps_its_versions_readable(dit):
    make_formulation.ipaf(dit)
    dit.protocol_key = "IPT_ADULT"

    assert current_ipaf(dit) is None
    assert len(ipaf_versions(dit)) == 1


def test_the_board_holds_current_and_past_focus_with_stages(case, therapist):
    old = make_formulation.agreed_focus(case)
    actions.reach_stage(
        focus_area=old,
        by=therapist,
        stage="letting_go",
        reason="Wears the badge",
        reached_on=make.TODAY,
        at=make.NOW,
    )
    new = actions.change_focus(
        focus_area=old,
        by=therapist,
        reason="It is her sister",
        ended_on=make.TODAY,
        area="DEFICITS",
        words="On my own",
        person=None,
        why_now="",
        why_this="No death, no quarrel, no change",
        at=make.NOW + timedelta(minutes=1),
    )
    second = make_formulation.focus(case, rank="SECONDARY")

    board = focus_board(case)

    assert [card.focus for card in board.current] == [new, second]
    assert board.primary.stage is None
    (past,) = board.past
    assert (past.focus, past.title, past.stage.key) == (
        old,
        "Role transition",
        "letting_go",
    )
    assert [title for _, title in past.history] == ["Letting go of the old"]


def test_two_versions_part_by_part(dit):
    first = make_formulation.ipaf(dit)
    second = make_formulation.ipaf(
        dit, cost="Alone", response="Goes quiet", reason="Seen more"
    )

    pairs = {pair.title: pair for pair in compared(first, second)}

    assert pairs["The cost"].is_changed
    assert not pairs["The defence"].is_changed
    assert (pairs["Response"].older, pairs["Response"].newer) == ("", "Goes quiet")
    assert "Trigger" not in pairs


def test_the_pair_to_compare_is_the_latest_two_or_the_two_asked_for(dit):
    versions = [make_formulation.ipaf(dit)]
    assert chosen_pair(versions, None, None) is None
    versions += [
        make_formulation.ipaf(dit, cost=cost, reason="Seen") for cost in ("b", "c")
    ]

    def numbers(older, newer):
        return tuple(ipaf.number for ipaf in chosen_pair(versions, older, newer))

    assert numbers(None, None) == (2, 3)
    assert numbers(1, 3) == (1, 3)
    assert numbers(3, 1) == (1, 3)
    assert numbers(99, 1) == (1, 2)


def test_sightings_add_up_to_words(dit):
    assert pattern_of(dit).counts == "Not seen yet"
    mother = make_formulation.person(dit, "Mum")
    father = make_formulation.person(dit, "Dad")
    make_formulation.sighting(dit, source="PERSON", person=mother)
    make_formulation.sighting(dit, source="PERSON", person=mother, changed="YES")
    make_formulation.sighting(dit, source="PAST", person=father)
    make_formulation.sighting(dit)

    assert pattern_of(dit).counts == (
        "Seen with 1 person, 1 from the past, 1 time in the room; 1 different ending"
    )

    make_formulation.sighting(dit, source="PERSON", person=father)
    make_formulation.sighting(dit)
    assert pattern_of(dit).counts.startswith("Seen with 2 people")
    assert "2 times in the room" in pattern_of(dit).counts
