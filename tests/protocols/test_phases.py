import pytest

import protocols
from protocols import PROTOCOLS, UnknownProtocol, protocol
from protocols.base import (
    FocusKind,
    Format,
    LengthNotPossible,
    LetterKind,
    NoSuchSession,
    PhaseKey,
    ReviewKind,
    Step,
    by_key,
    spread,
)

IPT = protocol("IPT_ADULT")
FOUR_PHASES = protocol("DIT_16_SEED")
MANUAL = protocol("DIT_16_MANUAL")

EVERY_LENGTH = [
    pytest.param(item, planned, id=f"{item.key}-{planned}")
    for item in PROTOCOLS.values()
    for planned in range(item.fewest_possible, item.most_possible + 1)
]


def spans(item, planned):
    return [(p.key, p.first, p.last) for p in item.phases(planned)]


@pytest.mark.parametrize(("item", "planned"), EVERY_LENGTH)
def test_phases_cover_every_session_once(item, planned):
    numbers = [
        number
        for phase in item.phases(planned)
        for number in range(phase.first, phase.last + 1)
    ]

    assert numbers == list(range(1, planned + 1))
    assert all(phase.length >= 1 for phase in item.phases(planned))


@pytest.mark.parametrize(("item", "planned"), EVERY_LENGTH)
def test_every_session_has_a_phase_a_purpose_tasks_and_an_agenda(item, planned):
    for number in range(1, planned + 1):
        guide = item.guide(number, planned)

        assert guide.phase.covers(number)
        assert guide.title
        assert guide.tasks
        assert guide.sessions_left == planned - number
        assert item.agenda(number, planned)


@pytest.mark.parametrize(("item", "planned"), EVERY_LENGTH)
def test_every_task_of_the_manual_is_placed_whatever_the_length(item, planned):
    placed = {
        task.key for n in range(1, planned + 1) for task in item.tasks(n, planned)
    }
    of_manual = {
        task.key
        for n in range(1, item.sessions + 1)
        for task in item.tasks(n, item.sessions)
    }

    if planned >= item.shortest:
        assert placed == of_manual
    assert placed <= of_manual


@pytest.mark.parametrize(("item", "planned"), EVERY_LENGTH)
def test_points_on_the_way_come_in_order_and_within_the_course(item, planned):
    reviews = [review.number for review in item.reviews(planned)]
    mid_review = item.mid_review(planned) or item.focus_deadline(planned)

    assert reviews == sorted(set(reviews))
    assert all(1 <= number <= planned for number in reviews)
    assert 1 <= item.focus_deadline(planned) <= mid_review
    assert mid_review < item.ending_work_from(planned) <= planned
    assert mid_review <= item.letter_deadline(planned) <= planned
    assert item.goal_rating_points(planned) == tuple(sorted({*reviews, planned}))


