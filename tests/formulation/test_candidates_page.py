"""From inventory to focus: the page, and the way to the form that chooses."""

from __future__ import annotations

import pytest

from cases.actions import save_intake
from formulation import when
from formulation.actions import change_person, rate_relationship
from formulation.models import CandidateNote, FocusArea
from formulation.queries import candidates_of
from tests import make, make_formulation, make_timeline
from tests.formulation.pages import is_fine, main_of, url, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture(autouse=True)
def onset(case):
    """June 2026, as the assessment has it."""
    save_intake(
        case=case,
        by=case.therapist,
        answers={"onset": "2026-06"},
        version=0,
        at=make.NOW,
    )


def mother_died(case, name="Ngozi"):
    return make_formulation.someone_who_died(
        case, name, died_on=when.in_month(2026, 3).first, relationship="mother"
    )


def partner(case, name="Emeka", **fields):
    """In the inner ring, central to the symptoms, with much conflict."""
    someone = make_formulation.person(case, name, **fields)
    change_person(person=someone, by=case.therapist, relevance=3, at=make.NOW)
    rate_relationship(
        person=someone,
        by=case.therapist,
        rated_on=make.TODAY,
        conflict=8,
        at=make.NOW,
    )
    return someone


def moved(case, **fields):
    return make_timeline.event(
        case, "Moved to Leeds", kind="MOVE", starts=when.in_month(2026, 4), **fields
    )


def area_of(case, key: str):
    return next(one for one in candidates_of(case).areas if one.area.key == key)


# What the record holds


def test_each_row_leads_to_the_person_or_the_event(browser, case):
    died, alive, move = mother_died(case), partner(case), moved(case)

    page = browser.get(url("candidates", case))

    assert is_fine(page)
    html = main_of(page)
    for address in (
        url("person", case, died),
        url("person", case, alive),
        url("event", case, move),
    ):
        assert address in html
    said = words(page)
    assert "Died within 24 months before the onset" in said
    assert "Conflict rated 8 of 10" in said
    assert "Within 6 months before the onset" in said
    assert "June 2026, by the assessment" in said


def test_nothing_is_scored_and_nothing_is_chosen(browser, case):
    mother_died(case)
    partner(case)

    html = main_of(browser.get(url("candidates", case)))

    assert not FocusArea.objects.exists()
    assert "%" not in html
    assert "checked" not in html
    assert "score" not in html.replace("Nothing is scored", "")


def test_the_four_areas_keep_the_order_of_the_manual(case):
    before = [one.area.key for one in candidates_of(case).areas]
    partner(case)

    assert [one.area.key for one in candidates_of(case).areas] == before


def test_the_latest_ratings_speak(case):
    someone = partner(case)
    rate_relationship(
        person=someone,
        by=case.therapist,
        rated_on=make.TODAY,
        conflict=2,
        at=make.NOW.replace(hour=14),
    )

    assert area_of(case, "ROLE_DISPUTE").evidence == ()


def test_who_was_taken_out_of_the_inventory_speaks_no_more(case):
    someone = partner(case)
    type(someone).objects.filter(pk=someone.pk).update(removed_at=make.NOW)

    assert area_of(case, "ROLE_DISPUTE").evidence == ()


def test_people_and_events_around_the_onset_stand_above(browser, case):
    someone = make_formulation.person(case, "Samuel")
    change_person(
        person=someone,
        by=case.therapist,
        onset_change="MORE_DISTANT",
        changed_around_onset="I stopped answering",
        at=make.NOW,
    )
    same = make_formulation.person(case, "Ada")
    change_person(
        person=same,
        by=case.therapist,
        onset_change="NO_CHANGE",
        changed_around_onset="As ever",
        at=make.NOW,
    )
    moved(case)
    long_ago = make_timeline.event(
        case, "School", kind="WORK_START", starts=when.in_year(2001)
    )

    board = candidates_of(case)

    assert [one.person for one in board.changed] == [someone]
    assert [line.event.title for line in board.events] == ["Moved to Leeds"]
    html = main_of(browser.get(url("candidates", case)))
    assert "More distant around the onset" in html
    assert url("event", case, long_ago) not in html


def test_the_present_episode_says_the_onset_before_the_assessment_does(browser, case):
    make_timeline.episode(case, "Low mood", starts=when.in_month(2026, 9))

    said = words(browser.get(url("candidates", case)))

    assert "September 2026, by the present episode on the timeline" in said


def test_without_an_onset_the_page_asks_for_it(signed_in, therapist):
    case = make.case(therapist=therapist)

    said = words(signed_in(therapist).get(url("candidates", case)))

    assert "When did it begin?" in said
    assert "Nobody in the inventory yet" in said


def test_a_fixed_number_of_queries(case, django_assert_max_num_queries):
    for number in range(8):
        partner(case, f"Person {number}")
        moved(case)

    with django_assert_max_num_queries(14):
        assert area_of(case, "ROLE_DISPUTE").evidence


def test_hidden_names_stay_hidden(browser, case, therapist):
    someone = partner(case, "Wilhelmina")
    moved(case, people=[someone])

    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    html = main_of(browser.get(url("candidates", case)))

    assert "Wilhelmina" not in html
    closed = '<details class="closed">'
    for before in html.split("Moved to Leeds")[:-1]:
        assert before.rfind(closed) > before.rfind("</details>")


