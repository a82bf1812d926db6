"""Choosing, filling in, reading again and taking back, as people meet it."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from measures.instruments import INSTRUMENTS, PHQ9, WSAS
from measures.models import Administration
from tests import make, make_measures, make_sessions

pytestmark = pytest.mark.django_db

ANSWERS = (1, 1, 1, 2, 2, 1, 1, 1, 0)


def new_url(case, slug="phq9"):
    return reverse("measures:new", args=[case.pk, slug])


def read_url(administration):
    return reverse(
        "measures:administration", args=[administration.case_id, administration.pk]
    )


def typed(answers=ANSWERS, key="phq9", **more):
    boxes = {
        f"{key}_{number}": "" if answer is None else str(answer)
        for number, answer in enumerate(answers, start=1)
    }
    return {"taken_on": timezone.localdate().isoformat(), **boxes, **more}


def told(answer):
    """What the next page says about what was done."""
    return [str(message) for message in get_messages(answer.wsgi_request)]


# Choosing


def test_every_questionnaire_can_be_chosen(signed_in, case, therapist):
    make_measures.administration(case, total=14)
    page = signed_in(therapist).get(reverse("measures:choose", args=[case.pk]))

    for definition in INSTRUMENTS.values():
        assert new_url(case, definition.key.lower()) in page.text
    assert "23-Nov-2026" in page.text


def test_an_age_that_a_questionnaire_is_not_made_for_is_said(signed_in, therapist):
    born = timezone.localdate() - timedelta(days=15 * 366)
    young = make.case(therapist=therapist, of=make.client("Sara Lind", born_on=born))
    browser = signed_in(therapist)

    choice = browser.get(reverse("measures:choose", args=[young.pk]))
    page = browser.get(new_url(young, "wsas"))

    assert "From age 18" in choice.text
    assert "cut-offs do not apply" in page.text
    assert "cut-offs do not apply" not in browser.get(new_url(young)).text


# Filling in


def test_the_page_prints_wording_attribution_and_what_blanks_mean(
    signed_in, case, therapist
):
    page = signed_in(therapist).get(new_url(case)).text

    for item in PHQ9.items:
        assert item.text in page
    assert PHQ9.attribution in page
    assert "LOINC" in page
    assert "Up to 2 answers may be left blank" in page
    assert 'data-hot="9"' in page


def test_a_questionnaire_whose_wording_is_not_ours_shows_numbers_only(
    signed_in, case, therapist
):
    page = signed_in(therapist).get(new_url(case, "wsas")).text

    assert "Number 5" in page
    assert 'data-most="8"' in page
    assert WSAS.attribution in page
    assert "LOINC" not in page


def test_saving_leads_to_all_scores_and_says_total_band_and_change(
    signed_in, case, therapist
):
    before = timezone.localdate() - timedelta(days=7)
    make_measures.administration(case, total=18, on=before)
    browser = signed_in(therapist)

    answer = browser.post(new_url(case), typed())

    assert answer.url == reverse("sessions:measures", args=[case.pk])
    kept = Administration.objects.get(taken_on=timezone.localdate())
    assert (kept.answers, kept.author) == (list(ANSWERS), therapist)
    (sentence,) = told(answer)
    assert ": 10, moderate. 8 lower than on" in sentence
    assert sentence.endswith("reliable change.")


def test_item_9_of_1_leads_on_to_the_risk_entry(signed_in, case, therapist):
    browser = signed_in(therapist)

    answer = browser.post(new_url(case), typed((*ANSWERS[:-1], 1)))

    assert answer.url == reverse("cases:new_risk", args=[case.pk])
    assert "PHQ-9 item 9 is 1. Write down what you asked" in told(answer)[1]
    assert Administration.objects.get().risk_item == 1


@pytest.mark.parametrize("wrong", ["4", "-1", "x", "1.5"])
def test_an_answer_out_of_range_comes_back_as_it_was_typed(
    signed_in, case, therapist, wrong
):
    values = typed() | {"phq9_4": wrong}

    page = signed_in(therapist).post(new_url(case), values)

    assert page.status_code == 200
    assert "Enter a number from 0 to 3 for PHQ-9 item 4." in page.text
    assert f'name="phq9_4" value="{wrong}"' in page.text
    assert not Administration.objects.exists()


def test_a_number_above_eight_is_refused_where_only_numbers_are_asked(
    signed_in, case, therapist
):
    values = typed((1, 2, 3, 4, 9), key="wsas")

    page = signed_in(therapist).post(new_url(case, "wsas"), values)

    assert "Enter a number from 0 to 8 for WSAS item 5." in page.text


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Enter the date it was filled in"),
        ("31 02 2026", "Date it was filled in must be a real date"),
        ("2126-01-01", "Date it was filled in must be today or in the past"),
    ],
)
def test_the_day_is_today_or_in_the_past(signed_in, case, therapist, day, sentence):
    page = signed_in(therapist).post(new_url(case), typed(taken_on=day))

    assert sentence in page.text
    assert not Administration.objects.exists()


def test_an_empty_questionnaire_is_not_saved(signed_in, case, therapist):
    page = signed_in(therapist).post(new_url(case, "gad7"), typed((), key="gad7"))

    assert "Enter at least one answer" in page.text
    assert not Administration.objects.exists()


def test_other_items_may_be_left_blank(signed_in, case, therapist):
    browser = signed_in(therapist)

    answer = browser.post(new_url(case), typed((1, 1, None, 1, 1, 1, 1, 1, 0)))

    assert answer.status_code == 302
    assert "worked out from 8 of 9 answers" in told(answer)[0]


def test_a_blank_item_9_wants_one_tick_and_nothing_typed_is_lost(
    signed_in, case, therapist
):
    browser = signed_in(therapist)
    values = typed((2, 1, 1, 1, 1, 1, 1, 1, None))

    asked = browser.post(new_url(case), values)

    assert "PHQ-9 item 9 is blank, and blank counts as not asked" in asked.text
    assert 'name="is_blank_meant"' in asked.text
    assert 'name="phq9_1" value="2"' in asked.text
    assert not Administration.objects.exists()

    answer = browser.post(new_url(case), values | {"is_blank_meant": "on"})

    assert answer.url == reverse("sessions:measures", args=[case.pk])
    assert Administration.objects.get().risk_item is None


def test_a_wrong_item_9_is_wrong_not_blank(signed_in, case, therapist):
    page = signed_in(therapist).post(new_url(case), typed() | {"phq9_9": "7"})

    assert "Enter a number from 0 to 3 for PHQ-9 item 9." in page.text
    assert "blank counts as not asked" not in page.text


def test_pressing_save_twice_asks_before_it_keeps_both(signed_in, case, therapist):
    browser = signed_in(therapist)
    browser.post(new_url(case), typed())

    asked = browser.post(new_url(case), typed())

    assert "is recorded already: 10. Tick to keep both" in asked.text
    assert Administration.objects.count() == 1

    browser.post(new_url(case), typed(is_second_meant="on"))

    assert Administration.objects.count() == 2


def test_a_second_one_after_one_without_a_total_says_so(signed_in, case, therapist):
    browser = signed_in(therapist)
    browser.post(new_url(case), typed((1, None, None, None, 1, 1, 1, 1, 0)))

    assert "already: without a total" in browser.post(new_url(case), typed()).text


@pytest.mark.parametrize("slug", ["phq99", "PHQ9", "Phq9"])
def test_a_questionnaire_that_does_not_exist_is_no_page(
    signed_in, case, therapist, slug
):
    assert signed_in(therapist).get(new_url(case, slug)).status_code == 404


# Reading again


def test_answers_are_read_with_total_band_cut_off_who_and_version(
    signed_in, case, supervisor
):
    taken = make_measures.administration(case, total=14, item9=2)

    page = signed_in(supervisor).get(read_url(taken)).text

    assert "Moderate" in page
    assert "At or above the cut-off of 10" in page
    assert "More than half the days" in page
    assert "Ruth Adeyemi" in page
    assert "Version 2026-1" in page
    assert PHQ9.attribution in page
    assert "Take these scores back" not in page


def test_a_total_that_was_worked_out_or_is_missing_says_so(signed_in, case, therapist):
    worked_out = make_measures.administration(case, given=[1] * 8 + [None])
    missing = make_measures.administration(case, given=[1] * 5 + [None] * 4)
    browser = signed_in(therapist)

    assert "Worked out from 8 answers" in browser.get(read_url(worked_out)).text
    assert (
        "Too many answers are blank for a total" in browser.get(read_url(missing)).text
    )


def test_numbers_without_wording_stay_numbers(signed_in, case, therapist):
    taken = make_measures.administration(case, "WSAS", 20)

    page = signed_in(therapist).get(read_url(taken)).text

    assert "Number 1" in page
    assert "Significant impairment" in page


def test_an_administration_of_another_case_is_no_page(signed_in, case, therapist):
    taken = make_measures.administration(make.case(therapist=therapist))

    url = reverse("measures:administration", args=[case.pk, taken.pk])

    assert signed_in(therapist).get(url).status_code == 404


# Taking back


def test_scores_are_taken_back_with_a_reason(signed_in, case, therapist):
    taken = make_measures.administration(case)
    browser = signed_in(therapist)

    answer = browser.post(read_url(taken), {"reason": "Another client's"})

    assert answer.url == reverse("sessions:measures", args=[case.pk])
    page = browser.get(read_url(taken)).text
    assert "Taken back" in page
    assert "Another client&#x27;s" in page
    assert "Take these scores back" not in page


def test_without_a_reason_the_page_comes_back(signed_in, case, therapist):
    taken = make_measures.administration(case)

    page = signed_in(therapist).post(read_url(taken), {"reason": ""})

    assert "Write why these scores are taken back" in page.text
    assert Administration.objects.standing().exists()


def test_scores_of_a_signed_session_are_refused_with_a_sentence(
    signed_in, case, therapist
):
    make_sessions.course(case=case, signed_ones=1)
    taken = Administration.objects.get(instrument_key="PHQ9")

    page = signed_in(therapist).post(read_url(taken), {"reason": "A slip"})

    assert page.status_code == 200
    assert "These scores belong to a signed session" in page.text
    assert 'value="A slip"' in page.text
    assert Administration.objects.standing().filter(pk=taken.pk).exists()


# Who may


def pages_of(case, administration):
    return [
        reverse("measures:choose", args=[case.pk]),
        new_url(case),
        read_url(administration),
    ]


@pytest.mark.parametrize("who", ["outsider", "admin"])
def test_nobody_else_finds_a_page(signed_in, case, who, request):
    taken = make_measures.administration(case)
    browser = signed_in(request.getfixturevalue(who))

    assert [browser.get(url).status_code for url in pages_of(case, taken)] == [404] * 3
    assert browser.post(new_url(case), typed()).status_code == 404
    assert browser.post(read_url(taken), {"reason": "x"}).status_code == 404
    assert Administration.objects.standing().count() == 1


def test_a_supervisor_reads_and_writes_nothing(signed_in, case, supervisor):
    taken = make_measures.administration(case)
    browser = signed_in(supervisor)

    assert [browser.get(url).status_code for url in pages_of(case, taken)] == [
        403,
        403,
        200,
    ]
    assert browser.post(new_url(case), typed()).status_code == 403
    assert browser.post(read_url(taken), {"reason": "x"}).status_code == 403


def test_a_closed_case_takes_no_more(signed_in, therapist):
    closed = make.closed_case(therapist=therapist)
    taken = make_measures.administration(closed)
    browser = signed_in(therapist)

    assert browser.get(new_url(closed)).status_code == 403
    assert "Take these scores back" not in browser.get(read_url(taken)).text
    assert browser.post(read_url(taken), {"reason": "x"}).status_code == 403


def test_wrong_methods_are_refused(signed_in, case, therapist):
    taken = make_measures.administration(case)
    choose, new, read = pages_of(case, taken)
    browser = signed_in(therapist)

    assert browser.post(choose).status_code == 405
    assert browser.put(new).status_code == 405
    assert browser.delete(read).status_code == 405


def test_hidden_names_stay_hidden(signed_in, case, therapist):
    therapist.names_shown = "INITIALS"
    therapist.save()
    taken = make_measures.administration(case)
    browser = signed_in(therapist)

    for url in pages_of(case, taken):
        page = browser.get(url).text
        assert "Okafor" not in page
        assert "Daniel" not in page
