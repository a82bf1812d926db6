"""Supervision sessions: those that were held, and one of them as its reader may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q

from accounts.models import User
from accounts.queries import supervisees_of
from cases.models import Case
from formulation.queries.formulation import current_formulation
from formulation.queries.pattern import current_ipaf
from supervision.content import ItemContent, read
from supervision.models import (
    AgendaItem,
    SupervisionAddendum,
    SupervisionDecision,
    SupervisionItem,
    SupervisionPresence,
    SupervisionReflection,
    SupervisionSession,
)
from supervision.queries.agenda import open_items
from supervision.queries.became import Became, became_of
from supervision.queries.between import cases_between

SEEN = {
    "FORMULATION": "Formulation, version {}",
    "IPAF": "IPAF, version {}",
    "SAFETY_PLAN": "Safety plan, version {}",
}


@dataclass(frozen=True, kw_only=True)
class SessionLine:
    """A session in a list. `cases` counts those that the reader may open."""

    session: SupervisionSession
    present: tuple[User, ...]
    cases: int


@dataclass(frozen=True, kw_only=True)
class HeldSession:
    """A closed session for a log of hours: no words that were said.

    `cases` are those that the asked person held supervision on, or brought;
    `recordings` counts in how many of them a place in a recording is named.
    """

    session: SupervisionSession
    present: tuple[User, ...]
    cases: tuple[Case, ...]
    recordings: int
    is_supervisor: bool


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """One case of a session, as it was typed or as it was closed."""

    item: SupervisionItem
    content: ItemContent
    decisions: tuple[SupervisionDecision, ...]
    became: Became

    @property
    def reason(self) -> str:
        return str(AgendaItem.Reason(self.content.reason).label)

    @property
    def seen(self) -> tuple[str, ...]:
        return tuple(seen_words(key) for key in self.content.seen)


@dataclass(frozen=True, kw_only=True)
class HeldPage:
    """One session. `waiting` stands on the agendas of those present, not taken up yet;
    `hidden` counts cases that the reader may not open."""

    session: SupervisionSession
    present: tuple[User, ...]
    items: tuple[ItemLine, ...]
    hidden: int
    waiting: tuple[AgendaItem, ...]
    reflections: tuple[SupervisionReflection, ...]
    is_holder: bool
    was_present: bool

    @property
    def can_write(self) -> bool:
        return self.is_holder and not self.session.is_closed


def sessions_of(user: User, on: date) -> list[SessionLine]:
    """Those that one holds, drafts first, and the closed ones that one was in.

    Three queries.
    """
    found = (
        SupervisionSession.objects.filter(
            pk__in=SupervisionSession.objects.readable_by(user).values("pk")
        )
        .select_related("supervisor")
        .prefetch_related(_presences())
        .order_by("-held_on", "-begun_at", "pk")
    )
    openable = SupervisionItem.objects.filter(case__in=cases_between(user, on))
    cases = dict(
        openable.values("session").annotate(n=Count("pk")).values_list("session", "n")
    )
    lines = [
        SessionLine(session=one, present=_present(one), cases=cases.get(one.pk, 0))
        for one in found
    ]
    return sorted(lines, key=lambda line: line.session.is_closed)


def sessions_between(user: User, start: date, end: date) -> list[HeldSession]:
    """Closed sessions that someone held or was present in, oldest first; both days are
    included. Three queries."""
    held = (
        SupervisionSession.objects.closed()
        .readable_by(user)
        .between(start, end)
        .select_related("supervisor")
        .prefetch_related(
            _presences(),
            Prefetch(
                "items",
                SupervisionItem.objects.select_related(
                    "case__client", "case__couple__client"
                ).order_by("position", "pk"),
            ),
        )
        .order_by("held_on", "starts_at", "pk")
    )
    return [_for_log(one, user) for one in held]


def _for_log(session: SupervisionSession, user: User) -> HeldSession:
    is_supervisor = session.supervisor_id == user.pk
    items = [
        item
        for item in session.items.all()
        if is_supervisor or item.therapist_id == user.pk
    ]
    return HeldSession(
        session=session,
        present=_present(session),
        cases=tuple(item.case for item in items),
        recordings=sum(bool(item.recording) for item in items),
        is_supervisor=is_supervisor,
    )


def find_session(user: User, session_id: UUID) -> SupervisionSession | None:
    """One that this person may read."""
    return (
        SupervisionSession.objects.readable_by(user)
        .filter(pk=session_id)
        .select_related("supervisor")
        .first()
    )


def find_item(case: Case, item_id: UUID, user: User) -> SupervisionItem | None:
    """What was said about this case in one session: a draft for who holds it alone.

    That the case may be opened is asked at its door.
    """
    return (
        SupervisionItem.objects.filter(case=case, pk=item_id)
        .filter(Q(session__closed_at__isnull=False) | Q(session__supervisor=user))
        .select_related("session__supervisor", "case__client", "case__therapist")
        .first()
    )


def page_of(session: SupervisionSession, user: User, on: date) -> HeldPage:
    """The session as this person may read it: cases open with the case, not with it."""
    present = [one.user for one in session.presences.select_related("user")]
    is_holder = session.supervisor_id == user.pk
    items = list(
        session.items.filter(case__in=cases_between(user, on))
        .select_related("case__client", "case__couple__client", "case__therapist")
        .order_by("position", "pk")
    )
    waiting: list[AgendaItem] = []
    if is_holder and not session.is_closed:
        there = {item.case_id for item in items}
        mine = set(supervisees_of(user, on).values_list("pk", flat=True))
        waiting = [
            one
            for one in open_items([one for one in present if one.pk in mine])
            if one.case_id not in there
        ]
    reflections = session.reflections.select_related("author").order_by("written_at")
    if not is_holder:
        reflections = reflections.filter(author=user)
    return HeldPage(
        session=session,
        present=tuple(present),
        items=tuple(lines_of(items)),
        hidden=session.items.count() - len(items),
        waiting=tuple(waiting),
        reflections=tuple(reflections),
        is_holder=is_holder,
        was_present=any(one.pk == user.pk for one in present),
    )


def lines_of(items: Sequence[SupervisionItem]) -> list[ItemLine]:
    """Each with its words, its decisions and what became of those before. Three queries."""
    decisions: dict[UUID, list[SupervisionDecision]] = {one.pk: [] for one in items}
    for row in (
        SupervisionDecision.objects.filter(item__in=items)
        .select_related("owner", "task")
        .order_by("position", "pk")
    ):
        decisions[row.item_id].append(row)
    became = became_of([item.case for item in items])
    return [
        ItemLine(
            item=item,
            content=content_of(item),
            decisions=tuple(decisions[item.pk]),
            became=became[item.case_id],
        )
        for item in items
    ]


def content_of(item: SupervisionItem) -> ItemContent:
    """What was typed; once it is closed, what stands. Decisions are rows by then."""
    if item.typed:
        return read(item.typed)
    return ItemContent(
        reason=item.reason,
        question=item.question,
        discussion=item.discussion,
        recording=item.recording,
        seen=tuple(item.seen),
        follow_up=item.follow_up,
        decisions=(),
        problems={},
    )


def talked_about(case: Case) -> list[SupervisionItem]:
    """What was said about a case in closed sessions, newest first."""
    return list(
        SupervisionItem.objects.closed()
        .filter(case=case)
        .select_related("session__supervisor")
        .prefetch_related("decisions__task", "decisions__owner", "addenda")
        .order_by("-session__held_on", "-session__begun_at", "pk")
    )


def addenda_of(item: SupervisionItem) -> list[SupervisionAddendum]:
    return list(item.addenda.select_related("author").order_by("written_at", "pk"))


def people_for(
    supervisor: User, on: date, session: SupervisionSession | None = None
) -> list[User]:
    """Whom this person supervises on that day, and who is in the session already."""
    people = list(supervisees_of(supervisor, on))
    if session is not None:
        there = [one.user for one in session.presences.select_related("user")]
        people += [one for one in there if one not in people]
    return list(dict.fromkeys(people))


def cases_to_add(page: HeldPage, on: date) -> list[Case]:
    """Open cases of those present whom the holder still supervises, and that are not in
    the session. One query."""
    there = [line.item.case_id for line in page.items]
    return list(
        cases_between(page.session.supervisor, on)
        .open()
        .of_therapists(page.present)
        .exclude(pk__in=there)
        .with_people()
        .order_by("therapist__family_name", "client__number", "pk")
    )


def seen_choices(case: Case) -> list[tuple[str, str]]:
    """What there is to look at now, in its current version. Three queries at most."""
    formulation, ipaf = current_formulation(case), current_ipaf(case)
    plan = case.safety_plans.filter(about=None).order_by("-number").first()
    there = (("FORMULATION", formulation), ("IPAF", ipaf), ("SAFETY_PLAN", plan))
    keys = [f"{kind}:{one.number}" for kind, one in there if one is not None]
    return [(key, seen_words(key)) for key in keys]


def seen_words(key: str) -> str:
    """ "FORMULATION:2" is "Formulation, version 2"."""
    kind, _, number = key.partition(":")
    return SEEN.get(kind, "{}").format(number)


def _presences() -> Prefetch[str]:
    return Prefetch(
        "presences",
        SupervisionPresence.objects.select_related("user").order_by(
            "user__family_name", "user__given_name", "pk"
        ),
    )


def _present(session: SupervisionSession) -> tuple[User, ...]:
    return tuple(one.user for one in session.presences.all())
