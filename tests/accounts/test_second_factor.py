"""The second factor: required before the first case, used once, hard to guess."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.db import connection, connections
from django.test import Client as Browser
from django.urls import reverse

from accounts import actions
from accounts.models import LastCode
from accounts.second_factor import matching_counter
from audit.models import Event
from tests import make
from tests.make_sign_in import SECRET, app, code, recovery_codes, sign_in

WRONG = "That code is not right"
TOO_MANY = "Too many tries. Wait 15 minutes or ask your administrator"


@pytest.fixture
def clinician(db):
    """Someone who works here for real: not a demo account."""
    return make.user("Nora Real", is_demo=False)


@pytest.fixture(autouse=True)
def outside_the_demo(settings):
    settings.DEMO = False


def type_code(browser, typed):
    return browser.post(reverse("mfa_authenticate"), {"code": typed})


def is_in(browser) -> bool:
    return "_auth_user_id" in browser.session


# Required before the first case


def test_without_a_second_factor_no_case_opens(client, clinician):
    case = make.case(therapist=clinician)
    sign_in(client, clinician)

    for page in (reverse("overview", args=[case.pk]), reverse("clients"), "/today/"):
        assert client.get(page).url == reverse("mfa_index")


def test_posting_does_not_get_around_it(client, clinician):
    sign_in(client, clinician)

    assert client.post(reverse("clients"), {"q": "a"}).url == reverse("mfa_index")


def test_the_page_that_sets_one_up_is_open(client, clinician):
    sign_in(client, clinician)

    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_in_the_demo_a_demo_account_needs_none(client, db, settings):
    settings.DEMO = True
    ruth = make.user("Ruth Demo", is_demo=True)
    client.force_login(ruth)

    assert client.get(reverse("me")).status_code == 200


def test_in_the_demo_a_real_account_needs_one(client, clinician, settings):
    settings.DEMO = True
    sign_in(client, clinician)

    assert client.get(reverse("me")).url == reverse("mfa_index")


def test_setting_up_an_app_opens_the_house(client, clinician):
    sign_in(client, clinician)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret

    done = client.post(reverse("mfa_activate_totp"), {"code": code(secret=secret)})

    assert done.url == reverse("mfa_view_recovery_codes")
    assert client.get(reverse("me")).status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client, clinician):
    recovery_codes(clinician)
    sign_in(client, clinician)

    assert client.get(reverse("me")).url == reverse("mfa_index")


# Asked at sign-in


def test_the_password_alone_signs_nobody_in(client, clinician):
    app(clinician)

    response = sign_in(client, clinician)

    assert response.url == reverse("mfa_authenticate")
    assert not is_in(client)
    assert client.get(reverse("me")).url.startswith(reverse("account_login"))


def test_password_and_code_sign_in_and_return_to_the_page(client, clinician):
    app(clinician)

    sign_in(client, clinician, next="/me/")
    response = type_code(client, code())

    assert response.url == "/me/"
    assert client.get("/me/").status_code == 200
    came = Event.objects.get(verb="person.signed_in")
    assert came.detail == {"methods": ["password", "totp"]}


def test_a_wrong_code_says_what_to_do(client, clinician):
    app(clinician)
    sign_in(client, clinician)

    response = type_code(client, "000000")

    assert WRONG in response.content.decode()
    assert not is_in(client)
    failed = Event.objects.get(verb="sign_in.failed")
    assert (failed.detail["step"], failed.record_id) == ("CODE", str(clinician.pk))


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_clock_may_be_off_by_half_a_minute(client, clinician, steps):
    app(clinician)
    sign_in(client, clinician)

    type_code(client, code(steps=steps))

    assert is_in(client)


@pytest.mark.parametrize("steps", [-3, 3])
def test_an_older_or_later_code_is_refused(client, clinician, steps):
    app(clinician)
    sign_in(client, clinician)

    type_code(client, code(steps=steps))

    assert not is_in(client)


# A code works once


def test_the_same_code_is_not_taken_twice(clinician):
    app(clinician)
    first, second = Browser(), Browser()
    used = code()
    sign_in(first, clinician)
    type_code(first, used)

    sign_in(second, clinician)
    answer = type_code(second, used)

    assert is_in(first)
    assert not is_in(second)
    assert WRONG in answer.content.decode()


def test_an_older_code_is_not_taken_after_a_newer_one(clinician):
    app(clinician)
    first, second = Browser(), Browser()
    sign_in(first, clinician)
    type_code(first, code(steps=1))

    sign_in(second, clinician)
    type_code(second, code())

    assert not is_in(second)


def test_the_code_that_set_up_the_app_does_not_sign_in(client, clinician):
    sign_in(client, clinician)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    used = code(secret=secret)
    client.post(reverse("mfa_activate_totp"), {"code": used})
    other = Browser()

    sign_in(other, clinician)
    type_code(other, used)

    assert not is_in(other)


def test_a_used_counter_is_refused_by_one_conditional_update(
    clinician, django_assert_num_queries
):
    assert actions.use_code(person=clinician, counter=100)

    assert not actions.use_code(person=clinician, counter=100)
    assert not actions.use_code(person=clinician, counter=99)
    assert actions.use_code(person=clinician, counter=101)
    assert LastCode.objects.get(user=clinician).counter == 101


@pytest.mark.django_db(transaction=True)
def test_of_many_requests_with_one_code_one_wins(settings):
    if connection.vendor == "sqlite":
        pytest.skip("an in-memory database has one connection")
    settings.DEMO = False
    someone = make.user("Nora Race", is_demo=False)

    def use(_):
        try:
            return actions.use_code(person=someone, counter=7)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(use, range(16)))

    assert answers.count(True) == 1


def test_a_code_belongs_to_the_step_that_made_it():
    now = int(time.time()) // 30

    assert matching_counter(SECRET, code()) in (now, now + 1)
    assert matching_counter(SECRET, "not a code") is None


# Guessing


def test_guessing_codes_is_slowed_down(client, clinician):
    app(clinician)
    sign_in(client, clinician)
    for _ in range(5):
        type_code(client, "000000")

    answer = type_code(client, code())

    assert TOO_MANY in answer.content.decode()
    assert not is_in(client)


def test_guessing_goes_on_slowly_from_another_address(clinician):
    app(clinician)
    first, second = Browser(REMOTE_ADDR="10.0.0.1"), Browser(REMOTE_ADDR="10.0.0.2")
    sign_in(first, clinician)
    for _ in range(5):
        type_code(first, "000000")
    sign_in(second, clinician)

    assert TOO_MANY in type_code(second, code()).content.decode()


# Recovery codes


def test_recovery_codes_are_shown_once(client, clinician):
    sign_in(client, clinician)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code(secret=secret)})
    page = reverse("mfa_view_recovery_codes")

    client.post(
        reverse("account_reauthenticate"), {"password": make.PASSWORD, "next": page}
    )
    first, second = client.get(page), client.get(page)

    shown = first.context["unused_codes"]
    assert len(shown) == 10
    assert all(len(one) == 12 and one.isdigit() for one in shown)
    assert shown[0] in first.content.decode()
    assert not any(one in second.content.decode() for one in shown)


def test_a_recovery_code_signs_in_once(clinician):
    app(clinician)
    codes = recovery_codes(clinician)
    first, second = Browser(), Browser()
    sign_in(first, clinician)
    type_code(first, codes[0])
    sign_in(second, clinician)
    type_code(second, codes[0])

    assert is_in(first)
    assert not is_in(second)


# A session that was opened on a password alone


def test_a_session_from_before_gains_nothing_from_a_new_second_factor(clinician):
    thief = Browser()
    sign_in(thief, clinician)
    app(clinician)

    assert thief.get(reverse("me")).url.startswith(reverse("mfa_reauthenticate"))


@pytest.mark.parametrize(
    "page",
    [
        "mfa_index",
        "mfa_deactivate_totp",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
        "account_change_password",
        "account_reauthenticate",
    ],
)
def test_nor_may_it_touch_the_second_factor(clinician, page):
    thief = Browser()
    sign_in(thief, clinician)
    app(clinician)

    for answer in (thief.get(reverse(page)), thief.post(reverse(page), {})):
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("mfa_reauthenticate"))
    assert Authenticator.objects.filter(user=clinician).count() == 1


def test_showing_the_second_factor_opens_it(clinician):
    browser = Browser()
    sign_in(browser, clinician)
    app(clinician)

    browser.post(reverse("mfa_reauthenticate"), {"code": code(), "next": "/me/"})

    assert browser.get("/me/").status_code == 200


# Kept secret, written down, put back


def test_the_secret_is_unreadable_in_the_database(client, clinician):
    sign_in(client, clinician)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code(secret=secret)})

    for one in Authenticator.objects.filter(user=clinician):
        assert secret not in str(one.data)
    kept = Authenticator.objects.get(user=clinician, type="totp").data["secret"]
    assert decrypt(kept) == secret


def test_an_admin_resets_the_second_factor_of_somebody_who_lost_their_phone(
    client, clinician, admin
):
    app(clinician)
    actions.use_code(person=clinician, counter=5)

    actions.reset_second_factor(person=clinician, by=admin)

    assert not Authenticator.objects.filter(user=clinician).exists()
    assert not LastCode.objects.filter(user=clinician).exists()
    event = Event.objects.get(verb="second_factor.reset")
    assert (event.actor_id, event.record_id) == (admin.pk, str(clinician.pk))


def test_nobody_resets_their_own_past_it(admin):
    app(admin)

    with pytest.raises(actions.OwnSecondFactor):
        actions.reset_second_factor(person=admin, by=admin)
    assert Authenticator.objects.filter(user=admin).exists()


@pytest.mark.django_db(transaction=True)
def test_adding_and_removing_an_app_is_written_down_and_mailed(client, settings):
    from django.core import mail

    settings.DEMO = False
    someone = make.user("Nora Told", is_demo=False)
    sign_in(client, someone)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code(secret=secret)})
    client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))

    verbs = list(Event.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["person.signed_in", "second_factor.added", "second_factor.removed"]
    assert [message.to for message in mail.outbox] == [[someone.email]] * 2
    assert client.get(reverse("me")).url == reverse("mfa_index")


# Passkeys


def test_the_door_for_passkeys_is_open_to_people_who_are_not_signed_in(client, db):
    asked = client.get(
        reverse("mfa_login_webauthn"), headers={"Accept": "application/json"}
    )

    assert asked.status_code == 200
    options = asked.json()["request_options"]["publicKey"]
    assert options["userVerification"] == "required"


MADE_UP = [
    "{}",
    "[]",
    "7",
    '"x"',
    "null",
    '{"id": "x"}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
]


@pytest.mark.parametrize("answer", MADE_UP)
def test_a_made_up_passkey_is_refused(client, db, answer):
    response = client.post(reverse("mfa_login_webauthn"), {"credential": answer})

    assert response.url == reverse("account_login")
    assert not is_in(client)


@pytest.mark.parametrize("answer", MADE_UP)
def test_a_made_up_answer_of_a_new_passkey_is_refused(client, clinician, answer):
    sign_in(client, clinician)
    client.get(reverse("mfa_add_webauthn"))

    response = client.post(
        reverse("mfa_add_webauthn"), {"name": "Key", "credential": answer}
    )

    assert response.status_code == 200
    assert client.get(reverse("me")).url == reverse("mfa_index")
