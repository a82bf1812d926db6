"""Numbers of a scale: recorded, read again, taken back, and their pages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from audit.models import Event
from measures import actions, queries
from measures.models import ScaleEntry
from measures.score_only import (
    ALLIANCE,
    MOOD,
    SCALES,
    InvalidNumber,
)
from tests import make, make_couples, make_measures

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 16)


@pytest.fixture
def case(therapist):
    return make.case(therapist=therapist)


def entry(case, key="CORE10", *numbers, on=DAY):
    return make_measures.scale_entry(case, key, *numbers, on=on)


# Recorded


def test_numbers_version_and_author_are_kept_and_logged_without_the_numbers(case):
    kept = entry(case, "DASS21", 12, 8, 16)

    kept.refresh_from_db()
    assert kept.numbers == (Decimal(12), Decimal(8), Decimal(16))
    assert (kept.scale_version, kept.author) == ("2026-1", case.therapist)
    event = Event.objects.get(verb="scale.recorded")
    assert event.detail == {"scale": "DASS21"}


def test_tomorrow_a_missing_number_and_a_wrong_count_are_refused(case):
    now = datetime(2026, 11, 16, 12, tzinfo=UTC)
    typed = {"case": case, "by": case.therapist, "scale_key": "CORE10", "at": now}
    with pytest.raises(actions.TakenOnIsInTheFuture):
        actions.record_scale_entry(
            **typed, taken_on=DAY + timedelta(1), numbers=[Decimal(9)]
        )
    with pytest.raises(InvalidNumber, match="Enter a number from 0 to 40"):
        actions.record_scale_entry(**typed, taken_on=DAY, numbers=[None])
    with pytest.raises(ValueError, match="zip"):
        actions.record_scale_entry(**typed, taken_on=DAY, numbers=[])
    assert not ScaleEntry.objects.exists()


def test_a_partners_numbers_are_theirs_alone(therapist):
    two = make_couples.couple_case(therapist=therapist)
    make_measures.scale_entry(two, "LSNS6", 9, about=two.partner)

    assert not queries.scale_series(two)
    (series,) = queries.scale_series(two, about=two.partner)
    assert series.parts[0].now == 9


def test_a_change_is_said_and_reliable_where_the_publication_says_so(case):
    for week, number in enumerate((20, 17, 12)):
        entry(case, "CORE10", number, on=DAY + timedelta(weeks=week))

    (series,) = queries.scale_series(case)
    (line,) = series.parts
    assert line.change_words == "8 lower than on 16-Nov-2026, reliable change"
    assert line.stretch == "Mild"
    assert line.cut_off_words == "Within: clinical cut-off (from 11)"
    assert [point[1] for point in line.drawn.points] == [20, 17, 12]


def test_five_points_of_core10_and_the_first_entry_claim_nothing(case):
    entry(case, "CORE10", 20)
    (series,) = queries.scale_series(case)
    assert (series.parts[0].change_words, series.parts[0].drawn) == ("", None)

    entry(case, "CORE10", 15, on=DAY + timedelta(7))
    (series,) = queries.scale_series(case)
    assert series.parts[0].change_words == "5 lower than on 16-Nov-2026"


def test_the_same_number_and_a_rise_have_words_too(case):
    entry(case, "WHO5", 40)
    entry(case, "WHO5", 40, on=DAY + timedelta(7))
    (series,) = queries.scale_series(case)
    assert series.parts[0].change_words == "the same as on 16-Nov-2026"
    assert series.parts[0].cut_off_words == "Within: poor well-being (below 50)"

    entry(case, "WHO5", 60, on=DAY + timedelta(14))
    (series,) = queries.scale_series(case)
    assert series.parts[0].change_words.startswith("20 higher")
    assert series.parts[0].cut_off_words.startswith("Not within")


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((8, 8, 8), (8, 8, 8), ""),
        ((8, 8, 8), (8, 4, 8), "Worked on what mattered is 4, below 5."),
        ((9, 8, 8), (6, 8, 8), "Felt understood is 3 lower than last time."),
        ((9, 8, 8), (7, 8, 8), ""),
    ],
)
def test_a_drop_of_three_or_any_answer_below_five_is_worth_talking_about(
    case, before, now, said
):
    entry(case, ALLIANCE.key, *before)
    entry(case, ALLIANCE.key, *now, on=DAY + timedelta(7))

    (series,) = queries.scale_series(case)
    assert series.prompt == said


def test_a_mood_of_two_claims_no_alliance(case):
    entry(case, MOOD.key, 2)

    assert queries.scale_series(case)[0].prompt == ""


def test_all_series_of_a_case_cost_one_question(case, django_assert_num_queries):
    for key in ("CORE10", "WHO5", "MOOD"):
        entry(case, key)

    with django_assert_num_queries(1):
        assert [one.scale.key for one in queries.scale_series(case)] == [
            "MOOD",
            "CORE10",
            "WHO5",
        ]


# Taken back


def test_it_leaves_the_series_and_stays_readable_with_its_reason(case):
    kept = entry(case)
    taken = actions.withdraw_scale_entry(
        entry=kept, by=case.therapist, reason=" Wrong case "
    )

    assert taken.withdrawn_reason == "Wrong case"
    assert not queries.scale_series(case)
    assert queries.scale_entry_of(case, kept.pk) == kept
    assert Event.objects.filter(verb="scale.withdrawn").exists()


def test_a_reason_is_needed_and_once_is_enough(case):
    kept = entry(case)
    with pytest.raises(actions.ReasonMissing):
        actions.withdraw_scale_entry(entry=kept, by=case.therapist, reason=" ")
    actions.withdraw_scale_entry(entry=kept, by=case.therapist, reason="Twice")
    with pytest.raises(actions.AlreadyTakenBack):
        actions.withdraw_scale_entry(entry=kept, by=case.therapist, reason="Twice")


def test_numbers_never_change_and_never_go(case):
    rows = ScaleEntry.objects.filter(pk=entry(case).pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(values=["3"])
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.delete()


def test_what_was_taken_back_stays_taken_back(case):
    kept = entry(case)
    actions.withdraw_scale_entry(entry=kept, by=case.therapist, reason="Twice")
    rows = ScaleEntry.objects.filter(pk=kept.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(withdrawn_at=None, withdrawn_reason="")


# Pages


def new_url(case, slug="core10"):
    return reverse("measures:new_scale", args=[case.pk, slug])


def typed(**numbers):
    return {"taken_on": timezone.localdate().isoformat(), **numbers}


def test_every_scale_can_be_chosen_and_shows_no_wording(signed_in, case, therapist):
    browser = signed_in(therapist)
    page = browser.get(reverse("measures:choose", args=[case.pk])).text

    for scale in SCALES.values():
        assert new_url(case, scale.slug) in page
        assert escape(scale.attribution) in browser.get(new_url(case, scale.slug)).text


def test_saving_says_the_number_and_leads_to_all_scores(signed_in, case, therapist):
    answer = signed_in(therapist).post(new_url(case), typed(total="14.5"))

    assert answer.url == reverse("sessions:measures", args=[case.pk])
    (sentence,) = [str(one) for one in get_messages(answer.wsgi_request)]
    assert sentence.endswith(": 14.5, Mild.")
    page = signed_in(therapist).get(answer.url).text
    assert "CORE-10" in page
    assert "14.5" in page


def test_a_rating_is_a_row_of_buttons_with_both_ends_in_view(
    signed_in, case, therapist
):
    browser = signed_in(therapist)
    page = browser.get(new_url(case, "mood")).text

    assert "0, the lowest" in page
    assert "10, the best" in page
    assert browser.post(new_url(case, "mood"), typed(mood="7")).status_code == 302
    assert ScaleEntry.objects.get().numbers == (Decimal(7),)


@pytest.mark.parametrize("wrong", ["41", "-1", "14.25", "many", "1e400", ""])
def test_a_wrong_number_comes_back_as_it_was_typed(signed_in, case, therapist, wrong):
    page = signed_in(therapist).post(new_url(case), typed(total=wrong)).text

    assert "Enter a number from 0 to 40, one decimal at most for Total." in page
    assert f'value="{wrong}"' in page or not wrong
    assert not ScaleEntry.objects.exists()


def test_a_second_one_of_the_day_wants_one_tick(signed_in, case, therapist):
    browser = signed_in(therapist)
    browser.post(new_url(case), typed(total="14"))

    page = browser.post(new_url(case), typed(total="15")).text
    assert "is recorded already" in page
    browser.post(new_url(case), typed(total="15", is_second_meant="on"))
    assert ScaleEntry.objects.count() == 2


def test_a_yes_on_the_columbia_scale_leads_on_to_the_risk_entry(
    signed_in, case, therapist
):
    answer = signed_in(therapist).post(
        new_url(case, "cssrs"), typed(ideation="2", behaviour="0")
    )

    assert answer.url == reverse("cases:new_risk", args=[case.pk])


def test_tomorrow_is_refused(signed_in, case, therapist):
    late = (timezone.localdate() + timedelta(1)).isoformat()
    page = signed_in(therapist).post(new_url(case), {"taken_on": late, "total": "14"})
    assert "Date must be today or in the past" in page.text


def test_numbers_are_read_again_and_taken_back(signed_in, case, therapist):
    kept = entry(case, "DASS21", 12, 8, 16)
    url = reverse("measures:scale_entry", args=[case.pk, kept.pk])
    browser = signed_in(therapist)

    page = browser.get(url).text
    assert "12, Mild" in page
    assert "16, Mild" in page
    assert "Write why" in browser.post(url, {"reason": ""}).text
    assert browser.post(url, {"reason": "Twice"}).status_code == 302
    again = browser.post(url, {"reason": "Twice"}).text
    assert "already taken back" in again
    assert "Taken back" in again


def test_what_does_not_exist_is_no_page(signed_in, case, therapist):
    other = entry(make.case(therapist=therapist))
    browser = signed_in(therapist)

    assert browser.get(new_url(case, "wishes")).status_code == 404
    assert browser.get(new_url(case, "CORE10")).status_code == 404
    url = reverse("measures:scale_entry", args=[case.pk, other.pk])
    assert browser.get(url).status_code == 404


def test_an_age_that_a_scale_is_not_made_for_is_said(signed_in, case, therapist):
    page = signed_in(therapist).get(new_url(case, "ypcore")).text

    assert "Made for another age: from 11 to 16." in page