# Why not


def keep(browser, case, why_not: str, area: str = "GRIEF"):
    data = {"area": area, f"{area}-why_not": why_not}
    return browser.post(url("note_candidate", case), data)


def test_a_why_not_is_kept_and_the_one_before_stays_readable(browser, case):
    keep(browser, case, "Nobody died")
    answer = keep(browser, case, "Mourned as the old role")

    assert answer.url == url("candidates", case)
    one = area_of(case, "GRIEF")
    assert one.note.why_not == "Mourned as the old role"
    assert [note.why_not for note in one.earlier] == ["Nobody died"]
    page = browser.get(url("candidates", case))
    assert is_fine(page)
    assert "1 written before" in words(page)


def test_an_empty_why_not_gets_a_sentence_at_its_own_area(browser, case):
    page = keep(browser, case, " ", area="ROLE_DISPUTE")

    assert is_fine(page)
    assert "Write why this area is not the focus, or not now" in words(page)
    assert not CandidateNote.objects.exists()


def test_one_that_is_too_long_comes_back_whole(browser, case):
    page = keep(browser, case, "y" * 501)

    assert "can hold 500 characters" in words(page)
    assert "y" * 501 in page.content.decode()


def test_a_made_up_area_is_refused(browser, case):
    page = keep(browser, case, "Because", area="LOVE")

    assert page.status_code == 200
    assert not CandidateNote.objects.exists()


# Choosing


def press(browser, case, **fields):
    return browser.post(url("choose_candidate", case), fields)


def test_a_button_leads_to_the_filled_form_and_writes_nothing(browser, case):
    someone = partner(case)

    page = press(
        browser, case, area="ROLE_DISPUTE", rank="PRIMARY", person=str(someone.pk)
    )

    assert is_fine(page)
    form = page.context["form"]
    assert form["area"].value() == "ROLE_DISPUTE"
    assert form["person"].value() == someone.pk
    html = main_of(page)
    assert f'action="{url("choose_focus", case)}"' in html
    assert f'value="{someone.pk}" selected' in html
    assert not form.is_bound
    assert not FocusArea.objects.exists()


def test_a_second_area_is_kept_beside_the_primary_one(browser, case):
    make_formulation.focus(case)
    someone = partner(case)
    page = browser.get(url("candidates", case))
    assert "Keep as secondary" in words(page)
    assert "Choose as primary" not in words(page)

    page = press(
        browser, case, area="ROLE_DISPUTE", rank="SECONDARY", person=str(someone.pk)
    )

    assert f'action="{url("choose_second", case)}"' in main_of(page)


def test_an_area_that_is_the_focus_says_so(browser, case):
    make_formulation.focus(case)

    said = words(browser.get(url("candidates", case)))

    assert "Primary focus" in said


@pytest.mark.parametrize(
    "fields",
    [
        {"area": "LOVE", "rank": "PRIMARY"},
        {"area": "GRIEF", "rank": "THIRD"},
        {"area": "GRIEF", "rank": "PRIMARY", "person": "nobody"},
    ],
)
def test_a_made_up_choice_leads_back(browser, case, fields):
    assert press(browser, case, **fields).url == url("candidates", case)


def test_a_person_of_another_case_cannot_be_taken_over(browser, case, therapist):
    stranger = make_formulation.person(make.case(therapist=therapist))

    answer = press(browser, case, area="GRIEF", rank="PRIMARY", person=str(stranger.pk))

    assert answer.url == url("candidates", case)


def test_grief_without_a_death_shows_the_hint_and_keeps_the_reason(browser, case):
    assert "role transition" in area_of(case, "GRIEF").area.hint
    assert area_of(case, "GRIEF").area.hint in words(
        browser.get(url("candidates", case))
    )
    make_formulation.focus(
        case,
        area="GRIEF",
        person=make_formulation.person(case, "Bello"),
        no_death_reason="The dog was all she had",
    )

    for page in ("candidates", "focus"):
        assert "The dog was all she had" in words(browser.get(url(page, case)))


def test_with_a_death_there_is_no_hint(case):
    mother_died(case)

    assert not area_of(case, "GRIEF").is_hint_shown


# In other cases


def test_in_dit_the_same_rows_lead_to_the_ipaf(signed_in, therapist):
    case = make_formulation.dit_case(therapist=therapist)
    partner(case)

    page = signed_in(therapist).get(url("candidates", case))

    assert is_fine(page)
    assert "Conflict rated 8 of 10" in words(page)
    assert url("edit_ipaf", case) in main_of(page)
    assert "Choose as primary" not in words(page)


def test_before_the_decision_it_is_there_to_be_read(signed_in, therapist):
    case = make.case(therapist=therapist, protocol_key="")
    partner(case)

    page = signed_in(therapist).get(url("candidates", case))

    assert is_fine(page)
    assert "The model is not decided yet" in words(page)
    assert "Conflict rated 8 of 10" in words(page)
    assert "Choose as primary" not in words(page)


def test_whoever_only_reads_finds_no_buttons(signed_in, supervisor, case):
    make.supervision(supervisor=supervisor, supervisee=case.therapist)
    partner(case)

    page = signed_in(supervisor).get(url("candidates", case))

    assert "<button" not in main_of(page)
    assert "Conflict rated 8 of 10" in words(page)
