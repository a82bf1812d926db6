"""A wish for a ring; a slip of the hand taken back; places from before it began."""

from datetime import date, timedelta

import pytest

from audit.models import Event
from cases.models import Case
from formulation import actions
from formulation.actions.circle import MoveStands, NothingToTakeBack
from formulation.actions.people_rules import (
    AlreadyInThisRing,
    PersonRemoved,
    RingUnknown,
)
from formulation.models import ClosenessRating, SymptomEpisode
from formulation.queries import (
    beginning_of,
    circle_of,
    circle_shown,
    person_card,
    snapshots_of,
    undoable,
)
from tests import make, make_formulation

YESTERDAY = make.NOW - timedelta(days=1)
EARLY = make.NOW - timedelta(days=49)


def move(person, ring, on=make.TODAY, *, by=None, at=make.NOW):
    return actions.move_person(
        person=person, by=by or person.author, ring=ring, rated_on=on, at=at
    )


def ring_of(case, person):
    found = {place.person: place.ring for place in circle_of(case).places}
    return found[person]


@pytest.fixture
def ada(case):
    return make_formulation.person(
        case, "Ada", ring=2, rated_on=date(2026, 10, 5), at=EARLY
    )


# A slip of the hand


def test_a_slip_is_taken_back_and_its_row_is_kept(case, ada, therapist):
    slip = move(ada, 4)

    taken = actions.take_back_move(person=ada, by=therapist, at=make.NOW)

    assert taken == slip
    assert ring_of(case, ada) == 2
    assert [rating.ring for rating in person_card(ada).moves] == [2]
    slip.refresh_from_db()
    assert slip.taken_back_at == make.NOW
    assert snapshots_of(case)[-1].on == date(2026, 10, 5)
    assert make.TODAY not in [snapshot.on for snapshot in snapshots_of(case)]


def test_the_log_keeps_the_move_and_that_it_was_taken_back(ada, therapist):
    move(ada, 4)
    actions.take_back_move(person=ada, by=therapist, at=make.NOW)

    verbs = list(
        Event.objects.filter(record_id=str(ada.pk))
        .order_by("id")
        .values_list("verb", flat=True)
    )
    assert verbs[-2:] == ["person.placed", "person.move_taken_back"]


def test_two_slips_are_taken_back_one_after_the_other(case, ada, therapist):
    move(ada, 4)
    move(ada, 5, at=make.NOW + timedelta(minutes=1))

    actions.take_back_move(person=ada, by=therapist, at=make.NOW)
    assert ring_of(case, ada) == 4
    actions.take_back_move(person=ada, by=therapist, at=make.NOW)
    assert ring_of(case, ada) == 2


def test_after_a_slip_the_right_ring_can_be_the_one_of_the_slip(case, ada, therapist):
    move(ada, 4)
    with pytest.raises(AlreadyInThisRing):
        move(ada, 4)
    actions.take_back_move(person=ada, by=therapist, at=make.NOW)

    move(ada, 4)

    assert ring_of(case, ada) == 4


def test_a_move_of_yesterday_stands(case, ada, therapist):
    move(ada, 4, on=YESTERDAY.date(), at=YESTERDAY)

    with pytest.raises(MoveStands, match="same day"):
        actions.take_back_move(person=ada, by=therapist, at=make.NOW)
    assert ring_of(case, ada) == 4


def test_a_move_that_somebody_else_made_stands(ada):
    cover = make.user("Jonas Cover")
    move(ada, 4)

    with pytest.raises(MoveStands):
        actions.take_back_move(person=ada, by=cover, at=make.NOW)


def test_what_counts_is_the_day_of_writing_and_not_the_day_spoken_of(
    case, ada, therapist
):
    move(ada, 5, on=date(2026, 8, 1))

    actions.take_back_move(person=ada, by=therapist, at=make.NOW)

    assert ada.ratings.in_order().get().ring == 2


def test_someone_never_placed_has_no_move_to_take_back(case, therapist):
    person = make_formulation.person(case, ring=None)

    with pytest.raises(NothingToTakeBack):
        actions.take_back_move(person=person, by=therapist, at=make.NOW)


def test_only_own_moves_of_today_can_be_undone(case, ada, therapist):
    moved = make_formulation.person(case, "Jo")
    unplaced = make_formulation.person(case, "Kit", ring=None)
    circle = circle_of(case)

    assert undoable(circle, by=therapist, today=make.TODAY) == {moved.pk}
    assert undoable(circle, by=make.user("Jonas Cover"), today=make.TODAY) == set()
    assert unplaced.pk not in undoable(circle, by=therapist, today=make.TODAY)


# A wish


