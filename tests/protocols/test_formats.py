"""What the formats of IPT ask for, as their manuals and studies say it."""

import pytest

from protocols import PROTOCOLS, protocol
from protocols.base import FORMAT_TITLES, Format, PhaseKey
from protocols.ipt_adolescent import TEEN_TIPS
from protocols.ipt_brief import BARRIERS
from protocols.ipt_conjoint import EXPECTATION_AREAS, NEGOTIABLE

TEEN = protocol("IPT_ADOLESCENT")
GROUP = protocol("IPT_GROUP")
GROUP_8 = protocol("IPT_GROUP_8")
COUPLE = protocol("IPT_COUPLE")
MAINTENANCE = protocol("IPT_MAINTENANCE")
BRIEF = protocol("IPT_BRIEF")
COUNSELLING = protocol("IPT_COUNSELLING")
ADULT = protocol("IPT_ADULT")


def lengths(item, planned):
    return [(phase.first, phase.last) for phase in item.phases(planned)]


@pytest.mark.parametrize(
    ("item", "planned", "phases", "reviews"),
    [
        (TEEN, 12, [(1, 4), (5, 8), (9, 12)], [4, 6, 8]),
        (TEEN, 16, [(1, 4), (5, 12), (13, 16)], [4, 8, 12]),
        (GROUP, 20, [(1, 5), (6, 15), (16, 20)], [5, 10, 15]),
        (GROUP_8, 8, [(1, 2), (3, 6), (7, 8)], [2, 4, 6]),
        (COUPLE, 16, [(1, 4), (5, 12), (13, 16)], [4, 8, 12]),
        (MAINTENANCE, 12, [(1, 1), (2, 10), (11, 12)], [6, 12]),
        (MAINTENANCE, 36, [(1, 1), (2, 34), (35, 36)], [6, 12, 18, 24, 30, 36]),
        (BRIEF, 8, [(1, 2), (3, 7), (8, 8)], [2, 4]),
        (COUNSELLING, 6, [(1, 1), (2, 5), (6, 6)], [1, 6]),
        (COUNSELLING, 3, [(1, 1), (2, 2), (3, 3)], [1, 3]),
    ],
)
def test_formats_are_cut_and_reviewed_as_in_the_table(item, planned, phases, reviews):
    assert lengths(item, planned) == phases
    assert [review.number for review in item.reviews(planned)] == reviews


@pytest.mark.parametrize(
    ("item", "offered", "minutes", "cadence"),
    [
        (TEEN, [12, 13, 14, 15, 16], 50, 7),
        (GROUP, [20], 90, 7),
        (GROUP_8, [8], 90, 7),
        (COUPLE, [16], 50, 7),
        (MAINTENANCE, list(range(12, 37)), 50, 28),
        (BRIEF, [8], 50, 7),
        (COUNSELLING, [3, 4, 5, 6], 30, 7),
    ],
)
def test_formats_are_offered_as_long_and_as_often_as_their_sources_say(
    item, offered, minutes, cadence
):
    assert list(item.offered_lengths) == offered
    assert item.is_offered(item.sessions)
    assert (item.minutes, item.cadence_days) == (minutes, cadence)


@pytest.mark.parametrize(
    ("item", "planned", "focus"),
    [
        (TEEN, 12, 4),
        (GROUP, 20, 1),
        (GROUP_8, 8, 1),
        (COUPLE, 16, 4),
        (MAINTENANCE, 12, 1),
        (BRIEF, 8, 2),
        (COUNSELLING, 3, 1),
        (COUNSELLING, 6, 1),
    ],
)
def test_the_focus_is_due_as_early_as_the_format_needs_it(item, planned, focus):
    assert item.focus_deadline(planned) == focus


def test_every_format_has_a_protocol_and_a_title():
    assert {item.format for item in PROTOCOLS.values()} == set(Format)
    assert set(FORMAT_TITLES) == set(Format)


def test_only_ways_of_cutting_one_treatment_are_schemes_of_each_other():
    assert GROUP.is_scheme_of(GROUP_8)
    assert protocol("DIT_16_SEED").is_scheme_of(protocol("DIT_16_MANUAL"))
    assert not ADULT.is_scheme_of(TEEN)
    assert not ADULT.is_scheme_of(protocol("DIT_16_SEED"))


def test_groups_and_couples_alone_are_not_chosen_for_one_client():
    assert [
        k for k, item in PROTOCOLS.items() if not item.is_chosen_for_one_client
    ] == [
        "IPT_GROUP",
        "IPT_GROUP_8",
        "IPT_COUPLE",
    ]


# Adolescents


def test_ipt_a_has_its_parent_sessions_at_1_4_8_and_12():
    assert TEEN.parent_sessions(12) == (1, 4, 8, 12)
    assert TEEN.parent_sessions(16) == (1, 4, 12, 16)
    for number in range(1, 13):
        keys = {task.key for task in TEEN.tasks(number, 12)}
        has_parents = any(key.startswith("TEEN_PARENTS_") for key in keys)

        assert has_parents == (number in (1, 4, 8, 12))
        assert ("Parent session" in TEEN.guide(number, 12).marks) == has_parents


def test_ipt_a_calls_in_the_first_four_weeks():
    assert TEEN.phone_checkins == 4
    called = [
        number
        for number in range(1, 13)
        if "Phone call between sessions" in TEEN.marks(number, 12)
    ]
    assert called == [1, 2, 3, 4]


