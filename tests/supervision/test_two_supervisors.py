"""Two supervisors, another one, the last day, and what is arranged: who answers for a note."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from accounts import actions as accounts
from accounts.models import SupervisionLink
from cases.actions import reassign_case
from cases.models import Case
from sessions import actions as sessions
from sessions.actions.notes import NotWaitingForCountersignature, OwnNote
from sessions.models import Countersignature
from supervision import actions, queries
from tests import make, make_sessions

pytestmark = pytest.mark.django_db

# The pages ask for the day themselves.
TODAY = timezone.localdate
YESTERDAY = timedelta(days=-1)


def waiting(person, on=None):
    return [one.note for one in queries.waiting_for(person, on or TODAY())]


def countersign(note, by, **fields):
    return actions.countersign_note(
        note=note, by=by, **({"decision": "AGREED"} | fields)
    )


def page_of(note):
    return reverse(
        "supervision:countersign_note", args=[note.case_id, note.therapy_session_id]
    )


@pytest.fixture
def second(trainee):
    bea = make.user("Bea Second", roles="supervisor", title="Dr")
    make.supervision(supervisor=bea, supervisee=trainee)
    return bea


@pytest.fixture
def note(trainee):
    return make_sessions.signed(
        make_sessions.course(case=make.case(therapist=trainee))[0]
    )


# Two at a time


def test_both_supervisors_see_the_note_and_one_answer_is_enough(
    signed_in, note, supervisor, second
):
    assert waiting(supervisor) == waiting(second) == [note]

    countersign(note, second)

    assert waiting(supervisor) == waiting(second) == []
    with pytest.raises(NotWaitingForCountersignature):
        countersign(note, supervisor)
    page = signed_in(supervisor).get(page_of(note)).text
    assert "Dr Bea Second" in page
    assert "does not wait for a countersignature" in page


def test_what_one_returned_the_other_can_countersign_once_words_were_added(
    signed_in, note, supervisor, second, trainee
):
    countersign(note, supervisor, decision="RETURNED", comment="What about safety?")
    sessions.add_addendum(note=note, by=trainee, text="Asked; no thoughts.")

    (one,) = queries.waiting_for(second, TODAY())
    assert (one.is_returned, one.is_added_to) == (True, True)
    assert (
        "Added to, waits again"
        in signed_in(second).get(reverse("supervision:countersign")).text
    )
    countersign(note, second)
    answers = Countersignature.objects.order_by("decided_at")
    assert [one.author for one in answers] == [supervisor, second]


def test_beside_one_who_cosigns_one_who_only_reads_is_not_asked(
    signed_in, note, supervisor, second
):
    SupervisionLink.objects.filter(supervisor=second).update(arrangement="MAY_READ")

    assert (waiting(supervisor), waiting(second)) == ([note], [])
    assert Case.objects.visible_to(second).filter(pk=note.case_id).exists()
    assert signed_in(second).get(page_of(note)).status_code == 403
    with pytest.raises(actions.OnlyItsSupervisorCountersigns):
        countersign(note, second)


def test_where_nobody_cosigns_any_more_the_note_waits_for_who_reads(note, supervisor):
    SupervisionLink.objects.update(arrangement="MAY_READ")

    assert waiting(supervisor) == [note]


# Another one, from a day on


def test_a_change_of_supervisor_takes_the_waiting_notes_along(
    signed_in, note, supervisor, admin, trainee
):
    vera = make.user("Vera New", roles="supervisor")
    old = SupervisionLink.objects.get(supervisor=supervisor, supervisee=trainee)
    accounts.end_link(link=old, by=admin, ends_on=TODAY() + YESTERDAY)
    accounts.add_link(supervisor=vera, supervisee=trainee, by=admin, starts_on=TODAY())

    assert (waiting(supervisor), waiting(vera)) == ([], [note])
    assert waiting(supervisor, TODAY() + YESTERDAY) == [note]
    assert waiting(vera, TODAY() + YESTERDAY) == []
    browser = signed_in(supervisor)
    pages = ["overview", "supervision:case", "sessions:risk"]
    for path in [
        *(reverse(name, args=[note.case_id]) for name in pages),
        page_of(note),
    ]:
        assert browser.get(path).status_code == 404
    assert queries.caseload_of(supervisor, timezone.now()).total == 0
    countersign(note, vera)


# What is arranged when it is signed


def test_a_qualified_therapists_note_waits_where_it_is_arranged(
    case, supervisor, therapist
):
    SupervisionLink.objects.filter(supervisee=therapist).update(
        arrangement="MUST_COSIGN"
    )
    booked = make_sessions.course(case=case)
    note = make_sessions.signed(booked[0])

    assert note.needs_countersignature
    assert waiting(supervisor) == [note]


def test_a_trainees_note_does_not_wait_where_another_arrangement_is_made(trainee):
    SupervisionLink.objects.filter(supervisee=trainee).update(
        arrangement="MUST_APPROVE"
    )
    booked = make_sessions.course(case=make.case(therapist=trainee))

    assert not make_sessions.signed(booked[0]).needs_countersignature


def test_another_arrangement_changes_nothing_about_a_note_that_waits(
    note, supervisor, admin, trainee
):
    link = SupervisionLink.objects.get(supervisor=supervisor, supervisee=trainee)
    accounts.change_arrangement(
        link=link, by=admin, arrangement="MAY_READ", starts_on=TODAY()
    )
    note.refresh_from_db()

    assert note.needs_countersignature
    assert waiting(supervisor) == [note]


# Nobody for themselves


def test_a_supervisor_who_added_words_to_a_note_leaves_it_to_another(
    signed_in, trainee, second
):
    """The case's therapist, who supervises the trainee that covered for them."""
    both = make.user("Rosa Both", roles="therapist supervisor")
    make.supervision(supervisor=both, supervisee=trainee)
    make.supervision(supervisor=second, supervisee=both, arrangement="MAY_READ")
    case = make.case(therapist=both)
    make.access(to=case, user=trainee)
    note = make_sessions.signed(make_sessions.course(case=case)[0], by=trainee)
    assert waiting(both) == [note]

    sessions.add_addendum(note=note, by=both, text="I rang her on Friday as well.")

    assert (waiting(both), waiting(second)) == ([], [note])
    assert signed_in(both).get(page_of(note)).status_code == 403
    with pytest.raises(OwnNote, match="Nobody countersigns their own"):
        sessions.countersign(note=note, by=both, decision="AGREED")


