"""Ten letters as therapists write them: the checks point at what is wrong, and at nothing else."""

from __future__ import annotations

import pytest

from documents import actions
from documents.models import Document
from documents.queries.checks import checks_of
from documents.queries.record import record_of
from tests import make, make_documents

pytestmark = pytest.mark.django_db
ENDING = Document.Kind.ENDING_LETTER
CRISIS = "Samaritans: 116 123\nNational Suicide Prevention Helpline: 0800 587 0800"


@pytest.fixture
def letter(therapist) -> Document:
    make_documents.practice(crisis_lines=CRISIS)
    case = make_documents.daniel(therapist)
    for name, relation in (
        ("May", "sister"),
        ("Will Hart", "brother"),
        ("Mum", "mother"),
    ):
        make_documents.person(case, name, relation)
    return actions.draft_document(case=case, by=therapist, kind=ENDING)


def pointed_at(letter, **parts):
    """Part -> how what is said of it begins; what the draft has open anyway is left out."""
    record = record_of(letter.case, today=make.TODAY)
    before = {(one.part, one.words) for one in checks_of(letter, record)}
    saved = actions.save_document(
        document=letter, by=letter.case.therapist, parts=parts, version=letter.version
    )
    return [
        (one.part, one.words)
        for one in checks_of(saved, record)
        if not one.is_met and (one.part, one.words) not in before and one.part
    ]


HARMLESS = {
    "of a year and a month": {
        "came": "You came in May 2026, after the worst winter that you had known. Since "
        "May, you sleep again. Will you keep that up? I think that you will.",
    },
    "with a patient listener": {
        "worked": "You have been a patient listener and a patient cook. The patient work "
        "of these weeks was yours.",
    },
    "with somebody else who refused": {
        "worked": "Your neighbours refused to come, so you went to them.",
    },
    "in the client’s own hard words": {
        "came": "You said: “I failed to attend my own life. I was the client from hell.” "
        "You do not say that now.",
    },
    "with a pause in a quotation": {
        "came": "You said: “I don't know.... I just stopped. Why????” and “[I] went on.”",
    },
    "with what the family calls her": {
        "came": "You said: “Mum never asked.” Now Mum asks, and you answer.",
    },
    "with a helpline that is called so": {
        "who": "National Suicide Prevention Helpline: 0800 587 0800. Samaritans: 116 123.",
    },
    "with another helpline": {
        "who": "988 Suicide & Crisis Lifeline, or your doctor on 01632 960 141.",
    },
    "with the number first": {"who": "116 123 (Samaritans)\n111 (NHS, at night)"},
    "with her own title and the client’s surname": {
        "goodbye": "Mr Okafor, as they say at your church: go well.",
    },
}  # fmt: skip


@pytest.mark.parametrize("parts", HARMLESS.values(), ids=HARMLESS)
def test_a_letter_is_not_pointed_at(letter, parts):
    assert pointed_at(letter, **parts) == []


WRONG = {
    "a sister whose name is a month": (
        {"goodbye": "May was there for you."},
        [("goodbye", "Names “May”. Write “your sister”")],
    ),
    "a surname alone": (
        {"goodbye": "The Harts were there, Mr Hart too."},
        [("goodbye", "Names “Hart”. Write “your brother”")],
    ),
    "the word patient for the client": (
        {"worked": "I saw a patient with low mood. The patient is well."},
        [
            ("worked", "“a patient”: say it in plainer words, such as “you”"),
            ("worked", "“the patient”: say it in plainer words, such as “you”"),
        ],
    ),
    "blame": (
        {"worked": "You have refused two tasks."},
        [("worked", "“refused”: say it in plainer words, such as “chose not to”")],
    ),
    "risk": (
        {"came": "You had suicidal thoughts, and item 9 was 2."},
        [("came", "Speaks of risk. That belongs into talk, not into a letter")],
    ),
    "a year that is no number to call": (
        {"who": "Your sister, from 2026 on, and the GP from 9-17, 24/7 in need."},
        [("who", "“Who can help” holds no number to call")],
    ),
    "a blank": (
        {"who": "Samaritans: 116 123. Your doctor: ...."},
        [("who", "“Who can help” still holds a placeholder: ....")],
    ),
    "another blank": (
        {"who": "Samaritans: 116 123. Dr [NAME]"},
        [("who", "“Who can help” still holds a placeholder: [NAME]")],
    ),
}


@pytest.mark.parametrize(("parts", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_still_pointed_at(letter, parts, words):
    found = pointed_at(letter, **parts)

    assert [one for one in found if "own words" not in one[1]] == words
