"""Third parties by their relation, by first name only where the writer chose it."""

import pytest
from django.urls import reverse

from documents import actions
from documents.models import Document
from documents.queries.checks import checks_of
from documents.queries.record import record_of
from tests import make, make_couples, make_documents

ENDING = Document.Kind.ENDING_LETTER
SUMMARY = Document.Kind.TREATMENT_SUMMARY


@pytest.fixture
def daniel(therapist):
    make_documents.practice()
    return make_documents.daniel(therapist)


@pytest.fixture
def letter(daniel):
    return actions.draft_document(case=daniel, by=daniel.therapist, kind=ENDING)


def text(document):
    return "\n".join(part["text"] for part in document.parts)


def choose(document, *people, **parts):
    return actions.choose_names(
        document=document,
        by=document.case.therapist,
        named=[str(one.pk) for one in people],
        parts=parts,
        version=document.version,
    )


def pointed_at(document):
    record = record_of(document.case, today=make.TODAY)
    return [
        (check.part, check.words)
        for check in checks_of(document, record)
        if check.words.startswith("Names “")
    ]


def typed(document, **more):
    filled = {f"part-{part['key']}": part["text"] for part in document.parts}
    return filled | {"version": document.version} | more


def test_someone_is_mine_in_the_clients_words_yours_to_them_and_theirs_to_others(
    daniel,
):
    record = record_of(daniel, today=make.TODAY)

    assert record.own_words("Ring Ada.") == "Ring my older daughter."
    assert record.without_surnames("Ring Ada.") == "Ring your older daughter."
    assert record.without_names("Ring Ada.") == "Ring his older daughter."
    assert record.quoted_without_names("Ring Ada.") == "Ring my older daughter."


def test_a_relation_that_begins_a_sentence_begins_with_a_capital(daniel):
    record = record_of(daniel, today=make.TODAY)

    assert record.without_surnames("Chi came. Ada wept.") == (
        "Your younger daughter came. Your older daughter wept."
    )
    assert record.own_words("“Ada wept”") == "“My older daughter wept”"
    assert record.own_words("Ada") == "my older daughter"


def test_a_chosen_first_name_takes_the_place_of_the_relation_at_once(daniel, letter):
    ada, samuel = (daniel.people.get(name=name) for name in ("Ada", "Samuel Eze"))

    saved = choose(letter, ada, samuel)

    assert saved.named_people == [str(ada.pk), str(samuel.pk)]
    assert "Saying “I'm fine” to Ada" in text(saved)
    assert "You can turn to: Ada, Samuel and the GP." in text(saved)
    assert "Eze" not in text(saved)
    assert "Ada" not in text(choose(saved))


def test_the_writers_own_words_do_not_follow_a_choice(daniel, letter):
    mine = "You can always turn to your older daughter, your church friend, the GP."

    saved = choose(letter, daniel.people.get(name="Ada"), who=mine)

    assert next(p["text"] for p in saved.parts if p["key"] == "who") == mine


def test_a_choice_marks_no_source_as_changed(daniel, letter, signed_in):
    choose(letter, daniel.people.get(name="Ada"))
    browser = signed_in(daniel.therapist)

    page = browser.get(reverse("documents:document", args=[daniel.pk, letter.pk]))

    assert "Changed in the record" not in page.content.decode()


def test_a_name_that_nobody_chose_is_pointed_at_with_what_to_write_instead(letter):
    saved = actions.save_document(
        document=letter, by=letter.case.therapist,
        parts={"goodbye": "Ada and Ms Eze were there for you."}, version=0,
    )  # fmt: skip

    assert pointed_at(saved) == [
        ("goodbye", "Names “Ada”. Write “your older daughter”"),
        ("goodbye", "Names “Eze”. Write “your church friend”"),
    ]


def test_the_clients_own_surname_is_nobody_elses(letter):
    saved = actions.save_document(
        document=letter, by=letter.case.therapist,
        parts={"goodbye": "Goodbye, Mr Okafor."}, version=0,
    )  # fmt: skip

    assert pointed_at(saved) == []


def test_who_was_chosen_may_stand_there_but_not_with_the_surname(daniel):
    summary = actions.draft_document(case=daniel, by=daniel.therapist, kind=SUMMARY)
    samuel = daniel.people.get(name="Samuel Eze")
    saved = choose(summary, samuel, brought="Samuel Eze rang. Samuel came.")
    record = record_of(daniel, today=make.TODAY)
    chosen = record.naming.__class__(
        **vars(record.naming) | {"named": frozenset([samuel.pk])}
    )

    said = next(p["text"] for p in saved.parts if p["key"] == "brought")

    assert [(one.name, one.instead) for one in chosen.mentions(said, "his")] == [
        ("Samuel Eze", "Samuel")
    ]
    assert chosen.mentions("Samuel came.", "his") == []


def test_a_label_is_no_name_to_the_client_and_gives_way_in_what_goes_to_others(daniel):
    make_documents.person(daniel, "Art club", "group")
    record = record_of(daniel, today=make.TODAY)

    assert record.own_words("Go to Art club.") == "Go to Art club."
    assert record.quoted_without_names("Go to Art club.") == "Go to my group."
    assert record.naming.mentions("Go to Art club.", "your") == []
    [mention] = record.naming.mentions("Go to Art club.", "his")
    assert mention.instead == "his group"


def test_the_other_of_a_couple_is_my_partner_in_quotation_marks(therapist):
    case = make_couples.couple_case(therapist=therapist)
    record = record_of(case, today=make.TODAY)
    name = case.partner.first_name

    assert record.quoted_without_names(f"I told {name}.") == "I told my partner."


def test_someone_never_printed_cannot_be_chosen(daniel, letter):
    ada = daniel.people.get(name="Ada")
    daniel.people.filter(pk=ada.pk).update(is_never_printed=True)

    saved = choose(letter, ada)

    assert saved.named_people == []


def test_the_next_version_begins_with_the_same_choice(daniel, letter):
    ada = daniel.people.get(name="Ada")
    choose(letter, ada)
    letter.refresh_from_db()
    actions.approve_document(document=letter, by=daniel.therapist)

    again = actions.draft_document(case=daniel, by=daniel.therapist, kind=ENDING)

    assert again.named_people == [str(ada.pk)]


def test_the_choice_is_made_beside_the_letter_and_loses_no_text(
    daniel, letter, signed_in
):
    ada = daniel.people.get(name="Ada")
    address = reverse("documents:document", args=[daniel.pk, letter.pk])
    browser = signed_in(daniel.therapist)
    assert "otherwise “your older daughter”" in browser.get(address).content.decode()

    browser.post(
        address,
        typed(letter, naming="1", named=[str(ada.pk), "x"], **{"part-goodbye": "Bye."}),
    )

    letter.refresh_from_db()
    assert letter.named_people == [str(ada.pk)]
    assert "to Ada" in text(letter)
    assert text(letter).endswith("Bye.\nRuth")
