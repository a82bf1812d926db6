"""The interpersonal-affective focus and the scenes in which the pattern shows."""

from datetime import timedelta

import pytest

from audit.models import Event
from formulation import actions
from formulation.actions import ModelUndecided, NotADitCase, ipaf
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.people_rules import PersonRemoved
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import Ipaf
from formulation.queries import current_ipaf
from tests import make, make_formulation

YESTERDAY = make.TODAY - timedelta(days=1)
TOMORROW = make.TODAY + timedelta(days=1)


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


def share(version, **fields):
    values = {
        "shared_on": make.TODAY,
        "client_reaction": "So I sort of leave first",
        "at": make.NOW,
    }
    return actions.share_ipaf(
        ipaf=version, by=version.case.therapist, **(values | fields)
    )


def test_the_first_version_needs_no_reason(dit):
    first = make_formulation.ipaf(dit, trigger=" Nobody kept a seat ")

    assert (first.number, first.reason, first.trigger) == (1, "", "Nobody kept a seat")
    assert Event.objects.filter(verb="ipaf.written", case_id=dit.pk).exists()


def test_a_new_version_takes_over_and_the_earlier_one_stays(dit):
    make_formulation.ipaf(dit)
    second = make_formulation.ipaf(
        dit, affect_underneath="Hurt, ashamed and angry", reason="Anger came into it"
    )

    assert current_ipaf(dit) == second
    assert list(Ipaf.objects.order_by("number").values_list("number", flat=True)) == [
        1,
        2,
    ]


def test_a_new_version_needs_a_reason(dit):
    make_formulation.ipaf(dit)

    with pytest.raises(ipaf.NewVersionNeedsReason):
        make_formulation.ipaf(dit, cost="Alone", reason=" ")


def test_a_new_version_differs(dit):
    make_formulation.ipaf(dit)

    with pytest.raises(ipaf.NothingChanged):
        make_formulation.ipaf(dit, reason="Again")


def test_a_new_version_is_not_older_than_the_one_before(dit):
    make_formulation.ipaf(dit)

    with pytest.raises(DayTooEarly):
        make_formulation.ipaf(dit, cost="Alone", reason="Seen", made_on=YESTERDAY)


@pytest.mark.parametrize("part", ipaf.REQUIRED_PARTS)
def test_every_part_is_asked_for(dit, part):
    with pytest.raises(ipaf.IpafPartMissing) as refused:
        make_formulation.ipaf(dit, **{part: " "})

    assert refused.value.field == part


@pytest.mark.parametrize("part", ipaf.LOOP_PARTS)
def test_the_loop_may_stay_empty(dit, part):
    assert make_formulation.ipaf(dit, **{part: ""})


@pytest.mark.parametrize(
    ("part", "most"),
    [("self_words", 140), ("sayable_line", 140), ("defence", 200), ("response", 300)],
)
def test_a_part_that_is_too_long_says_by_how_much(dit, part, most):
    with pytest.raises(ipaf.IpafPartTooLong, match=f"to {most} .* has {most + 1}"):
        make_formulation.ipaf(dit, **{part: "x" * (most + 1)})

    assert make_formulation.ipaf(dit, **{part: "x" * most})


@pytest.mark.parametrize("sure", [None, 0, 3])
def test_the_therapist_may_say_how_sure_they_are(dit, sure):
    assert make_formulation.ipaf(dit, confidence=sure).confidence == sure


@pytest.mark.parametrize("sure", [-1, 4])
def test_confidence_runs_from_a_first_guess_to_sure(dit, sure):
    with pytest.raises(ipaf.ConfidenceUnknown) as refused:
        make_formulation.ipaf(dit, confidence=sure)

    assert refused.value.field == "confidence"


def test_being_surer_is_a_new_version_too(dit):
    make_formulation.ipaf(dit, confidence=1)

    second = make_formulation.ipaf(dit, confidence=3, reason="Seen in the room too")

    assert (second.number, second.confidence) == (2, 3)


def test_a_part_that_no_ipaf_has_is_a_mistake_of_the_caller(dit):
    with pytest.raises(TypeError, match="origin"):
        make_formulation.ipaf(dit, origin="Father")


def test_an_ipaf_is_not_made_in_the_future(dit):
    with pytest.raises(DayInTheFuture):
        make_formulation.ipaf(dit, made_on=TOMORROW)


def test_an_ipt_case_has_no_ipaf(case):
    with pytest.raises(NotADitCase):
        make_formulation.ipaf(case)


