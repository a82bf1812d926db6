"""Worksheets are filled in with the client, and nothing that stood on them is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from audit.models import Event
from protocols.worksheets import UnknownWorksheet
from sessions import actions
from sessions.actions.worksheets import UnknownAnswer
from sessions.models import Worksheet, WorksheetVersion
from tests import make, make_formulation, make_sessions
from tests.make_worksheets import TALK

pytestmark = pytest.mark.django_db

LATER = make.NOW + timedelta(minutes=5)


@pytest.fixture
def chi(case):
    return make_formulation.person(case, name="Chi")


@pytest.fixture
def sheet(case, therapist):
    return actions.start_worksheet(
        case=case, by=therapist, kind="COMMUNICATION_ANALYSIS", at=make.NOW
    )


def save(sheet: Worksheet, answers, version: int = 0, **fields) -> Worksheet:
    values = {"person": sheet.person, "therapy_session": sheet.therapy_session}
    return actions.save_worksheet(
        worksheet=sheet,
        by=sheet.author,
        answers=answers,
        version=version,
        at=LATER,
        **(values | fields),
    )


def verbs(sheet: Worksheet) -> list[str]:
    found = Event.objects.filter(record_id=str(sheet.pk)).order_by("pk")
    return [one.verb for one in found]


def states(sheet: Worksheet) -> list[tuple[str, int]]:
    return [(one.origin, one.number) for one in sheet.versions.order_by("saved_at")]


def test_a_sheet_is_begun_empty_with_someone_and_in_a_session(case, therapist, chi):
    session = make_sessions.session(case=case)

    sheet = actions.start_worksheet(
        case=case, by=therapist, kind="ROLE_PLAY", person=chi, therapy_session=session
    )

    assert (sheet.person, sheet.therapy_session) == (chi, session)
    assert (sheet.answers, sheet.version, sheet.is_finished) == ({}, 0, False)
    assert verbs(sheet) == ["worksheet.started"]


def test_a_sheet_needs_a_kind_that_there_is_and_people_of_its_case(case, therapist):
    other = make.case(therapist=therapist)
    stranger = make_formulation.person(other, name="Olu")
    elsewhere = make_sessions.session(case=other)

    with pytest.raises(UnknownWorksheet):
        actions.start_worksheet(case=case, by=therapist, kind="HOROSCOPE")
    with pytest.raises(actions.PersonNotInInventory):
        actions.start_worksheet(
            case=case, by=therapist, kind="ROLE_PLAY", person=stranger
        )
    with pytest.raises(actions.SessionNotOfCase):
        actions.start_worksheet(
            case=case, by=therapist, kind="ROLE_PLAY", therapy_session=elsewhere
        )
    assert not Worksheet.objects.exists()


def test_a_draft_may_lack_anything_and_every_save_keeps_a_state(sheet):
    save(sheet, {"wanted": "To be seen"})
    saved = save(sheet, {"wanted": "To be seen at night"}, 1)

    assert saved.version == 2
    assert saved.changed_at == LATER
    assert states(sheet) == [("SAVED", 1), ("SAVED", 2)]
    assert [one.answers["wanted"] for one in sheet.versions.order_by("number")] == [
        "To be seen",
        "To be seen at night",
    ]
    assert verbs(sheet) == ["worksheet.started", "worksheet.saved", "worksheet.saved"]


def test_what_saves_itself_stands_at_once_and_is_no_state_until_it_is_saved(sheet):
    typing = {"is_typing": True}
    save(sheet, {"wanted": "To"}, **typing)
    save(sheet, {"wanted": "To be"}, 1, **typing)
    last = save(sheet, {"wanted": "To be seen"}, 2, **typing)

    assert Worksheet.objects.get().answers == {"wanted": "To be seen"}
    assert last.version == 3
    assert states(sheet) == []
    assert verbs(sheet) == ["worksheet.started"]

    for _ in range(2):
        save(sheet, {"wanted": "To be seen"}, 3)

    assert states(sheet) == [("SAVED", 3)]
    assert verbs(sheet) == ["worksheet.started", "worksheet.saved"]


def test_what_saves_itself_without_a_change_is_nothing(sheet):
    save(sheet, {"wanted": "To be seen"}, is_typing=True)
    again = save(sheet, {"wanted": "To be seen"}, 1, is_typing=True)

    assert again.version == 1
    assert states(sheet) == []


def typed(sheet, words="Typed and not saved by hand"):
    return save(sheet, {"wanted": words}, sheet.version, is_typing=True)


def kept(sheet) -> list[str]:
    return [one.answers["wanted"] for one in sheet.versions.order_by("number")]


def test_somebody_else_who_writes_on_keeps_what_was_typed_before(sheet):
    other = make.user("Helena Marsh")
    typed(sheet)

    actions.save_worksheet(
        worksheet=sheet,
        by=other,
        answers={"wanted": "Theirs"},
        version=1,
        is_typing=True,
        at=LATER,
    )

    assert kept(sheet) == ["Typed and not saved by hand"]
    assert sheet.versions.get().saved_by == sheet.author


def test_what_was_typed_on_another_day_is_kept_before_it_is_typed_over(sheet):
    typed(sheet)

    actions.save_worksheet(
        worksheet=sheet,
        by=sheet.author,
        answers={"wanted": "The next day"},
        version=1,
        is_typing=True,
        at=LATER + timedelta(days=1),
    )

    assert kept(sheet) == ["Typed and not saved by hand"]
    assert sheet.versions.get().saved_at == LATER


def test_finishing_and_taking_out_keep_what_was_typed(sheet, chi):
    save(sheet, TALK, person=chi, is_typing=True)
    actions.finish_worksheet(worksheet=sheet, by=sheet.author, at=LATER)
    assert states(sheet) == [("SAVED", 1)]

    actions.reopen_worksheet(worksheet=sheet, by=sheet.author)
    typed(Worksheet.objects.get())
    actions.remove_worksheet(worksheet=sheet, by=sheet.author, at=LATER)
    assert [number for _, number in states(sheet)] == [1, 2]


def test_what_was_typed_stays_behind_a_state_that_is_brought_back(sheet):
    first = save(sheet, {"wanted": "First"})
    typed(first)

    actions.bring_back_state(
        state=sheet.versions.get(number=1), by=sheet.author, at=LATER
    )

    assert kept(sheet) == ["First", "Typed and not saved by hand", "First"]


def test_signing_the_session_keeps_its_sheets_as_they_stand(case, therapist):
    session = make_sessions.course(case=case)[0]
    sheet = actions.start_worksheet(
        case=case, by=therapist, kind="ROLE_PLAY", therapy_session=session
    )
    typing = {"answers": {"scene": "The door"}, "version": 0, "is_typing": True}
    actions.save_worksheet(
        worksheet=sheet, by=therapist, therapy_session=session, **typing
    )
    assert not sheet.versions.exists()

    make_sessions.signed(session)

    assert sheet.versions.get().answers == {"scene": "The door"}


def test_answers_to_other_questions_stay(sheet):
    save(sheet, {"wanted": "To be seen"})
    saved = save(sheet, {"ended": "In silence"}, 1)

    assert saved.answers == {"wanted": "To be seen", "ended": "In silence"}


def test_saving_what_stands_already_changes_nothing(sheet):
    save(sheet, {"wanted": "To be seen"})

    assert save(sheet, {"wanted": "To be seen"}, 0).version == 1
    assert states(sheet) == [("SAVED", 1)]


def test_someone_else_or_another_session_is_a_change_too(sheet, chi):
    assert save(sheet, {}, person=chi).version == 1
    assert Worksheet.objects.get().person == chi


def test_who_was_slower_keeps_the_text_and_is_told(sheet):
    save(sheet, {"wanted": "First"})

    for _ in range(2):  # the same page is sent again to look at both
        with pytest.raises(
            actions.WorksheetChangedElsewhere, match="Nothing is lost"
        ) as told:
            save(sheet, {"wanted": "Second", "ended": "Badly"})

    assert told.value.sheet.answers == {"wanted": "First"}
    assert Worksheet.objects.get().answers == {"wanted": "First"}
    lost = sheet.versions.get(origin="LOST")
    assert lost.answers == {"wanted": "Second", "ended": "Badly"}
    assert (lost.number, sheet.versions.count()) == (0, 2)
    assert verbs(sheet)[-1] == "worksheet.conflicted"


def test_a_version_that_cannot_be_read_builds_on_none(sheet):
    with pytest.raises(actions.WorksheetChangedElsewhere):
        save(sheet, {"wanted": "x"}, -1)
    assert states(sheet) == [("LOST", 0)]


def test_a_question_that_is_not_asked_is_a_mistake_of_ours(sheet):
    with pytest.raises(UnknownAnswer, match="star_sign"):
        save(sheet, {"star_sign": "Leo"})


def test_finishing_asks_for_what_is_missing_in_clear_sentences(sheet):
    save(sheet, {"lines": TALK["lines"][:2], "wanted": "To be seen"})

    with pytest.raises(actions.WorksheetIncomplete) as told:
        actions.finish_worksheet(worksheet=sheet, by=sheet.author)

    assert [lack.field for lack in told.value.lacks] == [
        "person",
        "when_where",
        "lines",
        "ended",
    ]
    assert "Write at least three lines of the exchange" in str(told.value)
    assert not Worksheet.objects.get().is_finished


def test_a_whole_one_is_finished_once(sheet, chi):
    save(sheet, TALK, person=chi)

    done = actions.finish_worksheet(worksheet=sheet, by=sheet.author, at=LATER)
    again = actions.finish_worksheet(worksheet=sheet, by=sheet.author)

    assert done.finished_at == again.finished_at == LATER
    assert verbs(sheet).count("worksheet.finished") == 1


@pytest.fixture
def finished(sheet, chi):
    save(sheet, TALK, person=chi)
    return actions.finish_worksheet(worksheet=sheet, by=sheet.author, at=LATER)


def test_what_came_of_it_is_written_on_a_finished_one(finished):
    saved = save(finished, {"tried": "YES", "learned": "Ask before midnight"}, 1)

    assert saved.answers["learned"] == "Ask before midnight"
    assert saved.is_finished


@pytest.mark.parametrize("change", [{"wanted": "Something else"}, {}])
def test_a_finished_one_is_opened_again_before_the_rest_changes(finished, change):
    """What was typed meanwhile is kept."""
    with pytest.raises(actions.WorksheetFinished, match="Open it again"):
        save(finished, change, 1, **({} if change else {"person": None}))
    assert finished.versions.filter(origin="LOST").count() == 1

    actions.reopen_worksheet(worksheet=finished, by=finished.author)

    assert save(finished, {"wanted": "Something else"}, 1).version == 2
    assert not Worksheet.objects.get().is_finished


def test_only_a_finished_one_is_opened_again(sheet):
    with pytest.raises(actions.WorksheetNotFinished):
        actions.reopen_worksheet(worksheet=sheet, by=sheet.author)


def test_an_earlier_state_can_stand_again_and_the_present_one_stays_behind_it(sheet):
    save(sheet, {"wanted": "First"})
    save(sheet, {"wanted": "Second"}, 1)
    first = sheet.versions.get(number=1)

    back = actions.bring_back_state(state=first, by=sheet.author, at=LATER)
    actions.bring_back_state(state=first, by=sheet.author)

    assert back.answers == {"wanted": "First"}
    assert states(sheet) == [("SAVED", 1), ("SAVED", 2), ("SAVED", 3)]


def test_what_lost_can_be_made_to_stand(sheet):
    save(sheet, {"wanted": "First"})
    with pytest.raises(actions.WorksheetChangedElsewhere):
        save(sheet, {"wanted": "Second"})

    lost = WorksheetVersion.objects.get(origin="LOST")
    actions.bring_back_state(state=lost, by=sheet.author)

    assert Worksheet.objects.get().answers == {"wanted": "Second"}


def test_no_state_is_brought_back_onto_a_finished_one(finished):
    with pytest.raises(actions.WorksheetFinished):
        actions.bring_back_state(state=finished.versions.get(), by=finished.author)


def test_a_sheet_is_taken_out_and_put_back_with_all_its_words(sheet):
    save(sheet, TALK)
    actions.remove_worksheet(worksheet=sheet, by=sheet.author, at=LATER)
    assert not Worksheet.objects.standing().exists()

    with pytest.raises(actions.WorksheetTakenOut):
        actions.remove_worksheet(worksheet=sheet, by=sheet.author)
    with pytest.raises(actions.WorksheetTakenOut):
        actions.finish_worksheet(worksheet=sheet, by=sheet.author)
    with pytest.raises(actions.WorksheetTakenOut):
        save(sheet, {"ended": "Typed meanwhile"}, 1)
    assert sheet.versions.get(origin="LOST").answers["ended"] == "Typed meanwhile"

    actions.restore_worksheet(worksheet=sheet, by=sheet.author)
    with pytest.raises(actions.WorksheetNotTakenOut):
        actions.restore_worksheet(worksheet=sheet, by=sheet.author)
    assert Worksheet.objects.standing().get().answers == TALK


def test_a_sheet_never_says_what_is_on_it_where_it_is_logged(sheet):
    save(sheet, {"wanted": "To be seen"})

    assert "To be seen" not in str(list(Event.objects.values_list("detail", flat=True)))
    assert str(sheet) == f"worksheet {sheet.pk}"
