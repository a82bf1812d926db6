"""Worksheets in the room: started, typed row by row, read, finished, printed."""

from __future__ import annotations

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from protocols.worksheets import WORKSHEETS
from sessions.models import Worksheet
from tests import make, make_formulation, make_sessions, make_worksheets
from tests.make_worksheets import TALK

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def chi(case):
    return make_formulation.person(case, name="Chi")


@pytest.fixture
def sheet(case, chi):
    return make_worksheets.worksheet(case, person=chi)


def url(name: str, *args) -> str:
    return reverse(f"sessions:{name}", args=args)


def of(name: str, sheet: Worksheet, *args) -> str:
    return url(name, sheet.case_id, sheet.pk, *args)


def text_of(response) -> str:
    return unescape(response.content.decode())


def typed(sheet: Worksheet, **changed) -> dict:
    """The form of a talk as a browser sends it."""
    answers = sheet.answers or {}
    rows = answers.get("lines", [{"id": number} for number in range(1, 5)])
    data = {
        "version": str(sheet.version),
        "whole": "1",
        "person": str(sheet.person_id or ""),
        "lines": [str(row["id"]) for row in rows],
    }
    data |= {key: value for key, value in answers.items() if isinstance(value, str)}
    for row in rows:
        data |= {
            f"lines-{row['id']}-{key}": value
            for key, value in row.items()
            if key != "id"
        }
    return data | changed


def test_the_empty_list_says_what_suits_the_focus(browser, case, chi):
    make_formulation.focus(case, area="GRIEF", person=chi, no_death_reason="x")

    page = text_of(browser.get(url("worksheets", case.pk)))

    assert "No worksheet yet" in page
    assert "For grief, these suit first:" in page
    assert "letter of what was never said;" in page
    assert "Start a worksheet" in page


def test_what_the_focus_keeps_is_read_and_printed_from_there(browser, case):
    focus = make_formulation.focus(case)

    page = text_of(browser.get(url("worksheets", case.pk)))

    assert "Two columns, before and now" in page
    assert reverse("formulation:focus_columns", args=[case.pk, focus.pk]) in page


def test_dit_has_no_worksheets_to_start(signed_in, therapist):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")

    page = text_of(signed_in(therapist).get(url("worksheets", case.pk)))

    assert "DIT works without worksheets" in page
    assert "Start a worksheet" not in page


def test_the_list_stands_by_kind_with_person_session_and_state(browser, case, chi):
    session = make_sessions.session(case=case)
    make_worksheets.worksheet(case, person=chi, therapy_session=session)
    make_worksheets.worksheet(
        case, kind="ROLE_PLAY", answers={"try_out": "Ask"}, finished_at=make.NOW
    )

    page = text_of(browser.get(url("worksheets", case.pk)))

    for words in ("Communication analysis", "Role play", "Chi", "Next session"):
        assert words in page
    assert "Being written" in page
    assert "Finished" in page
    assert "I have done three" in page


def test_the_list_shows_those_with_one_person_named_by_id_alone(browser, case, chi):
    olu = make_formulation.person(case, name="Olu")
    with_chi = make_worksheets.worksheet(case, person=chi)
    with_olu = make_worksheets.worksheet(case, person=olu, kind="ROLE_PLAY", answers={})

    page = text_of(browser.get(url("worksheets", case.pk), {"person": str(chi.pk)}))

    assert of("worksheet", with_chi) in page
    assert of("worksheet", with_olu) not in page
    assert f'value="{chi.pk}" selected' in page
    for other in ("", "nonsense", "Chi"):
        every = text_of(browser.get(url("worksheets", case.pk), {"person": other}))
        assert of("worksheet", with_olu) in every


def test_a_person_whose_sheets_are_taken_out_has_none_now(browser, case, chi):
    sheet = make_worksheets.worksheet(case, person=chi)
    browser.post(of("remove_worksheet", sheet))

    page = text_of(browser.get(url("worksheets", case.pk), {"person": str(chi.pk)}))

    assert "None with" in page
    assert "Taken out (1)" in page


def test_a_long_list_costs_no_more_queries(
    browser, case, chi, django_assert_num_queries
):
    make_worksheets.worksheet(case, person=chi)
    address = url("worksheets", case.pk)
    browser.get(address)
    with CaptureQueriesContext(connection) as short:
        browser.get(address)
    for kind in WORKSHEETS:
        for _ in range(3):
            make_worksheets.worksheet(case, kind=kind, person=chi)

    with django_assert_num_queries(len(short)):
        browser.get(address)


