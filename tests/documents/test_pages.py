"""The pages of one case's documents: who can, what bad input brings back, what is said."""

import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from cases import actions as cases
from cases.models import Case, Consent
from documents import actions
from documents.jobs import rendering as job
from documents.models import Document, DocumentComment, Rendering
from tests import make, make_documents, make_sessions
from tests.walk import text_outside_details
from ui.words import short_day

ENDING = Document.Kind.ENDING_LETTER
SUMMARY = Document.Kind.TREATMENT_SUMMARY


@pytest.fixture
def daniel(therapist):
    make_documents.practice()
    return make_documents.daniel(therapist)


@pytest.fixture
def letter(daniel):
    return actions.draft_document(case=daniel, by=daniel.therapist, kind=ENDING)


@pytest.fixture
def approved(daniel):
    return make_documents.approved(daniel)


def of_case(name, case):
    return reverse(f"documents:{name}", args=[case.pk])


def of(name, document):
    return reverse(f"documents:{name}", args=[document.case_id, document.pk])


def filled(document, **changed):
    typed = {f"part-{part['key']}": part["text"] for part in document.parts}
    return typed | {"version": document.version} | changed


def said(response):
    return " ".join(response.content.decode().split())


def test_the_list_says_what_can_be_made_and_why_not_yet(case, signed_in):
    page = said(signed_in(case.therapist).get(of_case("list", case)))

    assert "Summary of treatment" in page
    assert "It can be written once a session is signed." in page
    assert "which is not written yet" in page
    assert "Goodbye letter" not in page
    assert f"Letters, client {case.client.number}" in page


@pytest.mark.parametrize(
    ("kind", "words"), [(ENDING, "read together"), ("GP_LETTER", "seen by the client")]
)
def test_the_list_says_in_what_way_the_client_knows_a_letter(
    daniel, signed_in, kind, words
):
    document = make_documents.approved(daniel, kind=kind)
    address, browser = of_case("list", daniel), signed_in(daniel.therapist)
    assert f"; {words} " not in said(browser.get(address))

    actions.share_document(
        document=document, by=daniel.therapist, shared_on=timezone.localdate()
    )

    assert f"; {words} " in said(browser.get(address))


def test_a_draft_is_begun_with_one_press_and_opens(daniel, signed_in):
    response = signed_in(daniel.therapist).post(
        of_case("new", daniel), {"kind": ENDING}, follow=True
    )

    document = Document.objects.get()
    assert response.redirect_chain == [(of("document", document), 302)]
    page = said(response)
    assert "How you came" in page
    assert "From the record" in page
    assert "Before it goes" in page


def test_an_unknown_kind_is_a_page_that_does_not_exist(daniel, signed_in):
    browser = signed_in(daniel.therapist)

    assert browser.post(of_case("new", daniel), {"kind": "X"}).status_code == 404


def test_what_cannot_be_drafted_yet_is_said(case, signed_in):
    response = signed_in(case.therapist).post(
        of_case("new", case), {"kind": SUMMARY}, follow=True
    )

    assert "It can be written once a session is signed." in said(response)
    assert not Document.objects.exists()


def test_saving_keeps_the_text_and_says_when(letter, signed_in):
    response = signed_in(letter.created_by).post(
        of("document", letter),
        filled(letter, **{"part-goodbye": "I wish you well."}),
        follow=True,
    )

    assert "Draft saved" in said(response)
    letter.refresh_from_db()
    assert letter.parts[-2]["text"] == "I wish you well."


def test_a_text_that_is_too_long_comes_back_with_its_sentence(letter, signed_in):
    long = "word " * 900

    response = signed_in(letter.created_by).post(
        of("document", letter), filled(letter, **{"part-goodbye": long})
    )

    page = said(response)
    assert "“Goodbye” can hold 4000 characters. Shorten it" in page
    assert long.strip() in page
    assert "<title>Error:" in page


