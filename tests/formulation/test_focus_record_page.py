"""Details, ways of working and signs of a focus, as pages."""

from datetime import date

import pytest

from formulation import actions
from formulation.models import (
    DETAIL_OF,
    GriefDetail,
    MarkerRating,
    RoleDisputeDetail,
    StrategyUse,
)
from protocols.focus_areas import FOCUS_AREAS
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words

TODAY = str(make.TODAY)
START = date(2026, 10, 5)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def grief(case):
    return make_formulation.grief(case, started_on=START)


@pytest.fixture
def dispute(case):
    return make_formulation.dispute(case, started_on=START)


def of_area(case, key):
    make_area = {
        "GRIEF": make_formulation.grief,
        "ROLE_DISPUTE": make_formulation.dispute,
    }
    if key in make_area:
        return make_area[key](case)
    return make_formulation.focus(case, area=key)


@pytest.mark.parametrize("area", FOCUS_AREAS, ids=lambda area: area.key)
def test_each_area_has_its_own_form_with_its_questions(browser, case, area):
    focus = of_area(case, area.key)

    page = browser.get(url("focus_details", case, focus))

    assert is_fine(page)
    said = words(page)
    assert all(prompt in said for prompt in area.prompts)


@pytest.mark.parametrize("area", FOCUS_AREAS, ids=lambda area: area.key)
def test_everything_may_stay_empty(browser, case, area):
    focus = of_area(case, area.key)

    answer = browser.post(url("focus_details", case, focus), {"sent": "1"})

    assert answer.url == url("focus", case)
    assert DETAIL_OF[area.key].objects.count() == 1
    assert is_fine(browser.get(answer.url))


@pytest.mark.parametrize("area", FOCUS_AREAS, ids=lambda area: area.key)
def test_every_field_that_is_written_is_read_on_the_page(browser, case, area):
    """Nothing typed may vanish: each text has a place on the focus page."""
    focus = of_area(case, area.key)
    model = DETAIL_OF[area.key]
    texts = {
        field.name: f"said in {field.name}"
        for field in model._meta.get_fields()
        if field.get_internal_type() in ("CharField", "TextField")
        and not getattr(field, "choices", None)
    }

    browser.post(url("focus_details", case, focus), texts)

    said = words(browser.get(url("focus", case)))
    assert texts
    for text in texts.values():
        assert text in said


def test_what_is_on_record_stands_in_the_form(browser, case, grief):
    ada = make_formulation.person(case, "Ada")
    make_formulation.details(
        grief,
        manner="SUDDEN",
        was_present=False,
        attended_funeral=True,
        mourning_signs=["MOURNING_NUMB"],
        also_grieving=[ada],
        loved_parts="Her laughter",
    )

    page = browser.get(url("focus_details", case, grief))

    assert is_fine(page)
    html = page.content.decode()
    assert "Her laughter" in html
    for value in ("SUDDEN", "MOURNING_NUMB", str(ada.pk)):
        tag = next(
            one for one in html.split("<input") if f'value="{value}"' in one
        ).split(">")[0]
        assert "checked" in tag
    browser.post(
        url("focus_details", case, grief),
        {"was_present": "YES", "attended_funeral": "", "also_grieving": [str(ada.pk)]},
    )
    record = GriefDetail.objects.get()
    assert (record.was_present, record.attended_funeral) == (True, None)
    assert list(record.also_grieving.all()) == [ada]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"age_at_death": "old"}, "Enter the age in years, from 0 to 130"),
        ({"age_at_death": "-1"}, "Enter the age in years, from 0 to 130"),
        ({"cause": "x" * 201}, "Cause can hold 200 characters"),
        ({"loved_parts": "x" * 10_000}, "Loved can hold 1000 characters"),
        ({"mourning_signs": ["INVENTED"]}, "Choose from the answers for"),
        ({"also_grieving": ["no-id"]}, "Choose people from this inventory"),
        ({"manner": "SLOW"}, "Choose one of the answers for"),
    ],
)
def test_a_long_form_loses_nothing_when_one_field_is_wrong(
    browser, case, grief, fields, sentence
):
    given = {
        "before": "The last week",
        "guilt": "شعور بالذنب 😔",
        "unsaid": "You were right",
    }

    page = browser.post(url("focus_details", case, grief), given | fields)

    assert is_fine(page)
    assert sentence in words(page)
    html = page.content.decode()
    assert all(text in html for text in given.values())
    assert not GriefDetail.objects.exists()


