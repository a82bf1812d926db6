"""The supervision brief: read from the record, put into words by the therapist, kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from supervision import actions
from supervision.models import SupervisionBrief
from supervision.queries.brief_page import (
    LONGEST_IN_A_ROW,
    brief_page,
    on_one_page,
    question_of,
)
from tests import make, make_cases, make_formulation, make_sessions
from tests.make_supervision import brief, decided, on_agenda, scored, session

pytestmark = pytest.mark.django_db


def url(name, case):
    return reverse(f"supervision:{name}", args=[case.pk])


def facts_of(case, now=make.NOW):
    return brief_page(case, now).facts


@pytest.fixture
def full(case):
    make_formulation.agreed_focus(case)
    make_formulation.formulation(case, link_sentence="Losses that nobody saw.")
    scored(case, [18, 17, 17])
    make_cases.risk_entry(case, **make_cases.FULL_RISK)
    return case


def typed(case, **words):
    page = brief_page(case, make.NOW)
    values = {
        "number": str(page.number),
        "item_version": str(page.item.version if page.item else 0),
        "question": "",
        "formulation": "",
        "added": "",
    }
    return values | words


# Prepared


def test_the_program_prepares_it_from_the_record(full):
    on_agenda(full, reason="STUCK", question="How do we get back to the focus?")

    facts = facts_of(full)

    assert facts["question"] == "How do we get back to the focus?"
    assert facts["reason"] == "Stuck"
    assert facts["focus"]["line"]
    assert facts["formulation"].startswith("Losses that nobody saw.")
    assert [column["scores"][0] for column in facts["chart"]["columns"]][1:4] == [
        18,
        17,
        17,
    ]
    assert {flag["title"] for flag in facts["flags"]}
    assert facts["as_on"] == "23-Nov-2026"


def test_a_risk_entry_says_what_was_asked_said_done_and_next_and_no_level(full):
    (newest, *_) = facts_of(full)["risk"]

    assert set(newest) == {"day", "asked", "said", "done", "next"}
    assert newest["asked"] == "Asked directly"
    assert newest["done"]
    for level in ("low", "medium", "high"):
        assert level not in " ".join(newest.values()).lower().split()


def test_in_dit_the_two_lines_are_those_of_the_pattern(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    made = make_formulation.ipaf(case)

    lines = facts_of(case)["formulation"].splitlines()

    assert made.self_words in lines[0]
    assert made.defence in lines[1]


def test_what_stands_in_one_line_of_the_pattern_does_not_run_together(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    make_formulation.ipaf(case, self_words="Too much", other_words="Far away.")

    first = facts_of(case)["formulation"].splitlines()[0]

    assert first == "Self: Too much. Other: Far away."


def test_a_case_with_nothing_in_it_has_a_brief(therapist):
    facts = facts_of(make.case(therapist=therapist, protocol_key=""))

    assert (facts["question"], facts["formulation"], facts["risk"]) == ("", "", [])


def test_risk_entries_and_decisions_are_those_since_supervision_spoke_of_it(
    full, supervisor
):
    session(
        by=supervisor,
        present=[full.therapist],
        cases=[full],
        typed=decided("Ring the GP") | {"follow_up": "The sister"},
        is_closed=True,
        held_on=make.TODAY,
    )
    later = make.NOW + timedelta(days=3)

    facts = facts_of(full, later)

    assert facts["since"] == "23-Nov-2026"
    assert all(one["day"] == "23-Nov-2026" for one in facts["risk"])
    assert facts["became"] == ["Open: Ring the GP (R Adeyemi)"]
    assert facts["follow_up"] == "The sister"


# Put into words


def test_the_therapists_words_take_the_place_of_those_of_the_record(full):
    brief(full, formulation="My own two lines", added="He asked about the letter")

    facts = facts_of(full)
    assert facts["formulation"] == "My own two lines"
    assert facts["added"] == "He asked about the letter"


def test_what_is_left_out_is_not_there_and_safety_cannot_be(full):
    parts = SupervisionBrief.Part
    brief(full, left_out=(parts.CHART, parts.FOCUS, parts.PLANNED, parts.BECAME))

    facts = facts_of(full)

    assert {"chart", "focus", "planned", "became"}.isdisjoint(facts)
    assert facts["risk"]
    assert facts["flags"]
    assert {"RISK", "FLAGS"}.isdisjoint(parts.values)


def test_the_question_stands_in_one_place(case):
    brief(case, question="Before it is on the agenda")
    assert question_of(case) == "Before it is on the agenda"

    on_agenda(case, question="On the agenda")
    assert question_of(case) == "On the agenda"
    brief(case, question="Changed in the brief")

    assert case.agenda_items.get().question == "Changed in the brief"
    assert question_of(case) == "Changed in the brief"


def test_a_question_is_brought_once(case, supervisor):
    brief(case, question="Once", at=make.NOW - timedelta(days=1))
    session(by=supervisor, present=[case.therapist], cases=[case], is_closed=True)

    assert case.supervision_items.get().question == "Once"
    assert question_of(case) == ""


def test_every_save_is_a_version_that_stays(case):
    first, second = brief(case, added="One"), brief(case, added="Two")

    assert (first.number, second.number) == (1, 2)
    for change in (
        lambda: SupervisionBrief.objects.update(added="No"),
        lambda: SupervisionBrief.objects.all().delete(),
    ):
        with (
            pytest.raises(DatabaseError, match="only grows"),
            transaction.atomic(),
        ):
            change()


def test_an_older_window_does_not_overwrite_the_brief(case):
    brief(case, added="One")

    with pytest.raises(actions.BriefChangedElsewhere):
        brief(case, added="Two", number=0)


def test_an_older_window_does_not_overwrite_the_question(case, supervisor):
    item = on_agenda(case)
    actions.change_agenda_item(
        case=case, by=supervisor, reason="RISK", question="Safe?", version=item.version
    )

    with pytest.raises(actions.AgendaChangedElsewhere):
        brief(case, question="Mine", item_version=item.version)


def test_only_its_therapist_prepares_it(case, supervisor):
    with pytest.raises(actions.OnlyItsTherapistPrepares):
        actions.save_brief(
            case=case,
            by=supervisor,
            question="",
            formulation="",
            added="",
            left_out=(),
            number=0,
            item_version=0,
        )


# Kept


def test_a_session_keeps_the_brief_as_it_read(full, supervisor, signed_in):
    brief(full, added="As it was", at=make.NOW - timedelta(hours=1))
    held = session(
        by=supervisor, present=[full.therapist], cases=[full], is_closed=True
    )
    brief(full, added="As it is now")
    item = held.items.get()

    assert item.brief["added"] == "As it was"
    page = (
        signed_in(full.therapist)
        .get(reverse("supervision:item", args=[full.pk, item.pk]))
        .text
    )
    assert "As it was" in page
    assert "As it is now" not in page


# On paper


def test_paper_holds_no_more_than_fits_and_says_what_is_missing(full):
    facts = facts_of(full)
    entry = dict.fromkeys(("day", "asked", "said", "done", "next"), "word " * 400)
    overfull = facts | {
        "question": "word " * 300,
        "risk": [entry] * 9,
        "planned": ["word " * 300] * 12,
        "focus": {"line": "Grief", "words": "word " * 100, "stage": ""},
    }

    cut = on_one_page(overfull)

    assert len(cut["risk"]) == 3
    assert cut["more"]["risk"] == 6
    assert cut["more"]["planned"] == 8
    assert cut["question"].endswith("… (more in the case)")
    for row in (*cut["planned"], *cut["risk"][0].values(), *cut["focus"].values()):
        assert len(row) < LONGEST_IN_A_ROW + 30


def test_paper_has_initials_and_number_and_no_name(full, signed_in):
    page = signed_in(full.therapist).get(url("brief_print", full)).text
    paper = page[page.index("<main") : page.index("</main>")]

    assert full.client.number in paper
    assert full.client.initials in paper
    assert full.client.family_name not in paper
    assert full.client.given_name not in paper
    assert "Session" in paper


# Pages


def test_the_therapist_edits_it_on_its_page(full, signed_in):
    browser = signed_in(full.therapist)
    assert "Your words" in browser.get(url("brief", full)).text

    browser.post(url("brief", full), typed(full, added="He rang", left_out=["CHART"]))

    page = browser.get(url("brief", full)).text
    assert "Added by R Adeyemi" in page
    assert "version 1" in page


def test_the_supervisor_reads_it_and_does_not_write_in_it(full, supervisor, signed_in):
    browser = signed_in(supervisor)

    assert "Your words" not in browser.get(url("brief", full)).text
    assert browser.post(url("brief", full), typed(full)).status_code == 403


def test_what_is_too_long_comes_back(full, signed_in):
    answer = signed_in(full.therapist).post(
        url("brief", full), typed(full, formulation="x" * 301)
    )

    assert "can hold 300 characters" in answer.text
    assert "x" * 301 in answer.text


def test_two_windows_both_keep_their_words(full, signed_in):
    late = typed(full, added="Mine")
    brief(full, added="Theirs")
    browser = signed_in(full.therapist)

    answer = browser.post(url("brief", full), late)

    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert "Theirs" in answer.text
    browser.post(url("brief", full), late | {"number": "1"})
    assert facts_of(full)["added"] == "Mine"


def test_earlier_versions_are_read(full, signed_in):
    brief(full, added="The first words")
    brief(full, added="The second words")

    page = signed_in(full.therapist).get(url("brief", full)).text

    assert "Earlier versions" in page
    assert "The first words" in page


def test_one_makes_the_page_of_a_couple(therapist, signed_in):
    from tests import make_couples

    two = make_couples.couple_case(therapist=therapist)
    make_sessions.contract(case=two)

    assert signed_in(therapist).get(url("brief", two)).status_code == 200
