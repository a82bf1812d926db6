"""What stands on the pages that clients, schools and parents get, and what never does."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from cases.models import Case, IntakeVersion
from documents import actions, kinds
from documents.kinds import assessment_letter
from documents.queries.superseded import is_superseded
from formulation.models import ClosenessRating
from protocols.intake.choices import COURSE
from tests import (
    make,
    make_cases,
    make_documents,
    make_formulation,
    make_groups,
    make_kinds,
    make_whole,
    make_young,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(therapist) -> Case:
    make_documents.practice()
    return make_documents.daniel(therapist)


def drafted(case: Case, kind: str) -> dict[str, str]:
    document = actions.draft_document(case=case, by=case.therapist, kind=kind)
    return {part["key"]: part["text"] for part in document.parts}


def why_not(case: Case, kind: str) -> str:
    definition = kinds.kind(kind)
    return definition.why_not_yet(definition.record_of(case, today=make.TODAY))


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("FORMULATION_PAGE", "formulation, which is not written"),
        ("AGREEMENT", "plan of sessions, which is not agreed"),
        ("SAFETY_PLAN", "safety plan, which is not written"),
        ("SUPPORT_PLAN", "no open step"),
        ("CIRCLE_PAGE", "Nobody stands in the circle"),
        ("REVIEW_PAGE", "none was held"),
        ("ASSESSMENT_LETTER", "assessment, which is not completed"),
        ("SCHOOL_SHEET", "plan for school"),
        ("PARENT_SHEET", "under 18"),
        ("GROUP_SUMMARY", "leader of the group approved"),
        ("SHEET_ROLE_PLAY", "No sheet of this kind"),
    ],
)
def test_what_cannot_be_made_yet_says_what_is_missing(therapist, kind, missing):
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")

    assert missing in why_not(case, kind)
    with pytest.raises(actions.NotYet):
        drafted(case, kind)


def test_the_pattern_waits_until_it_was_shared(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    make_formulation.ipaf(case)

    assert "once the line was shared" in why_not(case, "PATTERN_PAGE")


def test_of_the_pattern_the_line_alone_is_drafted(therapist):
    case = make_documents.sara(therapist)
    case.ipafs.update(shared_on=make.TODAY, client_reaction="That is me.")

    said = drafted(case, "PATTERN_PAGE")

    assert said["line"] == case.ipafs.latest("number").sayable_line
    assert not said["round"]
    assert not said["reaction"]


def test_the_agreement_says_how_many_when_and_until_when(case):
    contract = case.contracts.latest("number")
    contract.skipped_days = ["2026-08-05"]
    contract.number, contract.pk, contract.reason = 9, None, "Holidays"
    contract.id = contract._meta.pk.get_default()
    contract._state.adding = True
    contract.save()

    said = drafted(case, "AGREEMENT")

    assert said["sessions"].startswith(f"{contract.planned} sessions, weekly on ")
    assert "the last on " in said["sessions"]
    assert said["breaks"] == "There is no session on 5 August 2026."
    assert said["reviews"].startswith("We look back together in session")
    assert "116 123" in said["crisis"]


def test_of_recording_nothing_is_said_that_was_not_asked(case):
    assert not drafted(case, "AGREEMENT")["recording"]


def test_recording_is_said_as_it_was_answered(case):
    make_cases.consent(case, kind="RECORDING", limits="Sound only")

    assert "may be recorded for supervision" in drafted(case, "AGREEMENT")["recording"]


def test_the_safety_plan_holds_the_plan_and_the_numbers_and_no_risk_entry(case):
    make_cases.safety_plan(case, warning_signs="I stop answering\nI lie on the floor")
    make_cases.risk_entry(case, **make_cases.FULL_RISK)

    said = drafted(case, "SAFETY_PLAN")

    assert said["warning_signs"] == "I stop answering\nI lie on the floor"
    assert "116 123" in said["numbers"]
    assert make_cases.FULL_RISK["said"] not in str(said)


def test_the_support_plan_says_with_whom_what_and_until_when(case):
    ada = case.people.get(name="Ada")
    make_formulation.support(
        case, person=ada, kind="COMPANY", step="A walk", by_when=make.TODAY
    )

    said = drafted(case, "SUPPORT_PLAN")["to_try"]

    assert said.startswith("Ada, for company: A walk. By ")


def test_who_is_never_printed_is_not_in_the_circle(case):
    case.people.filter(name="Ada").update(is_never_printed=True)

    kind = kinds.kind("CIRCLE_PAGE")
    record = kind.record_of(case, today=make.TODAY)

    assert "Ada" not in str(kind.offers(record))
    assert "Ada" not in str(kind.facts(record))


def test_two_circles_stand_beside_each_other_once_somebody_has_moved(case):
    kind = kinds.kind("CIRCLE_PAGE")
    facts = kind.facts(kind.record_of(case, today=make.TODAY))
    before = len(facts["circles"])
    ada = case.people.get(name="Ada")
    for ring, on in ((1, timezone.localdate(ada.added_at)), (4, make.TODAY)):
        ClosenessRating.objects.create(
            case=case,
            person=ada,
            ring=ring,
            rated_on=on,
            recorded_at=make.NOW,
            author=case.therapist,
        )

    facts = kind.facts(kind.record_of(case, today=make.TODAY))

    assert (before, len(facts["circles"])) == (1, 2)
    everyone = [one["id"] for one in facts["circles"][1]["people"]]
    drawn = kind.print_facts(facts)["figures"][1]["svg"]
    assert drawn.count("<title>") == 1 + len(set(everyone))
    assert len(kind.print_facts(facts)["figures"]) == 2


def test_the_letter_after_the_assessment_tells_no_pattern_and_no_risk(
    therapist, supervisor
):
    case = make_whole.whole(therapist, supervisor, protocol_key="DIT_16_SEED")
    make_cases.contact(case, kind="REFERRER", name="Dr B Amos")

    said = drafted(case, "ASSESSMENT_LETTER")

    assert said["dear"] == "Dr Amos"
    assert not said["focus"]
    assert not said["safety"]
    assert "The pattern" not in str(said)


@pytest.mark.parametrize("kind", ["ASSESSMENT_LETTER", "TREATMENT_SUMMARY"])
def test_others_read_the_client_s_words_as_the_client_s(case, kind):
    make_cases.contact(case, kind="REFERRER", name="Dr B Amos")
    IntakeVersion.objects.create(
        case=case,
        number=2,
        answers={"main_problem": "I get up and I teach."},
        completed_at=make.NOW,
        completed_by=case.therapist,
    )

    assert "“I get up and I teach”." in drafted(case, kind)["brought"]


def test_each_answer_to_how_it_has_gone_is_a_sentence_of_the_letter():
    assert set(assessment_letter.HOW_IT_WENT) == set(dict(COURSE))


def test_a_short_answer_about_earlier_episodes_does_not_stand_alone(case):
    make_cases.contact(case, kind="REFERRER", name="Dr B Amos")
    IntakeVersion.objects.create(
        case=case,
        number=2,
        answers={"course": "GRADUAL", "earlier_episodes": "None"},
        completed_at=make.NOW,
        completed_by=case.therapist,
    )

    said = drafted(case, "ASSESSMENT_LETTER")["course"]

    assert "It came slowly." in said
    assert "Earlier episodes: None." in said


def test_the_sheet_for_school_says_what_was_agreed_and_nothing_else(therapist):
    case = make_documents.sara(therapist)
    make_young.school_plan(case, may_know="That she sees someone", workload="Less")

    said = drafted(case, "SCHOOL_SHEET")

    assert said["may_know"] == "That she sees someone"
    assert said["workload"] == "Less"
    filled = {key for key, text in said.items() if text}
    assert filled <= {
        "dear", "about", "may_know", "attendance", "workload", "signed"
    }  # fmt: skip


def test_warning_signs_reach_parents_only_where_the_writer_puts_them(
    therapist, supervisor
):
    kind = kinds.kind("PARENT_SHEET")
    case = make_kinds.case_for(kind, therapist, supervisor)

    offers = kind.offers(kind.record_of(case, today=make.TODAY))["signs"]

    assert offers
    assert not any(one.is_drafted for one in offers)


def test_who_is_of_age_has_no_sheet_for_parents(therapist):
    case = make_documents.daniel(therapist)
    case.client.born_on = date(1980, 1, 1)

    assert why_not(case, "PARENT_SHEET") == "It is for clients under 18."


def test_a_group_page_is_the_last_summary_that_was_approved(therapist):
    group = make_groups.group(by=therapist)
    case = make_groups.member(group).case
    first = make_groups.signed_session(group, {"A": "PRESENT"})
    assert "leader of the group approved" in why_not(case, "GROUP_SUMMARY")
    make_groups.approved_summary(first)

    document = actions.draft_document(case=case, by=therapist, kind="GROUP_SUMMARY")
    page = actions.approve_document(document=document, by=therapist)

    assert "Two people tried speaking first." in str(page.parts)
    assert "week 1" in page.facts["lead"]
    assert not is_superseded(page)
    second = make_groups.signed_session(group, {"A": "PRESENT"}, number=2)
    make_groups.approved_summary(second, text="Three did.")
    assert is_superseded(page)


def test_who_has_left_gets_no_summary_of_a_later_week(therapist):
    group = make_groups.group(by=therapist)
    membership = make_groups.member(group)
    first = make_groups.signed_session(group, {"A": "PRESENT"})
    make_groups.approved_summary(first)
    second = make_groups.signed_session(group, {"A": "PRESENT"}, number=2)
    make_groups.approved_summary(second, text="Three did.")
    membership.left_on = timezone.localdate(first.scheduled_at)
    membership.left_reason = "Moved away"
    membership.save()

    said = drafted(membership.case, "GROUP_SUMMARY")["summary"]

    assert said == "Two people tried speaking first."


def test_the_agreement_of_a_young_client_says_what_stays_private(therapist, supervisor):
    kind = kinds.kind("AGREEMENT")
    case = make_kinds.case_for(kind, therapist, supervisor)
    agreed = make_cases.privacy_agreed(case)

    record = kind.record_of(case, today=make.TODAY)

    [private] = kind.offers(record)["private"]
    assert private.record_id == str(agreed.pk)
