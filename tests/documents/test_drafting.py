"""Drafts come from the signed record, and no text is ever lost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from documents import actions, kinds
from documents.kinds.facts import chart_facts
from documents.kinds.words import letter_day, treatment_line
from documents.models import Document
from documents.queries.record import record_of
from sessions import actions as sessions
from sessions.models import TherapySession
from tests import make, make_cases, make_documents, make_formulation

SUMMARY = Document.Kind.TREATMENT_SUMMARY
ENDING = Document.Kind.ENDING_LETTER
GOODBYE = Document.Kind.GOODBYE_LETTER
PLAN = Document.Kind.RELAPSE_PLAN_LETTER


@pytest.fixture
def daniel(therapist):
    make_documents.practice()
    return make_documents.daniel(therapist)


@pytest.fixture
def sara(therapist):
    make_documents.practice()
    return make_documents.sara(therapist)


def draft(case, kind=ENDING, **options):
    return actions.draft_document(
        case=case, by=case.therapist, kind=kind, at=make.NOW, **options
    )


def texts(document):
    return {part["key"]: part["text"] for part in document.parts}


def test_every_part_of_a_first_draft_names_its_sources(daniel):
    document = draft(daniel, SUMMARY)

    for part in document.parts:
        if part["text"]:
            assert part["sources"], part["key"]
    # What the writer may insert about risk names its sources too.
    assert {
        one.record
        for one in kinds.kind(SUMMARY).offers(record_of(daniel, today=make.TODAY))[
            "risk"
        ]
    } == {
        "riskentry",
        "administration",
        "safetyplan",
    }


def test_drafting_again_opens_the_same_draft(daniel):
    assert draft(daniel) == draft(daniel)


def test_a_case_whose_model_is_dit_gets_no_ipt_letter(daniel, sara):
    with pytest.raises(actions.NotForThisCase):
        draft(sara, ENDING)
    with pytest.raises(actions.NotForThisCase):
        draft(daniel, GOODBYE)


def test_nothing_is_drafted_before_a_session_is_signed(case, therapist):
    undecided = make.case(therapist=therapist, protocol_key="")
    with pytest.raises(actions.NotForThisCase):
        draft(undecided, SUMMARY)
    with pytest.raises(actions.NotYet, match="once a session is signed"):
        draft(case, SUMMARY)


def test_a_plan_letter_waits_for_the_plan(therapist):
    case = make.case(therapist=therapist)
    make_documents.note(make_documents.session(case, make_documents.STARTS_ON, 1))

    with pytest.raises(actions.NotYet, match="not written yet"):
        draft(case, PLAN)


def test_the_problem_keeps_its_own_word_in_every_document(therapist):
    case = make_documents.daniel(therapist, problem="ANXIETY")

    for kind in (SUMMARY, ENDING):
        said = " ".join(texts(draft(case, kind)).values()).lower()
        assert "anxiety" in said
        assert "depression" not in said


def test_a_letter_speaks_to_the_client_and_calls_people_by_their_relation(daniel):
    said = texts(draft(daniel))

    assert said["came"] == "You came with low mood and depression."
    assert "between July and October 2026" in said["worked"]
    assert "was 20 when we started and is 6 now" in said["changed"]
    assert said["signs"].startswith("You know these signs: “The sofa again”")
    assert "116 123" in said["who"]
    everything = " ".join(said.values())
    assert "You can turn to: your older daughter, your church friend" in said["who"]
    assert "Saying “I'm fine” to my older daughter" in said["signs"]
    for name in ("Samuel", "Eze", "Ada", "Ngozi"):
        assert name not in everything


def test_someone_who_is_never_printed_is_not_printed(daniel):
    daniel.people.filter(name="Samuel Eze").update(is_never_printed=True)

    everything = " ".join(texts(draft(daniel)).values())

    assert "Samuel" not in everything
    assert "your church friend" in everything


def test_a_letter_holds_nothing_of_the_risk_entries(daniel):
    make_documents.risk(
        daniel,
        make_documents.STARTS_ON + timedelta(weeks=14),
        thoughts="PASSIVE",
        said="Wishes to be with her",
    )

    everything = " ".join(texts(draft(daniel)).values()).lower()

    for word in ("self-harm", "thoughts", "passive", "wishes", "item 9"):
        assert word not in everything


def test_a_goodbye_letter_has_no_scores_unless_they_are_inserted(sara):
    document = draft(sara, GOODBYE)
    assert "score" not in " ".join(texts(document).values())

    record = record_of(sara, today=make.TODAY)
    offers = kinds.kind(GOODBYE).offers(record)["different"]
    score = next(one for one in offers if "Your score" in one.text)
    assert not score.is_drafted


def test_what_went_differently_stands_in_the_goodbye_letter(sara):
    said = texts(draft(sara, GOODBYE))["different"]

    assert "With your best friend it went differently: “" in said
    assert "Here it went differently: “stayed when it became quiet”." in said


def test_a_summary_of_a_dit_case_says_no_pattern_until_it_is_inserted(sara):
    said = " ".join(texts(draft(sara, SUMMARY)).values())

    assert "one recurring pattern" in said
    assert "unloved" not in said


def test_a_plan_letter_holds_the_plan_and_who_to_call_under_red(daniel):
    said = texts(draft(daniel, PLAN))

    assert said["green"].splitlines()[0] == "Saturday call with my church friend"
    assert "Samaritans: 116 123" in said["red"]
    assert "First to notice: my older daughter" in said["signs"]


def test_a_plan_letter_tells_what_is_left_off_from_what_is_done(daniel):
    make_documents.relapse_plan(
        daniel,
        number=2,
        later_signs="Two bad weeks",
        amber_signs="The sofa again",
        amber_tell="Ada",
        red_signs="Thoughts of joining her",
        red="The GP\nThe crisis line",
        red_stop="Drinking on my own\nExtra marking",
        way_back="Ring Ruth",
        lessons="Saturdays hold me",
    )

    said = texts(draft(daniel, PLAN))

    assert said["amber"].splitlines() == [
        "I notice: the sofa again",
        "Within 48 hours: Tell my older daughter the same day; Photo box for ten minutes",
        "I tell: my older daughter",
    ]
    assert said["red"].splitlines()[:4] == [
        "I notice: Thoughts of joining her",
        "I do, and call: the GP; the crisis line",
        "I leave off: Drinking on my own; Extra marking",
        "Back to treatment: Ring Ruth",
    ]
    assert "Later: Two bad weeks" in said["signs"].splitlines()
    assert said["helped"].splitlines()[-1] == "I have learned: Saturdays hold me"


def test_saving_keeps_the_text_and_raises_the_version(daniel):
    document = draft(daniel)

    saved = actions.save_document(
        document=document,
        by=daniel.therapist,
        parts={"goodbye": "I wish you well.\r\n\r\nRuth"},
        version=0,
    )

    assert texts(saved)["goodbye"] == "I wish you well.\n\nRuth"
    assert saved.version == 1
    assert texts(saved)["came"] == texts(document)["came"]


def test_the_slower_of_two_saves_changes_nothing_and_learns_what_is_there(daniel):
    document = draft(daniel)
    actions.save_document(
        document=document, by=daniel.therapist, parts={"goodbye": "First"}, version=0
    )

    with pytest.raises(actions.DocumentChangedElsewhere) as conflict:
        actions.save_document(
            document=document,
            by=daniel.therapist,
            parts={"goodbye": "Second"},
            version=0,
        )

    assert texts(conflict.value.document)["goodbye"] == "First"
    assert conflict.value.document.version == 1


def test_a_part_that_is_too_long_is_refused_by_its_title(daniel):
    with pytest.raises(actions.TextTooLong, match="Goodbye"):
        actions.save_document(
            document=draft(daniel),
            by=daniel.therapist,
            parts={"goodbye": "x" * 4001},
            version=0,
        )


def test_a_sentence_is_inserted_with_its_source_beside_what_was_typed(daniel):
    document = draft(daniel)
    offers = kinds.kind(ENDING).offers(record_of(daniel, today=make.TODAY))["goodbye"]

    saved = actions.insert_from_record(
        document=document,
        by=daniel.therapist,
        part="goodbye",
        offer=offers[0].key,
        parts={"goodbye": "I wish you well.", "came": "Typed meanwhile."},
        version=0,
    )

    assert texts(saved)["goodbye"] == (
        "I wish you well. You said that this is still open: “The wedding ring”."
    )
    assert texts(saved)["came"] == "Typed meanwhile."
    part = next(one for one in saved.parts if one["key"] == "goodbye")
    assert part["sources"] == [offers[0].source]


def test_a_sentence_that_the_record_no_longer_holds_is_not_inserted(daniel):
    with pytest.raises(actions.SourceGone):
        actions.insert_from_record(
            document=draft(daniel),
            by=daniel.therapist,
            part="goodbye",
            offer="0" * 16,
            parts={},
            version=0,
        )


def test_a_supervisor_remarks_beside_a_part(daniel, supervisor):
    comment = actions.comment_on_document(
        document=draft(daniel), by=supervisor, part="goodbye", text=" Say more. "
    )

    assert (comment.part, comment.text) == ("goodbye", "Say more.")
    with pytest.raises(actions.CommentMissing):
        actions.comment_on_document(
            document=draft(daniel), by=supervisor, part="goodbye", text=" "
        )


CANARY = "CANARY-7f3a"


def test_a_process_note_reaches_no_document(daniel, sara):
    for case in (daniel, sara):
        last = TherapySession.objects.filter(case=case).in_order().last()
        unsigned = make_documents.session(
            case, make.TODAY, attendance="PLANNED", minutes=50
        )
        assert last
        sessions.write_process_note(
            therapy_session=unsigned,
            by=case.therapist,
            text=f"{CANARY} {case.client.first_name}",
            version=0,
        )

    for case, found in ((daniel, (SUMMARY, ENDING, PLAN)), (sara, (SUMMARY, GOODBYE))):
        record = record_of(case, today=make.TODAY)
        for key in found:
            kind = kinds.kind(key)
            offered = str(kind.offers(record)) + str(kind.facts(record))
            assert CANARY not in offered
            assert CANARY not in str(draft(case, key).parts)


def test_the_record_is_read_with_the_same_number_of_queries_for_a_long_course(daniel):
    daniel = Case.objects.with_people().get(pk=daniel.pk)
    with CaptureQueriesContext(connection) as short:
        record_of(daniel, today=make.TODAY)
    for number in range(15, 25):
        on = make_documents.STARTS_ON + timedelta(weeks=number)
        held = make_documents.session(daniel, on, number)
        make_documents.score(daniel, "PHQ9", 5, on, held)
        make_documents.note(held)

    with CaptureQueriesContext(connection) as long:
        record_of(daniel, today=make.TODAY)

    assert len(short) == len(long) <= 30


# After a change of model


@pytest.fixture
def changed(daniel):
    """Daniel's IPT for grief went over to DIT after the eighth session."""
    day = make_documents.STARTS_ON + timedelta(weeks=7, days=1)
    make_cases.changed_model(daniel, changed_on=day)
    return daniel


