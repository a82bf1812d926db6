"""The focus: choosing, agreeing, stages, renegotiating, and where it does not belong."""

from datetime import date

import pytest

from formulation import actions
from formulation.models import FocusArea
from protocols.focus_areas import FOCUS_AREAS
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words

TODAY = str(make.TODAY)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def ngozi(case):
    return make_formulation.someone_who_died(case, relationship="wife")


def sent(**fields):
    values = {
        "area": "ROLE_TRANSITION",
        "words": "I used to be a teacher",
        "why_now": "Since the school closed",
        "why_this": "Nobody died",
        "started_on": TODAY,
    }
    return values | fields


def test_without_a_focus_the_four_areas_are_explained(browser, case):
    page = browser.get(url("focus", case))

    said = words(page)
    assert is_fine(page)
    assert "No focus yet" in said
    assert url("choose_focus", case) in page.content.decode()
    for area in FOCUS_AREAS:
        assert area.title in said
        assert area.definition in said


@pytest.mark.parametrize("name", ["focus", "choose_focus", "choose_second"])
def test_in_a_dit_case_the_page_leads_to_the_ipaf(browser, therapist, name):
    case = make_formulation.dit_case(therapist=therapist)

    page = browser.get(url(name, case))

    assert is_fine(page)
    assert "This is a DIT case" in words(page)
    assert url("ipaf", case) in main_of(page)


@pytest.mark.parametrize(
    "name", ["focus", "choose_focus", "choose_second", "ipaf", "edit_ipaf"]
)
def test_before_the_decision_the_page_says_decide_first(browser, therapist, name):
    case = make.case(therapist=therapist, protocol_key="")

    page = browser.get(url(name, case))

    assert is_fine(page)
    assert "Decide the model first" in words(page)
    assert "suitability" in main_of(page)


def test_a_focus_posted_to_a_dit_case_is_refused_with_the_sentence(browser, therapist):
    case = make_formulation.dit_case(therapist=therapist)

    page = browser.post(url("choose_focus", case), sent())

    assert "This is a DIT case" in words(page)
    assert not FocusArea.objects.exists()


def test_choosing_offers_the_four_areas_with_definition_and_questions(
    browser, case, ngozi
):
    page = browser.get(url("choose_focus", case))

    said = words(page)
    assert is_fine(page)
    for area in FOCUS_AREAS:
        assert area.definition in said
        assert area.prompts[0] in said
    assert "Ngozi, wife (died)" in said


def test_a_focus_is_chosen_and_then_agreed(browser, case, ngozi):
    answer = browser.post(
        url("choose_focus", case), sent(area="GRIEF", person=str(ngozi.pk))
    )
    assert answer.url == url("focus", case)
    chosen = FocusArea.objects.get()
    page = browser.get(answer.url)
    assert is_fine(page)
    assert "Not agreed yet" in words(page)

    browser.post(url("agree_focus", case, chosen), {"agreed_on": TODAY})

    page = browser.get(url("focus", case))
    assert is_fine(page)
    assert "Agreed 23 Nov" in words(page)
    assert "About Ngozi , wife, who died" in words(page)
    assert url("agree_focus", case, chosen) not in page.content.decode()
    assert url("revise_focus", case, chosen) not in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"area": ""}, "Choose one of the four areas"),
        ({"area": "WORK"}, "Choose one of the four areas"),
        ({"area": "GRIEF"}, "Who died? Choose the person from the inventory"),
        ({"area": "ROLE_DISPUTE"}, "With whom? Choose the person"),
        ({"area": "DEFICITS", "why_this": ""}, "Write why none of the other three"),
        ({"started_on": "2226-01-01"}, "must be today or in the past"),
        ({"started_on": ""}, "Enter the day of the choice"),
        ({"started_on": "tomorrow"}, "Chosen on must be a real date, like 23 11 2026"),
        ({"person": "00000000-0000-4000-8000-000000000000"}, "from this inventory"),
        ({"words": "x" * 501}, "can hold 500 characters"),
    ],
)
def test_a_choice_that_cannot_be_says_why_and_keeps_the_words(
    browser, case, fields, sentence
):
    page = browser.post(url("choose_focus", case), sent(**fields))

    assert is_fine(page)
    assert sentence in words(page)
    assert "Since the school closed" in page.content.decode()
    assert not FocusArea.objects.exists()


