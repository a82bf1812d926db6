"""Who stands in the circle: adding, changing, moving, removing."""

from datetime import date, timedelta

import pytest

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from cases.models import Case
from formulation import actions
from formulation.actions import people_rules as people
from formulation.actions.fitting import DoesNotFit, UnknownKey
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import InventoryPerson
from tests import make, make_formulation

TOMORROW = make.TODAY + timedelta(days=1)


def rings(person):
    return [(r.rated_on, r.ring) for r in person.ratings.in_order()]


def test_a_person_needs_a_name_and_nothing_else(case, therapist):
    person = actions.add_person(case=case, by=therapist, ring=None, name=" Jo ")

    assert person.name == "Jo"
    assert rings(person) == []
    assert Event.objects.filter(verb="person.added", record_id=str(person.pk)).exists()


def test_a_person_without_a_name_is_refused(case, therapist):
    with pytest.raises(people.PersonHasNoName, match="name or a label"):
        actions.add_person(case=case, by=therapist, ring=1, name="  ")

    assert not InventoryPerson.objects.exists()


def test_a_ring_given_with_the_person_is_dated_on_the_day_of_adding(case):
    person = make_formulation.person(case, ring=3, rated_on=None)

    assert rings(person) == [(make.TODAY, 3)]


def test_a_field_that_no_person_has_is_a_mistake_of_the_caller(case, therapist):
    with pytest.raises(TypeError, match="risk"):
        actions.add_person(case=case, by=therapist, ring=1, name="Jo", risk="high")


def test_a_name_that_is_too_long_is_refused(case):
    with pytest.raises(DoesNotFit, match="at most 60") as broken:
        make_formulation.person(case, "x" * 61)

    assert broken.value.field == "name"


def test_the_inventory_has_an_end(case, therapist, monkeypatch):
    monkeypatch.setattr(people, "MOST_PEOPLE", 1)
    away = make_formulation.person(case, "Ben")
    actions.remove_person(person=away, by=therapist)
    make_formulation.person(case)

    with pytest.raises(people.TooManyPeople):
        make_formulation.person(case, "Jo")
    with pytest.raises(people.TooManyPeople):
        actions.restore_person(person=away, by=therapist)


def test_of_five_hundred_people_the_first_hundred_stay(case, therapist):
    InventoryPerson.objects.bulk_create(
        InventoryPerson(case=case, author=therapist, added_at=make.NOW, name=f"P {n}")
        for n in range(people.MOST_PEOPLE)
    )

    with pytest.raises(people.TooManyPeople, match="holds 100 people"):
        make_formulation.person(case, "One more")


@pytest.mark.parametrize("name", ["مريم", "👩‍👧 Zoë", "O’Neil-Ümit", "x" * 60])
def test_any_name_that_fits_is_kept_as_it_was_typed(case, name):
    person = make_formulation.person(case, name)

    person.refresh_from_db()
    assert person.name == name


@pytest.mark.parametrize("keys", [["PIGEON"], ["TEXT", "TEXT"], "TEXT", None, [1]])
def test_ways_of_contact_are_those_that_are_offered(case, keys):
    with pytest.raises(UnknownKey) as broken:
        make_formulation.person(case, modes=keys)

    assert broken.value.field == "modes"


def test_roles_in_the_therapy_are_those_that_are_offered(case):
    person = make_formulation.person(case, therapy_roles=["SUPPORTER", "INFORMANT"])
    assert person.therapy_roles == ["SUPPORTER", "INFORMANT"]

    with pytest.raises(UnknownKey) as broken:
        make_formulation.person(case, "Jo", therapy_roles=["FRIEND"])

    assert broken.value.field == "therapy_roles"


@pytest.mark.parametrize("ring", [0, 6])
def test_a_wished_for_ring_is_one_of_five(case, ring):
    with pytest.raises(people.RingUnknown) as broken:
        make_formulation.person(case, desired_ring=ring)

    assert broken.value.field == "desired_ring"


@pytest.mark.parametrize("relevance", [-1, 4])
def test_relevance_is_one_of_four(case, relevance):
    assert make_formulation.person(case, relevance=0).relevance == 0

    with pytest.raises(people.RelevanceUnknown):
        make_formulation.person(case, "Jo", relevance=relevance)


def test_an_answer_that_is_not_offered_is_refused(case):
    with pytest.raises(DoesNotFit) as broken:
        make_formulation.person(case, can_confide="PERHAPS")

    assert broken.value.field == "can_confide"


def test_the_log_names_the_fields_that_were_filled_and_no_words(case):
    person = make_formulation.person(case, hard_things="He never rings")

    event = Event.objects.get(verb="person.added", record_id=str(person.pk))
    assert event.detail == {"fields": ["name", "hard_things"]}


