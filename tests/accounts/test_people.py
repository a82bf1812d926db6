"""Staff: added, changed, linked, and every change of roles with old and new value."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import SupervisionLink, User
from audit.models import Event
from cases.models import Case
from tests import make
from tests.make_sign_in import app, sign_in

PEOPLE = reverse("accounts:people")
NEW = reverse("accounts:add_person")


def fields(**changed):
    typed = {
        "email": "ines@example.org",
        "given_name": "Ines",
        "family_name": "Novak",
        "title": "Dr",
        "profession": "IPT therapist",
        "registration_number": "R-77",
        "is_therapist": "on",
    }
    return typed | changed


def roles_of(person) -> dict:
    return {
        "email": person.email,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "is_therapist": "on" if person.is_therapist else "",
        "is_supervisor": "on" if person.is_supervisor else "",
        "is_practice_admin": "on" if person.is_practice_admin else "",
    }


def page_of(person) -> str:
    return reverse("accounts:person", args=[person.pk])


@pytest.fixture
def browser(client, admin):
    client.force_login(admin)
    return client


# The list


def test_the_list_names_everyone_with_roles_and_supervisors(browser, therapist):
    said = browser.get(PEOPLE).content.decode()

    assert "Ruth Adeyemi" in said
    assert "H Marsh" in said
    assert "Practice admin" in said


def test_a_leaver_stays_on_the_list(browser, therapist):
    therapist.is_active = False
    therapist.save()

    said = browser.get(PEOPLE).content.decode()
    assert "Ruth Adeyemi" in said
    assert "Left" in said


def test_the_list_asks_the_same_number_of_questions_for_any_number_of_people(browser):
    browser.get(PEOPLE)
    with CaptureQueriesContext(connection) as few:
        browser.get(PEOPLE)
    head = make.user("Vera Head", roles="supervisor")
    for number in range(20):
        make.supervision(supervisor=head, supervisee=make.user(f"Person No{number}"))
    with CaptureQueriesContext(connection) as many:
        browser.get(PEOPLE)

    assert len(many) == len(few)


@pytest.mark.parametrize("who", ["therapist", "supervisor", "trainee", "outsider"])
def test_only_the_admin_opens_these_pages(client, request, admin, who):
    client.force_login(request.getfixturevalue(who))

    for page in (PEOPLE, NEW, page_of(admin), reverse("accounts:practice")):
        assert client.get(page).status_code == 403
        assert client.post(page, {}).status_code in (403, 405)


# Adding


def test_someone_new_gets_a_link_and_no_password(browser, admin):
    response = browser.post(NEW, fields())

    ines = User.objects.get_queryset().get(email="ines@example.org")
    assert response.url == page_of(ines)
    assert not ines.has_usable_password()
    assert mail.outbox[0].to == ["ines@example.org"]
    event = Event.objects.get(verb="person.added")
    assert event.detail["new"]["is_therapist"] is True
    assert event.actor_id == admin.pk


def test_the_link_is_shown_once_and_sets_the_password(browser):
    browser.post(NEW, fields())
    ines = User.objects.get_queryset().get(email="ines@example.org")
    first, second = browser.get(page_of(ines)), browser.get(page_of(ines))
    link = first.context["password_link"]

    assert link in first.content.decode()
    assert link not in second.content.decode()
    own, new = Browser(), "four words that do not belong"
    target = own.get(link, follow=True).request["PATH_INFO"]
    own.post(target, {"password1": new, "password2": new})
    assert sign_in(Browser(), ines, new).status_code == 302


def test_the_link_of_someone_new_lasts_over_the_weekend(browser, monkeypatch):
    from accounts.passwords import PasswordLinkTokens, key_for

    browser.post(NEW, fields())
    ines = User.objects.get_queryset().get(email="ines@example.org")
    _, token = key_for(ines)
    tokens = PasswordLinkTokens()
    later = tokens._now() + timedelta(days=2)
    monkeypatch.setattr(tokens, "_now", lambda: later)

    assert tokens.check_token(ines, token)
    later = later + timedelta(days=2)
    assert not tokens.check_token(ines, token)


def test_the_link_for_a_forgotten_password_lasts_half_an_hour(therapist, monkeypatch):
    from accounts.passwords import PasswordLinkTokens, key_for

    _, token = key_for(therapist)
    tokens = PasswordLinkTokens()
    now = tokens._now()
    monkeypatch.setattr(tokens, "_now", lambda: now + timedelta(minutes=29))
    assert tokens.check_token(therapist, token)
    monkeypatch.setattr(tokens, "_now", lambda: now + timedelta(minutes=31))

    assert not tokens.check_token(therapist, token)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"email": ""}, "Enter the email that they sign in with"),
        ({"email": "nobody"}, "Enter an email address, like name@practice.org"),
        ({"given_name": ""}, "Enter a given name"),
        ({"family_name": ""}, "Enter a family name"),
        ({"is_therapist": ""}, "Choose at least one role"),
    ],
)
def test_bad_input_says_what_to_do_and_keeps_what_was_typed(browser, changed, sentence):
    response = browser.post(NEW, fields(**changed))

    said = response.content.decode()
    assert response.status_code == 200
    assert sentence in said
    assert "R-77" in said
    assert User.objects.get_queryset().filter(given_name="Ines").count() == 0


def test_an_email_belongs_to_one_person_whatever_its_case(browser, therapist):
    response = browser.post(NEW, fields(email=therapist.email.upper()))

    assert "Someone else signs in with this email" in response.content.decode()


def test_the_database_too_keeps_an_email_for_one_person(therapist):
    twin = make.user("Ruth Twin")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.get_queryset().filter(pk=twin.pk).update(
            email=therapist.email.upper()
        )


def test_a_trainee_is_a_therapist(browser):
    browser.post(NEW, fields(is_therapist="", is_trainee="on"))

    ines = User.objects.get_queryset().get(email="ines@example.org")
    assert ines.is_therapist
    assert ines.is_trainee


def test_someone_without_any_role_is_refused(admin):
    with pytest.raises(actions.NoRole):
        actions.add_person(
            by=admin, email="x@example.org", given_name="X", family_name="Y"
        )


def test_a_mail_server_that_is_down_does_not_undo_somebody_new(browser, settings):
    settings.EMAIL_BACKEND = "tests.accounts.test_sign_in.DeadServer"

    response = browser.post(NEW, fields())

    assert response.status_code == 302
    ines = User.objects.get_queryset().get(email="ines@example.org")
    assert "password_link" in browser.get(page_of(ines)).context


# Changing


def test_a_change_of_roles_is_logged_old_and_new(browser, therapist):
    browser.post(page_of(therapist), roles_of(therapist) | {"is_supervisor": "on"})

    therapist.refresh_from_db()
    assert therapist.is_supervisor
    event = Event.objects.get(verb="roles.changed")
    assert event.detail["old"]["is_supervisor"] is False
    assert event.detail["new"]["is_supervisor"] is True


def test_a_change_of_name_is_logged_without_the_name(browser, therapist):
    browser.post(page_of(therapist), roles_of(therapist) | {"family_name": "Bello"})

    event = Event.objects.get(verb="person.changed")
    assert "family_name" in event.detail["fields"]
    assert "Bello" not in str(event.detail)
    assert not Event.objects.filter(verb="roles.changed").exists()


def test_nobody_changes_their_own_roles_while_there_is_another_admin(browser, admin):
    make.user("Second Admin", roles="admin")

    response = browser.post(page_of(admin), roles_of(admin) | {"is_supervisor": "on"})

    assert "You cannot change your own roles" in response.content.decode()
    admin.refresh_from_db()
    assert not admin.is_supervisor


def test_a_lone_admin_may_also_be_a_therapist(browser, admin):
    browser.post(page_of(admin), roles_of(admin) | {"is_therapist": "on"})

    admin.refresh_from_db()
    assert admin.is_therapist
    assert Event.objects.filter(verb="roles.changed", actor_id=admin.pk).exists()


def test_the_last_admin_stays_one(browser, admin):
    response = browser.post(
        page_of(admin),
        roles_of(admin) | {"is_practice_admin": "", "is_therapist": "on"},
    )

    assert "This is the only practice admin" in response.content.decode()
    admin.refresh_from_db()
    assert admin.is_practice_admin


def test_taking_away_the_role_of_therapist_closes_their_cases(browser, case, therapist):
    browser.post(
        page_of(therapist),
        roles_of(therapist) | {"is_therapist": "", "is_supervisor": "on"},
    )

    therapist.refresh_from_db()
    assert not Case.objects.visible_to(therapist).exists()


def test_a_supervisor_keeps_the_role_while_someone_is_supervised(
    browser, admin, supervisor, therapist, case
):
    """As when they leave, and with the same sentence; then it opens no case either."""
    link = SupervisionLink.objects.get(supervisee=therapist)
    SupervisionLink.objects.exclude(pk=link.pk).delete()
    today = timezone.localdate()
    planned = make.supervision(
        supervisor=supervisor,
        supervisee=make.user("Ines Novak"),
        starts_on=today + timedelta(days=7),
    )
    typed = roles_of(supervisor) | {"is_supervisor": "", "is_therapist": "on"}

    page = browser.post(page_of(supervisor), typed).content.decode()

    sentence = "1 person is still supervised by this person. End each supervision first"
    assert sentence in page
    supervisor.refresh_from_db()
    assert supervisor.is_supervisor

    actions.end_link(link=link, by=admin, ends_on=today)
    browser.post(page_of(supervisor), typed)

    supervisor.refresh_from_db()
    assert not supervisor.is_supervisor
    assert not Case.objects.visible_to(supervisor).exists()
    assert not SupervisionLink.objects.filter(pk=planned.pk).exists()
    assert Event.objects.filter(verb="supervision.ended", record_id=planned.pk).exists()


def test_any_other_change_of_a_supervisor_leaves_their_supervisees(
    browser, supervisor, therapist, case
):
    browser.post(page_of(supervisor), roles_of(supervisor) | {"is_therapist": "on"})

    supervisor.refresh_from_db()
    assert supervisor.is_therapist
    assert case in Case.objects.visible_to(supervisor)


def test_a_page_of_nobody_is_no_page(browser, case):
    assert browser.get(reverse("accounts:person", args=[case.pk])).status_code == 404


# Supervision


def link_form(who, **changed):
    return {"supervisor": str(who.pk), "starts_on": "2026-11-01"} | changed


def test_a_link_opens_the_cases_and_is_logged(browser, outsider, supervisor):
    case = make.case(therapist=outsider)

    response = browser.post(
        reverse("accounts:add_link", args=[outsider.pk]),
        link_form(supervisor, starts_on="2020-01-01"),
    )

    assert response.url == page_of(outsider)
    assert Case.objects.visible_to(supervisor).filter(pk=case.pk).exists()
    event = Event.objects.get(verb="supervision.linked")
    assert event.detail["new"] == {
        "supervisor": str(supervisor.pk),
        "supervisee": str(outsider.pk),
        "starts_on": "2020-01-01",
        "ends_on": "",
        "arrangement": "May read",
    }


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"supervisor": ""}, "Choose a supervisor"),
        ({"starts_on": ""}, "Enter the first day"),
        ({"starts_on": "31.2.2026"}, "First day must be a real date"),
        ({"ends_on": "2026-10-01"}, "The last day must be the first day or later"),
    ],
)
def test_a_link_that_cannot_be_says_why(
    browser, outsider, supervisor, changed, sentence
):
    response = browser.post(
        reverse("accounts:add_link", args=[outsider.pk]),
        link_form(supervisor, **changed),
    )

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not SupervisionLink.objects.filter(supervisee=outsider).exists()


def test_two_people_are_linked_once_at_a_time(browser, therapist, supervisor):
    response = browser.post(
        reverse("accounts:add_link", args=[therapist.pk]), link_form(supervisor)
    )

    assert "linked at that time already" in response.content.decode()


@pytest.mark.parametrize(("first", "last"), [((1, 1), (6, 30)), ((6, 30), (12, 31))])
def test_links_that_share_a_day_overlap(admin, outsider, supervisor, first, last):
    make.supervision(
        supervisor=supervisor,
        supervisee=outsider,
        starts_on=date(2026, 6, 30),
        ends_on=date(2026, 6, 30),
    )

    with pytest.raises(actions.AlreadySupervised):
        actions.add_link(
            supervisor=supervisor,
            supervisee=outsider,
            by=admin,
            starts_on=date(2026, *first),
            ends_on=date(2026, *last),
        )


def test_links_one_after_the_other_are_two_links(admin, outsider, supervisor):
    make.supervision(
        supervisor=supervisor,
        supervisee=outsider,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 6, 30),
    )

    actions.add_link(
        supervisor=supervisor, supervisee=outsider, by=admin, starts_on=date(2026, 7, 1)
    )

    assert SupervisionLink.objects.filter(supervisee=outsider).count() == 2


def test_only_supervisors_supervise_and_only_therapists_are_supervised(
    admin, outsider, therapist, supervisor
):
    with pytest.raises(actions.NotASupervisor):
        actions.add_link(
            supervisor=outsider, supervisee=therapist, by=admin, starts_on=make.TODAY
        )
    with pytest.raises(actions.NotATherapist):
        actions.add_link(
            supervisor=supervisor, supervisee=admin, by=admin, starts_on=make.TODAY
        )


def test_nobody_makes_themselves_a_supervisor_of_anyone(outsider):
    both = make.user("Both Roles", roles="admin supervisor")
    make.user("Second Admin", roles="admin")

    with pytest.raises(actions.OwnRoles):
        actions.add_link(
            supervisor=both, supervisee=outsider, by=both, starts_on=make.TODAY
        )


def test_ending_a_link_closes_the_cases_after_its_last_day(
    browser, case, therapist, supervisor
):
    link = SupervisionLink.objects.get(supervisee=therapist)
    yesterday = timezone.localdate() - timedelta(days=1)

    response = browser.post(
        reverse("accounts:end_link", args=[therapist.pk, link.pk]),
        {"ends_on": yesterday.isoformat()},
    )

    assert response.url == page_of(therapist)
    assert not Case.objects.visible_to(supervisor).exists()
    event = Event.objects.get(verb="supervision.ended")
    assert event.detail["old"]["ends_on"] == ""
    assert event.detail["new"]["ends_on"] == yesterday.isoformat()


def test_a_link_does_not_end_before_it_starts(browser, therapist):
    link = SupervisionLink.objects.get(supervisee=therapist)

    response = browser.post(
        reverse("accounts:end_link", args=[therapist.pk, link.pk]),
        {"ends_on": "2019-12-31"},
    )

    assert "The last day must be the first day or later" in response.content.decode()


def test_a_link_that_is_over_is_not_prolonged(admin, therapist):
    link = SupervisionLink.objects.get(supervisee=therapist)
    actions.end_link(link=link, by=admin, ends_on=date(2026, 1, 31))

    with pytest.raises(actions.LinkOver):
        actions.end_link(link=link, by=admin, ends_on=date(2026, 2, 28))


def test_a_link_is_found_only_under_its_own_people(browser, therapist, outsider):
    link = SupervisionLink.objects.get(supervisee=therapist)

    page = reverse("accounts:end_link", args=[outsider.pk, link.pk])
    assert browser.get(page).status_code == 404


# Their sign-in


def test_a_new_link_goes_to_the_person_and_is_not_shown_to_the_admin(
    browser, therapist
):
    browser.post(reverse("accounts:send_link", args=[therapist.pk]))

    assert mail.outbox[0].to == [therapist.email]
    assert "password/new/" in mail.outbox[0].body
    assert browser.get(page_of(therapist)).context["password_link"] == ""


def test_the_admin_resets_a_lost_second_factor(browser, therapist):
    app(therapist)

    browser.post(reverse("accounts:reset_second_factor", args=[therapist.pk]))

    assert not Authenticator.objects.filter(user=therapist).exists()


def test_not_their_own(browser, admin):
    app(admin)

    answer = browser.post(
        reverse("accounts:reset_second_factor", args=[admin.pk]), follow=True
    )

    assert "Change your own second factor" in answer.content.decode()
    assert Authenticator.objects.filter(user=admin).exists()


def test_someone_who_comes_back_signs_in_again(browser, therapist):
    therapist.is_active = False
    therapist.save()

    browser.post(reverse("accounts:reactivate", args=[therapist.pk]))

    assert sign_in(Browser(), therapist).status_code == 302
    assert Event.objects.filter(verb="roles.changed").exists()


@pytest.mark.parametrize("name", ["send_link", "reset_second_factor", "reactivate"])
def test_these_are_done_by_pressing_a_button(browser, therapist, name):
    assert (
        browser.get(reverse(f"accounts:{name}", args=[therapist.pk])).status_code == 405
    )
