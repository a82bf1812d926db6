"""Links by which clients answer on their own: whose, and how far they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from cases.models import Case, Client
from measures.instruments import INSTRUMENTS, Instrument
from measures.models import SelfReportLink
from measures.self_report import can_be_sent, first_open, hash_of, questions_of

# How long a finished link is told of where people look what is new.
NEWS_FOR = timedelta(days=1)


def link_of_token(token: str) -> SelfReportLink | None:
    """The link of an address, whatever has become of it; None where there is none."""
    return (
        SelfReportLink.objects.filter(token_sha256=hash_of(token))
        .select_related("case__client", "case__couple__client", "about", "made_by")
        .first()
    )


def link_of_case(case: Case, link_id: UUID) -> SelfReportLink | None:
    """One of this case's own."""
    return (
        SelfReportLink.objects.filter(case=case, pk=link_id)
        .select_related("case__client", "case__couple__client", "about", "made_by")
        .first()
    )


def sendable(age: int) -> list[tuple[str, str]]:
    """Key and title of every questionnaire that someone of this age can be sent."""
    return [
        (key, _offered(definition, age))
        for key, definition in INSTRUMENTS.items()
        if can_be_sent(definition)
    ]


def _offered(definition: Instrument, age: int) -> str:
    """ "GAD-7, 7 questions"; for whom it is made, where that is somebody older."""
    said = f"{definition.short_title}, {len(definition.items)} questions"
    is_too_young = age < definition.youngest
    return f"{said}, from age {definition.youngest}" if is_too_young else said


@dataclass(frozen=True, kw_only=True)
class LinkLine:
    """A link as clinicians' pages show it. `about` is the partner whose it is."""

    link: SelfReportLink
    about: Client | None
    state: str
    is_live: bool

    @property
    def left_blank(self) -> str:
        """Which questionnaires were sent without a single answer."""
        names = [INSTRUMENTS[key].short_title for key in self.link.left_blank]
        return f"{' and '.join(names)} left blank" if names else ""


def links_of(case: Case, now: datetime) -> list[LinkLine]:
    """Those that wait for answers or were answered lately, newest first. One query."""
    found = (
        SelfReportLink.objects.filter(case=case)
        .select_related("about", "made_by", "case")
        .in_order()
        .reverse()
    )
    return [
        LinkLine(
            link=one,
            about=one.about,
            state=state_of(one, now),
            is_live=one.is_live(now),
        )
        for one in found
        if one.is_live(now) or _is_news(one, now)
    ]


def answered_lately(case_ids: Collection[UUID], now: datetime) -> list[SelfReportLink]:
    """What clients of these cases sent within a day, newest first. One query."""
    return list(
        SelfReportLink.objects.filter(
            case__in=case_ids, answered_at__gt=now - NEWS_FOR, answered_at__lte=now
        )
        .select_related("case__client", "about")
        .order_by("-answered_at", "pk")
    )


def state_of(link: SelfReportLink, now: datetime) -> str:
    """ "answered 20 min ago", "4 of 16 answered", "not opened yet", "taken back"."""
    if link.answered_at is not None:
        return f"answered {ago(link.answered_at, now)}"
    if link.revoked_at is not None:
        return "taken back"
    if not link.is_live(now):
        return "not answered in time"
    if link.opened_at is None:
        return "not opened yet"
    questions = questions_of(link.instruments)
    place = first_open(questions, link.draft)
    done = len(questions) if place is None else place.place - 1
    return f"{done} of {len(questions)} answered, not sent yet"


def ago(moment: datetime, now: datetime) -> str:
    """ "just now", "20 min ago", "3 h ago"; "yesterday" and further back in days."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} h ago"
    days = minutes // (24 * 60)
    return "1 day ago" if days == 1 else f"{days} days ago"


def _is_news(link: SelfReportLink, now: datetime) -> bool:
    return link.answered_at is not None and now - link.answered_at < NEWS_FOR