def test_a_summary_names_both_treatments_with_the_day_and_both_foci(changed):
    make_formulation.ipaf(changed)

    text = texts(draft(changed, SUMMARY))

    day = letter_day(make_documents.STARTS_ON + timedelta(weeks=7, days=1))
    assert (
        f"The treatment was interpersonal psychotherapy with a focus on grief until "
        f"{day}, and dynamic interpersonal therapy with a focus on one recurring "
        "pattern from then on."
    ) in text["in_short"]
    assert "The focus agreed on" in text["brought"]
    assert "one recurring pattern" in text["brought"]
    assert text["brought"].index("focus agreed") < text["brought"].index("recurring")


def test_a_summary_says_which_sessions_were_of_which_treatment(changed):
    did = texts(draft(changed, SUMMARY))["did"]

    assert "beginning phase of IPT" in did
    assert "In sessions 9 to" in did
    assert "of DIT" in did


def test_a_change_back_names_the_pattern_before_the_focus(sara):
    make_cases.changed_model(sara, "IPT_ADULT")
    make_formulation.agreed_focus(sara)

    text = texts(draft(sara, SUMMARY))

    assert (
        "dynamic interpersonal therapy with a focus on one recurring pattern"
        in (text["in_short"])
    )
    assert (
        "interpersonal psychotherapy with a focus on transition from then"
        in (text["in_short"])
    )
    assert text["brought"].index("recurring") < text["brought"].index("focus agreed")


def test_the_head_of_a_summary_says_when_the_treatment_changed(changed):
    line = treatment_line(record_of(changed, today=make.TODAY))

    assert line.startswith("IPT, from ")
    assert line.endswith(" DIT, 14 sessions planned")


def test_one_treatment_is_said_as_one(daniel):
    assert (
        "The treatment was interpersonal psychotherapy with a focus on grief."
        in (texts(draft(daniel, SUMMARY))["in_short"])
    )


def test_the_chart_on_paper_says_what_its_marks_lines_and_shade_mean(daniel):
    caption = chart_facts(record_of(daniel, today=make.TODAY))["caption"]

    assert caption.startswith("Each mark is one session; A is the assessment.")
    assert "Circles: PHQ-9. Squares: GAD-7." in caption
    assert "Dotted lines: end of beginning" in caption
    assert caption.endswith("Shaded across: no reliable change from the first score.")
