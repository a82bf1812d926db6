"""The door for people who have a link and no account (cases have theirs in cases.access)."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest
from django.utils import timezone

from accounts import actions as accounts
from accounts.actions.sign_in import key_of
from accounts.http import address_of
from measures.actions import AlreadyAnswered, LinkIsOver
from measures.models import SelfReportLink
from measures.queries import link_of_token


class NoWayIn(Exception):
    """Nothing can be answered here. One sentence, and nothing about anybody."""

    def __init__(self, sentence: str, status: HTTPStatus = HTTPStatus.GONE) -> None:
        super().__init__(sentence)
        self.status = status


def open_link_of(request: HttpRequest, token: str) -> SelfReportLink:
    """The link that a token opens, while it works.

    Raises NoWayIn: one page for a token that never was, is too late or was taken back;
    another for one that was answered. Dead tokens are counted for the address, and too
    many of them in a minute close the page to it for the rest of that minute.
    """
    address = key_of("link", address_of(request))
    try:
        accounts.check_stray_tries(address=address)
    except accounts.TooManyTries as problem:
        raise NoWayIn(
            "Too many tries. Wait a minute, then open your link again.",
            HTTPStatus.TOO_MANY_REQUESTS,
        ) from problem
    link = link_of_token(token)
    if link is not None and link.answered_at is not None:
        raise NoWayIn(str(AlreadyAnswered()))
    if link is None or not link.is_live(timezone.now()):
        accounts.count_stray_try(address=address)
        raise NoWayIn(str(LinkIsOver()))
    return link
