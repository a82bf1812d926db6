"""Which flags a case raises now, and which rest.

Every flag states its rule and its evidence. One that was let rest stays so until its day
is over or until it rests on something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from cases.models import FlagDismissal
from protocols.flags import FlagKey, Severity, flag
from protocols.thresholds import Thresholds
from supervision.facts import CaseFacts
from supervision.rules import ONCE_CLOSED, WHILE_OPEN, Evidence

# About somebody's safety: these look different from every other task.
OF_SAFETY = frozenset({FlagKey.SI_ITEM9, FlagKey.SI_PLAN, FlagKey.SAFEGUARD})
SIGNS = {
    **dict.fromkeys(OF_SAFETY, "warn"),
    FlagKey.DETERIORATION: "up",
    FlagKey.LOST_GAINS: "up",
    FlagKey.DNA2: "clock",
    FlagKey.GAP: "clock",
    FlagKey.NO_EARLY_RESPONSE: "same",
    FlagKey.NO_CHANGE_MID: "same",
}


@dataclass(frozen=True, kw_only=True)
class RaisedFlag:
    """One flag of one case: what it is called, why it stands, what clears it.

    `tag` is its title, with the number where there is one. `rests_on` names the facts behind the evidence; a dismissal is kept against it.
    `dismissal` is the one under which the flag rests, None while it stands.
    """

    key: str
    title: str
    tag: str
    rule: str
    evidence: str
    rests_on: str
    cleared_by: str
    severity: Severity
    order: int
    is_group: bool
    dismissal: FlagDismissal | None

    @property
    def is_of_safety(self) -> bool:
        return self.key in OF_SAFETY

    @property
    def sign(self) -> str:
        """The icon on its tag."""
        usual = "pen" if self.severity == Severity.TIDY_UP else "flag"
        return SIGNS.get(FlagKey(self.key), usual)

    @property
    def tone(self) -> str:
        """The class of its tag."""
        if self.is_of_safety:
            return "risk"
        is_soon = self.severity in (Severity.URGENT, Severity.ATTENTION)
        return "note" if is_soon else "line"


@dataclass(frozen=True, kw_only=True)
class Flags:
    """All flags of a case, the most pressing first."""

    standing: tuple[RaisedFlag, ...]
    resting: tuple[RaisedFlag, ...]

    def has(self, key: FlagKey) -> bool:
        """Whether it stands."""
        return any(flag.key == key for flag in self.standing)


def flags_in(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> Flags:
    """Every flag that the facts raise, standing or resting."""
    today = timezone.localdate(now)
    rules = ONCE_CLOSED if facts.case.is_closed else WHILE_OPEN
    thresholds = facts.limits(thresholds, today)
    found = [
        _raised(key, evidence, facts, today, thresholds)
        for key, rule in rules.items()
        if (evidence := rule(facts, now, thresholds))
    ]
    found.sort(key=lambda one: one.order)
    return Flags(
        standing=tuple(one for one in found if one.dismissal is None),
        resting=tuple(one for one in found if one.dismissal is not None),
    )


def _raised(
    key: FlagKey,
    evidence: Evidence,
    facts: CaseFacts,
    today: date,
    thresholds: Thresholds,
) -> RaisedFlag:
    known = flag(key)
    return RaisedFlag(
        key=known.key,
        title=known.title,
        tag=evidence.tag or known.title,
        rule=known.rule_in_words(thresholds),
        evidence=evidence.words,
        rests_on=evidence.rests_on,
        cleared_by=known.cleared_by,
        severity=known.severity,
        order=known.order,
        is_group=known.is_group,
        dismissal=_dismissal(facts, key, evidence, today),
    )


def _dismissal(
    facts: CaseFacts, key: FlagKey, evidence: Evidence, today: date
) -> FlagDismissal | None:
    """The last one that still holds."""
    for dismissal in reversed(facts.dismissals):
        if (
            dismissal.flag == key
            and dismissal.evidence == evidence.rests_on
            and (dismissal.until_on is None or dismissal.until_on >= today)
        ):
            return dismissal
    return None