def test_the_slower_window_sees_both_texts_and_loses_none(letter, signed_in):
    browser = signed_in(letter.created_by)
    browser.post(of("document", letter), filled(letter, **{"part-goodbye": "One"}))

    response = browser.post(
        of("document", letter), filled(letter, **{"part-goodbye": "Two"})
    )

    page = said(response)
    assert response.status_code == 409
    assert "Nothing is lost: both texts are below." in page
    assert re.search(r"<textarea[^>]*>\s*Two</textarea>", page)
    assert "On the server:</b><p>One</p>" in page
    assert 'name="version" value="1"' in page


def test_autosave_answers_with_version_and_time_or_409(letter, signed_in):
    browser = signed_in(letter.created_by)
    first = browser.post(of("autosave", letter), filled(letter))
    second = browser.post(of("autosave", letter), filled(letter))

    assert first.json()["version"] == 1
    assert "saved_at" in first.json()
    assert second.status_code == 409
    assert "changed in another window" in second.json()["problem"]


def test_autosave_of_something_too_long_keeps_nothing(letter, signed_in):
    response = signed_in(letter.created_by).post(
        of("autosave", letter), filled(letter, **{"part-dear": "x" * 90})
    )

    assert response.status_code == 422
    letter.refresh_from_db()
    assert letter.version == 0


def test_a_sentence_of_the_record_is_inserted_with_one_press(letter, signed_in):
    browser = signed_in(letter.created_by)
    page = said(browser.get(of("document", letter)))
    offer = re.search(r'value="(goodbye:[0-9a-f]{16})"', page).group(1)

    response = browser.post(
        of("document", letter), filled(letter, insert=offer), follow=True
    )

    assert response.redirect_chain[0][0].endswith("#part-goodbye")
    letter.refresh_from_db()
    assert "wedding ring" in letter.parts[-2]["text"]


def test_approving_keeps_what_was_typed_and_queues_the_pdf(letter, signed_in):
    response = signed_in(letter.created_by).post(
        of("approve", letter),
        filled(letter, **{"part-goodbye": "Go well."}),
        follow=True,
    )

    page = said(response)
    assert "Approved. The PDF is being made." in page
    assert "Waiting" in page
    assert f'data-poll-url="{of("status", letter)}"' in page
    letter.refresh_from_db()
    assert letter.state == Document.State.APPROVED
    assert letter.parts[-2]["text"] == "Go well."


def test_a_blank_part_comes_back_with_its_sentence_and_what_was_typed(
    letter, signed_in
):
    response = signed_in(letter.created_by).post(
        of("approve", letter),
        filled(letter, **{"part-came": "", "part-goodbye": "Go well."}),
    )

    page = said(response)
    assert "“How you came” is blank." in page
    assert "Go well.</textarea>" in page
    letter.refresh_from_db()
    assert letter.is_draft


def test_approving_and_releasing_is_one_press_for_a_summary(daniel, signed_in):
    document = actions.draft_document(case=daniel, by=daniel.therapist, kind=SUMMARY)

    signed_in(daniel.therapist).post(
        of("approve", document), filled(document, release="1")
    )

    document.refresh_from_db()
    assert document.is_released


def test_a_withdrawn_consent_is_said_where_the_summary_would_go_out(daniel, signed_in):
    withdraw(daniel)
    document = actions.draft_document(case=daniel, by=daniel.therapist, kind=SUMMARY)

    response = signed_in(daniel.therapist).post(
        of("approve", document), filled(document, release="1")
    )

    assert "took back consent to" in said(response)
    document.refresh_from_db()
    assert document.is_draft


def withdraw(case):
    values = {"client": case.client, "case": case, "by": case.therapist}
    kind = Consent.Kind.SHARE_GP
    cases.give_consent(
        **values, kind=kind, given_on=make.TODAY - timedelta(days=9), limits=""
    )
    cases.withdraw_consent(**values, kind=kind, withdrawn_on=make.TODAY)