@pytest.mark.parametrize(("item", "planned"), EVERY_LENGTH)
def test_reviews_are_those_that_the_format_has_room_for(item, planned):
    kinds = [review.kind for review in item.reviews(planned)]

    match item.format:
        case Format.COUNSELLING:
            assert kinds == [ReviewKind.FOCUS, ReviewKind.TRIAGE]
        case Format.BRIEF:
            assert kinds == [ReviewKind.FOCUS, ReviewKind.MIDDLE]
        case Format.MAINTENANCE:
            assert kinds == [ReviewKind.PERIODIC] * (planned // 6)
        case _:
            assert kinds == [ReviewKind.FOCUS, ReviewKind.MIDDLE, ReviewKind.LATE]
    assert (item.mid_review(planned) is None) == (ReviewKind.MIDDLE not in kinds)


@pytest.mark.parametrize(("item", "planned"), EVERY_LENGTH)
def test_what_surrounds_the_sessions_falls_within_the_course(item, planned):
    parents = item.parent_sessions(planned)
    meetings = item.individual_meetings(planned)

    assert list(parents) == sorted(set(parents))
    assert all(1 <= number <= planned for number in parents)
    assert [one.after for one in meetings] == sorted(one.after for one in meetings)
    assert all(0 <= one.after <= planned for one in meetings)
    assert all(one.before == one.after + 1 for one in meetings)
    assert len({one.key for one in meetings}) == len(meetings)
    assert item.phone_checkins < planned


@pytest.mark.parametrize(("item", "planned"), EVERY_LENGTH)
def test_no_key_stands_for_two_lines_and_every_one_cites_its_source(item, planned):
    said = {}
    lines = [*item.standing]
    for number in range(1, planned + 1):
        for area in (None, *item.focus_lines):
            lines += item.agenda(number, planned, area)
        lines += item.tasks(number, planned)
    for meeting in item.individual_meetings(planned):
        assert meeting.title.strip()
        assert meeting.source.strip()
        assert meeting.tasks
        lines += meeting.tasks
    for line in lines:
        assert said.setdefault(line.key, line.title) == line.title
        assert line.title.strip()
        assert line.source.strip()
        assert len(line.key) <= 60
    for steps in item.layout(planned):
        for step in steps:
            assert step.title.strip()
            assert step.source.strip()


@pytest.mark.parametrize(
    ("planned", "lengths"),
    [
        (12, [(1, 3), (4, 9), (10, 12)]),
        (13, [(1, 3), (4, 10), (11, 13)]),
        (14, [(1, 4), (5, 11), (12, 14)]),
        (15, [(1, 4), (5, 11), (12, 15)]),
        (16, [(1, 4), (5, 12), (13, 16)]),
        (20, [(1, 4), (5, 16), (17, 20)]),
        (8, [(1, 2), (3, 6), (7, 8)]),
    ],
)
def test_ipt_is_cut_as_in_the_table(planned, lengths):
    assert spans(IPT, planned) == [
        (key, *span)
        for key, span in zip(
            [PhaseKey.BEGINNING, PhaseKey.MIDDLE, PhaseKey.ENDING], lengths, strict=True
        )
    ]


def test_dit_with_four_phases_is_cut_as_in_the_table():
    assert spans(FOUR_PHASES, 16) == [
        (PhaseKey.ENGAGEMENT, 1, 4),
        (PhaseKey.WORKING_THROUGH, 5, 10),
        (PhaseKey.CONSOLIDATION, 11, 15),
        (PhaseKey.ENDING, 16, 16),
    ]


def test_dit_with_three_phases_is_cut_as_in_the_manual():
    assert spans(MANUAL, 16) == [
        (PhaseKey.BEGINNING, 1, 4),
        (PhaseKey.MIDDLE, 5, 12),
        (PhaseKey.ENDING, 13, 16),
    ]


def test_ipt_offers_twelve_to_sixteen_and_dit_sixteen_alone():
    assert list(IPT.offered_lengths) == [12, 13, 14, 15, 16]
    assert list(FOUR_PHASES.offered_lengths) == [16]
    assert IPT.is_offered(14)
    assert not IPT.is_offered(18)
    assert not MANUAL.is_offered(15)


@pytest.mark.parametrize(
    ("planned", "reviews"),
    [(12, [3, 6, 9]), (13, [3, 6, 9]), (14, [4, 8, 12]), (16, [4, 8, 12])],
)
def test_ipt_is_reviewed_as_in_the_table(planned, reviews):
    assert [review.number for review in IPT.reviews(planned)] == reviews


def test_a_session_that_is_a_review_says_which_one():
    assert IPT.guide(8, 16).review.title == "Mid-course review"
    assert IPT.guide(7, 16).review is None


@pytest.mark.parametrize(
    ("item", "planned", "focus", "ending", "letter"),
    [
        (IPT, 12, 3, 10, 10),
        (IPT, 16, 4, 13, 14),
        (FOUR_PHASES, 16, 4, 13, 12),
        (MANUAL, 16, 4, 13, 12),
    ],
)
def test_deadlines_are_those_of_the_manuals(item, planned, focus, ending, letter):
    assert item.focus_deadline(planned) == focus
    assert item.ending_work_from(planned) == ending
    assert item.letter_deadline(planned) == letter


def test_twelve_sessions_fold_the_first_two_together():
    titles = [IPT.guide(number, 12).title for number in (1, 2, 3)]

    assert titles == [
        "Symptoms, safety and hope; Timeline and beginning of the trouble",
        "The people who matter",
        "Formulation, focus and plan",
    ]


@pytest.mark.parametrize("planned", range(12, 17))
def test_the_mid_course_review_of_ipt_has_its_session(planned):
    guide = IPT.guide(IPT.mid_review(planned), planned)

    assert guide.title == "Mid-course review"
    assert "Review" in guide.papers


def test_dit_reviews_at_eight_and_shares_the_ipaf_at_four():
    assert "Mid-course review" in FOUR_PHASES.guide(8, 16).title
    assert FOUR_PHASES.guide(4, 16).title == "Sharing the IPAF"
    assert "Letter, outline" in FOUR_PHASES.guide(12, 16).papers


def test_a_session_beyond_the_plan_is_in_the_last_phase_and_guided_like_the_last():
    assert IPT.phase_of(18, 16).key == PhaseKey.ENDING
    assert IPT.guide(18, 16).title == IPT.guide(16, 16).title
    assert IPT.guide(18, 16).sessions_left == 0


def test_there_is_no_session_before_the_first():
    with pytest.raises(NoSuchSession, match="counted from 1"):
        IPT.phase_of(0, 16)


@pytest.mark.parametrize("planned", [0, 5, 41])
@pytest.mark.parametrize(
    "ask",
    [
        IPT.phases,
        IPT.reviews,
        IPT.mid_review,
        IPT.focus_deadline,
        IPT.letter_deadline,
        IPT.ending_work_from,
        IPT.goal_rating_points,
    ],
)
def test_a_length_that_cannot_be_laid_out_is_named(ask, planned):
    with pytest.raises(LengthNotPossible, match=f"6 to 40 sessions, not {planned}"):
        ask(planned)


def test_ipt_closes_with_an_ending_letter_and_dit_with_a_goodbye_letter():
    assert (IPT.letter, IPT.focus_kind) == (
        LetterKind.ENDING_LETTER,
        FocusKind.FOCUS_AREA,
    )
    assert (FOUR_PHASES.letter, FOUR_PHASES.focus_kind) == (
        LetterKind.GOODBYE_LETTER,
        FocusKind.IPAF,
    )


def test_both_questionnaires_belong_to_every_session():
    for item in PROTOCOLS.values():
        assert all(item.measures_due(n) == ("PHQ9", "GAD7") for n in range(1, 17))


def test_an_unknown_protocol_is_named():
    with pytest.raises(UnknownProtocol, match="no protocol with the key CBT_12"):
        protocol("CBT_12")


def test_groups_are_known_and_never_chosen_for_one_client():
    known = {key for key, _ in protocols.titles()}

    assert known - {key for key, _ in protocols.choices()} == {
        "IPT_GROUP",
        "IPT_GROUP_8",
    }
    assert known == set(PROTOCOLS)


def test_choices_are_the_keys_with_their_titles():
    assert protocols.choices() == [
        ("IPT_ADULT", "IPT, adult, 12 to 16 sessions"),
        ("IPT_ADOLESCENT", "IPT-A, adolescent, 12 to 16 sessions"),
        ("IPT_BRIEF", "IPT-B, brief, 8 sessions"),
        ("IPT_COUNSELLING", "IPC, interpersonal counselling, 3 to 6 sessions"),
        ("IPT_MAINTENANCE", "IPT-M, maintenance, 12 sessions a year"),
        ("IPT_COUPLE", "IPT-CM, couple, 16 sessions"),
        ("DIT_16_SEED", "DIT, 16 sessions, four phases"),
        ("DIT_16_MANUAL", "DIT, 16 sessions, three phases"),
    ]


def test_choices_stand_under_their_therapy():
    groups = dict(protocols.grouped_choices(but="IPT_ADULT"))

    assert list(groups) == ["IPT", "DIT"]
    assert [key for key, _ in groups["DIT"]] == ["DIT_16_SEED", "DIT_16_MANUAL"]
    assert "IPT_ADULT" not in dict(groups["IPT"])
    assert [
        c for group in dict(protocols.grouped_choices()).values() for c in group
    ] == (protocols.choices())


def test_two_entries_with_one_key_are_refused():
    with pytest.raises(ValueError, match="share the key A"):
        by_key(["A", "A"], str)


def test_steps_are_folded_from_the_front_and_stretched_evenly():
    steps = [Step(key=key, title=key, tasks=(), source="") for key in "ABCD"]

    def keys(length):
        return ["".join(s.key for s in part) for part in spread(steps, length)]

    assert keys(3) == ["AB", "C", "D"]
    assert keys(2) == ["AB", "CD"]
    assert keys(1) == ["ABCD"]
    assert keys(4) == ["A", "B", "C", "D"]
    assert keys(6) == ["A", "A", "B", "C", "C", "D"]
