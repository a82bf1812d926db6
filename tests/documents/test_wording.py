"""A practice's own wording, part by part, with fields that are checked when written."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from audit.models import Event
from documents import actions, kinds, merge_fields
from documents.merge_fields import ValueMissing, WordingNotPossible
from documents.models import Document, PartWording
from documents.queries.wording import all_wordings
from ipt_practice.queries.event_words import detail_of, words_of
from sessions.models import Contract
from tests import make, make_documents

ENDING = Document.Kind.ENDING_LETTER
GOODBYE = "Dear {first_name}, you came {sessions} times. Ring us on {practice_phone}."
LIST = reverse("documents:wordings")
PAGE = reverse("documents:wording", args=[ENDING, "goodbye"])


@pytest.fixture
def daniel(therapist):
    make_documents.practice()
    return make_documents.daniel(therapist)


@pytest.fixture
def browser(client, admin):
    client.force_login(admin)
    return client


def word(admin, text=GOODBYE, part="goodbye", **more):
    return actions.word_part(by=admin, kind=ENDING, part=part, text=text, **more)


def drafted(case, part="goodbye"):
    document = actions.draft_document(case=case, by=case.therapist, kind=ENDING)
    return next(one for one in document.parts if one["key"] == part)


def test_a_new_draft_says_what_the_practice_words_with_the_values_of_the_record(
    daniel, admin
):
    wording = word(admin)

    part = drafted(daniel)

    assert part["text"] == "Dear Daniel, you came 14 times. Ring us on 020 7946 0142."
    assert part["links"][0]["label"] == "Wording of the practice, version 1"
    assert part["links"][0]["record_id"] == str(wording.pk)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("BEFORE", "First. You can turn to"),
        ("AFTER", "In danger: 999. First."),
        ("INSTEAD", "First."),
    ],
)
def test_a_wording_stands_before_after_or_instead_of_the_record(
    daniel, admin, place, said
):
    word(admin, "First.", part="who", place=place)

    text = drafted(daniel, "who")["text"]

    assert said in text
    assert (text == said) is (place == "INSTEAD")


def test_what_stands_aside_for_the_wording_can_still_be_inserted(daniel, admin):
    word(admin, "First.", part="who", place="INSTEAD")
    kind = kinds.kind(ENDING)

    offers = kind.offers_of(kind.record_of(daniel, today=make.TODAY))["who"]

    assert [one.is_drafted for one in offers] == [False, False, True]


def test_a_draft_that_was_begun_does_not_change_but_says_so(daniel, admin, signed_in):
    word(admin)
    draft = actions.draft_document(case=daniel, by=daniel.therapist, kind=ENDING)

    word(admin, "Goodbye, {first_name}, and well done.")

    again = actions.draft_document(case=daniel, by=daniel.therapist, kind=ENDING)
    assert again.parts == draft.parts
    address = reverse("documents:document", args=[daniel.pk, draft.pk])
    page = signed_in(daniel.therapist).get(address).content.decode()
    assert "Changed in the record: Wording of the practice, version 1." in page
    assert "The record now says: Goodbye, Daniel, and well done." in page


def test_a_wording_that_the_record_cannot_fill_is_left_out_and_the_writer_is_told(
    daniel, admin, signed_in
):
    word(admin, "We speak on {follow_up_date}.")

    part = drafted(daniel)

    assert part["text"] == ""
    document = Document.objects.get()
    address = reverse("documents:document", args=[daniel.pk, document.pk])
    page = signed_in(daniel.therapist).get(address).content.decode()
    assert "it needs a contact after the ending, which the record does not hold" in page


def test_an_empty_wording_gives_the_part_back_to_the_program(daniel, admin):
    word(admin)
    word(admin, "")

    assert drafted(daniel)["text"] == ""
    assert PartWording.objects.count() == 2


def test_saving_the_same_again_is_no_new_version(admin):
    first = word(admin)

    assert word(admin) == first
    assert word(admin, place="BEFORE").number == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Dear {frist_name}",
            "There is no field {frist_name}. Did you mean {first_name}?",
        ),
        ("{First Name}", "Did you mean {first_name}?"),
        ("{end date}", "Did you mean {end_date}?"),
        (
            "{xyzzy}",
            "There is no field {xyzzy}. The fields that there are stand beside",
        ),
        ("{}", "There is no field {}"),
        ("Dear {first_name", "A brace stands alone"),
        ("{{first_name}}", "A brace stands alone"),
    ],
)
def test_an_unknown_field_fails_when_it_is_written_with_the_nearest(
    admin, browser, text, sentence
):
    with pytest.raises(WordingNotPossible) as problem:
        word(admin, text)
    assert sentence in str(problem.value)

    page = browser.post(PAGE, {"text": text, "place": "AFTER"}).content.decode()

    assert sentence.replace("’", "’") in page
    assert text in page
    assert not PartWording.objects.exists()


def test_every_field_has_a_sample_and_a_value_from_a_whole_record(daniel):
    from documents.kinds.wording import values_of

    kind = kinds.kind(ENDING)
    values = values_of(kind.record_of(daniel, today=make.TODAY))

    assert set(values) == set(merge_fields.FIELDS)
    assert all(field.sample for field in merge_fields.FIELDS.values())
    assert [key for key, value in values.items() if not value] == ["follow_up_date"]


def test_a_record_with_nothing_lacks_what_it_has_to_say(therapist):
    from documents.kinds.wording import values_of

    kind = kinds.kind(ENDING)
    case = make.case(therapist=therapist)
    Contract.objects.filter(case=case).delete()
    values = values_of(kind.record_of(case, today=make.TODAY))

    with pytest.raises(ValueMissing, match="needs a signed session and a plan of"):
        merge_fields.filled("{sessions} {start_date} {end_date}", values)


def test_a_part_that_nobody_words_in_advance_is_refused(admin):
    for kind, part in (("X", "goodbye"), (ENDING, "x"), (ENDING, "dear")):
        with pytest.raises(actions.NoSuchPart):
            actions.word_part(by=admin, kind=kind, part=part, text="x")


def test_versions_never_change_and_are_never_deleted(admin):
    word(admin)

    for change in (
        lambda: PartWording.objects.update(text="x"),
        lambda: PartWording.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_log_says_which_letter_and_which_part(admin):
    word(admin)

    event = Event.objects.get()
    assert words_of(event) == "Wording of letters changed"
    assert detail_of(event, {}) == "letter: Ending letter; part: Goodbye; version: 1"


def test_the_list_names_every_part_and_whose_words_it_has(
    admin, browser, django_assert_num_queries
):
    word(admin)

    page = browser.get(LIST).content.decode()

    assert "Dear {first_name}, you came" in page
    assert page.count(">Your words<") == 1
    with django_assert_num_queries(1):
        all_wordings()


def test_the_list_says_so_where_the_practice_has_no_words_of_its_own(admin, browser):
    page = browser.get(LIST).content.decode()

    assert "Every part is made from the record alone." in page
    assert "Your words" not in page


def test_the_preview_shows_an_invented_client_and_saves_nothing(browser):
    typed = {"text": GOODBYE, "place": "AFTER", "preview": "1"}

    page = browser.post(PAGE, typed).content.decode()

    assert "Dear Robin, you came 14 times. Ring us on 020 7946 0142." in page
    assert GOODBYE in page
    assert not PartWording.objects.exists()


def test_saving_leads_back_to_the_list_and_the_page_keeps_every_version(browser):
    response = browser.post(PAGE, {"text": GOODBYE, "place": "BEFORE"})
    assert response.url == LIST
    browser.post(PAGE, {"text": "", "place": "AFTER"})

    page = browser.get(PAGE).content.decode()

    assert "Version 1" in page
    assert "The program’s own words" in page
    assert "What the record offers, and nothing else." in page


def test_without_a_place_the_wording_is_not_lost(browser):
    page = browser.post(PAGE, {"text": GOODBYE}).content.decode()

    assert "Choose where it stands" in page
    assert GOODBYE in page