def test_the_page_of_a_pdf_says_waiting_failed_and_ready(approved, signed_in):
    browser = signed_in(approved.created_by)
    rendering = make_documents.rendering(approved)
    waiting = said(browser.get(of("status", approved)))
    assert "Waiting" in waiting
    assert "data-poll-url" in waiting
    assert "refresh" in said(browser.get(of("document", approved)))

    Rendering.objects.update(state="FAILED", problem="There is no room.")
    failed = said(browser.get(of("status", approved)))
    assert "There is no room." in failed
    assert "Try again" in failed
    assert "data-poll-url" not in failed

    browser.post(of("render", approved))
    job.run(rendering.pk)
    ready = said(browser.get(of("status", approved)))
    assert "Download the PDF" in ready
    assert "data-poll-url" not in ready


def test_a_download_is_an_attachment_without_a_name_in_a_sandbox(approved, signed_in):
    browser = signed_in(approved.created_by)
    job.run(make_documents.rendering(approved).pk)

    response = browser.get(of("pdf", approved))

    number = approved.case.client.number
    assert response["Content-Disposition"] == (
        f'attachment; filename="{number}-treatment-summary-2026-11-23.pdf"'
    )
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(b"%PDF")
    event = Event.objects.get(verb="document.downloaded")
    assert (event.actor_id, event.case_id) == (
        approved.created_by.pk,
        approved.case_id,
    )


def test_a_pdf_that_is_not_made_yet_leads_back_with_a_sentence(approved, signed_in):
    response = signed_in(approved.created_by).get(of("pdf", approved), follow=True)

    assert "The PDF is not made yet." in said(response)


def test_an_admin_gets_released_pdfs_and_no_other(approved, admin, signed_in):
    browser = signed_in(admin)
    job.run(make_documents.rendering(approved).pk)
    assert browser.get(of("pdf", approved)).status_code == 404

    actions.release_document(document=approved, by=approved.created_by)

    assert browser.get(of("pdf", approved)).status_code == 200
    assert browser.get(of("document", approved)).status_code == 404


def test_releasing_says_so_and_is_offered_once(approved, signed_in):
    browser = signed_in(approved.created_by)

    page = said(browser.post(of("release", approved), follow=True))

    assert "Released. The admin can send and export it now." in page
    assert "released already" in said(
        browser.post(of("release", approved), follow=True)
    )


def test_reading_together_is_kept_and_a_wrong_day_comes_back(letter, signed_in):
    browser = signed_in(letter.created_by)
    actions.approve_document(document=letter, by=letter.created_by)

    seen = mark_in(said(browser.get(of("document", letter))))
    sent = {"client_reaction": "“Thank you”", "seen": seen}

    wrong = said(browser.post(of("shared", letter), {"shared_on": "2999-01-01"} | sent))
    assert "Read together on must be today or in the past" in wrong
    assert "“Thank you”" in wrong

    page = said(
        browser.post(
            of("shared", letter), {"shared_on": "2026-11-20"} | sent, follow=True
        )
    )
    assert "Friday 20 November" in page


def mark_in(page):
    """What stood there when the page was made, as its form sends it along."""
    return re.search(r'name="seen" value="(\w+)"', page).group(1)


def test_a_letter_back_typed_in_two_windows_is_overwritten_by_neither(
    letter, signed_in
):
    browser = signed_in(letter.created_by)
    actions.approve_document(document=letter, by=letter.created_by)
    both = mark_in(said(browser.get(of("document", letter))))

    def keep(words, seen):
        sent = {"shared_on": "2026-11-20", "client_letter": words, "seen": seen}
        return said(browser.post(of("shared", letter), sent, follow=True))

    assert "Kept." in keep("Dear Ruth, I wrote this at home.", both)
    second = keep("Dear Ruth, thank you.", both)

    letter.refresh_from_db()
    assert letter.client_letter == "Dear Ruth, I wrote this at home."
    assert "Something else was kept in another window" in second
    assert "I wrote this at home." in second
    assert "Dear Ruth, thank you.</textarea>" in second

    assert "Kept." in keep("Dear Ruth, thank you.", mark_in(second))
    letter.refresh_from_db()
    assert letter.client_letter == "Dear Ruth, thank you."


