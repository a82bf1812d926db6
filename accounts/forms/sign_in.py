"""The forms of sign-in, in this house's words.

allauth checks a password or a code while it validates a form, and hands the request over
through `allauth.core.context`. That is why these forms, unlike all others, count tries.
"""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.internal.flows.add import validate_can_add_authenticator
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms

from accounts import actions
from accounts.actions.sign_in import key_of
from accounts.http import address_of
from accounts.models import User
from accounts.second_factor import (
    accepted_authenticator,
    matching_counter,
    remember_second_factor,
)

WRONG_CODE = "That code is not right. Type the one that is shown now"
WRONG_PASSKEY = "That passkey does not belong to an account here. Try again"
GOOD_ONES = (
    "At least 12 characters. Three or four words that do not belong together work well."
)


def _plain(field: forms.Field, label: str, missing: str, hint: str = "") -> None:
    """The house's own label, and no placeholder that vanishes when one types."""
    field.label = label
    field.help_text = hint
    field.error_messages["required"] = missing
    field.widget.attrs.pop("placeholder", None)


class SignInForm(account_forms.LoginForm):  # type: ignore[misc]
    """Email and password. Passwords may be pasted, and password managers find both."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["login"], "Work email", "Enter your work email")
        _plain(self.fields["password"], "Password", "Enter your password")
        self.fields["login"].error_messages["invalid"] = (
            "Enter an email address, like name@practice.org"
        )
        self.fields["login"].widget.attrs.update(
            {"autocomplete": "username webauthn", "autocapitalize": "none"}
        )


class ReauthenticateForm(account_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password"], "Your password", "Enter your password")


class AskForLinkForm(account_forms.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["email"], "Work email", "Enter your work email")


class _NewPassword:
    """Two fields for a new password, labelled alike wherever they stand."""

    fields: dict[str, forms.Field]

    def label_passwords(self) -> None:
        _plain(
            self.fields["password1"],
            "New password",
            "Enter a new password",
            GOOD_ONES,
        )
        _plain(
            self.fields["password2"],
            "New password, once more",
            "Enter the new password once more",
        )


class SetPasswordByLinkForm(_NewPassword, account_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_passwords()


class ChangePasswordForm(_NewPassword, account_forms.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_passwords()
        _plain(
            self.fields["oldpassword"],
            "Password now",
            "Enter the password you have now",
        )


class _CodeForm:
    """Accepts each authenticator code once, and counts the wrong ones."""

    user: User
    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    authenticator: Authenticator

    def label_code(self) -> None:
        _plain(self.fields["code"], "Code", "Enter the code from your app")
        self.fields["code"].widget.attrs.update(
            {"inputmode": "numeric", "autofocus": True}
        )

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip()
        request = context.request
        try:
            counted = actions.begin_try(
                who=key_of("code", str(self.user.pk)),
                address=key_of("address", address_of(request)),
            )
        except actions.TooManyTries as problem:
            raise forms.ValidationError(str(problem)) from problem
        found = accepted_authenticator(self.user, code)
        if found is None:
            actions.log_failed_sign_in(
                email=self.user.email, step="CODE", address=address_of(request)
            )
            raise forms.ValidationError(WRONG_CODE)
        actions.forgive_try(counted=counted)
        self.authenticator = found
        return code


class CodeForm(_CodeForm, mfa_forms.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in: a code of the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_code()


class CodeAgainForm(_CodeForm, mfa_forms.ReauthenticateForm):  # type: ignore[misc]
    """The same, asked once more before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_code()


class AddAppForm(totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator app; from then on it is a used one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(
            self.fields["code"],
            "Code that the app shows now",
            "Enter the code that the app shows now",
        )
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self) -> str:
        validate_can_add_authenticator(self.user)
        code = str(self.cleaned_data["code"]).strip()
        counter = matching_counter(self.secret, code)
        if counter is None or not actions.use_code(person=self.user, counter=counter):
            raise forms.ValidationError(WRONG_CODE)
        remember_second_factor(context.request)
        return code


class _PasskeyAnswer:
    """What a browser sends after asking a passkey: JSON that anyone can make up."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (KeyError, TypeError, ValueError) as problem:
            raise forms.ValidationError(WRONG_PASSKEY) from problem


class PasskeySignInForm(_PasskeyAnswer, webauthn_forms.LoginWebAuthnForm):  # type: ignore[misc]
    """Signing in with a passkey alone: it verifies the person, so it is both factors."""


class PasskeyForm(_PasskeyAnswer, webauthn_forms.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""


class PasskeyAgainForm(_PasskeyAnswer, webauthn_forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey asked once more before something that matters."""


class AddPasskeyForm(webauthn_forms.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, and with it a session that has shown one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["name"], "Name of this passkey", "Give it a name")
        alone = self.fields["passwordless"]
        alone.label = "Sign in with this passkey alone"
        alone.help_text = "Without a password. It then asks for your fingerprint, face or PIN each time."

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except (KeyError, TypeError, ValueError) as problem:
            raise forms.ValidationError(WRONG_PASSKEY) from problem
        if not self.errors:
            remember_second_factor(context.request)
        return cleaned
