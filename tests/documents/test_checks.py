"""What stands beside a letter: whose words, whom to call, how hard it is to read."""

import pytest
from django.urls import reverse

from documents import actions
from documents.models import Document
from documents.queries.checks import checks_of
from documents.queries.record import record_of
from documents.reading import reading_of, syllables_of
from formulation.models import FocusArea
from tests import make, make_documents
from tests.walk import text_outside_details

ENDING = Document.Kind.ENDING_LETTER
GP = Document.Kind.GP_LETTER
HARD = (
    "Notwithstanding considerable interpersonal difficulties, you demonstrated "
    "extraordinary determination, systematically re-establishing relationships that "
    "had deteriorated significantly in consequence of your bereavement, and you "
    "articulated complicated ambivalence."
)
EASY = (
    "You came in June. You slept badly and saw nobody. We met each week. You told me "
    "about her. You rang your friend. Now you sleep and you cook. I wish you well. You "
    "know what helps. You can ring me."
)


@pytest.fixture
def daniel(therapist):
    make_documents.practice()
    return make_documents.daniel(therapist)


@pytest.fixture
def letter(daniel):
    return actions.draft_document(case=daniel, by=daniel.therapist, kind=ENDING)


def save(document, **parts):
    return actions.save_document(
        document=document,
        by=document.case.therapist,
        parts=parts,
        version=document.version,
    )


def checks(document):
    return checks_of(document, record_of(document.case, today=make.TODAY))


def said(document, beginning):
    return next(one for one in checks(document) if one.words.startswith(beginning))


def test_warning_signs_from_the_plan_are_the_clients_own_words(letter):
    check = said(letter, "Warning signs are in the client’s own words")
    assert (check.is_met, check.part) == (True, "signs")


def test_a_sign_that_was_rewritten_is_named_as_the_client_said_it(letter):
    text = part(letter, "signs").replace("A third drink", "more alcohol")

    check = said(save(letter, signs=text), "Not there in the client’s own words")

    assert (check.is_met, check.part, check.quotes) == (
        False,
        "signs",
        ("A third drink",),
    )


def test_capitals_and_quotation_marks_make_no_sign_another(letter):
    text = part(letter, "signs").replace("“A third drink”", "a third drink")

    assert said(save(letter, signs=text), "Warning signs are in").is_met


def test_without_a_plan_nobody_knows_the_clients_words(daniel, letter):
    make_documents.relapse_plan(daniel, number=2, early_signs="")

    assert not said(letter, "The record holds no warning signs").is_met
    assert not said(save(letter, signs=""), "“Signs to watch for” says nothing").is_met


def test_in_a_letter_to_others_the_signs_are_compared_without_names(daniel):
    summary = actions.draft_document(
        case=daniel, by=daniel.therapist, kind=Document.Kind.TREATMENT_SUMMARY
    )

    assert said(summary, "Warning signs are in the client’s own words").is_met


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Samaritans: 116 123", "Who to call is there, with a number"),
        ("Ring Dr Amos on 01632 960 141.", "Who to call is there, with a number"),
        ("116 123", "“Who can help” holds a number. Say whose it is"),
        ("Your sister", "“Who can help” holds no number to call"),
    ],
)
def test_who_to_call_is_somebody_with_a_number(letter, text, words):
    check = said(save(letter, who=text), words)
    assert check.is_met is words.endswith("number")


def test_a_plain_letter_has_a_low_reading_age_and_a_hard_one_shows_its_sentences():
    easy, hard = reading_of([EASY]), reading_of([EASY, HARD])
    assert easy
    assert hard
    assert (easy.is_easy, easy.hard) == (True, ())
    assert easy.age <= 9
    assert hard.hard == (HARD,)
    assert reading_of(["You came."]) is None


def test_the_grade_is_that_of_the_published_formula():
    # 13 words, 24 syllables by groups of vowels, one sentence.
    text = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    grade = reading_of([text, text, text])
    assert grade
    counted = sum(syllables_of(word) for word in text.rstrip(".").split())
    assert grade.grade == pytest.approx(0.39 * 13 + 11.8 * counted / 13 - 15.59)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("came", 1), ("little", 2), ("ended", 2), ("walked", 1), ("feelings", 2),
        ("don’t", 1), ("the", 1), ("tree", 1), ("changes", 2), ("hmm", 1), ("houses", 2),
    ],
)  # fmt: skip
def test_syllables_are_groups_of_vowels_without_a_silent_e(word, count):
    assert syllables_of(word) == count


