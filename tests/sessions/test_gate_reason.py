"""Going on past the initial phase with a reason: asked for once, and visible for good."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.urls import reverse

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from sessions import actions
from sessions.actions.gates import GateReasonMissing, NothingMissing
from sessions.models import PhaseGate, SessionDraft
from tests import make, make_formulation, make_gates, make_sessions
from tests.formulation.pages import is_fine, main_of, skipped_headings, words

pytestmark = pytest.mark.django_db

WHY = "Two sessions went on his mother's fall"


@pytest.fixture
def fifth(case):
    """The first session of the second phase; focus and formulation are missing."""
    return make_sessions.course(case=case, signed_ones=4)[4]


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def sign(session, **fields):
    return actions.sign_session(
        therapy_session=session,
        by=session.case.therapist,
        entry=make_sessions.entry(),
        at=session.scheduled_at + timedelta(hours=1),
        **fields,
    )


def explain(case, reason: str = WHY, at=make.NOW):
    return actions.give_gate_reason(case=case, by=case.therapist, reason=reason, at=at)


def dit_course(case):
    """Sixteen sessions of DIT, the first four signed."""
    booked = make_sessions.course(case=case)
    for session in booked[:4]:
        make_sessions.signed(session, techniques=())
    return booked


def page_of(session, name: str) -> str:
    return reverse(f"sessions:{name}", args=[session.case_id, session.pk])


def typed(**fields) -> dict[str, object]:
    """A form of the fifth session with nothing missing but what the gate asks for."""
    values: dict[str, object] = {
        "version": "0",
        "attendance": "CAME",
        "held_on": (make_sessions.FIRST_DAY + timedelta(weeks=4)).isoformat(),
        "held_time": "14:00",
        "place": "IN_PERSON",
        "minutes": "50",
        "risk_quick": "on",
        "techniques": ["EXPLORATION"],
        "text": "Told the story of the week.",
        "focus_link": "The loss is in every room.",
    }
    values |= {f"phq9_{n}": "1" for n in range(1, 9)} | {"phq9_9": "0"}
    values |= {f"gad7_{n}": "1" for n in range(1, 8)}
    return values | fields


# Signing


def test_signing_lists_what_the_first_phase_is_left_without(fifth):
    with pytest.raises(actions.GapsNotAccepted) as caught:
        sign(fifth, accepts_gaps=False)

    assert [gap.sentence for gap in caught.value.gaps] == [
        "No focus is agreed with the client",
        "The formulation is not shared with the client",
    ]


def test_within_the_first_phase_nothing_is_asked(case):
    fourth = make_sessions.course(case=case, signed_ones=3)[3]

    assert sign(fourth, accepts_gaps=False).signed_without == []


def test_with_all_there_nothing_is_asked(case, fifth):
    make_gates.all_there(case)

    assert (
        sign(fifth, accepts_gaps=False, gate_reason="Not needed").signed_without == []
    )
    assert not PhaseGate.objects.exists()


def test_a_reason_is_kept_with_the_session(case, fifth):
    note = sign(fifth, accepts_gaps=False, gate_reason=f"  {WHY}  ")

    gate = PhaseGate.objects.get()
    assert gate.case == case
    assert gate.therapy_session == fifth
    assert gate.missing == ["FOCUS", "FORMULATION"]
    assert gate.reason == WHY
    assert gate.author == case.therapist
    assert gate.recorded_at == note.signed_at
    assert len(note.signed_without) == 2
    event = Event.objects.get(verb="gate.explained")
    assert event.detail == {"missing": ["FOCUS", "FORMULATION"]}


def test_the_signature_itself_never_waits_for_a_reason(fifth):
    note = sign(fifth)

    assert len(note.signed_without) == 2
    assert not PhaseGate.objects.exists()


def test_a_reason_does_not_take_the_press_for_other_gaps(fifth):
    with pytest.raises(actions.GapsNotAccepted):
        actions.sign_session(
            therapy_session=fifth,
            by=fifth.case.therapist,
            entry=make_sessions.entry(techniques=()),
            accepts_gaps=False,
            gate_reason=WHY,
            at=fifth.scheduled_at + timedelta(hours=1),
        )
    assert not PhaseGate.objects.exists()


def test_it_is_asked_for_once(case, fifth):
    sign(fifth, gate_reason=WHY)
    sixth = make_sessions.sessions(case)[5]

    assert sign(sixth, accepts_gaps=False).signed_without == []


def test_dit_asks_for_the_ipaf(therapist):
    fifth = dit_course(make_formulation.dit_case(therapist=therapist))[4]

    actions.sign_session(
        therapy_session=fifth,
        by=therapist,
        entry=make_sessions.entry(techniques=()),
        gate_reason=WHY,
        at=fifth.scheduled_at + timedelta(hours=1),
    )

    assert PhaseGate.objects.get().missing == ["IPAF"]


def test_a_reason_longer_than_its_field_signs_nothing(fifth):
    with pytest.raises(ValidationError):
        sign(fifth, gate_reason="x" * 501)

    assert not hasattr(type(fifth).objects.get(pk=fifth.pk), "note")


def test_nobody_changes_a_reason_or_takes_it_away(fifth):
    sign(fifth, gate_reason=WHY)

    for change in (
        lambda: PhaseGate.objects.update(reason="Another"),
        lambda: PhaseGate.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError):
            change()


# On its own


def test_a_reason_can_be_given_without_a_session(case, fifth):
    gate = explain(case)

    assert gate.therapy_session is None
    assert gate.missing == ["FOCUS", "FORMULATION"]


def test_it_is_given_only_for_what_has_none(case, fifth):
    explain(case)

    with pytest.raises(NothingMissing):
        explain(case)


def test_early_in_the_phase_there_is_nothing_to_explain(case):
    make_sessions.course(case=case, signed_ones=1)

    with pytest.raises(NothingMissing):
        explain(case)


def test_a_reason_has_words(case, fifth):
    with pytest.raises(GateReasonMissing):
        explain(case, "   ")


def test_a_closed_case_takes_no_reason(therapist):
    with pytest.raises(CaseAlreadyClosed):
        explain(make.closed_case(therapist=therapist))


# In the log


def test_the_log_shows_quietly_what_is_missing(browser, fifth):
    page = browser.get(page_of(fifth, "log"))

    said = words(page)
    assert is_fine(page)
    assert "Belongs to the beginning phase" in said
    assert "No focus is agreed with the client" in said
    assert 'name="gate_reason"' not in page.content.decode()


def test_the_first_press_asks_for_the_reason_in_one_box(browser, fifth):
    page = browser.post(page_of(fifth, "sign"), typed())

    assert is_fine(page)
    assert "Sign all the same" in words(page)
    assert page.content.decode().count('name="gate_reason"') == 1
    assert not PhaseGate.objects.exists()


def test_without_a_reason_a_clear_sentence_and_nothing_typed_is_lost(browser, fifth):
    page = browser.post(page_of(fifth, "sign"), typed(accept_gaps="1"))

    assert is_fine(page)
    assert "Write why the work goes on without it. The reason stays visible" in words(
        page
    )
    assert "Told the story of the week." in page.content.decode()
    assert SessionDraft.objects.get().fields["text"] == "Told the story of the week."
    assert "Sign all the same" in words(page)


def test_with_a_reason_it_is_signed(browser, fifth):
    page = browser.post(page_of(fifth, "sign"), typed(accept_gaps="1", gate_reason=WHY))

    assert page.url == page_of(fifth, "session")
    assert PhaseGate.objects.get().reason == WHY
    assert "Signed without: No focus is agreed" in words(browser.get(page.url))


def test_a_reason_that_is_too_long_comes_back_whole(browser, fifth):
    page = browser.post(
        page_of(fifth, "sign"), typed(accept_gaps="1", gate_reason="y" * 501)
    )

    assert "can hold 500 characters" in words(page)
    assert "y" * 501 in page.content.decode()
    assert not PhaseGate.objects.exists()


def test_a_reason_that_was_typed_waits_in_the_draft(browser, fifth):
    browser.post(page_of(fifth, "log"), typed(gate_reason=WHY))

    page = browser.get(page_of(fifth, "log"))

    assert is_fine(page)
    assert WHY in page.context["form"]["gate_reason"].value()
    assert 'name="gate_reason"' in page.content.decode()


def test_two_reasons_of_one_draft_are_told_apart_in_words(browser, fifth):
    browser.post(page_of(fifth, "log"), typed(gate_reason="One"))
    browser.post(page_of(fifth, "log"), typed(gate_reason="Another"))

    assert "Why it goes on without" in words(browser.get(page_of(fifth, "conflict")))


# Where it stays visible


def places(case) -> dict[str, str]:
    pages = ("overview", "formulation:focus", "supervision:case")
    return {name: reverse(name, args=[case.pk]) for name in pages}


def test_the_prompt_stands_where_the_work_is_planned_and_goes_with_it(
    browser, case, fifth
):
    for address in places(case).values():
        said = main_of(browser.get(address))
        assert "No focus is agreed with the client" in said, address
        assert reverse("sessions:gate_reason", args=[case.pk]) in said
    make_gates.all_there(case)
    for address in places(case).values():
        assert "Belongs to the beginning phase" not in main_of(browser.get(address))


def test_the_reason_stays_for_the_supervisor_too(
    browser, signed_in, supervisor, case, fifth
):
    make.supervision(supervisor=supervisor, supervisee=case.therapist)
    explain(case)
    make_gates.all_there(case)

    for reader in (browser, signed_in(supervisor)):
        for address in places(case).values():
            said = words(reader.get(address))
            assert "Went on without an agreed focus and a shared formulation" in said
            assert WHY in said
            assert "there since 23 Nov" in said


def test_whoever_only_reads_is_offered_no_button(signed_in, supervisor, case, fifth):
    make.supervision(supervisor=supervisor, supervisee=case.therapist)

    page = main_of(signed_in(supervisor).get(places(case)["overview"]))

    assert "No focus is agreed with the client" in page
    assert reverse("sessions:gate_reason", args=[case.pk]) not in page


def test_a_page_takes_the_reason(browser, case, fifth):
    address = reverse("sessions:gate_reason", args=[case.pk])
    page = browser.get(address)
    assert is_fine(page)
    assert "No focus is agreed with the client" in words(page)

    refused = browser.post(address, {"reason": " "})
    assert "Write why the work goes on without it" in words(refused)

    taken = browser.post(address, {"reason": WHY})
    assert taken.url == reverse("overview", args=[case.pk])
    assert PhaseGate.objects.get().reason == WHY

    again = browser.post(address, {"reason": WHY})
    assert "Nothing that belongs to the first phase is missing" in words(again)
    assert is_fine(again)


def test_a_dit_case_shows_it_on_the_page_of_its_ipaf(browser, therapist):
    case = make_formulation.dit_case(therapist=therapist)
    dit_course(case)

    page = browser.get(reverse("formulation:ipaf", args=[case.pk]))

    assert is_fine(page)
    assert "The IPAF is not shared with the client" in words(page)


def test_what_is_missing_stands_one_level_below_the_name_of_the_page(
    browser, case, fifth
):
    page = browser.get(reverse("overview", args=[case.pk]))

    assert "Belongs to the beginning phase" in words(page)
    assert skipped_headings(page) == []