def test_a_sheet_is_started_with_someone_in_the_session_that_asked(browser, case, chi):
    booked = make_sessions.course(case=case, signed_ones=1)
    address = url("new_worksheet", case.pk, "communication-analysis")

    page = text_of(browser.get(address, {"session": booked[0].pk, "person": chi.pk}))
    answer = browser.post(
        address, {"person": chi.pk, "therapy_session": booked[0].pk}, follow=True
    )

    assert f'<option value="{booked[0].pk}" selected>' in page
    assert f'<option value="{chi.pk}" selected>' in page
    made = Worksheet.objects.get()
    assert (made.person, made.therapy_session) == (chi, booked[0])
    assert answer.redirect_chain[-1][0] == of("edit_worksheet", made)
    assert text_of(answer).count("<legend>Line ") == 4


def test_without_a_wish_the_next_session_is_chosen(browser, case):
    booked = make_sessions.course(case=case, signed_ones=1)

    page = text_of(browser.get(url("new_worksheet", case.pk, "role-play")))

    assert f'<option value="{booked[1].pk}" selected>' in page


@pytest.mark.parametrize(
    "wrong", [{"person": "nobody"}, {"therapy_session": "yesterday"}]
)
def test_someone_of_no_inventory_is_refused_in_words(browser, case, wrong):
    answer = browser.post(url("new_worksheet", case.pk, "role-play"), wrong)

    assert answer.status_code == 200
    assert "Choose a" in text_of(answer)
    assert not Worksheet.objects.exists()


def test_an_unknown_kind_has_no_page(browser, case):
    assert browser.get(url("new_worksheet", case.pk, "x")).status_code == 404
    assert browser.get(url("blank_worksheet", case.pk, "x")).status_code == 404


def test_lines_alternate_between_the_two_until_somebody_says_otherwise(browser, case):
    sheet = make_worksheets.worksheet(case, answers={}, version=0)

    page = text_of(browser.get(of("edit_worksheet", sheet)))

    assert page.count('<option value="CLIENT" selected>') == 2
    assert page.count('<option value="OTHER" selected>') == 2


def test_a_line_is_added_by_a_button_that_keeps_everything_typed(browser, sheet):
    data = typed(sheet, wanted="That he gets up", rows="add:lines")
    answer = browser.post(of("edit_worksheet", sheet), data)

    assert answer["Location"] == of("edit_worksheet", sheet) + "#id_lines-4-who"
    sheet.refresh_from_db()
    assert sheet.answers["wanted"] == "That he gets up"
    assert [row["id"] for row in sheet.answers["lines"]] == [1, 2, 3, 4]
    assert sheet.answers["lines"][0]["words"] == "He is awake again."


@pytest.mark.parametrize(
    ("button", "order"),
    [
        ("up:lines:2", [2, 1, 3]),
        ("up:lines:1", [1, 2, 3]),
        ("down:lines:2", [1, 3, 2]),
        ("down:lines:3", [1, 2, 3]),
        ("out:lines:2", [1, 3]),
        ("out:lines:9", [1, 2, 3]),
        ("out:lines:x", [1, 2, 3]),
        ("up:verses:2", [1, 2, 3]),
        ("burn:lines:2", [1, 2, 3]),
    ],
)
def test_lines_move_and_go_by_buttons(browser, sheet, button, order):
    browser.post(of("edit_worksheet", sheet), typed(sheet, rows=button))

    sheet.refresh_from_db()
    assert [row["id"] for row in sheet.answers["lines"]] == order


def test_the_last_line_of_all_can_go_too(browser, sheet):
    one = typed(sheet, lines=["3"], rows="out:lines:3")
    answer = browser.post(of("edit_worksheet", sheet), one)

    sheet.refresh_from_db()
    assert sheet.answers["lines"] == []
    assert answer["Location"].endswith("#rows-lines")


def test_where_it_went_off_goes_with_its_line(browser, sheet):
    browser.post(of("edit_worksheet", sheet), typed(sheet, rows="out:lines:1"))

    sheet.refresh_from_db()
    assert sheet.answers["went_off"] == ""


def test_there_is_an_end_to_the_lines(browser, sheet):
    many = typed(sheet, lines=[str(number) for number in range(1, 21)])
    browser.post(of("edit_worksheet", sheet), many | {"rows": "add:lines"})

    sheet.refresh_from_db()
    assert len(sheet.answers["lines"]) == 20
    assert "Add a line" not in text_of(browser.get(of("edit_worksheet", sheet)))


def test_a_wrong_day_is_named_and_the_rest_is_saved(browser, sheet):
    answer = browser.post(
        of("edit_worksheet", sheet),
        typed(sheet, try_by="soon", ended="In silence", rows="add:lines"),
    )

    page = text_of(answer)
    assert "By must be a real date" in page
    assert 'value="soon"' in page
    assert page.count("<legend>Line ") == 4
    sheet.refresh_from_db()
    assert sheet.answers["ended"] == "In silence"
    assert f'name="version" value="{sheet.version}"' in page


