"""Letters of somebody whose supervisor is to approve them leave once she has agreed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import SupervisionLink
from audit.models import Event
from cases.actions import reassign_case
from documents import actions
from documents.models import Document, ReleaseAnswer
from documents.queries.agreeing import letters_waiting_for, waits_for_names
from ipt_practice.queries.counts import waiting_for as counted_for
from ipt_practice.queries.needs import needs_of
from tests import make, make_documents

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def arranged(supervisor, therapist):
    """Ruth's letters are approved by Helena."""
    SupervisionLink.objects.filter(supervisee=therapist).update(
        arrangement="MUST_APPROVE"
    )
    return supervisor


@pytest.fixture
def letter(arranged, therapist):
    """An approved treatment summary."""
    return make_documents.approved(make_documents.daniel(therapist))


def waiting(person):
    return [one.document for one in letters_waiting_for(person, TODAY())]


def answer(letter, by, decision="AGREED", **fields):
    return actions.answer_release(document=letter, by=by, decision=decision, **fields)


def release(letter):
    return actions.release_document(document=letter, by=letter.case.therapist)


def page(name, letter):
    return reverse(f"documents:{name}", args=[letter.case_id, letter.pk])


def test_it_does_not_leave_before_the_supervisor_has_agreed(letter, supervisor):
    with pytest.raises(actions.SupervisorHasNotAgreed, match="once Helena Marsh has"):
        release(letter)
    assert waiting(supervisor) == [letter]
    assert counted_for(supervisor).countersign == 1

    answer(letter, supervisor)

    assert waiting(supervisor) == []
    assert counted_for(supervisor).countersign == 0
    assert release(letter).is_released
    assert Event.objects.filter(verb="document.agreed_to").exists()


def test_a_qualified_therapist_who_is_only_read_waits_for_nobody(therapist, supervisor):
    letter = make_documents.approved(make_documents.daniel(therapist))

    assert waiting(supervisor) == []
    assert release(letter).is_released


def test_co_signing_holds_approving(letter, supervisor):
    SupervisionLink.objects.update(arrangement="MUST_COSIGN")

    with pytest.raises(actions.SupervisorHasNotAgreed):
        release(letter)


def test_what_is_returned_waits_with_the_words_and_a_new_version_takes_its_place(
    letter, supervisor
):
    with pytest.raises(actions.ReturnNeedsWords, match="what it still needs"):
        answer(letter, supervisor, "RETURNED", comment=" ")
    answer(letter, supervisor, "RETURNED", comment="Say what she does at night.")

    (one,) = letters_waiting_for(supervisor, TODAY())
    assert one.is_returned
    with pytest.raises(actions.SupervisorHasNotAgreed):
        release(letter)
    assert Event.objects.filter(verb="document.returned").exists()

    again = make_documents.approved(letter.case, number=2)
    (one,) = letters_waiting_for(supervisor, TODAY())
    assert (one.document, one.is_returned) == (again, False)


def test_signing_and_releasing_in_one_step_stops_half_way(arranged, therapist):
    case = make_documents.daniel(therapist)
    draft = actions.draft_document(
        case=case, by=therapist, kind=Document.Kind.TREATMENT_SUMMARY
    )
    made = actions.sign_and_release(document=draft, by=therapist)

    assert not made.is_draft
    assert not made.is_released
    assert waiting(arranged) == [made]
    assert waits_for_names(made) == "Helena Marsh"
    answer(made, arranged)
    assert waits_for_names(made) == ""


def test_one_of_two_supervisors_is_enough_and_who_only_reads_is_not_asked(
    letter, supervisor, therapist
):
    bea, vera = (
        make.user(name, roles="supervisor") for name in ("Bea Second", "Vera Reads")
    )
    make.supervision(supervisor=bea, supervisee=therapist, arrangement="MUST_COSIGN")
    make.supervision(supervisor=vera, supervisee=therapist)

    assert waiting(bea) == waiting(supervisor) == [letter]
    assert waiting(vera) == []
    with pytest.raises(actions.OnlyItsSupervisorAgrees):
        answer(letter, vera)
    with pytest.raises(actions.SupervisorHasNotAgreed, match="Helena Marsh or Bea Sec"):
        release(letter)
    answer(letter, bea)
    with pytest.raises(actions.NotWaitingForAgreement):
        answer(letter, supervisor)


def test_a_supervisor_whose_time_is_over_answers_nothing_and_what_she_said_holds(
    letter, supervisor, therapist
):
    answer(letter, supervisor)
    yesterday = TODAY() - timedelta(days=1)
    SupervisionLink.objects.update(ends_on=yesterday)
    make.supervision(
        supervisor=make.user("Vera New", roles="supervisor"),
        supervisee=therapist,
        starts_on=TODAY(),
        arrangement="MUST_APPROVE",
    )

    with pytest.raises(actions.OnlyItsSupervisorAgrees):
        answer(letter, supervisor)
    assert release(letter).is_released