def test_ipt_a_asks_adolescents_to_do_as_much_as_usual():
    said = " ".join(task.title for task in TEEN.tasks(1, 12))

    assert "to do as much as usual" in said
    assert "to do as much as usual" not in " ".join(
        task.title for task in ADULT.tasks(1, 16)
    )


def test_ipt_a_speaks_of_12_to_18_year_olds():
    assert [age for age in (11, 12, 18, 19) if TEEN.is_for_age(age)] == [12, 18]
    assert [age for age in (17, 18, 80) if ADULT.is_for_age(age)] == [18, 80]
    assert protocol("DIT_16_SEED").is_for_age(16)


def test_a_hint_says_where_a_manual_speaks_of_other_ages():
    assert TEEN.age_hint(34) == "Made for 12 to 18 year olds; this client is 34."
    assert ADULT.age_hint(15) == "Made for adults; this client is 15."
    assert TEEN.age_hint(15) == ADULT.age_hint(34) == ""
    assert protocol("DIT_16_SEED").age_hint(15) == ""


def test_there_are_five_tips_for_talking():
    assert len({tip.key for tip in TEEN_TIPS}) == 5


# Groups


def test_members_of_a_group_are_seen_alone_before_between_10_and_11_and_after():
    before, between, after = GROUP.individual_meetings(20)

    assert (before.after, before.before) == (0, 1)
    assert (between.after, between.before) == (10, 11)
    assert (after.after, after.within_days) == (20, 7)


def test_the_guide_of_a_group_says_when_members_are_seen_alone():
    assert GROUP.marks(1, 20) == ("Individual meeting, before this session",)
    assert GROUP.marks(11, 20) == ("Individual meeting half-way, before this session",)
    assert GROUP.marks(20, 20) == ("Individual meeting to close, after this session",)
    assert GROUP.marks(2, 20) == ()


def test_the_group_of_eight_sees_members_alone_once():
    assert [one.before for one in GROUP_8.individual_meetings(8)] == [1]


def test_two_or_three_goals_are_agreed_before_a_group():
    before = GROUP.individual_meetings(20)[0]

    assert "Two or three goals" in " ".join(task.title for task in before.tasks)
    assert GROUP.line("GROUP_BEFORE_GOALS") in before.tasks


# Couples


def test_each_of_a_couple_is_seen_alone_before_the_second_session():
    meetings = COUPLE.individual_meetings(16)

    assert [one.before for one in meetings] == [2, 2]
    for one in meetings:
        assert any("fear, control and violence" in task.title for task in one.tasks)


def test_a_couple_goes_through_seven_areas_of_expectations():
    assert len({area.key for area in EXPECTATION_AREAS}) == 7
    assert [level for level, _ in NEGOTIABLE] == [0, 1, 2, 3]


# Maintenance


@pytest.mark.parametrize(
    ("total", "baseline", "is_called_for"),
    [(10, 8, True), (9, 3, True), (9, 4, False), (9, None, False), (10, None, True)],
)
def test_maintenance_steps_up_at_a_case_or_six_above_remission(
    total, baseline, is_called_for
):
    assert MAINTENANCE.step_up.is_called_for(total, baseline) == is_called_for
    assert (MAINTENANCE.step_up.sessions, MAINTENANCE.step_up.cadence_days) == (4, 7)


def test_maintenance_is_reviewed_every_six_months():
    assert MAINTENANCE.review_every_months == 6
    assert "Six-monthly review" in MAINTENANCE.guide(6, 12).title
    assert all(
        item.review_every_months is None and item.step_up is None
        for item in PROTOCOLS.values()
        if item.format != Format.MAINTENANCE
    )


# Brief


def test_brief_ipt_begins_with_an_engagement_session_and_leaves_out_deficits():
    assert BRIEF.engagement_session
    assert BRIEF.marks(1, 8) == ("Engagement session, before this session",)
    assert BRIEF.line("BRIEF_ENGAGE_BARRIERS")
    assert BRIEF.excluded_focus_areas == ("DEFICITS",)
    assert BRIEF.agenda(5, 8, "DEFICITS") == BRIEF.agenda(5, 8)
    assert not ADULT.engagement_session
    assert not ADULT.excluded_focus_areas


def test_brief_ipt_says_the_last_date_at_the_first_and_prepares_the_ending_at_seven():
    assert "BRIEF_START_LAST" in {task.key for task in BRIEF.tasks(1, 8)}
    assert BRIEF.ending_work_from(8) == 7
    assert "BRIEF_NEAR_SPACING" in {task.key for task in BRIEF.tasks(7, 8)}
    assert len({barrier.key for barrier in BARRIERS}) == 7


# Counselling


@pytest.mark.parametrize("planned", [3, 4, 5, 6])
def test_counselling_ends_with_well_watch_or_refer(planned):
    last = {task.key for task in COUNSELLING.tasks(planned, planned)}

    assert COUNSELLING.ends_with_triage
    assert [one.key for one in COUNSELLING.triage] == ["WELL", "WATCH", "REFER"]
    assert "IPC_CLOSE_TRIAGE" in last
    assert COUNSELLING.phase_of(planned, planned).key == PhaseKey.ENDING
    assert not ADULT.ends_with_triage