def test_grief_without_a_death_is_a_hint_that_a_reason_answers(browser, case):
    father = make_formulation.person(case, "Father", status="ESTRANGED")
    given = sent(area="GRIEF", person=str(father.pk))

    page = browser.post(url("choose_focus", case), given)
    assert "Other losses are usually worked on as a role transition" in words(page)
    assert f'value="{father.pk}" selected' in page.content.decode()

    browser.post(url("choose_focus", case), given | {"no_death_reason": "Dementia"})
    assert "Grief without a death, because Dementia" in words(
        browser.get(url("focus", case))
    )


def test_grief_over_a_loss_that_is_no_person_reads_as_such(browser, case):
    given = sent(area="GRIEF", no_death_reason="The country he left")

    browser.post(url("choose_focus", case), given)

    page = browser.get(url("focus", case))
    assert is_fine(page)
    assert "Grief without a death, because The country he left" in words(page)


def test_words_may_wait_but_not_the_agreement(browser, case):
    browser.post(url("choose_focus", case), sent(words=""))
    chosen = FocusArea.objects.get()

    page = browser.get(url("focus", case))
    assert "own words are still to come" in words(page)
    assert url("agree_focus", case, chosen) not in page.content.decode()

    page = browser.post(url("agree_focus", case, chosen), {"agreed_on": TODAY})
    assert "Write the focus in the client’s own words" in words(page)


def test_a_focus_is_reworked_until_it_is_agreed(browser, case):
    chosen = make_formulation.focus(case)
    assert is_fine(browser.get(url("revise_focus", case, chosen)))

    browser.post(url("revise_focus", case, chosen), sent(words="Nobody calls me Sir"))
    chosen.refresh_from_db()
    assert chosen.words == "Nobody calls me Sir"
    make_formulation.roles(chosen)

    actions.agree_focus(
        focus_area=chosen, by=case.therapist, agreed_on=make.TODAY, at=make.NOW
    )
    page = browser.post(url("revise_focus", case, chosen), sent())
    assert "already agreed" in words(page)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Enter the day of agreement"),
        ("2226-01-01", "must be today or in the past"),
        ("2020-01-01", "cannot be before the focus was chosen"),
    ],
)
def test_an_agreement_that_cannot_be_says_why(browser, case, day, sentence):
    chosen = make_formulation.focus(case)
    make_formulation.roles(chosen)

    page = browser.post(url("agree_focus", case, chosen), {"agreed_on": day})

    assert is_fine(page)
    assert sentence in words(page)
    assert "<title>Error:" in page.content.decode()


def test_a_stage_is_noted_with_its_day_and_its_sign(browser, case):
    chosen = make_formulation.focus(case)

    browser.post(
        url("focus_stage", case, chosen),
        {"stage": "feeling", "reached_on": TODAY, "reason": "Cried about the school"},
    )

    assert "Feeling the loss 23 Nov Cried about the school" in words(
        browser.get(url("focus", case))
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"stage": "impasse"}, "Choose one of the stages of this focus area"),
        ({"stage": ""}, "Choose a stage"),
        ({"reason": ""}, "Write what showed that the work has reached this stage"),
        ({"reached_on": "2226-01-01"}, "must be today or in the past"),
    ],
)
def test_a_stage_that_cannot_be_says_why(browser, case, fields, sentence):
    chosen = make_formulation.focus(case)
    given = {"stage": "feeling", "reached_on": TODAY, "reason": "Cried"}

    page = browser.post(url("focus_stage", case, chosen), given | fields)

    assert is_fine(page)
    assert sentence in words(page)
    assert '<details class="body" open>' in page.content.decode()
    assert chosen.stages.count() == 0


def test_a_change_of_focus_keeps_the_one_before(browser, case):
    old = make_formulation.agreed_focus(case)
    assert is_fine(browser.get(url("change_focus", case, old)))

    answer = browser.post(
        url("change_focus", case, old),
        sent(
            area="DEFICITS",
            words="On my own",
            why_this="No death, no quarrel, no change",
            reason="He says it was so long before",
            ended_on=TODAY,
        ),
    )

    assert answer.url == url("focus", case)
    page = browser.get(answer.url)
    assert is_fine(page)
    assert "Why it changed He says it was so long before" in words(page)
    assert "Interpersonal deficits" in words(page)


def test_a_change_without_a_reason_changes_nothing(browser, case):
    old = make_formulation.agreed_focus(case)

    page = browser.post(
        url("change_focus", case, old), sent(words="Kept", ended_on=TODAY)
    )

    assert "Write why the focus changes" in words(page)
    assert "Kept" in page.content.decode()
    old.refresh_from_db()
    assert old.ended_on is None


