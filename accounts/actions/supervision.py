"""Who supervises whom, from when until when, and what the supervisor has to do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.actions.oneself import OwnRoles, check_is_someone_else
from accounts.models import Arrangement, SupervisionLink, User
from accounts.queries import arrangement_for, overlapping_link
from audit import actions as audit


class NotASupervisor(Exception):
    def __init__(self) -> None:
        super().__init__("Give this person the role of supervisor first")


class NotATherapist(Exception):
    def __init__(self) -> None:
        super().__init__("Only a therapist can be supervised. Choose someone else")


class AlreadySupervised(Exception):
    def __init__(self) -> None:
        super().__init__(
            "These two are linked at that time already. End that link first"
        )


class LinkOver(Exception):
    def __init__(self) -> None:
        super().__init__("This supervision has ended already")


class EndsBeforeItStarts(Exception):
    def __init__(self) -> None:
        super().__init__("The last day must be the first day or later")


class NotWhileItRuns(Exception):
    def __init__(self) -> None:
        super().__init__("Choose a day on which this supervision goes on")


class ArrangedSoAlready(Exception):
    def __init__(self) -> None:
        super().__init__("This is what is arranged already. Choose another one")


LINK_PROBLEMS = (OwnRoles, NotASupervisor, NotATherapist, AlreadySupervised)


@transaction.atomic
def add_link(
    *,
    supervisor: User,
    supervisee: User,
    by: User,
    starts_on: date,
    ends_on: date | None = None,
    arrangement: str = "",
    at: datetime | None = None,
) -> SupervisionLink:
    """From `starts_on` the supervisor reads the supervisee's cases, and does what is
    arranged: without a word about it, what a trainee or a qualified therapist needs.

    Raises OwnRoles, NotASupervisor, NotATherapist, EndsBeforeItStarts, AlreadySupervised.
    """
    check_is_someone_else(supervisor, by)
    link = SupervisionLink(
        supervisor=supervisor,
        supervisee=supervisee,
        starts_on=starts_on,
        ends_on=ends_on,
        arrangement=arrangement or arrangement_for(supervisee),
    )
    check_link_is_possible(link)
    link.full_clean()
    link.save()
    audit.log(
        by=by,
        verb="supervision.linked",
        record=link,
        at=at,
        detail={"new": _described(link)},
    )
    return link


@transaction.atomic
def end_link(
    *, link: SupervisionLink, by: User, ends_on: date, at: datetime | None = None
) -> SupervisionLink:
    """The last day of a supervision. Raises LinkOver or EndsBeforeItStarts."""
    if link.ends_on is not None and link.ends_on < ends_on:
        raise LinkOver
    if ends_on < link.starts_on:
        raise EndsBeforeItStarts
    old = _described(link)
    link.ends_on = ends_on
    link.full_clean()
    link.save(update_fields=["ends_on"])
    audit.log(
        by=by,
        verb="supervision.ended",
        record=link,
        at=at,
        detail={"old": old, "new": _described(link)},
    )
    return link


@transaction.atomic
def change_arrangement(
    *,
    link: SupervisionLink,
    by: User,
    arrangement: str,
    starts_on: date,
    at: datetime | None = None,
) -> SupervisionLink:
    """Another arrangement from a day on; the link under which it then holds.

    The present link ends the day before, so that what held until then stays to be read.
    Notes keep what they were signed under. Raises OwnRoles, ArrangedSoAlready,
    NotWhileItRuns.
    """
    check_is_someone_else(link.supervisor, by)
    if arrangement == link.arrangement:
        raise ArrangedSoAlready
    if starts_on < link.starts_on or (link.ends_on and starts_on > link.ends_on):
        raise NotWhileItRuns
    old, following = _described(link), link
    if starts_on > link.starts_on:
        following = SupervisionLink(
            supervisor=link.supervisor,
            supervisee=link.supervisee,
            ends_on=link.ends_on,
        )
        link.ends_on = starts_on - timedelta(days=1)
        link.save(update_fields=["ends_on"])
    following.starts_on, following.arrangement = starts_on, Arrangement(arrangement)
    following.full_clean()
    following.save()
    audit.log(
        by=by,
        verb="supervision.changed",
        record=following,
        at=at,
        detail={"old": old, "new": _described(following)},
    )
    return following


@transaction.atomic
def end_every_link(*, person: User, by: User, at: datetime | None = None) -> None:
    """Whoever leaves supervises nobody and is supervised by nobody, from now on.

    Yesterday was the last day, so that coming back today revives nothing. A link that had
    not got so far is taken out; the log keeps its days.
    """
    links = SupervisionLink.objects.filter(Q(supervisor=person) | Q(supervisee=person))
    end_links(links, by=by, at=at)


def end_links(
    links: QuerySet[SupervisionLink], *, by: User, at: datetime | None
) -> None:
    yesterday = timezone.localdate(at) - timedelta(days=1)
    running = links.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=yesterday))
    for link in running.select_for_update():
        old, new = _described(link), {}
        if link.starts_on <= yesterday:
            link.ends_on = yesterday
            link.save(update_fields=["ends_on"])
            new = _described(link)
        audit.log(
            by=by,
            verb="supervision.ended",
            record=link,
            at=at,
            detail={"old": old, "new": new or dict.fromkeys(old, "")},
        )
        if not new:
            link.delete()


def check_link_is_possible(link: SupervisionLink) -> None:
    """Raise by name what stands against this link."""
    if not link.supervisor.is_supervisor:
        raise NotASupervisor
    if not link.supervisee.is_therapist or link.supervisee == link.supervisor:
        raise NotATherapist
    if link.ends_on is not None and link.ends_on < link.starts_on:
        raise EndsBeforeItStarts
    if overlapping_link(link) is not None:
        raise AlreadySupervised


def _described(link: SupervisionLink) -> dict[str, str]:
    return {
        "supervisor": str(link.supervisor_id),
        "supervisee": str(link.supervisee_id),
        "starts_on": link.starts_on.isoformat(),
        "ends_on": link.ends_on.isoformat() if link.ends_on else "",
        "arrangement": Arrangement(link.arrangement).label,
    }
