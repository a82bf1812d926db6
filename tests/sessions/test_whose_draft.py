"""A draft is its author's: nobody else reads it, changes it or signs it as their own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from cases import actions as cases
from cases.models import CaseAccess
from ipt_practice.queries.counts import waiting_for
from sessions import actions
from sessions.models import SessionDraft, SessionNote, SetAsideDraft
from sessions.queries import drafts_of, log_sheet
from tests import make, make_sessions

pytestmark = pytest.mark.django_db

WORDS = "What Ruth typed on the train"


@pytest.fixture
def session(case):
    return make_sessions.course(case=case)[0]


def typed(session, by, text: str = WORDS, version: int = 0) -> SessionDraft:
    return actions.save_draft(
        therapy_session=session, by=by, fields={"text": text}, version=version
    )


def url(page: str, session) -> str:
    return reverse(f"sessions:{page}", args=[session.case_id, session.pk])


def grant(case, user, relation: str = "COVER", **fields) -> CaseAccess:
    return make.access(to=case, user=user, relation=relation, **fields)


def over(access: CaseAccess) -> None:
    """The cover ended yesterday."""
    access.ends_on = timezone.localdate() - timedelta(days=1)
    access.save()


# Reading and writing


@pytest.mark.parametrize("relation", ["COVER", "CO_THERAPIST"])
def test_a_colleague_is_told_who_began_it_and_sees_no_word(
    signed_in, case, session, therapist, outsider, relation
):
    typed(session, therapist)
    grant(case, outsider, relation)

    answer = signed_in(outsider).get(url("log", session))

    assert answer.status_code == 403
    assert "Ruth Adeyemi has begun a note for this session." in answer.content.decode()
    assert WORDS not in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "method"),
    [
        ("log", "post"),
        ("autosave", "post"),
        ("sign", "post"),
        ("start_from_last", "post"),
        ("conflict", "get"),
        ("conflict", "post"),
    ],
)
def test_no_door_leads_to_anothers_draft(
    signed_in, case, session, therapist, outsider, page, method
):
    typed(session, therapist)
    grant(case, outsider)

    answer = getattr(signed_in(outsider), method)(
        url(page, session), {"version": "1", "text": "Mine", "attendance": "CAME"}
    )

    assert answer.status_code == 403
    assert WORDS not in answer.content.decode()
    draft = SessionDraft.objects.get()
    assert (draft.author, draft.fields["text"]) == (therapist, WORDS)


def test_a_new_therapist_does_not_read_what_the_former_one_typed(
    signed_in, case, session, therapist, outsider, admin
):
    typed(session, therapist)
    cases.reassign_case(case=case, by=admin, therapist=outsider, reason="Leaves")

    for page in ("log", "session"):
        answer = signed_in(outsider).get(url(page, session)).content.decode()

        assert WORDS not in answer
        assert "Ruth Adeyemi has begun a note for this session." in answer


def test_saving_on_anothers_draft_is_refused(session, therapist, outsider):
    typed(session, therapist)

    with pytest.raises(actions.AnothersDraft, match="Ruth Adeyemi has begun"):
        typed(session, outsider, "Mine", version=1)


def test_settling_anothers_conflict_is_refused(session, therapist, outsider):
    typed(session, therapist)
    with pytest.raises(actions.DraftChangedElsewhere) as caught:
        typed(session, therapist, "On the phone")

    with pytest.raises(actions.AnothersDraft):
        actions.settle_conflict(
            therapy_session=session,
            by=outsider,
            fields={"text": "Mine"},
            version=1,
            copies=[caught.value.copy.pk],
        )

    assert SessionDraft.objects.get().copies.unsettled().count() == 1


def test_starting_from_the_last_note_over_anothers_draft_is_refused(
    case, session, therapist, outsider
):
    make_sessions.signed(session)
    following = make_sessions.sessions(case)[1]
    typed(following, therapist)

    with pytest.raises(actions.AnothersDraft):
        actions.start_from_last(
            therapy_session=following, by=outsider, fields={}, version=1
        )


def test_nobody_signs_over_anothers_draft(session, therapist, outsider):
    """Not even with words of their own: the other's would go with the signature."""
    typed(session, therapist)

    with pytest.raises(actions.AnothersDraft):
        make_sessions.signed(session, by=outsider)

    assert not SessionNote.objects.exists()
    assert SessionDraft.objects.get().fields["text"] == WORDS


def test_the_sheet_of_a_session_holds_no_draft_of_another(session, therapist, outsider):
    typed(session, therapist)

    assert log_sheet(session, by=outsider).draft is None
    assert log_sheet(session, by=therapist).fields["text"] == WORDS


# Setting aside


def left_behind(case, session, outsider) -> CaseAccess:
    """A draft of someone whose cover is over."""
    access = grant(case, outsider)
    typed(session, outsider, "What the cover typed")
    over(access)
    return access


def test_the_therapist_sets_aside_what_an_ended_cover_began(
    signed_in, case, session, therapist, outsider
):
    left_behind(case, session, outsider)
    browser = signed_in(therapist)
    assert (
        "Set the draft aside" in browser.get(url("session", session)).content.decode()
    )

    answer = browser.post(url("set_aside", session), follow=True)

    assert "is set aside" in answer.content.decode()
    kept = SetAsideDraft.objects.get()
    assert (kept.author, kept.set_aside_by) == (outsider, therapist)
    assert kept.fields["text"] == "What the cover typed"
    event = Event.objects.get(verb="draft.set_aside")
    assert (event.case_id, event.record_id) == (case.pk, str(kept.pk))
    log = browser.get(url("log", session))
    assert log.status_code == 200
    assert "What the cover typed" not in log.content.decode()


