"""Nothing of the risk record goes into a paper for others until its writer inserts it."""

import pytest

from documents import kinds
from documents.kinds.base import Offer
from documents.models import Document
from documents.queries.record import record_of
from tests import make, make_cases, make_documents, make_measures

pytestmark = pytest.mark.django_db

# Words that only the risk record and item 9 could bring.
OF_RISK = (
    "suicid",
    "self-harm",
    "item 9",
    "wishes not to wake",
    "worse at night",
    "ring on friday",
    "safety plan",
    "risk entry",
)


@pytest.fixture
def record(therapist):
    case = make_documents.daniel(therapist)
    make_measures.administration(case, total=12, item9=2, on=make.TODAY)
    make_cases.safety_plan(case)
    make_cases.risk_entry(case, **make_cases.FULL_RISK, next_step="Ring on Friday")
    return record_of(case, today=make.TODAY)


def drafted(kind, record):
    parts = kinds.kind(kind).draft(record)
    return "\n".join(str(part["text"]) for part in parts).lower()


# A partner's summary and a goodbye letter read another record; the same offers are in them.
@pytest.mark.parametrize(
    "kind", [key for key, one in kinds.KINDS.items() if one.leaves_the_house]
)
def test_a_first_draft_that_may_leave_holds_nothing_of_it(record, kind):
    said = drafted(kind, record)

    assert [word for word in OF_RISK if word in said] == []


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (Document.Kind.GP_LETTER, "safety"),
        (Document.Kind.TREATMENT_SUMMARY, "risk"),
        (Document.Kind.PARTNER_SUMMARY, "risk"),
    ],
)
def test_the_writer_may_insert_it_and_need_not(record, kind, part):
    definition = kinds.kind(kind)
    offers: list[Offer] = list(definition.offers(record)[part])

    assert offers
    assert not any(one.is_drafted for one in offers)
    [asked] = [one for one in definition.parts if one.key == part]
    assert not asked.is_required
    assert "unless you insert" in asked.help
