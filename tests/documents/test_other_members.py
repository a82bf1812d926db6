"""No other member of the client's group is named in what is approved, released or sent."""

import pytest
from django.urls import reverse

from audit.models import Event
from cases.models import TherapyGroup
from documents import actions
from documents.models import Document
from documents.queries.checks import checks_of
from documents.queries.record import record_of
from sessions.actions.names import texts_of
from sessions.entry import RiskFields
from tests import make, make_formulation, make_groups, make_sessions

SUMMARY = Document.Kind.TREATMENT_SUMMARY
NAMED = "Spoke up after Zoë did"
CLOSING = {
    "closed_on": "2026-11-23",
    "ending_reason": "COMPLETED",
    "ending_outcome": "Speaks up now.",
    "told": "The client",
    "summary": "RELEASE",
}


@pytest.fixture
def ruth(db):
    return make.user("Ruth Adeyemi")


@pytest.fixture
def anna(ruth):
    """Annie, in a group with Zoë, with one session of her own signed."""
    group = make_groups.group(by=ruth)
    membership = make_groups.member(
        group, make.case(therapist=ruth, of=make.client("Annie Weiss"), protocol_key="")
    )
    make_groups.member(
        group, make.case(therapist=ruth, of=make.client("Zoë Brandt"), protocol_key="")
    )
    held = make_groups.saved(make_groups.begun(group), {"A": "PRESENT", "B": "PRESENT"})
    make_sessions.signed(make_groups.own_session(membership, held))
    return membership.case


def drafted(case, text=NAMED):
    draft = actions.draft_document(case=case, by=case.therapist, kind=SUMMARY)
    return actions.save_document(
        document=draft, by=case.therapist, parts={"did": text}, version=draft.version
    )


def said_of(document, case):
    record = record_of(case, today=make.TODAY)
    return [check for check in checks_of(document, record) if "member" in check.words]


def test_another_members_name_stops_the_approval_with_the_spot(anna):
    draft = drafted(anna)

    with pytest.raises(actions.OtherMemberNamed, match="Spoke up after Zoë did"):
        actions.approve_document(document=draft, by=anna.therapist)
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_goal_that_is_printed_beside_the_text_names_nobody_either(anna):
    make_formulation.goal(anna, "Sit next to Zoë")
    draft = drafted(anna, "We met.")

    with pytest.raises(actions.OtherMemberNamed, match="Goals"):
        actions.approve_document(document=draft, by=anna.therapist)


def test_someone_else_of_that_name_is_said_once_and_kept_with_the_text(anna):
    made = actions.sign_and_release(
        document=drafted(anna, "Her cousin Zoë rang."),
        by=anna.therapist,
        names_checked=True,
    )

    assert made.is_released
    assert made.facts["name_looked_at"] is True
    approved = Event.objects.get(verb="document.approved")
    assert approved.detail["name_looked_at"] is True


def test_a_letter_from_before_the_group_is_looked_at_when_it_is_released(ruth):
    case = make.case(therapist=ruth, of=make.client("Annie Weiss"))
    group = make_groups.group(by=ruth)
    make_sessions.signed(make_sessions.session(case=case))
    early = actions.approve_document(
        document=drafted(case, "Her cousin Zoë rang."), by=ruth
    )
    make_groups.member(group, case)
    make_groups.member(
        group, make.case(therapist=ruth, of=make.client("Zoë Brandt"), protocol_key="")
    )

    with pytest.raises(actions.OtherMemberNamed):
        actions.release_document(document=early, by=ruth)
    actions.release_document(document=early, by=ruth, names_checked=True)
    released = Event.objects.get(verb="document.released")
    assert released.detail == {"name_looked_at": True}


