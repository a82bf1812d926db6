"""Thoughts, item 9, the safety plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils import timezone

from protocols import flag_rules as rules
from protocols import risk_seen
from protocols.thresholds import Thresholds
from supervision.facts import CaseFacts
from supervision.facts.shapes import RiskFacts, last_asked
from supervision.rules.evidence import Evidence, counted, found, label_of, together


def item9(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """Thoughts without a full entry, and answers without one.

    A draft can raise the flag and never clears it: it is no record yet.
    """
    return together(
        _thoughts(facts.risks),
        _thoughts(facts.partner_risks),
        *_drafted_item9(facts),
        _answered_item9(facts, now),
    )


def _has_full_entry(facts: CaseFacts, since: date) -> bool:
    return _is_full_since(facts.risks, since)


def _is_full_since(risks: Sequence[RiskFacts], since: date) -> bool:
    return any(risk.is_full and risk.asked_on >= since for risk in risks)


def _thoughts(risks: Sequence[RiskFacts]) -> Evidence | None:
    """The last entry of one person; of a couple each is looked at apart."""
    last = last_asked(risks)
    if last is None:
        return None
    words = rules.item9(
        item9=0,
        label=f"the risk entry of {last.asked_on.day} {last.asked_on:%b}",
        thoughts=last.thoughts,
        has_full_entry=_is_full_since(risks, last.asked_on),
    )
    return found(words, last.asked_on, tag="Thoughts recorded")


def _drafted_item9(facts: CaseFacts) -> Iterator[Evidence | None]:
    for one in facts.sessions:
        value = one.line.draft_item9
        if value:
            words = rules.item9(
                item9=value,
                label="the unsigned session",
                has_full_entry=_has_full_entry(facts, one.day),
            )
            yield found(words, one.day, tag=f"Item 9 is {value}")


def _answered_item9(facts: CaseFacts, now: datetime) -> Evidence | None:
    if not facts.scores["PHQ9"]:
        return None
    last = facts.scores["PHQ9"][-1]
    value = last.risk_item
    # Left blank, but asked about since in whatever form: no longer blank.
    if value is None and any(
        risk.was_asked and risk.asked_on >= last.taken_on for risk in facts.risks
    ):
        value = 0
    words = rules.item9(
        item9=value,
        label=label_of(facts, last, timezone.localdate(now)),
        has_full_entry=_has_full_entry(facts, last.taken_on),
    )
    said = "left blank" if value is None else f"is {value}"
    return found(words, last.taken_on, tag=f"Item 9 {said}")


def safety_plan(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """Of a couple each has a plan of their own."""
    today = timezone.localdate(now)
    return together(
        _plan_due(facts.risks, facts.plan_made_on, today, limits),
        _plan_due(
            facts.partner_risks, facts.partner_plan_made_on, today, limits, "Partner: "
        ),
    )


def _plan_due(
    risks: Sequence[RiskFacts],
    made_on: date | None,
    today: date,
    limits: Thresholds,
    of: str = "",
) -> Evidence | None:
    last = last_asked(risks)
    if last is None:
        return None
    since, looked_on = None, None
    if made_on is not None:
        looked = [risk.asked_on for risk in risks if risk.looked_at_plan]
        looked_on = max([made_on, *looked])
        since = (today - looked_on).days
    words = rules.safety_plan_due(
        thoughts=last.thoughts, days_since_plan=since, thresholds=limits
    )
    words = words and f"{of}{words}"
    facts = (f"{of}Thoughts", last.asked_on, "plan", looked_on or "none")
    return counted(words, *facts)


def risk_stale(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    last = facts.last_attended
    if last is None:
        return None
    asked_that_day = any(risk.asked_on == last.day for risk in facts.risks)
    words = rules.risk_stale(
        label=f"session {last.number}", has_entry=last.has_risk or asked_that_day
    )
    return found(words)


def joint_work(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """A meeting alone spoke against joint work, and the case goes on as a couple's."""
    words = rules.joint_work(against_on=facts.against_joint_work)
    return found(words, *facts.against_joint_work)


def risk_unseen(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """Entries that a supervisor was to acknowledge; of a couple those of both."""
    today = timezone.localdate(now)
    late = [
        risk.asked_on
        for risk in sorted(
            (*facts.risks, *facts.partner_risks), key=lambda one: one.asked_on
        )
        if risk.unseen_since is not None
        and risk_seen.due_on(risk.unseen_since, limits.acknowledge_days) < today
    ]
    return found(rules.risk_unseen(asked_on=late), *late[1:])


def protection(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """Somebody may need protection, and nothing says that it was passed on. Of a couple
    an entry about either of them answers."""
    risks = (*facts.risks, *facts.partner_risks)
    named = max(
        (risk.asked_on for risk in risks if risk.names_protection), default=None
    )
    words = rules.protection(
        named_on=named,
        is_called=named is not None
        and any(risk.has_called and risk.asked_on >= named for risk in risks),
    )
    return found(words)
