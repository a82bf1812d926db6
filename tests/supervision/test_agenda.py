"""The agenda of supervision: put there, sorted, taken off, never overwritten unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from audit.models import Event
from supervision import actions, queries
from supervision.models import AgendaItem
from tests import make
from tests.make_supervision import on_agenda

pytestmark = pytest.mark.django_db

AGENDA = reverse("supervision:agenda")


def url(name, case):
    return reverse(f"supervision:{name}", args=[case.pk])


def brought(user, on=make.TODAY):
    """Numbers of the cases on each agenda, by therapist."""
    return {
        agenda.therapist.given_name: [
            line.item.case.client.number for line in agenda.lines
        ]
        for agenda in queries.agendas_for(user, on)
    }


def test_a_therapist_puts_a_case_on_the_agenda_with_a_reason_and_a_question(case):
    item = on_agenda(case, reason="STUCK", question=" What am I avoiding? ")

    assert item.question == "What am I avoiding?"
    assert queries.open_item_of(case) == item
    event = Event.objects.get(verb="agenda.added")
    assert (event.actor_id, event.case_id) == (case.therapist_id, case.pk)
    assert "STUCK" not in str(event.detail), "admins read the log"


def test_a_supervisor_puts_a_case_on_the_therapists_agenda(case, supervisor):
    on_agenda(case, supervisor)

    assert brought(case.therapist)["Ruth"] == [case.client.number]


def test_nobody_else_puts_a_case_on_the_agenda(case, outsider):
    cover = make.access(to=case, user=outsider).user

    with pytest.raises(actions.NotBetweenThem):
        on_agenda(case, cover)


def test_supervision_that_is_over_puts_nothing_on_the_agenda(case):
    past = make.user("Vera Former", roles="supervisor")
    make.supervision(
        supervisor=past, supervisee=case.therapist, ends_on=make.TODAY - timedelta(1)
    )

    with pytest.raises(actions.NotBetweenThem):
        on_agenda(case, past)


def test_a_case_stands_once_on_the_agenda_and_says_who_put_it_there(case, supervisor):
    on_agenda(case)

    with pytest.raises(actions.AlreadyOnAgenda) as problem:
        on_agenda(case, supervisor)

    assert str(problem.value) == (
        "On the agenda already: Ruth Adeyemi put it there on Monday 23 November."
    )
    assert AgendaItem.objects.count() == 1


def test_other_words_are_found_on_top_of_the_version_that_was_read(case, supervisor):
    item = on_agenda(case)
    changed = actions.change_agenda_item(
        case=case, by=supervisor, reason="RISK", question="Safe?", version=item.version
    )

    with pytest.raises(actions.AgendaChangedElsewhere) as problem:
        actions.change_agenda_item(
            case=case,
            by=case.therapist,
            reason="ENDING",
            question="And now?",
            version=item.version,
        )

    assert problem.value.item == changed
    assert queries.open_item_of(case).question == "Safe?"


def test_what_is_not_on_the_agenda_is_neither_changed_nor_taken_off(case):
    words = {"case": case, "by": case.therapist}
    with pytest.raises(actions.NotOnAgenda):
        actions.change_agenda_item(reason="RISK", question="", version=1, **words)
    with pytest.raises(actions.NotOnAgenda):
        actions.withdraw_from_agenda(**words)


def test_what_was_taken_off_can_be_put_on_again(case):
    on_agenda(case)
    gone = actions.withdraw_from_agenda(case=case, by=case.therapist, at=make.NOW)

    assert gone.state == AgendaItem.State.WITHDRAWN
    assert (gone.finished_by, gone.finished_at) == (case.therapist, make.NOW)
    assert on_agenda(case).is_open


def test_a_therapist_does_not_take_off_what_their_supervisor_put_there(
    case, supervisor
):
    on_agenda(case, supervisor)

    with pytest.raises(actions.PutThereByTheSupervisor):
        actions.withdraw_from_agenda(case=case, by=case.therapist, at=make.NOW)

    assert actions.withdraw_from_agenda(case=case, by=supervisor, at=make.NOW)


def test_a_therapist_sorts_their_own_agenda(therapist):
    first, second, third = (
        make.case(therapist=therapist, of=make.client(name))
        for name in ("Anna Adams", "Bela Braun", "Carla Cole")
    )
    for case in (first, second, third):
        on_agenda(case)

    actions.move_on_agenda(case=third, by=therapist, is_up=True)
    actions.move_on_agenda(case=first, by=therapist, is_up=True)
    actions.move_on_agenda(case=first, by=therapist, is_up=False)

    assert brought(therapist)["Ruth"] == [
        case.client.number for case in (third, first, second)
    ]


def test_nobody_sorts_the_agenda_of_somebody_else(case, supervisor):
    on_agenda(case)

    with pytest.raises(actions.OnlyItsTherapistSorts):
        actions.move_on_agenda(case=case, by=supervisor, is_up=True)


def test_after_a_reassignment_it_stands_on_the_new_therapists_agenda(case, supervisor):
    jonas = make.user("Jonas Weil")
    on_agenda(case)
    case.therapist = jonas
    case.save()

    assert brought(jonas)["Jonas"] == [case.client.number]
    assert "Ruth" not in brought(jonas)


def test_the_number_of_queries_does_not_grow_with_the_agenda(
    therapist, supervisor, django_assert_num_queries
):
    for number in range(3):
        on_agenda(make.case(therapist=therapist, of=make.client(f"Anna No{number}")))

    with django_assert_num_queries(4):
        brought(supervisor)


# Pages


def test_the_page_shows_each_agenda_and_no_names_to_strangers(
    signed_in, case, supervisor, outsider
):
    on_agenda(case)

    assert "How do we get back to the focus?" in signed_in(supervisor).get(AGENDA).text
    assert "What you bring" in signed_in(case.therapist).get(AGENDA).text
    assert case.client.number not in signed_in(outsider).get(AGENDA).text


def test_a_case_is_put_on_the_agenda_from_its_page_of_supervision(signed_in, case):
    browser = signed_in(case.therapist)
    assert url("put_on_agenda", case) in browser.get(url("case", case)).text

    browser.post(
        url("put_on_agenda", case),
        {"version": "0", "reason": "ENDING", "question": "When do I say it?"},
    )

    assert queries.open_item_of(case).reason == "ENDING"
    assert "On the agenda" in browser.get(url("case", case)).text


def test_the_overview_leads_to_the_agenda_for_who_brings_the_case(
    signed_in, case, outsider
):
    make.access(to=case, user=outsider)
    overview = reverse("overview", args=[case.pk])

    assert url("put_on_agenda", case) in signed_in(case.therapist).get(overview).text
    assert url("put_on_agenda", case) not in signed_in(outsider).get(overview).text


def test_a_form_without_a_reason_comes_back_with_its_question(signed_in, case):
    answer = signed_in(case.therapist).post(
        url("put_on_agenda", case), {"version": "0", "question": "When do I say it?"}
    )

    assert "Choose why it is to be talked about" in answer.text
    assert "When do I say it?" in answer.text


def test_two_who_write_at_once_both_keep_their_words(signed_in, case, supervisor):
    item = on_agenda(case)
    typed = {"version": str(item.version), "reason": "RISK", "question": "Mine"}
    actions.change_agenda_item(
        case=case, by=supervisor, reason="STUCK", question="Theirs", version=1
    )
    browser = signed_in(case.therapist)

    answer = browser.post(url("put_on_agenda", case), typed)

    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert "Theirs" in answer.text
    browser.post(url("put_on_agenda", case), typed | {"version": "2"})
    assert queries.open_item_of(case).question == "Mine"


def test_words_for_what_was_taken_off_meanwhile_come_back(signed_in, case):
    on_agenda(case)
    actions.withdraw_from_agenda(case=case, by=case.therapist)
    typed = {"version": "1", "reason": "RISK", "question": "Mine"}
    browser = signed_in(case.therapist)

    answer = browser.post(url("put_on_agenda", case), typed)

    assert answer.status_code == 409
    assert "not on the agenda any more" in answer.text
    assert "Mine" in answer.text
    browser.post(url("put_on_agenda", case), typed | {"version": "0"})
    assert queries.open_item_of(case).question == "Mine"


def test_moving_and_taking_off_say_why_they_cannot(signed_in, case, supervisor):
    on_agenda(case, supervisor)

    taken = signed_in(case.therapist).post(
        url("withdraw_from_agenda", case), follow=True
    )
    assert "Your supervisor put this on the agenda" in taken.text
    moved = signed_in(supervisor).post(
        url("move_on_agenda", case), {"up": "1"}, follow=True
    )
    assert "sorts their agenda" in moved.text


def test_buttons_sort_and_take_off(signed_in, therapist):
    first, second = (
        make.case(therapist=therapist, of=make.client(name))
        for name in ("Anna Adams", "Bela Braun")
    )
    on_agenda(first)
    on_agenda(second)
    browser = signed_in(therapist)

    browser.post(url("move_on_agenda", second), {"up": "1"})
    assert brought(therapist)["Ruth"][0] == second.client.number
    assert (
        "Taken off"
        in browser.post(url("withdraw_from_agenda", second), follow=True).text
    )
    assert brought(therapist)["Ruth"] == [first.client.number]


def test_with_initials_only_the_question_stays_closed(signed_in, case):
    on_agenda(case)
    browser = signed_in(case.therapist)
    browser.post(reverse("names"), {"names": "INITIALS"})

    page = browser.get(AGENDA).text

    assert case.client.family_name not in page
    assert '<details class="closed"><summary class="meta">Show text' in page