def test_finishing_names_what_is_missing_and_loses_nothing(browser, case):
    sheet = make_worksheets.worksheet(case, answers={}, version=0)
    two = {"lines": ["1", "2"], "lines-1-words": "Hm.", "lines-2-words": "Well."}
    data = typed(sheet, finish="1") | two | {"lines-1-who": "CLIENT"}

    page = text_of(browser.post(of("edit_worksheet", sheet), data))

    for sentence in (
        "Choose with whom the talk was",
        "Say when it was, and where",
        "Write at least three lines of the exchange",
        "Line 2: say who speaks",
        "Say how it ended",
    ):
        assert sentence in page
    assert "Well." in page
    sheet.refresh_from_db()
    assert (sheet.is_finished, sheet.version) == (False, 1)
    assert 'name="version" value="1"' in page


def test_a_whole_sheet_is_finished_and_read_with_its_marks(browser, sheet):
    answer = browser.post(
        of("edit_worksheet", sheet), typed(sheet, finish="1"), follow=True
    )

    page = text_of(answer)
    assert "Finished. You can print the client’s copy." in page
    assert "Here it went off" in page
    assert "Line 1" in page
    sheet.refresh_from_db()
    assert sheet.is_finished


def test_what_came_of_it_is_asked_of_a_finished_one_alone(browser, case, chi):
    sheet = make_worksheets.worksheet(case, person=chi, finished_at=make.NOW)
    address = of("edit_worksheet", sheet)

    page = text_of(browser.get(address))
    answer = browser.post(
        address, {"version": "1", "tried": "YES", "learned": "Ask", "finish": "1"}
    )

    assert "What came of it" in page
    assert "Word by word" not in page
    assert answer["Location"] == of("worksheet", sheet)
    sheet.refresh_from_db()
    assert (sheet.answers["tried"], sheet.answers["learned"]) == ("YES", "Ask")
    assert sheet.person == chi


def test_a_page_left_open_when_the_sheet_was_finished_loses_nothing(browser, sheet):
    stale = typed(sheet, wanted="Typed meanwhile")
    Worksheet.objects.update(finished_at=make.NOW)

    answer = browser.post(of("edit_worksheet", sheet), stale, follow=True)

    assert "Open it again to change more" in text_of(answer)
    lost = sheet.versions.get(origin="LOST")
    assert lost.answers["wanted"] == "Typed meanwhile"


def test_two_devices_get_a_choice_and_both_texts(browser, sheet):
    stale = typed(sheet, ended="With a slammed door")
    browser.post(of("edit_worksheet", sheet), typed(sheet, ended="In silence"))

    answer = browser.post(of("edit_worksheet", sheet), stale)
    page = text_of(answer)

    assert answer.status_code == 409
    assert "changed at" in page
    assert "In silence" in page
    assert "With a slammed door" in page
    keep = stale | {"version": "2", "stay": "1"}
    assert browser.post(of("edit_worksheet", sheet), keep).status_code == 302
    sheet.refresh_from_db()
    assert sheet.answers["ended"] == "With a slammed door"


def test_typing_saves_itself_as_far_as_it_is_right(browser, sheet):
    answer = browser.post(
        of("autosave_worksheet", sheet),
        typed(sheet, ended="In silence", try_by="soon"),
    )

    assert answer.status_code == 200
    assert answer.json()["version"] == 2
    assert "try_by" in answer.json()["errors"]
    sheet.refresh_from_db()
    assert not sheet.versions.filter(number=2).exists()
    assert sheet.answers["ended"] == "In silence"


def test_saving_itself_meets_another_device_and_says_so(browser, sheet):
    answer = browser.post(
        of("autosave_worksheet", sheet), typed(sheet, version="0", ended="Badly")
    )

    assert answer.status_code == 409
    assert "Nothing is lost" in answer.json()["problem"]
    assert sheet.versions.filter(origin="LOST").exists()


def test_earlier_states_are_read_and_brought_back(browser, sheet):
    browser.post(of("edit_worksheet", sheet), typed(sheet, ended="In silence"))
    first = sheet.versions.get(number=1)

    page = text_of(browser.get(of("worksheet_state", sheet, first.pk)))
    browser.post(of("bring_back_state", sheet, first.pk))

    assert "No words till noon" in page
    sheet.refresh_from_db()
    assert sheet.answers["ended"] == "No words till noon"


def test_a_state_of_another_sheet_is_not_found_here(browser, case, sheet):
    other = make_worksheets.worksheet(case, kind="ROLE_PLAY", answers={})
    state = other.versions.get()

    for name, method in (("worksheet_state", "get"), ("bring_back_state", "post")):
        answer = getattr(browser, method)(of(name, sheet, state.pk))
        assert answer.status_code == 404


