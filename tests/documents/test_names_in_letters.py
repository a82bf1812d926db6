"""How third parties are named: by relation to others, by first name to the client."""

import pytest

from documents.queries.record import first_name, record_of
from tests import make, make_documents


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