def test_a_form_of_a_focus_that_has_ended_keeps_what_was_typed(browser, case, grief):
    actions.change_focus(
        focus_area=grief,
        by=case.therapist,
        reason="More about the move",
        ended_on=make.TODAY,
        area="ROLE_TRANSITION",
        words="",
        person=None,
        why_now="",
        why_this="",
        at=make.NOW,
    )

    page = browser.post(url("focus_details", case, grief), {"before": "Typed late"})

    assert "This focus has ended" in words(page)
    assert "Typed late" in page.content.decode()


def test_before_a_change_of_role_is_agreed_its_two_roles_are_asked_for(browser, case):
    focus = make_formulation.focus(case)

    page = browser.get(url("focus", case))
    assert "Still needed: the name of the old role, the name of the new role" in words(
        page
    )
    assert url("agree_focus", case, focus) not in page.content.decode()
    refused = browser.post(url("agree_focus", case, focus), {"agreed_on": TODAY})
    assert "Name the old role" in words(refused)

    browser.post(
        url("focus_details", case, focus), {"old_role": "Teacher", "new_role": "Free"}
    )
    browser.post(url("agree_focus", case, focus), {"agreed_on": TODAY})
    assert "Agreed 23 Nov" in words(browser.get(url("focus", case)))
    emptied = browser.post(url("focus_details", case, focus), {"old_role": "Teacher"})
    assert is_fine(emptied)
    assert "Name the new role" in words(emptied)


def test_before_a_dispute_is_agreed_its_stage_is_asked_for(browser, case, dispute):
    page = browser.get(url("focus", case))
    assert "Still needed: the stage of the dispute" in words(page)

    refused = browser.post(url("agree_focus", case, dispute), {"agreed_on": TODAY})
    assert "Note the stage of the dispute" in words(refused)


def test_a_dispute_with_someone_who_died_is_refused_in_words(browser, case):
    ngozi = make_formulation.someone_who_died(case)

    page = browser.post(
        url("choose_focus", case),
        {
            "area": "ROLE_DISPUTE",
            "person": str(ngozi.pk),
            "words": "Kept",
            "started_on": TODAY,
        },
    )

    assert "A dispute is with someone living" in words(page)
    assert "Kept" in page.content.decode()


def test_fear_control_or_violence_leads_to_the_risk_record_and_the_safety_plan(
    browser, case, dispute
):
    assert make_formulation.details(dispute, about="x").safety == "NOT_ASKED"
    assert "not asked alone yet" in words(browser.get(url("focus", case)))

    make_formulation.details(dispute, safety="YES")

    page = browser.get(url("focus", case))
    assert is_fine(page)
    assert "Nobody else is brought into the sessions" in words(page)
    assert f"/cases/{case.pk}/risk/" in main_of(page)
    assert f"/cases/{case.pk}/safety-plan/" in main_of(page)
    make_formulation.details(dispute, safety="NO")
    assert "Nobody else is brought" not in words(browser.get(url("focus", case)))


def test_at_an_impasse_gains_and_costs_are_asked_for(browser, case, dispute):
    make_formulation.details(dispute, about="x")
    assert "gain and lose" not in words(browser.get(url("focus", case)))

    make_formulation.stage(dispute, "impasse")
    said = words(browser.get(url("focus", case)))
    assert "gain and lose" in said
    assert "Bringing it into the open can look worse at first" in said

    make_formulation.details(dispute, leaving_costs="The evenings")
    assert "gain and lose" not in words(browser.get(url("focus", case)))


