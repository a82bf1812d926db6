"""Signing in and out: who gets in, what is counted, what is written down."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client as Browser
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts import actions
from accounts.actions.sign_in import (
    ADDRESS_WINDOW,
    LONGEST_WAIT,
    TRIES_PER_ADDRESS,
    key_of,
    wait_after,
)
from accounts.models import SignInTries
from audit.models import Event
from tests import make
from tests.make_sign_in import sign_in

TOO_MANY = "Too many tries. Wait 15 minutes or ask your administrator"
MISMATCH = "That email and password do not match an account"


def verbs() -> list[str]:
    return list(Event.objects.order_by("id").values_list("verb", flat=True))


def test_the_right_password_leads_home(client, therapist):
    response = sign_in(client, therapist)

    assert response.status_code == 302
    assert response.url == reverse("home")


def test_signing_in_returns_to_the_page_that_was_asked_for(client, therapist):
    asked = client.get(reverse("me"))
    response = sign_in(client, therapist, next="/me/")

    assert asked.url == "/accounts/login/?next=%2Fme%2F"
    assert response.url == "/me/"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_host(client, therapist, target):
    assert sign_in(client, therapist, next=target).url == reverse("home")


def test_a_wrong_password_says_so_and_keeps_the_email(client, therapist):
    response = sign_in(client, therapist, "not the pass phrase")

    assert response.status_code == 200
    assert MISMATCH in response.content.decode()
    assert therapist.email in response.content.decode()
    assert "not the pass phrase" not in response.content.decode()


def test_an_unknown_email_says_the_same_as_a_wrong_password(client, therapist):
    known = sign_in(client, therapist, "wrong").content.decode()
    unknown = client.post(
        reverse("account_login"), {"login": "nobody@example.org", "password": "wrong"}
    ).content.decode()

    assert MISMATCH in known
    assert MISMATCH in unknown


def test_an_empty_form_says_what_to_do(client, db):
    response = client.post(reverse("account_login"), {})

    assert "Enter your work email" in response.content.decode()
    assert "Enter your password" in response.content.decode()


def test_someone_who_left_does_not_get_in(client, therapist):
    therapist.is_active = False
    therapist.save()

    response = sign_in(client, therapist)

    assert response.url == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_a_running_session_ends_when_the_person_is_deactivated(client, therapist):
    client.force_login(therapist)
    therapist.is_active = False
    therapist.save()

    assert client.get(reverse("me")).url.startswith(reverse("account_login"))


def test_demo_accounts_get_in_only_in_the_demo(client, therapist, settings):
    settings.DEMO = False

    response = sign_in(client, therapist)

    assert response.url == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_signing_in_and_out_is_written_down_with_the_address(client, therapist):
    sign_in(client, therapist, REMOTE_ADDR="192.0.2.7")
    client.post(reverse("account_logout"), REMOTE_ADDR="192.0.2.7")

    came, went = Event.objects.order_by("id")
    assert (came.verb, came.actor_id, came.address) == (
        "person.signed_in",
        therapist.pk,
        "192.0.2.7",
    )
    assert came.detail == {"methods": ["password"]}
    assert (went.verb, went.detail) == ("person.signed_out", {"reason": "ASKED"})


def test_a_failed_sign_in_is_written_down_without_what_was_typed(client, therapist):
    sign_in(client, therapist, "a secret guess")
    client.post(
        reverse("account_login"), {"login": "ghost@example.org", "password": "x"}
    )

    known, unknown = Event.objects.order_by("id")
    assert (known.verb, known.record_id) == ("sign_in.failed", str(therapist.pk))
    assert known.actor_id is None
    assert unknown.record_id == ""
    assert "ghost" not in str(unknown.detail)


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(
    client, therapist, settings
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    sign_in(client, therapist, HTTP_X_FORWARDED_FOR="6.6.6.6, 203.0.113.9")

    assert Event.objects.get().address == "203.0.113.9"


def test_without_a_proxy_a_forwarded_address_is_not_believed(client, therapist):
    sign_in(client, therapist, HTTP_X_FORWARDED_FOR="203.0.113.9")

    assert Event.objects.get().address == "127.0.0.1"


# Too many tries


def test_after_five_wrong_tries_even_the_right_password_waits(client, therapist):
    for _ in range(5):
        assert MISMATCH in sign_in(client, therapist, "wrong").content.decode()

    response = sign_in(client, therapist)

    assert TOO_MANY in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_waiting_grows_and_stops_at_fifteen_minutes():
    waits = [wait_after(failures) for failures in range(12)]

    assert waits[:5] == [timedelta(0)] * 5
    assert waits[5:9] == [timedelta(seconds=s) for s in (30, 60, 120, 240)]
    assert waits[10] == waits[11] == LONGEST_WAIT == timedelta(minutes=15)
    assert wait_after(10_000) == LONGEST_WAIT


def test_after_the_wait_the_right_password_works(client, therapist):
    for _ in range(5):
        sign_in(client, therapist, "wrong")
    SignInTries.objects.update(last_at=timezone.now() - timedelta(seconds=31))

    assert sign_in(client, therapist).status_code == 302
    account = key_of("account", therapist.email)
    assert not SignInTries.objects.filter(key=account).exists()


def test_a_stranger_does_not_lock_the_owner_out_of_their_own_browser(therapist):
    own, stranger = Browser(), Browser()
    sign_in(own, therapist)
    own.post(reverse("account_logout"))
    for _ in range(9):
        sign_in(stranger, therapist, "wrong")

    assert TOO_MANY in sign_in(stranger, therapist).content.decode()
    assert sign_in(own, therapist).status_code == 302


def test_the_known_browser_has_a_limit_of_its_own(therapist):
    own = Browser()
    sign_in(own, therapist)
    own.post(reverse("account_logout"))
    for _ in range(5):
        sign_in(own, therapist, "wrong")

    assert TOO_MANY in sign_in(own, therapist).content.decode()


def test_a_forged_device_cookie_is_worth_nothing(client, therapist):
    client.cookies["device"] = "forged:" + "A" * 43
    for _ in range(5):
        sign_in(client, therapist, "wrong")

    assert TOO_MANY in sign_in(Browser(), therapist).content.decode()


def test_one_address_has_thirty_tries_a_minute(client, db):
    people = [make.user(f"Person No{number}") for number in range(31)]

    answers = [sign_in(client, one, "wrong").content.decode() for one in people]

    assert all(MISMATCH in answer for answer in answers[:30])
    assert TOO_MANY in answers[30]


def test_the_address_is_free_again_after_a_minute(client, therapist):
    now = timezone.now()
    SignInTries.objects.create(
        key=key_of("address", "127.0.0.1"),
        failures=30,
        first_at=now - timedelta(seconds=61),
        last_at=now - timedelta(seconds=1),
    )

    assert sign_in(client, therapist).status_code == 302


def test_right_passwords_do_not_use_up_the_address(client, therapist):
    for _ in range(35):
        assert sign_in(client, therapist).status_code == 302
        client.logout()


def test_the_table_of_tries_names_nobody(client, therapist):
    sign_in(client, therapist, "wrong", REMOTE_ADDR="192.0.2.7")

    kept = str(list(SignInTries.objects.values()))
    assert therapist.email not in kept
    assert "192.0.2.7" not in kept


def test_old_tries_are_forgotten_after_a_day(db):
    at = timezone.now()
    who, address = key_of("account", "a@b.org"), key_of("address", "1.2.3.4")
    actions.begin_try(who=who, address=address, at=at - timedelta(hours=25))

    actions.begin_try(who=key_of("account", "c@d.org"), address="other", at=at)

    assert not SignInTries.objects.filter(key=who).exists()


def test_an_admin_ends_the_wait(client, therapist, admin):
    for _ in range(5):
        sign_in(client, therapist, "wrong")

    actions.forget_tries(person=therapist, by=admin)

    assert sign_in(client, therapist).status_code == 302


# What does not exist


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_confirm_email",
        "account_request_login_code",
        "account_confirm_login_code",
        "mfa_download_recovery_codes",
        "mfa_trust",
    ],
)
def test_pages_that_this_house_does_not_want_do_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "email/", "login/code/", "social/signup/"])
def test_their_usual_addresses_answer_404(client, therapist, path):
    client.force_login(therapist)

    assert client.get(f"/accounts/{path}").status_code == 404


# Passwords


def test_a_forgotten_password_is_set_by_a_mailed_link(client, therapist):
    client.post(reverse("account_reset_password"), {"email": therapist.email})
    link = next(w for w in mail.outbox[0].body.split() if w.startswith("http"))
    form_page = client.get(link, follow=True)
    new = "four words that do not belong"
    done = client.post(
        form_page.request["PATH_INFO"], {"password1": new, "password2": new}
    )

    assert done.url == reverse("account_reset_password_from_key_done")
    assert sign_in(client, therapist, new).status_code == 302
    assert "password.reset" in verbs()


def test_the_link_works_once(client, therapist):
    client.post(reverse("account_reset_password"), {"email": therapist.email})
    link = next(w for w in mail.outbox[0].body.split() if w.startswith("http"))
    therapist.set_password("another long password")
    therapist.save()

    response = client.get(link, follow=True)

    assert 'name="password1"' not in response.content.decode()


def test_the_mail_names_no_client_and_no_trade(client, therapist):
    client.post(reverse("account_reset_password"), {"email": therapist.email})

    message = mail.outbox[0]
    # The key in the link is random letters, and may spell anything.
    words = [w for w in message.body.split() if not w.startswith("http")]
    link = next(w for w in message.body.split() if w.startswith("http"))
    key = link.rstrip("/").rpartition("/")[2]
    said = " ".join([message.subject, *words, link.removesuffix(f"{key}/")]).lower()
    assert not [
        w for w in ("therap", "client", "ipt", therapist.full_name.lower()) if w in said
    ]


def test_a_stranger_learns_nothing_from_asking_for_a_link(client, therapist):
    known = client.post(reverse("account_reset_password"), {"email": therapist.email})
    mailed = len(mail.outbox)
    unknown = client.post(reverse("account_reset_password"), {"email": "x@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert len(mail.outbox) == mailed == 1


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short", "Use at least 12 characters"),
        ("password1234", "too common"),
        ("ruth.adeyemi1", "too similar"),
    ],
)
def test_a_weak_password_is_refused(client, therapist, password, sentence):
    therapist.email = "ruth.adeyemi@example.org"
    therapist.save()
    client.force_login(therapist)

    response = client.post(
        reverse("account_change_password"),
        {
            "oldpassword": make.PASSWORD,
            "password1": password,
            "password2": password,
        },
    )

    assert response.status_code == 200
    assert sentence in response.content.decode()


def test_changing_the_password_ends_every_session_and_is_told(client, therapist):
    other = Browser()
    other.force_login(therapist)
    client.force_login(therapist)
    new = "four words that do not belong"

    client.post(
        reverse("account_change_password"),
        {"oldpassword": make.PASSWORD, "password1": new, "password2": new},
    )

    assert other.get(reverse("me")).status_code == 302
    assert "password.changed" in verbs()
    assert mail.outbox[-1].to == [therapist.email]


def test_a_mail_server_that_is_down_does_not_undo_a_new_password(
    client, therapist, settings
):
    settings.EMAIL_BACKEND = "tests.accounts.test_sign_in.DeadServer"
    client.force_login(therapist)
    new = "four words that do not belong"

    response = client.post(
        reverse("account_change_password"),
        {"oldpassword": make.PASSWORD, "password1": new, "password2": new},
    )

    assert response.status_code == 302
    assert sign_in(Browser(), therapist, new).status_code == 302


class DeadServer:
    """A mail server that does not answer."""

    def __init__(self, *args, **kwargs) -> None:
        pass

    def send_messages(self, messages) -> int:
        raise ConnectionRefusedError


@pytest.mark.django_db
def test_dead_links_that_were_tried_long_ago_count_no_more():
    now = timezone.now()
    for _ in range(TRIES_PER_ADDRESS):
        actions.count_stray_try(address="link:203.0.113.7", at=now)
    with pytest.raises(actions.TooManyTries):
        actions.check_stray_tries(address="link:203.0.113.7", at=now)

    later = now + ADDRESS_WINDOW
    actions.count_stray_try(address="link:203.0.113.7", at=later)
    actions.check_stray_tries(address="link:203.0.113.7", at=later)