def in_training(person):
    """A trainee's supervisor reads drafts; a qualified therapist's does not."""
    person.is_trainee = True
    person.save()


def test_a_supervisor_reads_a_draft_and_remarks_beside_a_part(
    letter, supervisor, signed_in
):
    in_training(letter.created_by)
    browser = signed_in(supervisor)
    page = said(browser.get(of("document", letter)))
    assert "<textarea" in page
    assert "Approve" not in page

    missing = said(browser.post(of("comment", letter), {"part": "came", "text": ""}))
    assert "Write the comment first" in missing

    browser.post(of("comment", letter), {"part": "came", "text": "Warmer."})
    assert DocumentComment.objects.get().author == supervisor
    assert "Warmer." in said(browser.get(of("document", letter)))


def test_a_supervisor_cannot_write_approve_or_release(letter, supervisor, signed_in):
    in_training(letter.created_by)
    browser = signed_in(supervisor)

    for name in ("document", "autosave", "approve", "release", "shared", "render"):
        assert browser.post(of(name, letter), filled(letter)).status_code == 403


def test_nobody_else_finds_any_of_it(letter, outsider, admin, signed_in):
    for person in (outsider, admin):
        browser = signed_in(person)
        for name in ("document", "status", "pdf"):
            assert browser.get(of(name, letter)).status_code == 404
        for name in ("autosave", "approve", "release", "shared", "comment", "render"):
            assert browser.post(of(name, letter)).status_code == 404
        assert browser.get(of_case("list", letter.case)).status_code == 404
        assert browser.get(of_case("close", letter.case)).status_code == 404


def test_a_document_of_another_case_is_not_here(letter, therapist, signed_in):
    other = make.case(therapist=therapist)
    address = reverse("documents:document", args=[other.pk, letter.pk])

    assert signed_in(therapist).get(address).status_code == 404


@pytest.mark.parametrize(
    "name",
    ["autosave", "approve", "release", "shared", "comment", "render"],
)
def test_pages_that_write_do_not_answer_to_get(letter, name, signed_in):
    assert signed_in(letter.created_by).get(of(name, letter)).status_code == 405


@pytest.mark.parametrize("name", ["status", "pdf"])
def test_pages_that_read_do_not_answer_to_post(letter, name, signed_in):
    assert signed_in(letter.created_by).post(of(name, letter)).status_code == 405


def test_a_document_of_a_closed_case_can_still_be_written(daniel, signed_in):
    actions.close_case_with_summary(
        case=daniel,
        by=daniel.therapist,
        closed_on=make.TODAY,
        ending_reason="COMPLETED",
        ending_outcome="Better.",
        told="The client",
        summary="DRAFT",
        at=make.NOW,
    )
    document = Document.objects.get()

    page = said(signed_in(daniel.therapist).get(of("document", document)))

    assert "Approve and release" in page


def closing_form(browser, case, **changed):
    page = browser.get(of_case("close", case)).content.decode()
    seen = re.search(r'name="seen" value="([0-9a-f]*)"', page)
    values = {
        "closed_on": "2026-11-23",
        "ending_reason": "COMPLETED",
        "ending_outcome": "Better.",
        "told": "The client",
        "summary": "RELEASE",
        "seen": seen.group(1) if seen else "",
    }
    return values | changed


def test_closing_asks_how_it_ended_and_releases_the_summary(daniel, signed_in):
    browser = signed_in(daniel.therapist)
    page = said(browser.get(of_case("close", daniel)))
    assert "Daniel came with depression" in page

    response = browser.post(
        of_case("close", daniel), closing_form(browser, daniel), follow=True
    )

    assert "closed, and its treatment summary is released" in said(response)
    daniel.refresh_from_db()
    assert daniel.is_closed
    assert Document.objects.get().is_released