def test_what_lost_a_conflict_is_kept_with_it(case, session, therapist, outsider):
    access = grant(case, outsider)
    typed(session, outsider, "From the tablet")
    with pytest.raises(actions.DraftChangedElsewhere):
        typed(session, outsider, "From the phone")
    over(access)

    kept = actions.set_aside_draft(therapy_session=session, by=therapist)

    assert [copy["text"] for copy in kept.copies] == ["From the phone"]


def test_it_outlives_the_signature(case, session, therapist, outsider):
    left_behind(case, session, outsider)
    actions.set_aside_draft(therapy_session=session, by=therapist)

    note = make_sessions.signed(session)

    assert note.author == therapist
    assert SetAsideDraft.objects.get().fields["text"] == "What the cover typed"


def test_a_deactivated_author_cannot_go_on_either(case, session, therapist, outsider):
    grant(case, outsider, "CO_THERAPIST", ends_on=None)
    typed(session, outsider)
    outsider.is_active = False
    outsider.save()

    assert actions.set_aside_draft(therapy_session=session, by=therapist)


def test_as_long_as_the_author_can_go_on_it_is_theirs(
    signed_in, case, session, therapist, outsider
):
    grant(case, outsider)
    typed(session, outsider)

    with pytest.raises(actions.RuleBroken, match="still works in this case"):
        actions.set_aside_draft(therapy_session=session, by=therapist)

    page = signed_in(therapist).get(url("session", session)).content.decode()
    assert "Set the draft aside" not in page


def test_leave_cover_does_not_set_aside(
    signed_in, case, session, therapist, outsider, admin
):
    typed(session, therapist)
    new = make.user("Tom Next")
    cases.reassign_case(case=case, by=admin, therapist=new, reason="Leaves")
    grant(case, outsider)

    with pytest.raises(actions.RuleBroken, match="Only the case's therapist"):
        actions.set_aside_draft(therapy_session=session, by=outsider)

    browser = signed_in(outsider)
    assert (
        "Set the draft aside"
        not in browser.get(url("session", session)).content.decode()
    )
    assert SessionDraft.objects.get().author == therapist


def test_ones_own_draft_is_not_set_aside(session, therapist):
    typed(session, therapist)

    with pytest.raises(actions.RuleBroken, match="Nobody else"):
        actions.set_aside_draft(therapy_session=session, by=therapist)


def test_an_appointment_with_a_draft_set_aside_is_not_let_go(
    case, session, therapist, outsider
):
    """Somebody began to write in it: a shorter plan and a closed case keep it."""
    left_behind(case, session, outsider)
    actions.set_aside_draft(therapy_session=session, by=therapist)
    long_before = session.scheduled_at - timedelta(days=1)

    actions.let_go_of_planned(case=case, by=therapist, at=long_before)

    assert list(make_sessions.sessions(case)) == [session]


# Absences


def absent(session, by):
    return actions.record_absence(
        therapy_session=session,
        by=by,
        attendance="CANCELLED_BY_CLIENT",
        absence_reason="Ill",
    )


def test_an_absence_does_not_throw_away_what_another_typed(
    session, therapist, outsider
):
    typed(session, therapist)

    with pytest.raises(actions.AnothersDraft, match="Ruth Adeyemi has begun"):
        absent(session, outsider)

    assert SessionDraft.objects.get().fields["text"] == WORDS


def test_an_absence_is_recorded_over_anothers_draft_without_words(
    session, therapist, outsider
):
    actions.save_draft(
        therapy_session=session,
        by=therapist,
        fields={"attendance": "CAME", "minutes": "50"},
        version=0,
    )

    assert absent(session, outsider).is_missed
    assert not SessionDraft.objects.exists()


def test_an_absence_is_recorded_once_the_draft_is_set_aside(
    case, session, therapist, outsider
):
    left_behind(case, session, outsider)
    actions.set_aside_draft(therapy_session=session, by=therapist)

    assert absent(session, therapist).is_missed
    assert SetAsideDraft.objects.exists()


# To sign


def test_only_ones_own_drafts_wait_for_a_signature(case, session, therapist, outsider):
    typed(session, therapist)
    grant(case, outsider)
    moment = session.scheduled_at - timedelta(days=1)

    assert [line.session_id for line in drafts_of(therapist, moment)] == [session.pk]
    assert drafts_of(outsider, moment) == []


def test_a_draft_left_behind_waits_for_the_therapist_without_its_words(
    signed_in, case, session, therapist, outsider
):
    left_behind(case, session, outsider)

    (line, *_) = drafts_of(therapist)

    assert (line.session_id, line.left_by) == (session.pk, "Olu Stranger")
    assert line.missing == ()
    page = signed_in(therapist).get(reverse("to_sign")).content.decode()
    assert "Begun by Olu Stranger, who no longer works in this case" in page
    assert waiting_for(therapist).to_sign == len(drafts_of(therapist))
    assert drafts_of(outsider) == []


def test_a_draft_of_who_still_works_there_waits_for_them_alone(
    case, session, therapist, outsider
):
    grant(case, outsider)
    typed(session, outsider)

    assert session.pk in [line.session_id for line in drafts_of(outsider)]
    assert session.pk not in [line.session_id for line in drafts_of(therapist)]


def test_a_draft_of_someone_deactivated_is_left_behind_too(
    case, session, therapist, outsider
):
    """Also where the grant itself was never ended."""
    grant(case, outsider, "CO_THERAPIST", ends_on=None)
    typed(session, outsider)
    outsider.is_active = False
    outsider.save()

    assert drafts_of(therapist)[0].left_by == "Olu Stranger"