def test_a_dispute_whose_other_died_since_says_so(browser, case, dispute):
    make_formulation.details(dispute, about="x")
    actions.change_person(
        person=dispute.person, by=case.therapist, status="DECEASED", frequency=""
    )

    assert "has died since" in words(browser.get(url("focus", case)))


def test_the_record_says_how_sure_who_else_and_what_is_sought(browser, case, dispute):
    sister = make_formulation.person(case, "Zinnia", relationship="sister")
    browser.post(
        url("focus_details", case, dispute),
        {
            "how_sure": "0",
            "same_with": [str(sister.pk)],
            "sought": "ACCEPT",
            "upheld_by": "DEMORALISED",
            "managed_before": "Wrote it on the fridge",
            "issues": ["ISSUE_MONEY", "ISSUE_TIME"],
        },
    )

    record = RoleDisputeDetail.objects.get()
    assert (record.how_sure, record.safety) == (0, "NOT_ASKED")
    said = words(browser.get(url("focus", case)))
    for text in (
        "A guess",
        "It goes the same with Zinnia",
        "The client seeks: accept it",
        "“Nothing will help”",
        "Managed before in such moments Wrote it on the fridge",
        "Money Time",
    ):
        assert text in said


def test_with_initials_the_names_of_people_stay_hidden(
    browser, case, therapist, dispute
):
    sister = make_formulation.person(case, "Zinnia", relationship="sister")
    make_formulation.details(dispute, same_with=[sister], about="Zinnia again")
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    html = browser.get(url("focus", case)).content.decode()
    assert "Zinnia" not in html.replace("Zinnia again", "")
    before = html.split("Zinnia again")[0]
    assert before.rfind("<details") > before.rfind("</details>")
    form = browser.get(url("focus_details", case, dispute)).content.decode()
    assert "Zinnia" not in form.replace("Zinnia again", "")


# Two columns on paper


def test_old_and_new_role_are_printed_in_two_columns_of_plain_words(browser, case):
    focus = make_formulation.focus(case)
    make_formulation.roles(focus, old_hard="No weekends", keep="The eye", let_go="Fear")

    page = browser.get(url("focus_columns", case, focus))

    assert is_fine(page)
    said = words(page)
    for text in ("Teacher", "Looking for work", "No weekends", "What I keep", "Fear"):
        assert text in said
    assert "transition" not in main_of(page).lower()


def test_the_sheet_can_be_printed_empty_to_write_on(browser, case):
    assert is_fine(
        browser.get(url("focus_columns", case, make_formulation.focus(case)))
    )


def test_only_a_change_of_role_has_two_columns(browser, case, grief):
    assert browser.get(url("focus_columns", case, grief)).status_code == 404


# Ways of working


def test_ways_of_working_are_ticked_and_unticked(browser, case, grief):
    browser.post(
        url("focus_strategies", case, grief),
        {"strategies": ["GRIEF_LINK", "GRIEF_TIES"], "was": "", "on": TODAY},
    )
    said = words(browser.get(url("focus", case)))
    assert "2 of 10 taken up" in said
    assert "since 23 Nov" in said

    browser.post(
        url("focus_strategies", case, grief),
        {"strategies": ["GRIEF_TIES"], "was": "GRIEF_LINK GRIEF_TIES", "on": TODAY},
    )
    page = browser.get(url("focus", case))
    assert is_fine(page)
    assert "1 of 10 taken up" in words(page)
    put_down = StrategyUse.objects.get(key="GRIEF_LINK")
    assert put_down.removed_at is not None


def test_a_page_drawn_earlier_unticks_nothing_that_was_ticked_since(
    browser, case, grief
):
    send = url("focus_strategies", case, grief)
    browser.post(send, {"strategies": ["GRIEF_LINK"], "was": "", "on": TODAY})

    browser.post(send, {"strategies": ["GRIEF_TIES"], "was": "", "on": TODAY})

    assert StrategyUse.objects.filter(removed_at__isnull=True).count() == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"strategies": []}, "Tick a way of working that was taken up"),
        (
            {"strategies": ["DISPUTE_TRY"]},
            "Choose from the answers for Ways of working",
        ),
        ({"was": "INVENTED"}, "Choose from the ways of working of this focus area"),
        ({"on": "2226-01-01"}, "must be today or in the past"),
        ({"on": ""}, "Enter the day"),
    ],
)
def test_ticks_that_cannot_be_say_why(browser, case, grief, fields, sentence):
    given = {"strategies": ["GRIEF_LINK"], "was": "", "on": TODAY}

    page = browser.post(url("focus_strategies", case, grief), given | fields)

    assert is_fine(page)
    assert sentence in words(page)
    assert not StrategyUse.objects.exists()


