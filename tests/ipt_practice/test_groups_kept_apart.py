"""Nothing of one member of a group reaches another's record, print, letter or export.

Every text that can be written about a member holds a canary of theirs, and the group's own
note one of the group. Each page, print and letter of each member is opened by someone who
may see all of it, and looked through for the others' canaries and names.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import Case, GroupMembership
from documents import actions as documents
from documents.models import Document
from sessions import actions
from sessions.actions import groups
from sessions.actions.groups import Presence
from sessions.entry import RiskFields
from sessions.models import GroupSession
from tests import (
    leaving,
    make,
    make_cases,
    make_documents,
    make_ending,
    make_formulation,
    make_groups,
    make_sessions,
)
from tests.walk import is_page, walk

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

PEOPLE = {"A": "Annika Alvestad", "B": "Bertrand Boswell", "C": "Cecily Cranford"}
OF_THE_GROUP = "canary-of-the-group"
PLAN = ("triggers", "early_signs", "later_signs", "green", "amber", "red", "supporters",
        "what_helped", "lessons", "obstacles", "unfinished")  # fmt: skip


def canary(code: str) -> str:
    return f"canary-of-{code}"


@pytest.fixture
def ruth(db) -> User:
    return make.user("Ruth Adeyemi")


@pytest.fixture
def members(ruth) -> dict[str, GroupMembership]:
    """Three who have met twice, each with a canary in whatever was written of them."""
    group = make_groups.group(by=ruth, rules="On time", place="Room 1")
    make_groups.leader(group, make.user("Callum Reid"))
    found = {code: brought_in(group, code) for code in PEOPLE}
    first = held(group, 1, {"A": "PRESENT", "B": "LATE", "C": "PRESENT"})
    second = held(group, 2, {"A": "PRESENT", "B": "ABSENT", "C": "PRESENT"})
    for code, membership in found.items():
        written_about(membership, first, code)
        draft = make_groups.own_session(membership, second)
        if draft.is_planned:
            actions.save_draft(
                therapy_session=draft,
                by=ruth,
                fields={"text": canary(code)},
                version=0,
                at=make.NOW,
            )
    make_groups.approved_summary(first, text=f"All about {OF_THE_GROUP}")
    return found


def brought_in(group: Any, code: str) -> GroupMembership:
    said = canary(code)
    case = make.case(
        therapist=group.created_by,
        of=make.client(PEOPLE[code], safe_contact=said),
        protocol_key="",
        referral_reason=said,
    )
    make_cases.contact(case, name=f"Aunt {said}", may_be_told=said)
    make_cases.safety_plan(case, **dict.fromkeys(make_cases.WORDS, said))
    make_cases.risk_entry(case, asked="NO", thoughts="", not_asked_reason=said)
    make_formulation.person(case, name=f"Friend {said}")
    membership = make_groups.added(group, case)
    make_groups.met(
        membership,
        **dict.fromkeys(
            ("goals", "covered", "expectations", "fears", "safety", "acquaintance"),
            said,
        ),
    )
    groups.admit_member(
        membership=membership,
        by=group.created_by,
        joined_on=make_groups.FIRST_DAY,
        at=make.NOW,
    )
    make_groups.met(membership, "MID", covered=said)
    return membership


def held(group: Any, number: int, letters: dict[str, str]) -> GroupSession:
    presences = {
        code: Presence(attendance=letter, reason=canary(code), in_spotlight=code == "A")
        if letter != "ABSENT"
        else Presence(attendance=letter, reason=canary(code))
        for code, letter in letters.items()
    }
    texts = dict.fromkeys(("links", "norms", "next_task", "leader_notes"), OF_THE_GROUP)
    session = make_groups.saved(
        make_groups.begun(group, number=number), presences, theme="Being heard", **texts
    )
    groups.sign_group_session(group_session=session, by=group.created_by, at=make.NOW)
    note = groups.add_to_group_note(
        note=GroupSession.objects.get(pk=session.pk).note,
        by=group.created_by,
        text=f"{OF_THE_GROUP}, {PEOPLE['A']}",
        at=make.NOW,
    )
    return note.note.group_session


def written_about(membership: GroupMembership, first: GroupSession, code: str) -> None:
    said = canary(code)
    own = make_groups.own_session(membership, first)
    actions.write_process_note(
        therapy_session=own,
        by=membership.case.therapist,
        text=f"private {said}",
        version=0,
        at=make.NOW,
    )
    note = make_sessions.signed(
        own,
        text=said,
        focus_link=said,
        next_plan=said,
        next_homework=said,
        risk=RiskFields(compared="SAME", thoughts="NONE", said=said, next_step=said),
    )
    actions.add_addendum(
        note=note, by=membership.case.therapist, text=said, at=make.NOW
    )


def signed_in(person: User) -> Browser:
    browser = Browser()
    browser.force_login(person)
    return browser


def shown_of(browser: Browser, case: Case) -> dict[str, str]:
    """Every page of the case that links lead to, its prints, and all of its letters."""
    pages = walk(browser, case)
    pages |= {
        path: browser.get(path)
        for path in (
            reverse("groups:goal_card", args=[case.pk]),
            *(reverse("groups:meeting", args=[case.pk, kind]) for kind in KINDS),
            reverse("history", args=[case.pk]),
            reverse("cases:print_safety_plan", args=[case.pk]),
        )
    }
    shown = {
        path: response.content.decode()
        for path, response in pages.items()
        if is_page(response)
    }
    return shown | letters_of(case)


KINDS = ("pre", "mid", "post")


def letters_of(case: Case) -> dict[str, str]:
    """What a letter or a summary is made of: its parts, and the page that is printed."""
    found = {}
    for kind in (Document.Kind.TREATMENT_SUMMARY, Document.Kind.ENDING_LETTER):
        document = documents.draft_document(case=case, by=case.therapist, kind=kind)
        parts = "\n".join(str(part) for part in document.parts)
        found[f"{kind} of {case.pk}"] = parts
    return found


@pytest.mark.parametrize("code", PEOPLE)
def test_nothing_of_one_member_reaches_anothers_record(members, ruth, code):
    case = Case.objects.select_related("client", "therapist").get(
        pk=members[code].case_id
    )
    others = [one for one in PEOPLE if one != code]
    unwanted = [canary(one) for one in others] + [OF_THE_GROUP]
    unwanted += [name for one in others for name in PEOPLE[one].split()]

    shown = shown_of(signed_in(ruth), case)

    assert len(shown) > 25
    found = {
        path: [word for word in unwanted if word in page]
        for path, page in shown.items()
        if any(word in page for word in unwanted)
    }
    assert found == {}
    # Or the search above would look in the wrong place.
    assert sum(canary(code) in page for page in shown.values()) > 10


def test_a_members_own_record_says_which_session_of_the_group_it_was(members, ruth):
    own = members["A"].case.therapy_sessions.in_order()[0]

    page = signed_in(ruth).get(
        reverse("sessions:session", args=[members["A"].case_id, own.pk])
    )

    assert "Group session 1, Being heard" in page.content.decode()


def test_what_all_members_get_holds_nothing_of_any_of_them(members, ruth):
    group = members["A"].group
    first = group.sessions.get(number=1)
    browser = signed_in(ruth)

    for path in (
        reverse("groups:summary_print", args=[group.pk, first.pk]),
        reverse("groups:attendance_print", args=[group.pk]),
    ):
        page = browser.get(path).content.decode()
        assert [one for one in PEOPLE if canary(one) in page] == []
        assert [n for one in PEOPLE.values() for n in one.split() if n in page] == []


def test_who_supervises_one_leader_reads_no_member_of_the_other(members):
    """The group is open to them; the members' names, goals and cases are not."""
    callum = User.objects.get(given_name="Callum")
    ida = make.user("Ida Mentor", roles="supervisor")
    make.supervision(supervisor=ida, supervisee=callum, starts_on=timezone.localdate())
    group = members["A"].group
    browser = signed_in(ida)

    page = browser.get(reverse("groups:group", args=[group.pk])).content.decode()

    assert "Member A" in page
    assert [n for one in PEOPLE.values() for n in one.split() if n in page] == []
    assert [one for one in PEOPLE if canary(one) in page] == []
    overview = reverse("overview", args=[members["A"].case_id])
    assert browser.get(overview).status_code == 404


