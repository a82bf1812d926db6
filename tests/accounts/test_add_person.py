"""`manage.py add_person`: the first practice admin, who adds everyone else."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client as Browser

from accounts.models import User
from audit.models import Event
from tests.make_sign_in import sign_in


def add(*arguments, **options) -> str:
    out = io.StringIO()
    call_command("add_person", *arguments, stdout=out, **options)
    return out.getvalue()


def test_it_makes_an_admin_and_prints_a_link_that_sets_the_password(db):
    said = add("Priti@Example.org", "Priti", "Shah")

    priti = User.objects.get_by_natural_key("priti@example.org")
    link = said.strip().splitlines()[-1]
    assert priti.is_practice_admin
    assert not priti.has_usable_password()
    assert not priti.is_demo
    browser, new = Browser(), "four words that do not belong"
    path = link.removeprefix("http://127.0.0.1:8000")
    target = browser.get(path, follow=True).request["PATH_INFO"]
    browser.post(target, {"password1": new, "password2": new})
    assert sign_in(Browser(), priti, new).status_code == 302


def test_the_link_carries_the_address_of_the_practice(db):
    said = add("a@example.org", "A", "B", at="https://notes.example.org/")

    assert "https://notes.example.org/accounts/password/new/" in said


def test_roles_can_be_chosen(db):
    add("solo@example.org", "Sol", "O", role=["admin", "therapist"])

    solo = User.objects.get_by_natural_key("solo@example.org")
    assert (solo.is_practice_admin, solo.is_therapist) == (True, True)


def test_it_is_in_the_log_as_nobodys_deed(db):
    add("a@example.org", "A", "B")

    event = Event.objects.get(verb="person.added")
    assert event.actor_id is None


def test_an_email_that_is_taken_stops_it(therapist):
    with pytest.raises(CommandError, match="Someone else signs in"):
        add(therapist.email, "A", "B")


def test_an_email_that_is_none_stops_it(db):
    with pytest.raises(CommandError, match="email"):
        add("nobody", "A", "B")
    assert User.objects.get_queryset().count() == 0
