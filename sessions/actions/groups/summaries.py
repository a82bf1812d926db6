"""What members take home of a week: without names, approved by a leader.

Mailed each week in Wilfley et al. 2000, IPT for Group.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.queries import names_in
from sessions.actions.groups.rules import (
    ChangedElsewhere,
    SummaryApproved,
    SummaryEmpty,
)
from sessions.actions.names import check_names
from sessions.actions.rules import moment_of
from sessions.content import tidy
from sessions.models import GroupSession, GroupSummary


@transaction.atomic
def save_summary(
    *,
    group_session: GroupSession,
    by: User,
    text: str,
    version: int,
    at: datetime | None = None,
) -> GroupSummary:
    """Save the summary of a session as typed, on top of `version` (0 for the first).

    Raises SummaryApproved, ChangedElsewhere.
    """
    GroupSession.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=group_session.pk
    )
    summary = GroupSummary.objects.filter(group_session=group_session).first()
    summary = summary or GroupSummary(group_session=group_session)
    if summary.is_approved:
        raise SummaryApproved
    if summary.version != version:
        raise ChangedElsewhere
    summary.text = tidy(text.strip())
    summary.version = version + 1
    summary.saved_at, summary.saved_by = moment_of(at), by
    summary.full_clean()
    summary.save()
    audit.log(by=by, verb="group_summary.saved", record=summary, at=at)
    return summary


@transaction.atomic
def approve_summary(
    *,
    summary: GroupSummary,
    by: User,
    names_checked: bool = False,
    at: datetime | None = None,
) -> GroupSummary:
    """Approve it for the members; from then on it stays as it is.

    `names_checked`: somebody looked at a name in it, and it is no member's. Raises
    SummaryApproved, SummaryEmpty, OtherMemberNamed.
    """
    summary = GroupSummary.objects.select_for_update(of=("self",)).get(pk=summary.pk)
    if summary.is_approved:
        raise SummaryApproved
    if not summary.text:
        raise SummaryEmpty
    if not names_checked:
        group = summary.group_session.group
        check_names({"text": ("Summary", summary.text)}, names_in(group))
    summary.has_checked_name = names_checked
    summary.approved_at, summary.approved_by = moment_of(at), by
    summary.approver_name = by.formal_name
    summary.full_clean()
    summary.save()
    audit.log(
        by=by,
        verb="group_summary.approved",
        record=summary,
        at=at,
        detail={"name_looked_at": True} if names_checked else {},
    )
    return summary