def test_closing_names_the_booked_sessions_that_go_with_it(daniel, signed_in):
    browser = signed_in(daniel.therapist)
    assert "still booked" not in said(browser.get(of_case("close", daniel)))
    for days in (3, 10):
        make_sessions.session(case=daniel, scheduled_at=to_come(days))

    page = said(browser.get(of_case("close", daniel)))

    days = ", ".join(localize(to_come(days)) for days in (3, 10))
    assert f"2 sessions still booked will be removed: {days}." in page


def to_come(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def localize(moment: datetime) -> str:
    return short_day(timezone.localdate(moment), today=timezone.localdate())


def test_a_course_that_stopped_short_is_asked_whether_it_ended_earlier(
    therapist, signed_in
):
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    make_sessions.course(case=case, signed_ones=4)
    browser = signed_in(therapist)
    question = "4 of 16 planned sessions were held. Did it end earlier?"

    assert question in said(browser.get(of_case("close", case)))

    browser.post(of_case("close", case), closing_form(browser, case, summary="DRAFT"))
    case.refresh_from_db()
    assert case.ending_reason == "COMPLETED"


def test_a_course_that_was_held_to_its_end_is_not_asked(daniel, signed_in):
    page = said(signed_in(daniel.therapist).get(of_case("close", daniel)))

    assert "Did it end earlier?" not in page


def test_closing_without_a_reason_comes_back_with_what_was_typed(daniel, signed_in):
    browser = signed_in(daniel.therapist)

    response = browser.post(
        of_case("close", daniel),
        closing_form(browser, daniel, ending_reason="", closed_on="2999-01-01"),
    )

    page = said(response)
    assert "Choose how it ended" in page
    assert "Date closed must be today or in the past" in page
    assert "Better." in page
    assert not Case.objects.get(pk=daniel.pk).is_closed


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ("ending_outcome", "Write what came of it, even if only that little"),
        ("told", "Write who was told, or that nobody was and why"),
    ],
)
def test_closing_insists_on_what_came_of_it_and_on_who_was_told(
    left_out, sentence, daniel, signed_in
):
    browser = signed_in(daniel.therapist)
    form = closing_form(
        browser, daniel, ending_outcome="Sleeps again.", told="Her GP", summary="SIGN"
    )

    page = said(browser.post(of_case("close", daniel), form | {left_out: "  "}))

    assert sentence in page
    assert ("Sleeps again." in page) == (left_out != "ending_outcome")
    assert ("Her GP" in page) == (left_out != "told")
    assert re.search(r'value="COMPLETED"[^>]*checked', page)
    assert re.search(r'value="SIGN"[^>]*checked', page)
    assert not Case.objects.get(pk=daniel.pk).is_closed


def test_a_summary_that_changed_meanwhile_has_to_be_read_again(daniel, signed_in):
    browser = signed_in(daniel.therapist)
    form = closing_form(browser, daniel)
    make_documents.score(daniel, "PHQ9", 3, make.TODAY)

    page = said(browser.post(of_case("close", daniel), form))

    assert "The summary changed while this page was open." in page
    assert not Case.objects.get(pk=daniel.pk).is_closed
    seen = re.search(r'name="seen" value="([0-9a-f]*)"', page).group(1)

    browser.post(of_case("close", daniel), form | {"seen": seen})

    assert Case.objects.get(pk=daniel.pk).is_closed


def test_closing_leads_on_to_the_contacts_after_it(daniel, signed_in):
    browser = signed_in(daniel.therapist)

    response = browser.post(
        of_case("close", daniel), closing_form(browser, daniel), follow=True
    )

    page = said(response)
    assert response.redirect_chain[-1][0].endswith("/follow-ups/book/")
    for offered in ("After 1 month", "After 3 months", "After 6 months", "Not now"):
        assert offered in page


def test_nobody_offers_contacts_after_a_death(daniel, signed_in):
    browser = signed_in(daniel.therapist)

    response = browser.post(
        of_case("close", daniel), closing_form(browser, daniel, ending_reason="DIED")
    )

    assert response["Location"] == of_case("list", daniel)