@pytest.mark.parametrize("part", ["created_by", "approved_by"])
def test_nobody_agrees_to_words_of_their_own(arranged, supervisor, therapist, part):
    """The supervisor wrote it, or approved it, as leave cover."""
    case = make_documents.daniel(therapist)
    letter = make_documents.approved(case, **{part: supervisor})

    assert waiting(supervisor) == []
    with pytest.raises(actions.OnlyItsSupervisorAgrees):
        answer(letter, supervisor)


@pytest.mark.parametrize("who", ["therapist", "outsider", "admin"])
def test_nobody_else_answers(letter, request, who):
    with pytest.raises(actions.OnlyItsSupervisorAgrees):
        answer(letter, request.getfixturevalue(who))


def test_a_draft_is_not_asked_about(arranged, therapist):
    case = make_documents.daniel(therapist)
    draft = actions.draft_document(
        case=case, by=therapist, kind=Document.Kind.TREATMENT_SUMMARY
    )

    assert waiting(arranged) == []
    with pytest.raises(actions.NotWaitingForAgreement):
        answer(draft, arranged)


@pytest.mark.parametrize("change", [{"comment": "Other"}, {"decision": "RETURNED"}, {}])
def test_an_answer_is_neither_changed_nor_deleted(letter, supervisor, change):
    answer(letter, supervisor)
    rows = ReleaseAnswer.objects.all()

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**change) if change else rows.delete()


# The pages


def test_the_therapist_reads_for_whom_it_waits_and_is_offered_no_release(
    signed_in, letter, therapist
):
    shown = signed_in(therapist).get(page("document", letter)).text

    assert "once Helena Marsh has agreed to it" in shown
    assert page("release", letter) not in shown
    assert "Give this answer" not in shown


def test_the_supervisor_finds_it_in_her_list_and_returns_it_then_agrees(
    signed_in, letter, supervisor
):
    browser = signed_in(supervisor)
    queue = browser.get(reverse("supervision:countersign")).text
    assert page("document", letter) in queue
    assert "Letters to agree to" in queue
    assert "Give this answer" in browser.get(page("document", letter)).text

    bare = browser.post(page("answer_release", letter), {"decision": "RETURNED"}).text
    assert "Write what it still needs" in bare
    assert (
        "Choose whether it can leave"
        in browser.post(page("answer_release", letter)).text
    )
    browser.post(
        page("answer_release", letter), {"decision": "RETURNED", "comment": "Shorter."}
    )
    assert "Shorter." in browser.get(page("document", letter)).text
    browser.post(page("answer_release", letter), {"decision": "AGREED"})

    shown = browser.get(page("document", letter)).text
    assert "Agreed to" in shown
    assert "Dr Helena Marsh" in shown
    assert "Give this answer" not in shown
    again = browser.post(page("answer_release", letter), {"decision": "AGREED"})
    assert again.status_code == 302
    assert ReleaseAnswer.objects.filter(decision="AGREED").count() == 1


def test_pressing_release_anyway_says_for_whom_it_waits(signed_in, letter, therapist):
    browser = signed_in(therapist)
    answer = browser.post(page("release", letter), follow=True).text

    assert "once Helena Marsh has agreed to it. It stands in their list." in answer
    letter.refresh_from_db()
    assert not letter.is_released


def test_a_supervisor_who_only_reads_is_refused_with_the_reason(
    signed_in, letter, therapist
):
    vera = make.user("Vera Reads", roles="supervisor")
    make.supervision(supervisor=vera, supervisee=therapist)

    refused = signed_in(vera).post(
        page("answer_release", letter), {"decision": "AGREED"}
    )
    assert refused.status_code == 403
    assert "who is to approve" in refused.text


# The therapist is told


def told(person):
    return [
        one.text for one in needs_of(person, timezone.now()) if "Helena" in one.text
    ]


def test_the_therapist_is_told_what_was_returned_and_what_can_be_released(
    letter, supervisor, therapist
):
    assert told(therapist) == []
    answer(letter, supervisor, "RETURNED", comment="Say what she does at night.")
    assert told(therapist) == ["Dr Helena Marsh returned the summary of treatment"]

    again = make_documents.approved(letter.case, number=2)
    assert told(therapist) == []
    answer(again, supervisor)
    said = "Dr Helena Marsh agreed to the summary of treatment: it can be released"
    assert told(therapist) == [said]

    release(again)
    assert told(therapist) == []


def test_the_last_word_to_a_letter_is_the_one_that_is_told(
    letter, supervisor, therapist
):
    early = timezone.now() - timedelta(hours=2)
    answer(letter, supervisor, "RETURNED", comment="Shorter.", at=early)
    answer(letter, supervisor)

    (said,) = told(therapist)
    assert "agreed to" in said


def test_what_was_said_about_a_case_that_was_given_on_is_the_new_therapists(
    letter, supervisor, therapist, outsider, admin
):
    answer(letter, supervisor, "RETURNED", comment="Shorter.")
    reassign_case(case=letter.case, by=admin, therapist=outsider, reason="Leave")

    assert told(therapist) == []
    assert told(outsider) == ["Dr Helena Marsh returned the summary of treatment"]
