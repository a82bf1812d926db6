"""Nothing of one partner or member leaves the house in what is another's.

Every text that belongs to one person alone holds a word of theirs. All that can leave the
house about the other is then made and read: each kind of document as a PDF, the export,
pages for paper, a copy of the plan, the access log.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from accounts.models import User
from cases.models import Case
from documents import actions as documents
from documents.kinds import KINDS
from documents.models import Document
from documents.models.batch import summary_key
from sessions import actions as sessions
from sessions.entry import RiskFields
from sessions.models import Homework
from tests import (
    leaving,
    make,
    make_cases,
    make_couples,
    make_documents,
    make_ending,
    make_formulation,
    make_measures,
    make_sessions,
    make_worksheets,
)

pytestmark = pytest.mark.django_db

FIRST, SECOND = "OTTER", "ZEBRA"
# What is nobody's to take along: the terms of the work, process notes.
OF_THE_CASE = "MAGPIE"
TEXTS = ("text", "focus_link", "next_plan", "next_homework", "important")
PLAN = ("triggers", "early_signs", "later_signs", "green", "amber", "red", "supporters",
        "what_helped", "lessons", "obstacles", "unfinished")  # fmt: skip


@pytest.fixture
def ruth(therapist) -> User:
    return therapist


@pytest.fixture
def browser(client, ruth) -> Browser:
    client.force_login(ruth)
    return client


@pytest.fixture
def couple(ruth) -> Case:
    """Priya is OTTER, Tom is ZEBRA; what both have heard holds neither word."""
    make_documents.practice()
    case = make_couples.couple_case(therapist=ruth, referral_reason=f"{FIRST} reason")
    make_couples.terms(
        case,
        **dict.fromkeys(("history", "secrets", "print_outs"), f"{OF_THE_CASE} terms"),
    )
    for person, word in zip(case.people_in_it, (FIRST, SECOND), strict=True):
        make_couples.told_alone(case, person, word)
    of_the_first(case)
    met(case)
    said_alone(case)
    make_couples.agreement(case)
    make_couples.joint_formulation(case)
    make_couples.own_part(case, whose="SECOND", words="Heard part")
    return Case.objects.with_people().get(pk=case.pk)


def of_the_first(case: Case) -> None:
    """What a case holds of its client alone."""
    make_cases.whole_assessment(case)
    someone = make_formulation.person(case, name=f"{FIRST} friend")
    make_formulation.agreed_focus(
        case, person=someone, why_now=f"{FIRST} now", words=f"{FIRST} words"
    )
    make_formulation.goal(case, f"{FIRST} goal")
    make_formulation.support(case, someone_new=f"{FIRST} club")
    make_documents.relapse_plan(case, **{name: f"{FIRST} {name}" for name in PLAN})
    make_ending.feeling(case, words=f"{FIRST} feeling")


def met(case: Case) -> None:
    """Two sessions with both, one with each alone, and one more with both."""
    booked = make_sessions.course(case=case, signed_ones=2)
    for therapy_session, came, word in (
        (booked[2], "FIRST", FIRST),
        (booked[3], "SECOND", SECOND),
    ):
        sessions.write_process_note(
            therapy_session=therapy_session,
            by=case.therapist,
            text=f"{OF_THE_CASE} private",
            version=0,
            at=make.NOW,
        )
        entry: dict[str, Any] = {name: f"{word} {name}" for name in TEXTS}
        entry["next_homework"] += f"\n{word} left open"
        risk = RiskFields(compared="SAME", thoughts="NONE", said=f"{word} asked")
        entry["risk" if came == "FIRST" else "partner_risk"] = risk
        if came == "SECOND":
            entry["risk"] = None
        note = make_sessions.signed(therapy_session, came=came, **entry)
        sessions.add_addendum(
            note=note, by=case.therapist, text=f"{word} added", at=make.NOW
        )

    # What each was given alone is looked back on with both in the room.
    tasks = Homework.objects.filter(case=case, text__endswith="next_homework")
    make_sessions.signed(
        booked[4],
        homework_reviews={one.pk: ("DONE", one.text, one.text) for one in tasks},
    )


def said_alone(case: Case) -> None:
    for whose, word in (("FIRST", FIRST), ("SECOND", SECOND)):
        side = whose.lower()
        make_couples.own_part(
            case, whose=whose, words=f"{word} part", is_said_alone=True
        )
        make_couples.expectation(
            case,
            area={"FIRST": "MONEY", "SECOND": "TIME"}[whose],
            gap_words=f"{word} gap",
            **{f"{side}_wants": f"{word} wants", f"is_{side}_alone": True},
        )


def of_each(case: Case) -> tuple[list[Document], list[Document]]:
    """Documents about the first, and about the second."""
    made = leaving.documents_of(case)
    return (
        [one for one in made if one.whose == case.client],
        [one for one in made if one.whose == case.partner],
    )


def read(made: list[Document]) -> dict[str, str]:
    return {one.kind: leaving.words_of(leaving.pdf_of(one)) for one in made}


def test_no_pdf_about_one_of_a_couple_holds_anything_of_the_other(couple):
    about_first, about_second = of_each(couple)
    first, second = read(about_first), read(about_second)

    assert set(first) == {
        "TREATMENT_SUMMARY", "ENDING_LETTER", "RELAPSE_PLAN_LETTER", "GP_LETTER",
        "AGREEMENT", "SAFETY_PLAN", "SUPPORT_PLAN", "CIRCLE_PAGE",
    }  # fmt: skip
    assert set(second) == {"PARTNER_SUMMARY"}
    assert leaving.found_in(first, [SECOND, OF_THE_CASE, couple.partner.number]) == {}
    assert leaving.found_in(second, [FIRST, OF_THE_CASE, couple.client.number]) == {}
    # Or the search looks in the wrong place.
    assert set(leaving.found_in(first, [FIRST])) == set(first)
    assert set(leaving.found_in(second, [SECOND])) == set(second)


@pytest.mark.parametrize(
    ("asked_last", "word", "kind"),
    [("SECOND", SECOND, "TREATMENT_SUMMARY"), ("FIRST", FIRST, "PARTNER_SUMMARY")],
)
def test_who_was_asked_about_safety_last_changes_nothing_for_the_other(
    couple, asked_last, word, kind
):
    """The last entry, plan and GP of all are one person's; the other's paper has its own."""
    person = couple.partner if asked_last == "SECOND" else couple.client
    make_couples.told_alone(couple, person, word)

    offered = KINDS[kind].offers(KINDS[kind].record_of(couple, today=make.TODAY))

    said = {key: " ".join(one.text for one in some) for key, some in offered.items()}
    assert leaving.found_in(said, [word]) == {}


def test_no_score_of_one_stands_in_the_other_ones_summary(couple):
    # Tom's are 24 (make_couples.told_alone) and 27, before and after any of Priya's.
    for days in (-200, 0):
        make_measures.administration(
            couple,
            total=27,
            item9=3,
            on=make.TODAY + timedelta(days=days),
            about=couple.partner,
        )
    first = leaving.approved_with_everything(couple, "TREATMENT_SUMMARY")
    second = leaving.approved_with_everything(couple, "PARTNER_SUMMARY")
    assert first is not None
    assert second is not None

    assert not {24, 27} & set(_scores(first))
    assert sorted(_scores(second)) == [24, 27, 27]
    assert "chart" not in second.facts


def _scores(document: Document) -> list[int]:
    rows = [row for row in document.facts["scores"] if row["measure"] == "PHQ-9"]
    return [row[key] for row in rows for key in ("start", "middle", "end")]


def test_what_is_frozen_with_a_document_holds_nothing_of_the_other(couple):
    for made, word, other in zip(
        of_each(couple), (SECOND, FIRST), reversed(couple.people_in_it), strict=True
    ):
        for one in made:
            kept = json.dumps(
                [one.parts, one.facts, one.source_notes, one.source_records],
                default=str,
            )
            assert word not in kept, one.kind
            assert other.number not in kept, one.kind
            assert str(other.pk) not in kept, one.kind


def test_a_file_is_named_by_the_number_of_whom_it_is_about(browser, couple):
    _, [second] = of_each(couple)
    leaving.pdf_of(second)
    answer = browser.get(reverse("documents:pdf", args=[couple.pk, second.pk]))

    assert couple.partner.number in answer.headers["Content-Disposition"]
    assert couple.client.number not in answer.headers["Content-Disposition"]


def test_the_export_of_a_couples_case_holds_nothing_of_the_partner(couple, admin):
    exported = exported_of(couple, admin)

    # The summary, two manifests and the sums to check them by.
    assert len(exported) == 4
    assert leaving.found_in(exported, [SECOND, OF_THE_CASE]) == {}
    # The admin reads there whose summary is left out, and the number is all of it.
    numbered = leaving.found_in(exported, [couple.partner.number])
    assert set(numbered) == {"manifest.csv", "manifest.html"}
    assert leaving.found_in(exported, [FIRST])


def test_an_export_of_one_of_a_couple_does_not_mention_the_other(couple, admin):
    alone = [summary_key(couple.pk, "TREATMENT_SUMMARY")]

    exported = exported_of(couple, admin, only=alone)

    assert leaving.found_in(exported, [SECOND, OF_THE_CASE]) == {}
    assert leaving.found_in(exported, [couple.partner.number]) == {}
    assert leaving.found_in(exported, [FIRST])


def exported_of(
    case: Case, admin: User, *, only: list[str] | None = None
) -> dict[str, str]:
    made = leaving.approved_with_everything(case, "TREATMENT_SUMMARY")
    assert made is not None
    documents.release_document(document=made, by=case.therapist)
    leaving.pdf_of(made)
    return leaving.zip_of(case, admin, only=only)


def test_no_page_for_paper_holds_anything_of_the_other(browser, couple):
    made = leaving.prints_of(browser, couple)
    joint = {name for name in made if "formulation:" in name and "couple" in name}

    assert len(made) > 8
    assert leaving.found_in(made, [SECOND, OF_THE_CASE]) == {}
    assert joint <= set(made)
    assert leaving.found_in(made, [FIRST])


def test_each_takes_home_a_page_of_their_own_tasks(browser, couple):
    page = reverse("sessions:homework_print", args=[couple.pk])
    both = {"first": browser.get(page).text}
    both["second"] = browser.get(f"{page}?who=second").text

    assert leaving.found_in(both, [SECOND]) == {"second": [SECOND]}
    assert leaving.found_in(both, [FIRST]) == {"first": [FIRST]}


def test_a_review_and_a_worksheet_on_paper_hold_nothing_of_the_other(browser, couple):
    review = sessions.write_review(
        case=couple,
        by=couple.therapist,
        kind="MIDDLE",
        reviewed_on=make.TODAY,
        at=make.NOW,
        focus_right="YES",
        agreed=f"Go on as we began, {FIRST}",
    )
    sheet = make_worksheets.worksheet(
        couple, answers={"wanted": f"To be seen, {FIRST}"}
    )

    made = {
        "review": browser.get(
            reverse("sessions:review_print", args=[couple.pk, review.pk])
        ).text,
        "worksheet": browser.get(
            reverse("sessions:print_worksheet", args=[couple.pk, sheet.pk])
        ).text,
    }

    assert leaving.found_in(made, [SECOND, OF_THE_CASE]) == {}
    assert set(leaving.found_in(made, [FIRST])) == {"review", "worksheet"}
    # Tom's only score is 24 (make_couples.told_alone): it is in no fact of the review.
    assert "24" not in str(review.facts)


def test_a_copy_of_the_plan_holds_nothing_of_the_partner(browser, couple):
    copy = make_ending.copy(couple.relapse_plans.get())
    page = reverse("sessions:print_copy", args=[couple.pk, copy.pk])

    text = {"copy": browser.get(page).text}

    assert leaving.found_in(text, [SECOND, OF_THE_CASE]) == {}
    assert leaving.found_in(text, [FIRST])


def test_the_access_log_that_leaves_as_a_table_holds_no_word_of_either(
    browser, couple, admin
):
    exported_of(couple, admin)
    taken = {"therapist": leaving.log_of(browser)}
    browser.force_login(admin)
    taken["admin"] = leaving.log_of(browser)

    assert leaving.found_in(taken, [FIRST, SECOND, OF_THE_CASE]) == {}
    assert all(couple.client.number in log for log in taken.values())