# What leaves the house


def others_of(code: str) -> list[str]:
    """What may stand nowhere in what is this member's."""
    others = [one for one in PEOPLE if one != code]
    names = [name for one in others for name in PEOPLE[one].split()]
    return [canary(one) for one in others] + [OF_THE_GROUP, *names]


def own_case(members, code: str) -> Case:
    case = Case.objects.with_people().get(pk=members[code].case_id)
    make_documents.practice()
    make_documents.relapse_plan(case, **dict.fromkeys(PLAN, canary(code)))
    return case


def test_no_pdf_of_a_member_holds_anything_of_another(members):
    for code in PEOPLE:
        made = leaving.documents_of(own_case(members, code))
        read = {one.kind: leaving.words_of(leaving.pdf_of(one)) for one in made}

        assert set(read) == {
            "TREATMENT_SUMMARY", "ENDING_LETTER", "RELAPSE_PLAN_LETTER", "GP_LETTER",
            "AGREEMENT", "SAFETY_PLAN", "CIRCLE_PAGE", "GROUP_SUMMARY",
        }  # fmt: skip
        # The week's summary is the group's own, approved for all members.
        found = leaving.found_in(read, others_of(code))
        assert found == {"GROUP_SUMMARY": [OF_THE_GROUP]}
        # Or the search looks in the wrong place.
        # What all members get names nobody at all.
        own = set(leaving.found_in(read, [canary(code), PEOPLE[code]]))
        assert own == set(read) - {"GROUP_SUMMARY"}