def test_the_reading_age_stands_beside_a_letter_to_the_client_alone(daniel, letter):
    check = said(save(letter, goodbye=" ".join([HARD] * 3)), "Reading age about")
    assert not check.is_met
    assert check.quotes
    assert "Flesch-Kincaid grade" in check.words
    gp = actions.draft_document(case=daniel, by=daniel.therapist, kind=GP)
    assert not [one for one in checks(gp) if one.words.startswith("Reading age")]


def test_a_word_to_avoid_is_pointed_at_where_it_stands_with_another(letter):
    letter = save(letter, goodbye="Termination is hard.")
    check = said(letter, "“termination”")
    assert (check.part, check.is_met) == ("goodbye", False)
    assert "“ending”" in check.words
    assert said(save(letter, goodbye="Be patient."), "“You”, and no words").is_met


def test_what_is_of_the_risk_record_is_pointed_at_where_it_stands(letter):
    check = said(
        save(letter, goodbye="You had thoughts of self-harm."), "Speaks of risk"
    )
    assert check.part == "goodbye"


@pytest.mark.parametrize("left", ["[ ]", "[NAME]", "___", "TBC", "....", "{name}"])
def test_a_placeholder_is_pointed_at_and_stops_the_approval(letter, left):
    saved = save(letter, goodbye=f"Ring {left} please.")

    check = said(saved, "“Goodbye” still holds a placeholder")
    assert (check.part, check.words.endswith(left)) == ("goodbye", True)
    with pytest.raises(actions.DocumentIncomplete):
        actions.approve_document(document=saved, by=letter.case.therapist)


def test_what_was_open_at_the_approval_is_kept_with_the_text(letter, signed_in):
    saved = save(letter, goodbye="Termination is hard.")

    approved = actions.approve_document(document=saved, by=letter.case.therapist)

    assert any("termination" in one for one in approved.facts["open_checks"])
    page = signed_in(letter.case.therapist).get(page_of(letter)).content.decode()
    assert "Open when it was approved" in page


def test_an_empty_part_says_what_the_record_lacks_and_where_it_is_written(
    daniel, letter, signed_in
):
    FocusArea.objects.filter(case=daniel).delete()
    make_documents.relapse_plan(daniel, number=2, early_signs="")
    save(letter, signs="")

    page = signed_in(daniel.therapist).get(page_of(letter)).content.decode()

    assert "The relapse plan has no warning signs." in page
    assert reverse("sessions:relapse_plan", args=[daniel.pk]) in page


def test_a_part_that_the_record_speaks_of_is_no_gap(letter, signed_in):
    save(letter, signs="")

    page = signed_in(letter.case.therapist).get(page_of(letter)).content.decode()

    assert "The relapse plan has no warning signs." not in page


def test_after_a_save_the_checks_are_fetched_with_those_of_every_part(
    letter, signed_in
):
    save(letter, goodbye="Termination is hard.")
    browser = signed_in(letter.case.therapist)

    page = browser.get(reverse("documents:checks", args=ids(letter))).content.decode()

    assert 'id="checks"' in page
    assert 'id="checks-goodbye"' in page
    assert "such as “ending”" in page
    assert "<textarea" not in page


def test_while_names_are_hidden_the_checks_are_closed(letter, signed_in):
    save(letter, goodbye="Ada was there.")
    therapist = letter.case.therapist
    therapist.names_shown = "INITIALS"
    therapist.save()

    page = signed_in(therapist).get(page_of(letter)).content.decode()

    assert "Names “Ada”" not in text_outside_details(page)
    assert "Names “Ada”" in page


def part(document, key):
    return next(one["text"] for one in document.parts if one["key"] == key)


def ids(document):
    return [document.case_id, document.pk]


def page_of(document):
    return reverse("documents:document", args=ids(document))