def test_someone_who_died_can_have_a_day_of_death(case):
    person = make_formulation.someone_who_died(case, died_on=date(2026, 2, 9))

    assert person.died_on == date(2026, 2, 9)


def test_a_day_of_death_needs_a_death(case):
    with pytest.raises(people.DeathDayWithoutDeath):
        make_formulation.person(case, died_on=date(2026, 2, 9))


def test_a_death_is_never_in_the_future(case):
    with pytest.raises(DayInTheFuture):
        make_formulation.someone_who_died(case, died_on=TOMORROW)


def test_someone_who_died_is_not_seen_daily(case):
    with pytest.raises(people.ContactAfterDeath):
        make_formulation.someone_who_died(case, frequency="DAILY")


def test_someone_who_died_is_in_touch_in_no_way(case):
    with pytest.raises(people.WaysAfterDeath):
        make_formulation.someone_who_died(case, modes=["PHONE"])


@pytest.mark.parametrize("frequency", ["", "NEVER"])
def test_someone_who_died_is_seen_never(case, frequency):
    assert make_formulation.someone_who_died(case, frequency=frequency)


def test_changing_a_person_keeps_the_rest(case, therapist):
    person = make_formulation.person(case, relationship="wife")

    actions.change_person(person=person, by=therapist, tone="SUPPORTIVE")

    person.refresh_from_db()
    assert (person.relationship, person.tone) == ("wife", "SUPPORTIVE")
    assert Event.objects.get(verb="person.changed").detail == {"fields": ["tone"]}


def test_changing_nothing_writes_nothing(case, therapist):
    person = make_formulation.person(case)

    actions.change_person(person=person, by=therapist, name="Ngozi")

    assert not Event.objects.filter(verb="person.changed").exists()


def test_the_death_that_a_grief_focus_rests_on_cannot_be_taken_back(case, therapist):
    person = make_formulation.someone_who_died(case)
    make_formulation.focus(case, area="GRIEF", person=person)

    with pytest.raises(people.DeathIsTheFocus):
        actions.change_person(person=person, by=therapist, status="CURRENT")


def test_what_else_is_known_of_someone_who_died_can_change(case, therapist):
    person = make_formulation.someone_who_died(case)
    make_formulation.focus(case, area="GRIEF", person=person)

    actions.change_person(person=person, by=therapist, died_on=date(2026, 2, 9))

    assert person.died_on == date(2026, 2, 9)


def test_a_death_that_no_focus_rests_on_can_be_taken_back(case, therapist):
    person = make_formulation.someone_who_died(case)

    actions.change_person(person=person, by=therapist, status="CURRENT")

    assert person.status == "CURRENT"


def test_a_move_is_added_and_earlier_places_stay(case, therapist):
    person = make_formulation.person(case, ring=3, rated_on=date(2026, 10, 5))

    actions.move_person(
        person=person, by=therapist, ring=2, rated_on=make.TODAY, at=make.NOW
    )

    assert rings(person) == [(date(2026, 10, 5), 3), (make.TODAY, 2)]


def test_a_place_can_be_told_of_an_earlier_day(case, therapist):
    person = make_formulation.person(case, ring=3)

    actions.move_person(person=person, by=therapist, ring=1, rated_on=date(2026, 5, 1))

    assert rings(person) == [(date(2026, 5, 1), 1), (make.TODAY, 3)]


def test_the_same_ring_on_a_later_day_says_that_they_still_stand_there(case, therapist):
    person = make_formulation.person(case, ring=3, rated_on=date(2026, 10, 5))

    actions.move_person(
        person=person, by=therapist, ring=3, rated_on=make.TODAY, at=make.NOW
    )

    assert len(rings(person)) == 2


def test_the_same_ring_twice_on_one_day_is_refused(case, therapist):
    person = make_formulation.person(case, ring=3)

    with pytest.raises(people.AlreadyInThisRing):
        actions.move_person(
            person=person, by=therapist, ring=3, rated_on=make.TODAY, at=make.NOW
        )


def test_a_move_is_never_in_the_future(case, therapist):
    person = make_formulation.person(case)

    with pytest.raises(DayInTheFuture, match="today or in the past"):
        actions.move_person(
            person=person, by=therapist, ring=2, rated_on=TOMORROW, at=make.NOW
        )


def test_a_move_is_never_before_the_client_was_born(case, therapist):
    person = make_formulation.person(case)

    with pytest.raises(DayTooEarly):
        actions.move_person(
            person=person, by=therapist, ring=2, rated_on=date(1974, 3, 13)
        )


