"""One supervision session as its reader may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from accounts.queries import supervised_between, supervisees_of
from cases.models import Case
from supervision.models import AgendaItem, SupervisionReflection, SupervisionSession
from supervision.queries.agenda import open_items
from supervision.queries.between import cases_between
from supervision.queries.held.items import ItemLine, lines_of

# How long after the end of a supervision its last session can be begun; own convention.
WRITTEN_LATE = timedelta(days=31)


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


def people_for(
    supervisor: User, on: date, session: SupervisionSession | None = None
) -> list[User]:
    """Whom this person supervises on that day or did shortly before, and who is in the
    session already.

    What was held in the last days of a supervision is written down afterwards too.
    """
    people = list(supervised_between(supervisor, on - WRITTEN_LATE, on))
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
