"""Cover opens one page: what to hold, what not to open, safety plan, next tasks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases import actions
from cases.models import CaseAccess, HandOver
from sessions.queries import hand_over_page
from tests import make, make_cases, make_formulation, make_sessions

pytestmark = pytest.mark.django_db

HOLD = "She may cancel; ring her the same day."
CLOSED = "The letter to her father waits until I am back."


def page_of(case):
    return reverse("sessions:hand_over", args=[case.pk])


def cover(case, user, **fields):
    values = {
        "relation": CaseAccess.Relation.COVER,
        "reason": "Leave",
        "starts_on": timezone.localdate(),
        "ends_on": timezone.localdate() + timedelta(days=10),
    }
    admin = make.user("Priti Shah", roles="admin")
    return actions.grant_access(case=case, by=admin, user=user, **(values | fields))


@pytest.fixture
def handed_over(case):
    make_cases.hand_over(case, hold=HOLD, leave_closed=CLOSED)
    return case


def test_cover_needs_a_hand_over_the_therapists_own_is_one(case, outsider):
    with pytest.raises(actions.CoverNotComplete):
        cover(case, outsider)
    make_cases.hand_over(case)

    assert cover(case, outsider).hand_over == ""


def test_a_former_therapists_hand_over_is_none_of_this_leave(
    case, outsider, supervisor
):
    make_cases.hand_over(case)
    admin = make.user("Priti Shah", roles="admin")
    moved = actions.reassign_case(
        case=case, by=admin, therapist=outsider, reason="Moved", at=make.NOW
    )

    with pytest.raises(actions.CoverNotComplete):
        cover(moved, make.user("Callum Beside"))


def test_only_its_therapist_writes_it_and_never_without_words(case, outsider):
    cover(case, outsider, hand_over="Ask about the exam")
    with pytest.raises(actions.OnlyItsTherapistHandsOver):
        actions.write_hand_over(case=case, by=outsider, hold="Mine")
    with pytest.raises(actions.HandOverSaysNothing):
        actions.write_hand_over(case=case, by=case.therapist, hold=" ")


def test_writing_it_anew_keeps_what_was_written(handed_over):
    later = make.NOW + timedelta(days=1)
    make_cases.hand_over(handed_over, hold="All quiet now", at=later)

    assert HandOver.objects.count() == 2
    page = hand_over_page(handed_over, handed_over.therapist, timezone.now())
    assert [one.hold for one in page.written] == ["All quiet now", HOLD]


def test_whoever_covers_finds_everything_on_one_page(handed_over, outsider, signed_in):
    make_cases.safety_plan(handed_over, warning_signs="I stop answering")
    make_cases.risk_entry(handed_over)
    make_formulation.agreed_focus(handed_over)
    make_sessions.course(case=handed_over)
    cover(handed_over, outsider)

    shown = signed_in(outsider).get(page_of(handed_over)).text

    for words in (
        HOLD,
        CLOSED,
        "I stop answering",
        "Last asked",
        "Focus.",
        "You cover",
    ):
        assert words in shown
    assert reverse("sessions:write_hand_over", args=[handed_over.pk]) not in shown


def test_every_page_of_the_case_and_today_lead_there(handed_over, outsider, signed_in):
    cover(handed_over, outsider)
    browser = signed_in(outsider)

    for page in (reverse("overview", args=[handed_over.pk]), reverse("today")):
        assert page_of(handed_over) in browser.get(page).text


def test_the_admin_is_told_that_it_is_there_and_not_what_it_says(
    handed_over, signed_in
):
    admin = make.user("Nils Desk", roles="admin")

    shown = signed_in(admin).get(reverse("cases:access", args=[handed_over.pk])).text

    assert "The therapist has written one." in shown
    assert HOLD not in shown


def test_the_therapist_begins_from_the_last_and_loses_nothing(handed_over, signed_in):
    browser = signed_in(handed_over.therapist)
    write = reverse("sessions:write_hand_over", args=[handed_over.pk])
    assert HOLD in browser.get(write).text

    empty = browser.post(write, {"hold": "", "leave_closed": "Do not open the will"})
    assert "Write what to hold" in empty.text
    assert "Do not open the will" in empty.text
    done = browser.post(write, {"hold": "New words", "leave_closed": ""}, follow=True)

    assert "New words" in done.text
    assert HOLD in done.text


def test_with_names_hidden_its_words_are_closed(handed_over, outsider, signed_in):
    cover(handed_over, outsider)
    browser = signed_in(outsider)
    browser.post(reverse("names"), {"names": "INITIALS"})

    shown = browser.get(page_of(handed_over)).text

    assert handed_over.client.family_name not in shown
    for of, words in (("what to hold", HOLD), ("what not to open", CLOSED)):
        closed = shown[: shown.index(words)].rpartition("<details")[2]
        assert of in closed
        assert "</details>" not in closed


def test_the_page_costs_the_same_however_much_there_is(handed_over):
    with CaptureQueriesContext(connection) as little:
        hand_over_page(handed_over, handed_over.therapist, make.NOW)
    make_sessions.course(case=handed_over)
    for n in range(3):
        make_cases.risk_entry(handed_over)
        make_cases.hand_over(handed_over, hold=f"Version {n}")
    with CaptureQueriesContext(connection) as much:
        hand_over_page(handed_over, handed_over.therapist, make.NOW)

    assert len(much) <= len(little) + 3 <= 40