def test_an_undecided_case_has_no_ipaf_yet(therapist):
    with pytest.raises(ModelUndecided):
        make_formulation.ipaf(make.case(therapist=therapist, protocol_key=""))


def test_an_ipaf_is_shared_with_the_clients_answer(dit):
    shared = share(make_formulation.ipaf(dit))

    assert (shared.shared_on, shared.client_reaction) == (
        make.TODAY,
        "So I sort of leave first",
    )
    assert Event.objects.filter(verb="ipaf.shared").exists()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"shared_on": TOMORROW}, DayInTheFuture),
        ({"shared_on": YESTERDAY}, DayTooEarly),
        ({"client_reaction": " "}, ipaf.ReactionMissing),
    ],
)
def test_sharing_is_refused(dit, fields, refusal):
    version = make_formulation.ipaf(dit)

    with pytest.raises(refusal):
        share(version, **fields)


def test_a_version_is_shared_once(dit):
    version = share(make_formulation.ipaf(dit))

    with pytest.raises(ipaf.IpafAlreadyShared):
        share(version)


def test_only_the_current_version_is_shared(dit):
    first = make_formulation.ipaf(dit)
    make_formulation.ipaf(dit, cost="Alone", reason="Seen more")

    with pytest.raises(ipaf.NotTheCurrentIpaf):
        share(first)


def test_a_sighting_may_be_a_mere_tick(dit):
    seen = make_formulation.sighting(dit)

    assert (seen.source, seen.changed, seen.person) == ("IN_THE_ROOM", "NO", None)
    assert Event.objects.filter(verb="sighting.recorded").exists()


def test_a_sighting_holds_the_scene(dit):
    lily = make_formulation.person(dit, "Lily")

    seen = make_formulation.sighting(
        dit,
        source="PERSON",
        person=lily,
        trigger="No seat kept",
        experience="Dismissed",
        expectation="She is bored of me",
        response="Deleted the chat",
        consequence="Lily stopped writing",
        changed="YES",
        what_was_new="Sent the message",
    )

    assert (seen.person, seen.consequence) == (lily, "Lily stopped writing")


@pytest.mark.parametrize("source", ["PERSON", "PAST"])
def test_outside_the_room_the_pattern_is_seen_with_someone(dit, source):
    with pytest.raises(ipaf.SightingNeedsPerson):
        make_formulation.sighting(dit, source=source)


def test_in_the_room_there_is_nobody_else(dit):
    with pytest.raises(ipaf.SightingInTheRoomHasNoPerson):
        make_formulation.sighting(dit, person=make_formulation.person(dit))


def test_a_dream_may_be_about_someone_or_about_nobody(dit):
    lily = make_formulation.person(dit, "Lily")

    alone = make_formulation.sighting(dit, source="DREAM")
    with_her = make_formulation.sighting(dit, source="DREAM", person=lily)

    assert (alone.person, with_her.person) == (None, lily)


def test_a_dream_about_someone_of_another_case_is_refused(dit, case):
    with pytest.raises(PersonOfAnotherCase):
        make_formulation.sighting(
            dit, source="DREAM", person=make_formulation.person(case)
        )


def test_a_sighting_with_a_person_of_another_case_is_refused(dit, case):
    stranger = make_formulation.person(case)

    with pytest.raises(PersonOfAnotherCase):
        make_formulation.sighting(dit, source="PERSON", person=stranger)


def test_a_sighting_with_a_removed_person_is_refused(dit, therapist):
    lily = make_formulation.person(dit, "Lily")
    actions.remove_person(person=lily, by=therapist)

    with pytest.raises(PersonRemoved):
        make_formulation.sighting(dit, source="PERSON", person=lily)


def test_a_sighting_is_never_in_the_future(dit):
    with pytest.raises(DayInTheFuture):
        make_formulation.sighting(dit, seen_on=TOMORROW)


def test_what_was_new_needs_a_change(dit):
    with pytest.raises(ipaf.NewWaysNeedChange):
        make_formulation.sighting(dit, what_was_new="She stayed")


def test_a_field_that_no_sighting_has_is_a_mistake_of_the_caller(dit):
    with pytest.raises(TypeError, match="belief"):
        make_formulation.sighting(dit, belief="80 percent")


def test_sightings_may_begin_before_the_model_is_decided(therapist):
    assert make_formulation.sighting(make.case(therapist=therapist, protocol_key=""))


def test_an_ipt_case_has_no_sightings(case):
    with pytest.raises(NotADitCase):
        make_formulation.sighting(case)
