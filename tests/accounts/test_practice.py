"""Letterhead, crisis lines and numbers."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.forms.numbers import NUMBER_GROUPS
from accounts.models import Practice
from accounts.queries import practice
from audit.models import Event
from protocols.thresholds import THRESHOLD_NAMES, ThresholdNotPossible, UnknownThreshold

PAGE = reverse("accounts:practice")


def fields(**changed):
    return {
        "name": "Harbour Psychological Therapies",
        "address": "1 Quay Street\nBristol",
        "phone": "0117 496 0000",
        "email": "office@example.org",
        "paper": "A4",
        "crisis_lines": "Samaritans, 116 123\nNHS, 111",
        "crisis_verified_on": "2026-11-20",
        "risk_acknowledged": "TOLD",
    } | changed


@pytest.fixture
def browser(client, admin):
    client.force_login(admin)
    return client


def test_before_anyone_saved_it_the_defaults_stand(browser):
    assert "Our practice" in browser.get(PAGE).content.decode()
    assert Practice.objects.count() == 0


def test_saving_keeps_one_row(browser):
    browser.post(PAGE, fields())
    browser.post(PAGE, fields(name="Quay Therapies"))

    row = Practice.objects.get()
    assert row.name == "Quay Therapies"
    assert row.crisis_line_list == ["Samaritans, 116 123", "NHS, 111"]


def test_values_are_logged_old_and_new_and_words_only_by_name(browser):
    browser.post(PAGE, fields())
    browser.post(
        PAGE,
        fields(address="2 Quay Street", paper="LETTER", missed_session_counts="on"),
    )

    event = Event.objects.filter(verb="practice.changed").order_by("-id").first()
    assert set(event.detail["fields"]) == {"address", "paper", "missed_session_counts"}
    assert event.detail["old"] == {"paper": "A4", "missed_session_counts": False}
    assert event.detail["new"] == {"paper": "LETTER", "missed_session_counts": True}
    assert "Quay" not in str(event.detail)


def test_saving_nothing_new_is_no_event(browser):
    browser.post(PAGE, fields())
    browser.post(PAGE, fields())

    assert Event.objects.filter(verb="practice.changed").count() == 1


def test_only_numbers_that_differ_from_the_usual_are_kept(browser):
    browser.post(PAGE, fields(threshold_review_days="21", threshold_phq9_change="6"))

    assert practice().thresholds == {"review_days": 21}


def test_an_emptied_number_is_the_usual_one_again(browser):
    browser.post(PAGE, fields(threshold_review_days="21"))
    browser.post(PAGE, fields(threshold_review_days=""))

    assert practice().thresholds == {}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Enter the name of the practice"),
        ({"email": "office"}, "Enter an email address, like name@practice.org"),
        ({"crisis_verified_on": ""}, "Enter the day on which the numbers were checked"),
        ({"crisis_verified_on": "2126-01-01"}, "Checked on must be today or earlier"),
        ({"crisis_lines": ""}, "Enter at least one crisis line"),
        ({"crisis_lines": " \n "}, "Enter at least one crisis line"),
        ({"crisis_verified_on": "20.13.2026"}, "Checked on must be a real date"),
        ({"threshold_review_days": "0"}, "enter a whole number from 1 to 999"),
        ({"threshold_review_days": "soon"}, "enter a whole number from 1 to 999"),
    ],
)
def test_bad_input_says_what_to_do_and_keeps_what_was_typed(browser, changed, sentence):
    response = browser.post(PAGE, fields(**changed))

    said = response.content.decode()
    assert response.status_code == 200
    assert sentence in said
    assert "1 Quay Street" in said
    assert Practice.objects.count() == 0


def test_numbers_checked_today_are_taken(browser):
    today = timezone.localdate()
    browser.post(PAGE, fields(crisis_verified_on=today.isoformat()))

    assert practice().crisis_verified_on == today


def test_lines_once_kept_are_not_emptied(browser):
    browser.post(PAGE, fields())
    browser.post(PAGE, fields(crisis_lines="", crisis_verified_on=""))

    assert practice().crisis_line_list == ["Samaritans, 116 123", "NHS, 111"]


def test_an_unknown_number_is_refused(admin):
    with pytest.raises(UnknownThreshold):
        actions.change_practice(by=admin, thresholds={"luck": 3})
    with pytest.raises(ThresholdNotPossible):
        actions.change_practice(by=admin, thresholds={"review_days": 0})
    assert Practice.objects.count() == 0


def test_wrong_methods_are_refused(browser):
    assert browser.put(PAGE).status_code == 405


def test_every_number_stands_once_under_what_it_is_about():
    grouped = [name for _, names in NUMBER_GROUPS for name in names]

    assert sorted(grouped) == sorted(THRESHOLD_NAMES)
