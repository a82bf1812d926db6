"""Why an area is not the focus: added, never overwritten; the latest word holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from formulation.actions import note_candidate
from formulation.actions.candidates import SameWhyNot, WhyNotMissing
from formulation.actions.focus_rules import FocusAreaUnknown
from formulation.models import CandidateNote
from tests import make

pytestmark = pytest.mark.django_db


def note(case, why_not: str = "Nobody died", area: str = "GRIEF", at=make.NOW):
    return note_candidate(
        case=case, by=case.therapist, area=area, why_not=why_not, at=at
    )


def test_it_keeps_who_wrote_it_and_when(case):
    written = note(case, "  Nobody died  ")

    assert written.why_not == "Nobody died"
    assert (written.author, written.recorded_at) == (case.therapist, make.NOW)


def test_the_log_names_the_area_and_no_word_of_it(case):
    note(case)

    assert Event.objects.get(verb="candidate.noted").detail == {"area": "GRIEF"}


def test_a_new_word_leaves_the_old_one_standing(case):
    note(case)
    note(case, "Mourned as the old role", at=make.NOW + timedelta(days=7))

    assert [one.why_not for one in CandidateNote.objects.order_by("recorded_at")] == [
        "Nobody died",
        "Mourned as the old role",
    ]


def test_the_same_words_twice_are_refused(case):
    note(case)

    with pytest.raises(SameWhyNot):
        note(case)
    note(case, area="DEFICITS")


def test_words_are_needed(case):
    with pytest.raises(WhyNotMissing):
        note(case, "   ")


def test_the_area_is_one_of_the_four(case):
    with pytest.raises(FocusAreaUnknown):
        note(case, area="LOVE")


def test_more_than_it_can_hold_is_refused(case):
    with pytest.raises(ValidationError):
        note(case, "x" * 501)


def test_a_closed_case_takes_none(therapist):
    with pytest.raises(CaseAlreadyClosed):
        note(make.closed_case(therapist=therapist))
