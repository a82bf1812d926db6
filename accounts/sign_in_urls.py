"""The pages of allauth that this house wants, by name; the others do not exist.

Left out: sign-up, sign-in by mailed code, email addresses of one's own, trusted
browsers, and the download of recovery codes, which are shown once instead. The names
are allauth's, without a namespace: it looks them up itself. Its forms would take any
other method for a form that was sent, so those are refused before they reach it.
"""

from collections.abc import Callable

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path

from accounts.http import get_or_post


def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    return path(route, get_or_post(view), name=name)


urlpatterns = [
    # accounts/
    page("login/", account.login, "account_login"),
    page("logout/", account.logout, "account_logout"),
    page("inactive/", account.account_inactive, "account_inactive"),
    page("again/", account.reauthenticate, "account_reauthenticate"),
    # accounts/password/
    page("password/", account.password_change, "account_change_password"),
    page("password/set/", account.password_set, "account_set_password"),
    page("password/link/", account.password_reset, "account_reset_password"),
    page(
        "password/link/sent/",
        account.password_reset_done,
        "account_reset_password_done",
    ),
    page(
        "password/new/done/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    # A pattern, because the first hyphen ends the person's part of the link.
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        get_or_post(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    # accounts/second-factor/
    page("second-factor/", mfa.index, "mfa_index"),
    page("second-factor/code/", mfa.authenticate, "mfa_authenticate"),
    page("second-factor/again/", mfa.reauthenticate, "mfa_reauthenticate"),
    page("second-factor/app/add/", totp.activate_totp, "mfa_activate_totp"),
    page("second-factor/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    page(
        "second-factor/recovery-codes/",
        recovery_codes.view_recovery_codes,
        "mfa_view_recovery_codes",
    ),
    page(
        "second-factor/recovery-codes/new/",
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    page("second-factor/passkeys/", passkeys.list_webauthn, "mfa_list_webauthn"),
    page("second-factor/passkeys/add/", passkeys.add_webauthn, "mfa_add_webauthn"),
    page(
        "second-factor/passkeys/again/",
        passkeys.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
    ),
    page(
        "second-factor/passkeys/<int:pk>/",
        passkeys.edit_webauthn,
        "mfa_edit_webauthn",
    ),
    page(
        "second-factor/passkeys/<int:pk>/remove/",
        passkeys.remove_webauthn,
        "mfa_remove_webauthn",
    ),
    # allauth leaves this one closed to people who are not signed in yet.
    page(
        "passkey/",
        login_not_required(passkeys.login_webauthn),
        "mfa_login_webauthn",
    ),
]