def test_words_of_one_who_cosigns_leave_the_note_to_one_who_reads(
    note, supervisor, second, trainee
):
    SupervisionLink.objects.filter(supervisor=second).update(arrangement="MAY_READ")
    supervisor.is_therapist = True
    supervisor.save()
    make.access(to=note.case, user=supervisor)
    sessions.add_addendum(note=note, by=supervisor, text="I was there.")

    assert (waiting(supervisor), waiting(second)) == ([], [note])


def test_a_co_therapist_does_not_countersign_the_note_they_signed(trainee):
    """A trainee's case; her supervisor works in its sessions and signs one of them."""
    both = make.user("Rosa Both", roles="trainee supervisor")
    make.supervision(supervisor=both, supervisee=trainee)
    case = make.case(therapist=trainee)
    make.access(to=case, user=both, relation="CO_THERAPIST", ends_on=None)
    booked = make_sessions.course(case=case)
    own = make_sessions.signed(booked[0], by=both)
    hers = make_sessions.signed(booked[1], by=trainee)

    assert own.needs_countersignature
    assert waiting(both) == [hers]


def test_a_supervisor_who_took_the_case_over_answers_for_the_trainees_note_only(
    trainee, admin
):
    both = make.user("Rosa Both", roles="trainee supervisor")
    make.supervision(supervisor=both, supervisee=trainee)
    case = make.case(therapist=trainee)
    booked = make_sessions.course(case=case)
    hers = make_sessions.signed(booked[0])
    reassign_case(case=case, by=admin, therapist=both, reason="Leave")
    case.refresh_from_db()
    own = make_sessions.signed(booked[1], by=both)

    assert own.needs_countersignature
    assert waiting(both) == [hers]


# Both know what is arranged


def test_supervisor_and_therapist_read_what_is_arranged_between_them(
    signed_in, supervisor, second, trainee
):
    SupervisionLink.objects.filter(supervisor=second).update(arrangement="MAY_READ")

    hers = signed_in(supervisor).get(reverse("supervision:supervisees")).text
    own = signed_in(trainee).get(reverse("supervision:mine")).text

    line = hers[hers.index("Mina Castellano</a>") :]
    cells = " ".join(strip_tags(line[: line.index("</tr>")]).split())
    assert "Must co-sign notes and approve letters Since Wednesday 1 January" in cells
    assert "Helena Marsh: must co-sign notes and approve letters" in own
    assert "Bea Second: may read" in own