def test_ones_own_name_and_a_text_outside_a_group_are_never_stopped(anna, ruth):
    actions.approve_document(document=drafted(anna, "Annie read aloud."), by=ruth)
    alone = make.case(therapist=ruth, of=make.client("Ida Lone"))
    make_sessions.signed(make_sessions.session(case=alone))

    actions.approve_document(document=drafted(alone), by=ruth)


def test_the_checks_beside_the_text_say_where_another_member_is_named(anna, ruth):
    [named] = said_of(drafted(anna), anna)
    assert (named.is_met, named.part) == (False, "did")
    assert "“What we did”" in named.words
    draft = drafted(anna, "We met.")
    [clear] = said_of(draft, anna)
    assert (clear.is_met, clear.words) == (
        True,
        "No other member of the group is named",
    )

    alone = make.case(therapist=ruth, of=make.client("Ida Lone"))
    make_sessions.signed(make_sessions.session(case=alone))
    assert said_of(drafted(alone), alone) == []


def test_what_is_written_of_the_partners_safety_names_no_member_either(ruth):
    entry = make_sessions.entry(partner_risk=RiskFields(said="Zoë was there"))

    assert "Zoë was there" in texts_of(entry)["partner_risk"][1]


# Pages


@pytest.fixture
def browser(client, ruth):
    client.force_login(ruth)
    return client


def test_the_editor_keeps_what_was_typed_and_offers_the_choice(browser, anna):
    draft = drafted(anna, "We met.")
    page = reverse("documents:approve", args=[anna.pk, draft.pk])
    editor = browser.get(reverse("documents:document", args=[anna.pk, draft.pk]))
    typed = {
        f"part-{part.part.key}": part.text for part in editor.context["editor"].parts
    }
    typed |= {
        "part-did": f"{NAMED}, and stayed.",
        "version": draft.version,
        "release": "1",
    }

    stopped = browser.post(page, typed)

    assert f"{NAMED}, and stayed." in stopped.text
    assert "This is someone else of that name" in stopped.text
    draft.refresh_from_db()
    assert draft.is_draft

    del typed["release"]
    browser.post(page, typed | {"names_checked": "release"})
    draft.refresh_from_db()
    assert draft.is_released


def test_approving_alone_asks_and_does_not_release(browser, anna):
    draft = drafted(anna)
    page = reverse("documents:approve", args=[anna.pk, draft.pk])
    typed = {f"part-{one['key']}": one["text"] for one in draft.parts}
    typed["version"] = draft.version

    stopped = browser.post(page, typed)
    assert 'name="names_checked" value="1"' in stopped.text

    browser.post(page, typed | {"names_checked": "1"})
    draft.refresh_from_db()
    assert not draft.is_draft
    assert not draft.is_released


def test_the_release_asks_on_the_page_of_the_text(browser, anna):
    draft = drafted(anna, "Ida read aloud too.")
    approved = actions.approve_document(document=draft, by=anna.therapist)
    make_groups.member(
        TherapyGroup.objects.get(),
        make.case(
            therapist=anna.therapist, of=make.client("Ida Moss"), protocol_key=""
        ),
        late_reason="Was in hospital",
    )
    page = reverse("documents:release", args=[anna.pk, approved.pk])

    stopped = browser.post(page)
    assert "“Ida read aloud too.”" in stopped.text
    assert "make a new version from this" in stopped.text
    assert f'action="{page}"' in stopped.text

    browser.post(page, {"names_checked": "1"})
    approved.refresh_from_db()
    assert approved.is_released


def test_closing_asks_before_the_summary_is_signed(browser, anna):
    drafted(anna)
    page = reverse("documents:close", args=[anna.pk])
    seen = browser.get(page).context["form"].initial["seen"]

    stopped = browser.post(page, CLOSING | {"seen": seen})
    anna.refresh_from_db()
    assert not anna.is_closed
    assert "This is someone else of that name" in stopped.text

    browser.post(page, CLOSING | {"seen": seen, "names_checked": "1"})
    anna.refresh_from_db()
    assert anna.is_closed
