"""How third parties are named: by relation to others, by first name to the client."""

import pytest

from documents import kinds
from documents.models import Document
from documents.queries.name_words import first_name
from documents.queries.record import record_of
from tests import make, make_documents, make_formulation, make_sessions


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ada", "Ada"),
        ("Ada Okafor", "Ada"),
        ("Ms Okoye", ""),
        ("Dr. Fenn", ""),
        ("Art club", ""),
        ("Sister", "Sister"),
    ],
)
def test_a_first_name_is_known_from_a_title_and_a_label(name, first):
    assert first_name(name) == first


@pytest.mark.parametrize(
    ("relationship", "said"),
    [
        ("Older daughter", "her older daughter"),
        ("sister", "her sister"),
        ("GP", "her GP"),
        ("Mr Lund and the others", "someone close"),
        ("", "someone close"),
    ],
)
def test_a_relation_never_says_a_surname(therapist, relationship, said):
    case = make.case(therapist=therapist, of=make.client("Ann Lee", pronouns="she/her"))
    person = make_documents.person(case, "Art club", relationship)

    record = record_of(case, today=make.TODAY)

    assert record.relation(person) == said
    assert record.without_names("Go to Art club") == f"Go to {said}"


def test_goals_worked_on_are_offered_to_the_summary_without_names(case):
    person = make_formulation.person(case, "Chi", relationship="younger daughter")
    goals = [
        make_formulation.goal(case, words)
        for words in ("Do one thing with Chi", "See someone every week")
    ]
    booked = make_sessions.course(case=case)
    for session in booked[:3]:
        make_sessions.signed(
            session, people=(person.pk,), goals=tuple(one.pk for one in goals)
        )

    record = record_of(case, today=make.TODAY)
    offers = kinds.kind(Document.Kind.TREATMENT_SUMMARY).offers(record)["did"]

    offer = next(one for one in offers if one.label.startswith("Goals worked on"))
    assert offer.text == (
        "In sessions 1 to 3 we worked on “Do one thing with my younger daughter” and "
        "“See someone every week”."
    )
    assert not offer.is_drafted


def test_a_phase_without_a_ticked_goal_offers_none(case):
    make_sessions.course(case=case, signed_ones=2)

    record = record_of(case, today=make.TODAY)
    offers = kinds.kind(Document.Kind.TREATMENT_SUMMARY).offers(record)["did"]

    assert not [one for one in offers if one.label.startswith("Goals worked on")]