def test_a_wish_is_kept_and_taken_out_again(ada, therapist):
    actions.wish_ring(person=ada, by=therapist, ring=1, at=make.NOW)
    ada.refresh_from_db()
    assert ada.desired_ring == 1

    actions.wish_ring(person=ada, by=therapist, ring=None, at=make.NOW)
    ada.refresh_from_db()
    assert ada.desired_ring is None
    assert Event.objects.filter(verb="person.wish_changed").count() == 2


def test_the_same_wish_again_changes_nothing(ada, therapist):
    for _ in range(2):
        actions.wish_ring(person=ada, by=therapist, ring=1, at=make.NOW)

    assert Event.objects.filter(verb="person.wish_changed").count() == 1


@pytest.mark.parametrize("ring", [0, 6])
def test_a_wish_is_a_ring_from_one_to_five(ada, therapist, ring):
    with pytest.raises(RingUnknown):
        actions.wish_ring(person=ada, by=therapist, ring=ring, at=make.NOW)


def test_nothing_is_done_to_a_removed_person(ada, therapist):
    move(ada, 4)
    actions.remove_person(person=ada, by=therapist)

    with pytest.raises(PersonRemoved):
        actions.take_back_move(person=ada, by=therapist, at=make.NOW)
    with pytest.raises(PersonRemoved):
        actions.wish_ring(person=ada, by=therapist, ring=1)


def test_the_words_say_wish_and_relevance_as_the_drawing_does(case, ada, therapist):
    actions.wish_ring(person=ada, by=therapist, ring=1)
    type(ada).objects.update(relevance=2)

    place = circle_of(case).places[0]

    assert place.wish == "Closest"
    assert "wished for: closest, much to do with the symptoms" in place.words
    move(ada, 1)
    place = circle_of(case).places[0]
    assert (place.wish, place.wished_ring) == ("", 1)
    assert "wished for" not in place.words


def test_a_little_relevance_is_no_thick_outline(case, ada):
    type(ada).objects.update(relevance=1)

    assert not circle_of(case).places[0].is_relevant


# Before it began


def episode(case, starts_on, **more):
    return SymptomEpisode.objects.create(
        case=case,
        author=case.therapist,
        recorded_at=make.NOW,
        label="Low mood",
        starts_on=starts_on,
        severity=2,
        **more,
    )


def test_with_no_onset_on_record_before_is_before_the_referral(case):
    beginning = beginning_of(case)

    assert (beginning.limit, beginning.is_known) == (case.referred_on, False)


def test_with_an_onset_before_is_before_the_first_day_that_it_may_mean(case):
    episode(case, date(2019, 3, 1), ends_on=date(2020, 1, 1))
    episode(case, date(2026, 5, 1))

    beginning = beginning_of(case)

    assert beginning.limit == date(2026, 5, 1)
    assert beginning.day_before == date(2026, 4, 30)
    assert beginning.words == "May 2026"
    assert beginning.is_known


def test_before_is_a_snapshot_once_someone_was_placed_then(case, ada):
    episode(case, date(2026, 5, 1))
    assert "Before it began" not in [one.title for one in snapshots_of(case)]

    move(ada, 1, on=date(2026, 4, 30))

    titles = [one.title for one in snapshots_of(case)]
    assert titles[:3] == ["Now", "At the start", "Before it began"]
    before = circle_shown(case, "before")
    assert [(one.person, one.ring) for one in before.places] == [(ada, 1)]
    assert before.shown == "before"
    assert ring_of(case, ada) == 2
    assert circle_shown(case, "start").places[0].ring == 2


def test_the_end_is_a_snapshot_of_a_closed_case(case, ada, therapist):
    assert circle_shown(case, "end").on is None
    Case.objects.filter(pk=case.pk).update(
        status="CLOSED",
        closed_on=make.TODAY,
        closed_by=therapist,
        ending_reason="COMPLETED",
    )
    case.refresh_from_db()

    assert [one.title for one in snapshots_of(case)][:2] == ["Now", "At the end"]
    end = circle_shown(case, "end")
    assert (end.on, end.shown) == (make.TODAY, "end")


def test_a_rating_that_was_taken_back_says_nothing_of_before(case, ada, therapist):
    move(ada, 1, on=case.referred_on - timedelta(days=30))
    actions.take_back_move(person=ada, by=therapist, at=make.NOW)

    assert "Before it began" not in [one.title for one in snapshots_of(case)]
    assert circle_shown(case, "before").is_empty
    assert ClosenessRating.objects.count() == 2


def test_a_wish_is_of_now_and_is_not_told_of_another_day(case, ada, therapist):
    actions.wish_ring(person=ada, by=therapist, ring=1)

    assert circle_of(case).places[0].wish == "Closest"
    assert circle_of(case, make.TODAY).places[0].wish == ""
    assert circle_shown(case, "start").places[0].wish == ""