def test_unsigned_sessions_are_named_before_closing(daniel, signed_in):
    from sessions import actions as sessions

    open_one = make_documents.session(daniel, make.TODAY, attendance="PLANNED")
    sessions.save_draft(
        therapy_session=open_one, by=daniel.therapist, fields={"text": "x"}, version=0
    )

    page = said(signed_in(daniel.therapist).get(of_case("close", daniel)))

    assert "Session 15 is not signed yet." in page


def test_a_withdrawn_consent_leaves_signing_as_the_choice(daniel, signed_in):
    withdraw(daniel)
    browser = signed_in(daniel.therapist)
    page = said(browser.get(of_case("close", daniel)))
    assert "can be signed, but not released" in page
    assert re.search(r'value="SIGN"[^>]*checked', page)

    refused = said(
        browser.post(of_case("close", daniel), closing_form(browser, daniel))
    )
    assert "took back consent to" in refused

    browser.post(
        of_case("close", daniel), closing_form(browser, daniel, summary="SIGN")
    )
    daniel.refresh_from_db()
    assert daniel.is_closed


def test_a_case_without_sessions_closes_without_a_summary(case, signed_in):
    browser = signed_in(case.therapist)
    assert "nothing to summarise" in said(browser.get(of_case("close", case)))

    response = browser.post(
        of_case("close", case), closing_form(browser, case), follow=True
    )

    assert "The case is closed." in said(response)


def test_with_initials_no_page_of_documents_holds_the_name_in_its_frame(
    approved, supervisor, signed_in
):
    supervisor.names_shown = "INITIALS"
    supervisor.save(update_fields=["names_shown"])

    page = said(signed_in(supervisor).get(of_case("list", approved.case)))

    assert "Okafor" not in page


def test_every_form_that_is_sent_carries_its_token(
    letter, daniel, supervisor, admin, signed_in
):
    """An include without the page's context would lose it, and nothing would be saved."""
    in_training(letter.created_by)
    browser = signed_in(daniel.therapist)
    seen = [
        browser.get(of("document", letter)),
        browser.get(of_case("list", daniel)),
        browser.get(of_case("close", daniel)),
        signed_in(supervisor).get(of("document", letter)),
        signed_in(admin).get(reverse("documents:exports")),
        signed_in(admin).get(reverse("documents:new_export")),
    ]
    actions.approve_document(document=letter, by=letter.created_by)
    seen.append(signed_in(daniel.therapist).get(of("document", letter)))

    for response in seen:
        main = said(response).split("<main")[1].split("</main>")[0]
        forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", main)
        assert forms
        assert all("csrfmiddlewaretoken" in form for form in forms)


def test_with_initials_texts_are_closed_until_somebody_opens_them(
    letter, daniel, signed_in
):
    actions.share_document(
        document=letter,
        by=daniel.therapist,
        shared_on=make.TODAY,
        client_reaction="Ngozi would like it",
        at=make.NOW,
    )
    daniel.therapist.names_shown = "INITIALS"
    daniel.therapist.save(update_fields=["names_shown"])
    browser = signed_in(daniel.therapist)

    for address in (of("document", letter), of_case("close", daniel)):
        page = said(browser.get(address))
        assert "Show text" in page
        visible = " ".join(text_outside_details(page))
        assert "Ngozi" not in visible
        assert "Daniel" not in visible


def test_enter_in_a_line_saves_and_inserts_nothing(letter, signed_in):
    page = said(signed_in(letter.created_by).get(of("document", letter)))

    form = page.split('id="letter"')[1]
    first = re.search(r"<button[^>]*>", form).group(0)
    assert "insert" not in first
    assert "formaction" not in first


def test_the_button_that_closes_comes_after_the_summary_that_it_signs(
    daniel, signed_in
):
    page = said(signed_in(daniel.therapist).get(of_case("close", daniel)))

    form, summary, button = (
        page.index(part)
        for part in ('id="close"', "As drafted from the record", 'form="close"')
    )
    assert form < summary < button
