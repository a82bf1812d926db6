"""The marks on one’s own cases, each with the place where it is answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from cases.models import Case
from formulation.queries import focus_kind_of
from ipt_practice.queries.needs.shapes import Need, need_of
from protocols.base import FocusKind
from protocols.flags import FlagKey, Severity
from supervision.flags import RaisedFlag

# Where each mark is answered; the others on the page of scores.
ANSWERED_AT = {
    FlagKey.SI_ITEM9: ("cases:new_risk", "Record what you asked"),
    FlagKey.SI_PLAN: ("cases:safety_plan", "Open the safety plan"),
    FlagKey.RISK_STALE: ("cases:new_risk", "Record what you asked"),
    FlagKey.DNA2: ("sessions:list", "Open the sessions"),
    FlagKey.GAP: ("sessions:list", "Open the sessions"),
    FlagKey.NOTE_LATE: ("sessions:list", "Open the sessions"),
    FlagKey.DRIFT: ("sessions:list", "Open the sessions"),
    FlagKey.NO_CONTRACT: ("sessions:plan", "Open the plan"),
    FlagKey.CONTRACT_OVER: ("sessions:plan", "Open the plan"),
    FlagKey.CONSENT: ("cases:contacts", "Open consent"),
    FlagKey.NO_ENDING: ("documents:ending", "Open the ending"),
    FlagKey.ENDED_EARLY: ("documents:ending", "Open the ending"),
    FlagKey.CLIENT_DIED: ("documents:ending", "Open the ending"),
    FlagKey.LETTER_DUE: ("documents:list", "Open the letters"),
    FlagKey.DUE_FOR_REVIEW: ("supervision:case", "Open supervision"),
    FlagKey.SAFEGUARD: ("cases:new_risk", "Record whom you reached"),
    FlagKey.ANNIV: ("sessions:timeline", "Open the timeline"),
    FlagKey.UNDER_18: ("cases:contacts", "Open consent"),
    FlagKey.JOINT_WORK: ("cases:couple", "Open the couple’s page"),
    FlagKey.RISK_UNSEEN: ("sessions:risk", "Open the risk entries"),
    FlagKey.STEP_UP: ("sessions:maintenance", "Open maintenance"),
}
TOLD_BACK_AT = {
    FocusKind.FOCUS_AREA: ("formulation:formulation", "Tell it back"),
    FocusKind.IPAF: ("formulation:ipaf", "Tell it back"),
}
FOCUS_AT = {
    FocusKind.FOCUS_AREA: ("formulation:focus", "Open the focus"),
    FocusKind.IPAF: ("formulation:ipaf", "Open the formulation"),
}


def marks(
    cases: Iterable[Case],
    flags: Mapping[UUID, Sequence[RaisedFlag]],
    severity: Severity,
) -> list[Need]:
    """The flags of one severity, each with the place where it is answered."""
    return [
        _mark(case, flag)
        for case in cases
        for flag in flags[case.pk]
        if flag.severity == severity
    ]


def _mark(case: Case, flag: RaisedFlag) -> Need:
    page, label = answered_at(case, FlagKey(flag.key))
    if flag.severity == Severity.URGENT:
        return need_of(case, flag.evidence, page, label, sign="warn", tone="risk")
    text = f"{flag.title}. {flag.evidence}"
    return need_of(case, text, page, label, sign="info", tone="quiet")


def answered_at(case: Case, key: FlagKey) -> tuple[str, str]:
    if key == FlagKey.NO_FOCUS and (kind := focus_kind_of(case)):
        return FOCUS_AT[kind]
    if key == FlagKey.NO_FORMULATION_RESP and (kind := focus_kind_of(case)):
        return TOLD_BACK_AT[kind]
    return ANSWERED_AT.get(key, ("sessions:measures", "See the scores"))
