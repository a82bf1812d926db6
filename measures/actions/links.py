"""A client answers on their own: a link is made, opened, answered, or taken back.

The address is known to whoever was given it and to nobody else: the table keeps a hash.
Every verb holds the link's row, so that of two pages sending at once one is refused.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions import check_in_case
from cases.models import Case, Client
from measures.actions.administrations import record_administration
from measures.instruments import INSTRUMENTS
from measures.models import Administration, SelfReportLink
from measures.self_report import (
    LONGEST,
    MOST_AT_ONCE,
    Question,
    answers_of,
    can_be_sent,
    first_open,
    hash_of,
    questions_of,
)

TOKEN_BYTES = 32


class LinkRefused(Exception):
    """A rule of links; `sentence` is shown to the person."""

    sentence = ""

    def __str__(self) -> str:
        return self.sentence


class NothingChosen(LinkRefused):
    sentence = f"Choose at least one questionnaire, and at most {MOST_AT_ONCE}"


class NotToBeSent(LinkRefused):
    sentence = "Only questionnaires with their own wording can be sent"


class ValidForTooLong(LinkRefused):
    sentence = f"A link works for at most {LONGEST.days} days"


class LinkIsOver(LinkRefused):
    """Unknown, too late or taken back: to whoever holds it these are all one."""

    sentence = "This link does not work any more. Nothing was changed."


class AlreadyAnswered(LinkRefused):
    sentence = "These answers were sent already. Nothing was changed."


class NotAllAsked(LinkRefused):
    """Something was neither answered nor passed over."""

    sentence = "One question is still open."


class NotAnAnswer(LinkRefused):
    sentence = "Choose one of the answers"


@transaction.atomic
def make_link(
    *,
    case: Case,
    by: User,
    instrument_keys: Sequence[str],
    expires_at: datetime,
    about: Client | None = None,
    at: datetime | None = None,
) -> tuple[SelfReportLink, str]:
    """A link and its token, which is nowhere else and cannot be had again.

    Raises NothingChosen, NotToBeSent, ValidForTooLong; NotInThisCase for anyone but the
    people of the case.
    """
    now = at or timezone.now()
    keys = list(dict.fromkeys(instrument_keys))
    if not 1 <= len(keys) <= MOST_AT_ONCE:
        raise NothingChosen
    if not all(key in INSTRUMENTS and can_be_sent(INSTRUMENTS[key]) for key in keys):
        raise NotToBeSent
    if not now < expires_at <= now + LONGEST:
        raise ValidForTooLong
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = SelfReportLink(
        case=case,
        about=check_in_case(case, about),
        token_sha256=hash_of(token),
        instrument_keys=keys,
        made_by=by,
        made_at=now,
        expires_at=expires_at,
    )
    link.clean_fields(exclude={"case", "about", "made_by"})
    link.save(force_insert=True)
    _log(link, "self_report.made", by=by, at=at, instruments=keys)
    return link, token


@transaction.atomic
def revoke_link(
    *, link: SelfReportLink, by: User, at: datetime | None = None
) -> SelfReportLink:
    """Take a link back: it answers nothing any more, and what was not sent is forgotten.

    Raises AlreadyAnswered. A second time changes nothing.
    """
    link = _hold(link)
    if link.answered_at is not None:
        raise AlreadyAnswered
    if link.revoked_at is None:
        link.revoked_at, link.draft = at or timezone.now(), {}
        link.save(update_fields=["revoked_at", "draft"])
        _log(link, "self_report.revoked", by=by, at=at)
    return link


@transaction.atomic
def hand_over(
    *, link: SelfReportLink, by: User, token: str, at: datetime | None = None
) -> SelfReportLink:
    """The link is opened on a tablet here. Raises LinkIsOver, also for another's token."""
    link = _live(link, at or timezone.now())
    if not secrets.compare_digest(link.token_sha256, hash_of(token)):
        raise LinkIsOver
    link.mode = SelfReportLink.Mode.TABLET
    link.save(update_fields=["mode"])
    _log(link, "self_report.handed_over", by=by, at=at)
    return link


@transaction.atomic
def open_link(*, link: SelfReportLink, at: datetime | None = None) -> SelfReportLink:
    """Someone began to answer. Looking at the page is not yet that: programs that show a
    preview of a message do it too. Raises LinkIsOver and AlreadyAnswered."""
    now = at or timezone.now()
    link = _live(link, now)
    if link.opened_at is None:
        link.opened_at = now
        link.save(update_fields=["opened_at"])
        _log(link, "self_report.opened", at=at)
    return link


@transaction.atomic
def keep_answer(
    *,
    link: SelfReportLink,
    question: Question,
    value: int | None,
    at: datetime | None = None,
) -> SelfReportLink:
    """Keep one answer, None for withheld. No record yet: that begins when it is sent.

    Raises NotAnAnswer, LinkIsOver, AlreadyAnswered.
    """
    if value is not None and not question.takes(value):
        raise NotAnAnswer
    link = _live(link, at or timezone.now())
    form, number = question.key
    link.draft = {**link.draft, form: {**link.draft.get(form, {}), number: value}}
    link.save(update_fields=["draft"])
    return link


@transaction.atomic
def send_answers(
    *, link: SelfReportLink, at: datetime | None = None
) -> tuple[Administration, ...]:
    """Record what was answered, once and for all. The author is who made the link.

    A questionnaire with no answer at all is not recorded, and the link says so. Raises
    NotAllAsked, LinkIsOver, AlreadyAnswered: then nothing is recorded.
    """
    now = at or timezone.now()
    link = _live(link, now)
    if first_open(questions_of(link.instruments), link.draft) is not None:
        raise NotAllAsked
    given = {one.key: answers_of(link.draft, one) for one in link.instruments}
    blank = [key for key, found in given.items() if all(one is None for one in found)]
    recorded = tuple(
        record_administration(
            case=link.case,
            by=link.made_by,
            instrument_key=key,
            taken_on=timezone.localdate(now),
            answers=answers,
            mode=link.mode,
            about=link.about,
            at=now,
        )
        for key, answers in given.items()
        if key not in blank
    )
    link.answered_at, link.left_blank, link.draft = now, blank, {}
    link.save(update_fields=["answered_at", "left_blank", "draft"])
    _log(link, "self_report.answered", at=at, instruments=link.instrument_keys)
    return recorded


def forget_unsent(*, at: datetime | None = None) -> int:
    """Empty what was answered through links that ended before it was sent; how many.

    It was never a record, and nobody agreed to send it: no line in the log.
    """
    ended = SelfReportLink.objects.filter(
        answered_at__isnull=True, expires_at__lte=at or timezone.now()
    )
    return ended.exclude(draft={}).update(draft={})


def _hold(link: SelfReportLink) -> SelfReportLink:
    """The row as it is now, for one writer at a time."""
    return SelfReportLink.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=link.pk
    )


def _live(link: SelfReportLink, now: datetime) -> SelfReportLink:
    found = _hold(link)
    if found.answered_at is not None:
        raise AlreadyAnswered
    if not found.is_live(now):
        raise LinkIsOver
    return found


def _log(
    link: SelfReportLink,
    verb: str,
    *,
    by: User | None = None,
    at: datetime | None,
    instruments: Sequence[str] = (),
) -> None:
    """What the client did themselves is nobody's of the practice: then `by` is None."""
    detail = {"instruments": list(instruments)} if instruments else {}
    audit.log(by=by, verb=verb, record=link, case=link.case, at=at, detail=detail)
