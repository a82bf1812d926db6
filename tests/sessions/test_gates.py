"""What belongs to the initial phase: what is missing, from when on, and since when it is there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from formulation.actions import change_focus
from formulation.models import FocusArea
from protocols import PROTOCOLS
from sessions import actions
from sessions.frame import frame_of
from sessions.gates import NeedKey, is_at_the_gate, is_beyond, missing, need, needs_of
from sessions.models import PhaseGate
from sessions.queries import gate_of
from sessions.queries.maintenance import areas_agreed_in
from tests import (
    make,
    make_cases,
    make_couples,
    make_ending,
    make_formulation,
    make_gates,
    make_sessions,
)

LENGTHS = [
    (known, planned)
    for known in PROTOCOLS.values()
    for planned in range(known.fewest_possible, known.most_possible + 1)
]


def keys(found) -> list[str]:
    return [str(one.key) for one in found]


def lacking(case) -> list[str]:
    return [str(lack.need.key) for lack in gate_of(case).lacks]


def prompted(case) -> list[str]:
    return [str(lack.need.key) for lack in gate_of(case).prompts]


def reason(case, *missing: str, at=make.NOW, words: str = "Came late to it"):
    return PhaseGate.objects.create(
        case=case,
        missing=list(missing),
        reason=words,
        recorded_at=at,
        author=case.therapist,
    )


@pytest.mark.parametrize(("known", "planned"), LENGTHS)
def test_in_every_therapy_of_every_length_the_gate_lies_after_the_first_phase(
    known, planned
):
    phases = known.phases(planned)
    last = phases[0].last

    near = [n for n in range(1, planned + 3) if is_at_the_gate(phases, n)]
    beyond = [n for n in range(1, planned + 3) if is_beyond(phases, n)]

    assert near == list(range(last, planned + 3))
    assert beyond == near[1:]
    assert beyond[0] == phases[1].first


def test_without_phases_there_is_no_gate():
    assert not is_at_the_gate((), 5)
    assert not is_beyond((), 5)


@pytest.mark.parametrize("known", PROTOCOLS.values(), ids=lambda known: known.key)
def test_every_therapy_says_what_belongs_to_its_first_phase(known):
    needs = needs_of(known)

    assert needs
    assert missing(known, ()) == needs
    assert missing(known, [one.key for one in needs]) == ()
    for one in needs:
        assert one.sentence[0].isupper()
        assert not one.sentence.endswith(".")
        assert one.title[0].islower()


def test_ipt_asks_for_three_things_and_dit_for_one():
    assert keys(needs_of(PROTOCOLS["IPT_ADULT"])) == [
        "FOCUS",
        "FORMULATION",
        "CONTRACT",
    ]
    assert keys(needs_of(PROTOCOLS["DIT_16_SEED"])) == ["IPAF"]
    assert need("IPAF").title == "a shared IPAF"
    with pytest.raises(KeyError):
        need("GOALS")


def renegotiate(agreed: FocusArea) -> FocusArea:
    """Another focus instead, chosen with the client and not agreed yet."""
    return change_focus(
        focus_area=agreed,
        by=agreed.case.therapist,
        area="DEFICITS",
        words="I know nobody here",
        person=None,
        why_now="",
        why_this="Nothing else fits",
        reason="It was loneliness all along",
        ended_on=make.TODAY,
        at=make.NOW,
    )


@pytest.mark.django_db
class TestOneCase:
    def test_all_three_are_missing_at_first(self, case):
        assert lacking(case) == ["FOCUS", "FORMULATION", "CONTRACT"]

    def test_each_goes_once_it_is_there(self, case):
        make_sessions.contract(case=case)
        assert lacking(case) == ["FOCUS", "FORMULATION"]
        make_formulation.agreed_focus(case)
        assert lacking(case) == ["FORMULATION"]
        make_gates.formulation(case)
        assert lacking(case) == []

    def test_a_focus_that_is_only_chosen_is_not_agreed(self, case):
        make_formulation.focus(case)

        assert "FOCUS" in lacking(case)

    def test_a_secondary_focus_does_not_stand_for_the_primary_one(self, case):
        make_formulation.focus(case)
        make_formulation.agreed_focus(case, area="DEFICITS", rank="SECONDARY")

        assert "FOCUS" in lacking(case)

    def test_a_focus_that_was_changed_is_agreed_anew(self, case):
        renegotiate(make_formulation.agreed_focus(case))

        assert "FOCUS" in lacking(case)

    def test_a_formulation_that_was_never_shared_is_not_there(self, case):
        make_gates.formulation(case, shared_on=None)

        assert "FORMULATION" in lacking(case)

    def test_one_that_is_refined_after_it_was_shared_asks_for_nothing_anew(self, case):
        make_gates.formulation(case)
        make_gates.formulation(case, shared_on=None)

        assert "FORMULATION" not in lacking(case)

    def test_dit_asks_for_the_ipaf_alone(self, therapist):
        case = make_formulation.dit_case(therapist=therapist)
        assert lacking(case) == ["IPAF"]
        make_formulation.ipaf(case)
        assert lacking(case) == ["IPAF"]

        another = make_formulation.dit_case(therapist=therapist)
        make_gates.shared_ipaf(another)
        assert lacking(another) == []

    def test_before_the_model_is_decided_nothing_is_missing(self, therapist):
        case = make.case(therapist=therapist, protocol_key="")

        gate = gate_of(case)

        assert (gate.lacks, gate.prompts, gate.phase) == ((), (), "")
        assert gate.unexplained_at(5) == ()

    def test_a_way_leads_to_each(self, case):
        ways = [lack.url for lack in gate_of(case).lacks]

        assert len(ways) == 3
        assert all(str(case.pk) in way for way in ways)

    def test_a_fixed_number_of_queries(self, case, django_assert_max_num_queries):
        make_sessions.course(case=case, signed_ones=2)
        for number in range(6):
            make_gates.formulation(case)
            reason(case, "FOCUS", at=make.NOW + timedelta(minutes=number))

        with django_assert_max_num_queries(9):
            assert gate_of(case).lacks


@pytest.mark.django_db
class TestFromWhenOn:
    def test_the_prompt_stands_from_the_last_session_of_the_first_phase_on(self, case):
        booked = make_sessions.course(case=case, signed_ones=2)
        assert prompted(case) == []
        make_sessions.signed(booked[2])
        assert prompted(case) == ["FOCUS", "FORMULATION"]

    def test_a_missed_session_does_not_bring_it_nearer(self, case):
        booked = make_sessions.course(case=case, signed_ones=2)
        actions.record_absence(
            therapy_session=booked[2],
            by=case.therapist,
            attendance="DID_NOT_COME",
            absence_reason="Did not ring",
            at=booked[2].scheduled_at + timedelta(hours=2),
        )

        assert prompted(case) == []

    def test_a_new_plan_moves_the_end_of_the_phase(self, case):
        make_sessions.course(case=case, signed_ones=3, planned=12)
        assert gate_of(case).unexplained_at(4)

        actions.change_contract(
            case=case,
            by=case.therapist,
            planned=16,
            reason="A second loss",
            agreed_on=make.TODAY,
            at=make.NOW,
        )

        assert not gate_of(case).unexplained_at(4)
        assert gate_of(case).unexplained_at(5)

    def test_after_a_change_of_model_the_other_thing_is_missing(self, case):
        make_sessions.course(case=case, signed_ones=8)
        make_gates.all_there(case)
        assert lacking(case) == []

        make_cases.changed_model(case)

        assert prompted(case) == ["IPAF"]

    def test_a_reason_of_the_time_before_does_not_stand_for_it(self, case):
        make_sessions.course(case=case, signed_ones=8)
        reason(case, "FOCUS", "FORMULATION")
        make_cases.changed_model(case)

        gate = gate_of(case)

        assert keys(gate.unexplained_at(9)) == ["IPAF"]
        assert gate.reasons[0].titles == "an agreed focus and a shared formulation"

    def test_a_follow_up_asks_for_nothing(self, case):
        make_sessions.course(case=case, signed_ones=6)

        assert gate_of(case).unexplained_at(None) == ()

    def test_a_closed_case_is_prompted_no_more_and_keeps_its_reasons(self, case):
        make_sessions.course(case=case, signed_ones=6)
        reason(case, "FORMULATION")
        case.status = "CLOSED"
        case.closed_on = make.TODAY
        case.closed_by = case.therapist
        case.ending_reason = "COMPLETED"
        case.save()

        gate = gate_of(case)

        assert gate.prompts == ()
        assert len(gate.reasons) == 1


@pytest.mark.django_db
class TestACouple:
    """What becomes of secrets is agreed before joint work (AAMFT Code of Ethics, 2.2)."""

    @pytest.fixture
    def couple(self, therapist):
        return make_couples.couple_case(therapist=therapist)

    def test_it_is_pointed_to_from_the_first_session_on(self, couple):
        assert "SECRETS" in lacking(couple)
        make_sessions.course(case=couple)

        assert prompted(couple) == ["SECRETS"]
        [lack] = gate_of(couple).prompts
        assert lack.url.endswith("/couple/terms/")

    def test_the_second_session_goes_on_without_and_the_first_does_not(self, couple):
        make_sessions.course(case=couple)

        gate = gate_of(couple)
        assert gate.unexplained_at(1) == ()
        assert keys(gate.unexplained_at(2)) == ["SECRETS"]
        assert gate.unexplained_at(None) == ()

    def test_it_is_there_once_both_agreed_and_missing_again_when_it_is_undone(
        self, couple
    ):
        make_couples.terms(couple, secrets_agreed_on=None)
        assert "SECRETS" in lacking(couple)
        make_couples.terms(couple, at=make.NOW + timedelta(hours=1))
        assert "SECRETS" not in lacking(couple)

        make_couples.terms(
            couple, secrets_agreed_on=None, at=make.NOW + timedelta(hours=2)
        )
        assert "SECRETS" in lacking(couple)

    def test_joint_work_that_begins_without_is_signed_with_a_reason(self, couple):
        booked = make_sessions.course(case=couple, signed_ones=1)
        sentence = need("SECRETS").sentence

        with pytest.raises(actions.GapsNotAccepted, match="what one of them says"):
            actions.sign_session(
                therapy_session=booked[1],
                by=couple.therapist,
                entry=make_sessions.entry(),
                accepts_gaps=False,
                at=booked[1].scheduled_at + timedelta(hours=2),
            )
        note = actions.sign_session(
            therapy_session=booked[1],
            by=couple.therapist,
            entry=make_sessions.entry(),
            gate_reason="He wants to sleep on it",
            at=booked[1].scheduled_at + timedelta(hours=2),
        )

        assert sentence in note.signed_without
        gate = PhaseGate.objects.get()
        assert gate.missing == ["SECRETS"]
        assert gate_of(couple).unexplained_at(3) == ()

    def test_a_reason_on_its_own_speaks_of_what_is_asked_for_by_now(self, couple):
        make_sessions.course(case=couple, signed_ones=1)

        given = actions.give_gate_reason(
            case=couple, by=couple.therapist, reason="He wants to sleep on it"
        )

        assert given.missing == ["SECRETS"]

    def test_a_case_of_one_is_asked_for_nothing_of_the_kind(self, case):
        make_sessions.course(case=case, signed_ones=2)

        assert "SECRETS" not in lacking(case)


@pytest.mark.django_db
class TestMaintenance:
    def test_it_takes_the_focus_of_the_treatment_before(self, therapist):
        before = make.case(therapist=therapist)
        make_formulation.agreed_focus(before)
        case = make.case(
            therapist=therapist, of=before.client, protocol_key="IPT_MAINTENANCE"
        )
        assert lacking(case) == ["FOCUS", "CONTRACT"]

        make_ending.maintenance(case, focus_areas=areas_agreed_in(before))

        assert lacking(case) == ["CONTRACT"]
        assert frame_of(case, reader=therapist).focus_line == "role transition"

    def test_a_contract_without_an_area_leaves_the_question_open(self, therapist):
        case = make.case(therapist=therapist, protocol_key="IPT_MAINTENANCE")
        make_ending.maintenance(case)

        assert "FOCUS" in lacking(case)


@pytest.mark.django_db
class TestReasons:
    def test_a_reason_stands_for_what_it_named_and_for_no_more(self, case):
        make_sessions.course(case=case, signed_ones=5)
        reason(case, "FORMULATION")

        gate = gate_of(case)

        assert keys(gate.unexplained_at(6)) == ["FOCUS"]
        assert [lack.has_reason for lack in gate.lacks] == [False, True]

    def test_it_says_since_when_the_thing_is_there(self, case):
        reason(case, "FOCUS", "FORMULATION")
        make_formulation.agreed_focus(case)

        (one,) = gate_of(case).reasons

        assert [(str(n.key), day) for n, day in one.done] == [("FOCUS", make.TODAY)]
        assert [str(n.key) for n, _ in one.without] == ["FOCUS", "FORMULATION"]

    def test_what_was_there_and_is_gone_again_asks_for_a_reason_of_its_own(self, case):
        make_sessions.course(case=case, signed_ones=5)
        reason(case, "FOCUS", at=make.NOW - timedelta(days=7))
        renegotiate(make_formulation.agreed_focus(case))

        assert str(NeedKey.FOCUS) in keys(gate_of(case).unexplained_at(6))

    def test_the_newest_reason_stands_first(self, case):
        reason(case, "FOCUS", words="First", at=make.NOW - timedelta(days=7))
        reason(case, "FORMULATION", words="Second")

        assert [one.gate.reason for one in gate_of(case).reasons] == ["Second", "First"]

    def test_its_day_is_that_of_the_practice(self, case):
        reason(case, "FOCUS")

        (one,) = gate_of(case).reasons

        assert timezone.localdate(one.gate.recorded_at) == make.TODAY
        assert one.titles == "an agreed focus"


@pytest.mark.parametrize("key", ["IPT_COUNSELLING", "IPT_MAINTENANCE"])
def test_counselling_and_maintenance_write_no_formulation_before_they_go_on(key):
    assert keys(needs_of(PROTOCOLS[key])) == ["FOCUS", "CONTRACT"]