@pytest.mark.parametrize("ring", [0, 6, -1])
def test_rings_run_from_one_to_five(case, ring):
    with pytest.raises(people.RingUnknown):
        make_formulation.person(case, ring=ring)


def test_a_person_is_removed_and_put_back_with_their_moves(case, therapist):
    person = make_formulation.person(case, ring=3)

    actions.remove_person(person=person, by=therapist)
    assert not InventoryPerson.objects.present().exists()

    actions.restore_person(person=person, by=therapist)
    assert InventoryPerson.objects.present().get() == person
    assert rings(person) == [(make.TODAY, 3)]
    verbs = Event.objects.filter(record_id=str(person.pk)).values_list(
        "verb", flat=True
    )
    assert {"person.removed", "person.restored"} <= set(verbs)


def test_a_removed_person_stays_as_they_were(case, therapist):
    person = make_formulation.person(case)
    actions.remove_person(person=person, by=therapist)

    with pytest.raises(people.PersonRemoved):
        actions.change_person(person=person, by=therapist, tone="MIXED")
    with pytest.raises(people.PersonRemoved):
        actions.move_person(person=person, by=therapist, ring=2, rated_on=make.TODAY)
    with pytest.raises(people.PersonRemoved):
        actions.remove_person(person=person, by=therapist)


def test_only_a_removed_person_is_put_back(case, therapist):
    person = make_formulation.person(case)

    with pytest.raises(people.PersonNotRemoved):
        actions.restore_person(person=person, by=therapist)


def test_a_person_that_a_focus_speaks_of_stays_also_when_it_has_ended(case, therapist):
    person = make_formulation.person(case)
    focus = make_formulation.focus(case, area="ROLE_DISPUTE", person=person)
    actions.change_focus(
        focus_area=focus,
        by=therapist,
        reason="They separated",
        ended_on=make.TODAY,
        area="ROLE_TRANSITION",
        words="Alone now",
        person=None,
        why_now="",
        why_this="",
        at=make.NOW,
    )

    with pytest.raises(people.PersonInFocus, match="focus area speaks"):
        actions.remove_person(person=person, by=therapist)


def test_a_person_with_whom_the_pattern_was_seen_stays(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    person = make_formulation.person(case)
    make_formulation.sighting(case, source="PERSON", person=person)

    with pytest.raises(people.PersonInSightings, match="pattern was seen"):
        actions.remove_person(person=person, by=therapist)


def test_no_record_of_this_room_says_a_name_or_a_word_of_its_own(case, therapist):
    dit = make_formulation.dit_case(therapist=therapist, of=make.client("Sara May"))
    ada = make_formulation.person(case, "Zinnia")
    focus = make_formulation.focus(case, words="Zinnia", person=ada)
    stage = actions.reach_stage(
        focus_area=focus,
        by=therapist,
        stage="feeling",
        reason="Zinnia",
        reached_on=make.TODAY,
        at=make.NOW,
    )
    goal = make_formulation.goal(case, "Zinnia")
    ipaf = make_formulation.ipaf(dit, trigger="Zinnia")
    sighting = make_formulation.sighting(dit, trigger="Zinnia")
    records = [ada, ada.ratings.get(), focus, stage, goal, goal.ratings.get()]

    for record in [*records, ipaf, sighting]:
        assert str(record.pk) in str(record)
        assert "Zinnia" not in str(record)


def test_nothing_is_written_in_a_case_that_was_closed_a_moment_ago(case, therapist):
    person = make_formulation.person(case)
    goal = make_formulation.goal(case)
    focus = make_formulation.focus(case)
    Case.objects.filter(pk=case.pk).update(
        status="CLOSED",
        closed_on=make.TODAY,
        closed_by=therapist,
        ending_reason="COMPLETED",
    )

    for attempt in (
        lambda: make_formulation.person(case, "Jo"),
        lambda: actions.change_person(person=person, by=therapist, name="Jo"),
        lambda: actions.move_person(
            person=person, by=therapist, ring=2, rated_on=make.TODAY
        ),
        lambda: actions.remove_person(person=person, by=therapist),
        lambda: actions.restore_person(person=person, by=therapist),
        lambda: actions.agree_focus(
            focus_area=focus, by=therapist, agreed_on=make.TODAY
        ),
        lambda: actions.finish_goal(goal=goal, by=therapist, status="MET"),
        lambda: actions.rate_goal(
            goal=goal, by=therapist, value=3, rated_on=make.TODAY
        ),
        lambda: make_formulation.goal(case),
        lambda: make_formulation.focus(case, rank="SECONDARY"),
    ):
        with pytest.raises(CaseAlreadyClosed):
            attempt()
