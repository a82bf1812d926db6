"""How someone gets the link by which they set their password."""

from __future__ import annotations

import logging

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.urls import reverse

from accounts.http import StaffRequest
from accounts.models import User
from accounts.passwords import key_for

logger = logging.getLogger(__name__)

IN_SESSION = "password_link"


def password_path(person: User) -> str:
    person_part, token = key_for(person)
    return reverse("account_reset_password_from_key", args=[person_part, token])


def send_password_link(request: StaffRequest, person: User) -> None:
    """Mail the link. For someone who never had a password, show it to the admin too.

    A link for somebody who has one is for their own eyes: it would let an admin in.
    """
    link = request.build_absolute_uri(password_path(person))
    if not person.has_usable_password():
        request.session[IN_SESSION] = {"person": str(person.pk), "link": link}
    _mail(request, person, link)


def _mail(request: HttpRequest, person: User, link: str) -> None:
    template = "account/email/welcome"
    if person.has_usable_password():
        template = "account/email/password_reset_key"
    try:
        get_adapter(request).send_mail(
            template, person.email, {"user": person, "password_reset_url": link}
        )
    except OSError:
        logger.warning("A link to set a password could not be mailed")


def take_password_link(request: StaffRequest, person: User) -> str:
    """The link that was just made for this person; it is shown once."""
    kept = request.session.get(IN_SESSION, {})
    if kept.get("person") != str(person.pk):
        return ""
    del request.session[IN_SESSION]
    return str(kept["link"])
