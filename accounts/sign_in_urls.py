"""The pages of allauth that this house wants, by name; the others do not exist.

Left out: sign-up, sign-in by mailed code, email addresses of one's own, trusted
browsers, and the download of recovery codes, which are shown once instead. The names
are allauth's, without a namespace: it looks them up itself.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

urlpatterns = [
    # accounts/
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    # accounts/password/
    path("password/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/link/", account.password_reset, name="account_reset_password"),
    path(
        "password/link/sent/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "password/new/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # A pattern, because the first hyphen ends the person's part of the link.
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    # accounts/second-factor/
    path("second-factor/", mfa.index, name="mfa_index"),
    path("second-factor/code/", mfa.authenticate, name="mfa_authenticate"),
    path("second-factor/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/app/add/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "second-factor/recovery-codes/",
        recovery_codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/recovery-codes/new/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "second-factor/passkeys/again/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/",
        passkeys.edit_webauthn,
        name="mfa_edit_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/remove/",
        passkeys.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    # allauth leaves this one closed to people who are not signed in yet.
    path(
        "passkey/",
        login_not_required(passkeys.login_webauthn),
        name="mfa_login_webauthn",
    ),
]
