"""A document of any kind, drafted and approved from a case that has something in every corner."""

from __future__ import annotations

from accounts.models import User
from cases.models import Case, Contact
from documents import actions, kinds
from documents.models import Document
from formulation.actions import share_ipaf
from protocols.base import Therapy
from tests import make, make_cases, make_whole

PROTOCOL = {Therapy.IPT: "IPT_ADOLESCENT", Therapy.DIT: "DIT_16_SEED"}


def case_for(kind: kinds.Kind, therapist: User, supervisor: User) -> Case:
    case = make_whole.whole(
        therapist, supervisor, protocol_key=PROTOCOL[kind.therapies[0]]
    )
    for around in (Contact.Kind.REFERRER, Contact.Kind.GUARDIAN):
        make_cases.contact(
            case, kind=around, name=f"Dr {around}", may_be_told="When we meet"
        )
    ipaf = case.ipafs.order_by("-number").first()
    if ipaf is not None and not ipaf.is_shared:
        share_ipaf(
            ipaf=ipaf, by=therapist, shared_on=make.TODAY, client_reaction="That is me."
        )
    return case


def drafted(kind: kinds.Kind, case: Case) -> Document:
    """The whole case has a draft of a summary already, with few parts: it is filled."""
    draft = actions.draft_document(case=case, by=case.therapist, kind=kind.key)
    draft.parts = kind.draft(
        kind.record_of(case, today=make.TODAY, named=draft.named_people)
    )
    draft.save(update_fields=["parts"])
    return draft


def approved(kind: kinds.Kind, case: Case) -> Document:
    """What is asked for and has no source is typed in."""
    draft = drafted(kind, case)
    blank = {
        part.key: f"Typed under {part.title}."
        for part in kind.parts
        if part.is_required
        and not any(one["text"] for one in draft.parts if one["key"] == part.key)
    }
    saved = actions.save_document(
        document=draft, by=case.therapist, parts=blank, version=draft.version
    )
    return actions.approve_document(
        document=saved, by=case.therapist, names_checked=True
    )