def test_a_sheet_is_taken_out_and_put_back(browser, sheet):
    gone = text_of(browser.post(of("remove_worksheet", sheet), follow=True))
    assert "Taken out (1)" in gone
    assert browser.get(of("edit_worksheet", sheet))["Location"] == of(
        "worksheet", sheet
    )
    assert "Its words are kept" in text_of(browser.get(of("worksheet", sheet)))
    twice = text_of(browser.post(of("remove_worksheet", sheet), follow=True))
    assert "This worksheet was taken out" in twice

    browser.post(of("restore_worksheet", sheet))

    sheet.refresh_from_db()
    assert sheet.removed_at is None


def test_a_finished_one_is_opened_again_by_a_button(browser, case):
    sheet = make_worksheets.worksheet(case, finished_at=make.NOW)

    first = browser.post(of("reopen_worksheet", sheet))
    second = browser.post(of("reopen_worksheet", sheet))

    assert first["Location"] == of("edit_worksheet", sheet)
    assert second["Location"] == of("worksheet", sheet)


def test_after_closing_worksheets_are_read_and_not_written(signed_in, therapist):
    case = make.closed_case(therapist=therapist)
    sheet = make_worksheets.worksheet(case)
    browser = signed_in(therapist)

    page = text_of(browser.get(of("worksheet", sheet)))

    assert "Go on writing" not in page
    assert browser.post(of("edit_worksheet", sheet), {}).status_code == 403
    assert browser.get(of("print_worksheet", sheet)).status_code == 200


@pytest.mark.parametrize("key", WORKSHEETS)
def test_every_kind_is_typed_read_and_printed(browser, case, chi, key):
    kind = WORKSHEETS[key]
    answers = make_worksheets.full_answers(kind, "Something said")
    sheet = make_worksheets.worksheet(case, kind=key, person=chi, answers=answers)

    edit = text_of(browser.get(of("edit_worksheet", sheet)))
    read = text_of(browser.get(of("worksheet", sheet)))
    paper = text_of(browser.get(of("print_worksheet", sheet)))
    blank = text_of(browser.get(url("blank_worksheet", case.pk, kind.slug)))

    assert kind.title in edit
    assert "Something said" in read
    assert kind.client_title in paper
    assert kind.client_title in blank
    assert "Something said" not in blank
    for section in kind.sections:
        for one in section.fields:
            assert one.label in edit


def test_the_clients_copy_holds_nothing_for_the_clinician(browser, case, chi):
    kind = WORKSHEETS["UNSAID_LETTER"]
    answers = make_worksheets.full_answers(kind, "Said") | {"came_up": "Tears at last"}
    sheet = make_worksheets.worksheet(case, kind=kind.key, person=chi, answers=answers)

    page = text_of(browser.get(of("print_worksheet", sheet)))

    assert "Tears at last" not in page
    assert kind.reminder not in page
    assert case.client.family_name not in page


def test_who_is_never_printed_is_named_on_no_copy(browser, case, chi):
    chi.is_never_printed = True
    chi.save()
    answers = TALK | {"ended": "Chi shut the door"}
    sheet = make_worksheets.worksheet(case, person=chi, answers=answers)

    page = text_of(browser.get(of("print_worksheet", sheet)))

    assert "never printed, so their name is left out" in page
    assert "Never to be printed, and named in the text: Chi" in page
    assert "With whom" not in page
    assert "The other" in page


def test_young_people_get_tips_on_their_copy(browser, case, sheet):
    case.client.born_on = make.TODAY.replace(year=make.TODAY.year - 15)
    case.client.save()

    page = text_of(browser.get(of("print_worksheet", sheet)))

    assert "Pick a calm time" in page


def test_the_story_of_a_loss_is_printed_from_the_focus(browser, case, chi):
    focus = make_formulation.focus(case, area="GRIEF", person=chi, no_death_reason="x")
    address = url("grief_story", case.pk, focus.pk)
    assert "Nothing is written yet" in text_of(browser.get(address))

    make_formulation.details(focus, loved_parts="Her laughter", unsaid="You were right")
    page = text_of(browser.get(address))

    assert "What I loved" in page
    assert "Her laughter" in page
    assert "What I never said" in page


def test_only_a_grief_has_a_story(browser, case):
    focus = make_formulation.focus(case)

    assert browser.get(url("grief_story", case.pk, focus.pk)).status_code == 404


def test_the_other_has_no_name_where_nobody_was_chosen(browser, case):
    sheet = make_worksheets.worksheet(case)

    assert "The other" in text_of(browser.get(of("worksheet", sheet)))