def test_the_export_of_a_member_holds_nothing_of_another(members, ruth, admin):
    case = own_case(members, "A")
    summary = leaving.approved_with_everything(case, "TREATMENT_SUMMARY")
    assert summary is not None
    documents.release_document(document=summary, by=ruth)
    leaving.pdf_of(summary)

    exported = leaving.zip_of(case, admin)

    # The summary, two manifests and the sums to check them by.
    assert len(exported) == 4
    numbers = [members[one].case.client.number for one in "BC"]
    assert leaving.found_in(exported, [*others_of("A"), *numbers]) == {}
    assert leaving.found_in(exported, [canary("A")])


def test_no_page_for_paper_or_copy_of_a_member_holds_anything_of_another(members, ruth):
    browser = signed_in(ruth)
    for code in PEOPLE:
        case = own_case(members, code)
        made = leaving.prints_of(browser, case)
        copy = make_ending.copy(case.relapse_plans.get())
        made["copy"] = browser.get(
            reverse("sessions:print_copy", args=[case.pk, copy.pk])
        ).text

        assert len(made) > 5
        assert leaving.found_in(made, others_of(code)) == {}
        assert "copy" in leaving.found_in(made, [canary(code)])


def test_the_access_log_leaves_without_a_name_or_a_word_of_any_member(
    members, ruth, admin
):
    taken = {str(one.pk): leaving.log_of(signed_in(one)) for one in (ruth, admin)}

    words = [OF_THE_GROUP, *(canary(one) for one in PEOPLE)]
    names = [name for one in PEOPLE.values() for name in one.split()]
    assert leaving.found_in(taken, words + names) == {}
    assert all(members["A"].case.client.number in log for log in taken.values())