# Signs of progress


def test_signs_are_rated_all_at_once_on_a_day(browser, case, grief):
    page = browser.get(url("focus_markers", case, grief))
    assert is_fine(page)

    browser.post(
        url("focus_markers", case, grief),
        {"rated_on": TODAY, "GRIEF_RANGE": "0", "GRIEF_PEOPLE": "2"},
    )

    page = browser.get(url("focus", case))
    assert is_fine(page)
    assert "First, 23 Nov" in words(page)
    assert "Sees people Mostly" in words(page)
    assert "not asked" in words(page)
    assert "Last time: mostly" in words(browser.get(url("focus_markers", case, grief)))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Rate at least one sign"),
        ({"GRIEF_RANGE": "4"}, "Choose one of the answers for"),
        (
            {"GRIEF_RANGE": "1", "rated_on": "2226-01-01"},
            "must be today or in the past",
        ),
        ({"GRIEF_RANGE": "1", "rated_on": "2020-01-01"}, "before the focus was chosen"),
        ({"GRIEF_RANGE": "1", "rated_on": ""}, "Enter the day of the rating"),
    ],
)
def test_a_rating_that_cannot_be_says_why(browser, case, grief, fields, sentence):
    page = browser.post(url("focus_markers", case, grief), {"rated_on": TODAY} | fields)

    assert is_fine(page)
    assert sentence in words(page)
    assert not MarkerRating.objects.exists()


# Goals, readers, and what came before


def test_a_focus_without_a_goal_asks_what_would_be_different(browser, case, grief):
    assert "What would be different by the end?" in words(
        browser.get(url("focus", case))
    )

    goal = make_formulation.goal(case, "Say what happened")
    goal.focus_area = grief
    goal.save()
    said = words(browser.get(url("focus", case)))
    assert "Say what happened" in said
    assert "What would be different by the end?" not in said


def test_a_focus_that_ended_keeps_its_whole_record(browser, case, grief):
    make_formulation.details(grief, before="The last week")
    make_formulation.step(grief, "Her wardrobe")
    actions.change_focus(
        focus_area=grief,
        by=case.therapist,
        reason="More about the move",
        ended_on=make.TODAY,
        area="ROLE_TRANSITION",
        words="",
        person=None,
        why_now="",
        why_this="",
        at=make.NOW,
    )

    assert url("focus_record", case, grief) in main_of(browser.get(url("focus", case)))
    page = browser.get(url("focus_record", case, grief))
    assert is_fine(page)
    for text in ("The last week", "Her wardrobe", "More about the move"):
        assert text in words(page)
    assert "<form" not in main_of(page)


def test_a_reader_reads_the_record_and_cannot_write(
    signed_in, supervisor, case, grief, therapist
):
    make_formulation.details(grief, before="The last week")
    make_formulation.step(grief)
    browser = signed_in(supervisor)

    for name, more in (("focus", []), ("focus_record", [grief])):
        page = browser.get(url(name, case, *more))
        assert is_fine(page)
        assert "The last week" in words(page)
        assert "<form" not in main_of(page)
    for name in ("focus_details", "focus_markers", "focus_strategies"):
        assert browser.post(url(name, case, grief)).status_code == 403


def test_a_focus_of_another_case_is_not_found(browser, case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.focus(other)

    for name in ("focus_record", "focus_details", "focus_columns", "focus_markers"):
        assert browser.get(url(name, case, stranger)).status_code == 404
    assert browser.post(url("focus_strategies", case, stranger)).status_code == 404