def test_a_second_area_stands_beside_the_first_and_two_are_the_most(browser, case):
    make_formulation.focus(case)
    assert (
        url("choose_second", case) in browser.get(url("focus", case)).content.decode()
    )
    assert is_fine(browser.get(url("choose_second", case)))

    browser.post(url("choose_second", case), sent())

    page = browser.get(url("focus", case))
    assert is_fine(page)
    assert url("choose_second", case) not in page.content.decode()
    again = browser.post(url("choose_second", case), sent())
    assert "Two areas are the most" in words(again)
    third = browser.post(url("choose_focus", case), sent())
    assert "There is a primary focus already" in words(third)


def test_a_focus_from_before_a_change_of_model_stays_readable(browser, case):
    make_formulation.agreed_focus(case)
    case.protocol_key = "DIT_16_SEED"
    case.save()

    page = browser.get(url("focus", case))

    assert is_fine(page)
    assert "This case follows DIT now" in words(page)
    assert "I used to be a teacher" in words(page)
    assert "Low since the school closed" in words(page)
    assert "<form" not in main_of(page)
    assert "Earlier focus" in words(browser.get(url("ipaf", case)))


def test_without_a_focus_from_before_there_is_no_way_to_one(browser, case, therapist):
    dit = make_formulation.dit_case(therapist=therapist)

    assert "Earlier focus" not in words(browser.get(url("ipaf", dit)))
    assert "Earlier formulation" not in words(browser.get(url("focus", case)))
    assert "This is a DIT case" in words(browser.get(url("focus", dit)))


def test_hidden_names_and_words_stay_hidden(browser, case, therapist, ngozi):
    make_formulation.focus(case, area="GRIEF", person=ngozi, words="I miss Ngozi")
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    for name in ("focus", "choose_second"):
        html = browser.get(url(name, case)).content.decode()
        assert "Ngozi" not in html.replace("I miss Ngozi", "")
    html = browser.get(url("focus", case)).content.decode()
    assert "<summary" in html.split("I miss Ngozi")[0][-200:]


def test_a_reader_reads_and_cannot_write(signed_in, supervisor, case):
    chosen = make_formulation.focus(case)
    browser = signed_in(supervisor)

    page = browser.get(url("focus", case))

    assert is_fine(page)
    assert "I used to be a teacher" in words(page)
    assert "<form" not in main_of(page)
    assert browser.get(url("choose_focus", case)).status_code == 403
    for name in ("revise_focus", "change_focus", "agree_focus", "focus_stage"):
        assert browser.post(url(name, case, chosen)).status_code == 403


def test_a_reader_of_an_empty_focus_is_offered_nothing(signed_in, supervisor, case):
    page = signed_in(supervisor).get(url("focus", case))

    assert "No focus yet" in words(page)
    assert url("choose_focus", case) not in page.content.decode()


def test_a_focus_of_another_case_is_not_found(browser, case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.focus(other)

    for name in ("revise_focus", "change_focus", "agree_focus", "focus_stage"):
        assert browser.post(url(name, case, stranger)).status_code == 404


def test_a_stranger_finds_nothing(signed_in, outsider, case):
    assert signed_in(outsider).get(url("focus", case)).status_code == 404


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("focus", "post"),
        ("choose_focus", "put"),
        ("choose_second", "put"),
        ("revise_focus", "put"),
        ("change_focus", "put"),
        ("agree_focus", "get"),
        ("focus_stage", "get"),
    ],
)
def test_another_method_is_refused(browser, case, name, method):
    chosen = make_formulation.focus(case, started_on=date(2026, 10, 5))
    more = [] if name in {"focus", "choose_focus", "choose_second"} else [chosen]

    assert getattr(browser, method)(url(name, case, *more)).status_code == 405


def test_brief_ipt_leaves_the_fourth_area_out_unless_a_reason_is_given(
    browser, therapist
):
    case = make.case(therapist=therapist, protocol_key="IPT_BRIEF")
    page = browser.get(url("choose_focus", case))
    assert words(page).count("Brief IPT leaves it out: write why.") == 1

    page = browser.post(url("choose_focus", case), sent(area="DEFICITS", why_this=""))
    assert "Brief IPT leaves this area out" in words(page)
    assert not FocusArea.objects.exists()

    browser.post(url("choose_focus", case), sent(area="DEFICITS"))
    assert FocusArea.objects.get().why_this == "Nobody died"


def test_other_formats_leave_no_area_out(browser, case):
    assert "leaves it out" not in words(browser.get(url("choose_focus", case)))
