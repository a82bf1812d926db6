"""What a supervisor does for each supervisee: arranged by the admin, dated, in the log."""

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import Arrangement, SupervisionLink
from accounts.queries import approvers_of, arrangement_for, is_cosigned
from audit.models import Event
from tests import make

pytestmark = pytest.mark.django_db

FROM = date(2026, 12, 7)


def change(link, by, arrangement="MUST_APPROVE", starts_on=FROM, **fields):
    return actions.change_arrangement(
        link=link, by=by, arrangement=arrangement, starts_on=starts_on, **fields
    )


@pytest.fixture
def link(therapist):
    return SupervisionLink.objects.get(supervisee=therapist)


def test_a_trainee_is_cosigned_and_a_qualified_therapist_read_unless_it_is_said_otherwise(
    admin, supervisor, trainee, outsider
):
    other = make.user("Bea Second", roles="supervisor")
    of_trainee = actions.add_link(
        supervisor=other, supervisee=trainee, by=admin, starts_on=make.TODAY
    )
    of_qualified = actions.add_link(
        supervisor=other, supervisee=outsider, by=admin, starts_on=make.TODAY
    )

    assert of_trainee.arrangement == Arrangement.MUST_COSIGN
    assert of_qualified.arrangement == Arrangement.MAY_READ
    assert arrangement_for(trainee) == Arrangement.MUST_COSIGN


def test_another_arrangement_holds_from_its_day_and_the_old_one_until_the_day_before(
    admin, link, therapist
):
    following = change(link, admin)
    link.refresh_from_db()
    on = SupervisionLink.objects.filter(supervisee=therapist).current

    assert on(FROM - timedelta(days=1)).get() == link
    assert on(FROM).get() == following
    assert (link.arrangement, following.arrangement) == ("MAY_READ", "MUST_APPROVE")
    assert (following.ends_on, link.ends_on) == (None, FROM - timedelta(days=1))
    assert list(approvers_of(therapist, FROM)) == [link.supervisor]
    assert not approvers_of(therapist, FROM - timedelta(days=1))


def test_the_last_day_of_a_supervision_stays_its_last_day(admin, link):
    actions.end_link(link=link, by=admin, ends_on=date(2027, 1, 31))

    assert change(link, admin).ends_on == date(2027, 1, 31)


def test_on_its_first_day_a_supervision_is_changed_in_place(admin, link):
    changed = change(link, admin, starts_on=link.starts_on)

    assert changed.pk == link.pk
    assert SupervisionLink.objects.get(pk=link.pk).arrangement == "MUST_APPROVE"
    assert SupervisionLink.objects.filter(supervisee=link.supervisee).count() == 1


def test_the_log_keeps_both_arrangements(admin, link):
    change(link, admin)

    event = Event.objects.get(verb="supervision.changed")
    assert event.detail["old"]["arrangement"] == "May read"
    assert event.detail["new"]["arrangement"] == "Must approve letters"
    assert event.detail["new"]["starts_on"] == "2026-12-07"


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2027, 2, 1)])
def test_it_begins_while_the_supervision_runs(admin, link, day):
    actions.end_link(link=link, by=admin, ends_on=date(2027, 1, 31))

    with pytest.raises(actions.NotWhileItRuns, match="on which this supervision"):
        change(link, admin, starts_on=day)


def test_what_is_arranged_already_is_no_change(admin, link):
    with pytest.raises(actions.ArrangedSoAlready, match="arranged already"):
        change(link, admin, "MAY_READ")


def test_an_admin_who_supervises_leaves_their_own_arrangements_to_another(admin):
    both = make.user("Bo Thrice", roles="admin supervisor")
    own = make.supervision(supervisor=both, supervisee=make.user("New One"))

    with pytest.raises(actions.OwnRoles, match="your own roles"):
        change(own, both)


def test_the_database_knows_three_arrangements(link):
    with pytest.raises(IntegrityError), transaction.atomic():
        SupervisionLink.objects.filter(pk=link.pk).update(arrangement="NONE")


def test_whether_a_note_is_cosigned_follows_the_arrangements_of_its_day(
    admin, supervisor, therapist, trainee, link
):
    change(link, admin, "MUST_COSIGN")
    change(
        SupervisionLink.objects.get(supervisee=trainee),
        admin,
        "MAY_READ",
        date(2026, 12, 8),
    )

    assert not is_cosigned(therapist, FROM - timedelta(days=1))
    assert is_cosigned(therapist, FROM)
    assert is_cosigned(trainee, FROM)
    assert not is_cosigned(trainee, date(2026, 12, 8))


def test_a_trainee_whom_nobody_supervises_waits_for_who_will(trainee, outsider):
    SupervisionLink.objects.update(ends_on=date(2026, 11, 22))

    assert is_cosigned(trainee, make.TODAY)
    assert not is_cosigned(outsider, make.TODAY)


# The pages


@pytest.fixture
def browser(client, admin):
    client.force_login(admin)
    return client


def page(name, link):
    return reverse(f"accounts:{name}", args=[link.supervisee_id, link.pk])


def test_the_page_of_a_person_says_what_is_arranged_and_leads_to_changing_it(
    browser, link
):
    shown = browser.get(reverse("accounts:person", args=[link.supervisee_id])).text

    assert "May read" in shown
    assert page("change_arrangement", link) in shown


def test_the_admin_changes_it_from_today(browser, link):
    held = browser.get(page("change_arrangement", link)).text
    today = timezone.localdate()
    browser.post(
        page("change_arrangement", link),
        {"arrangement": "MUST_COSIGN", "starts_on": today.isoformat()},
    )

    assert f'value="{today.isoformat()}"' in held
    assert is_cosigned(link.supervisee, today)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"arrangement": "MAY_READ"}, "This is what is arranged already"),
        ({"arrangement": ""}, "Choose what the supervisor does"),
        ({"starts_on": "2001-01-01"}, "Choose a day on which this supervision goes on"),
        ({"starts_on": ""}, "Enter the first day"),
    ],
)
def test_a_change_that_cannot_be_says_why_and_keeps_what_was_typed(
    browser, link, typed, sentence
):
    fields = {"arrangement": "MUST_APPROVE", "starts_on": "2026-12-07"} | typed
    answer = browser.post(page("change_arrangement", link), fields)

    assert sentence in answer.text
    assert f'value="{fields["starts_on"]}"' in answer.text or not fields["starts_on"]
    assert SupervisionLink.objects.get(supervisee=link.supervisee) == link


def test_a_new_supervisor_is_added_with_what_is_arranged(browser, outsider, supervisor):
    browser.post(
        reverse("accounts:add_link", args=[outsider.pk]),
        {
            "supervisor": supervisor.pk,
            "starts_on": "2026-11-01",
            "arrangement": "MUST_APPROVE",
        },
    )

    assert (
        SupervisionLink.objects.get(supervisee=outsider).arrangement == "MUST_APPROVE"
    )


def test_the_form_for_a_trainee_begins_with_co_signing(browser, trainee):
    shown = browser.get(reverse("accounts:add_link", args=[trainee.pk])).text

    assert re.search(r'value="MUST_COSIGN"[^>]*\bchecked', shown)
