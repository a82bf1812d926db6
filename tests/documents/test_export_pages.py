"""The export pages: who gets in, what they show and never show, and their words."""

import re
from datetime import timedelta
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from audit.models import Event
from cases import client_number
from documents import actions
from documents.jobs import packing
from documents.jobs import rendering as job
from documents.models import ExportBatch, ExportItem, Rendering, SummaryRequest
from documents.queries.progress import QUIET, Progress, about
from documents.views import exports as views
from tests import make, make_documents

OF_ALL = ("exports", "new_export")
OF_ONE = ("export", "export_progress", "export_download")
PRESSES = ("stop_export", "retry_export")


def page(name, *args):
    return reverse(f"documents:{name}", args=args)


def said(response):
    return " ".join(response.content.decode().split())


def closed(therapist, count=1, **fields):
    return [make.closed_case(therapist=therapist, **fields) for _ in range(count)]


def released(therapist, count=1, **fields):
    cases = closed(therapist, count, **fields)
    for case in cases:
        make_documents.released(case)
    return cases


def started(admin, cases, **options):
    return actions.start_batch(
        by=admin, reason="Yearly audit", case_ids=[case.pk for case in cases], **options
    )


def packed(batch):
    for rendering in Rendering.objects.waiting():
        job.run(rendering.pk)
    packing.run(batch.pk)
    batch.refresh_from_db()
    return batch


@pytest.fixture
def batch(therapist, admin):
    return started(admin, released(therapist))


# Who gets in


@pytest.mark.parametrize("name", OF_ALL)
def test_whoever_is_not_signed_in_goes_to_sign_in_and_comes_back(client, db, name):
    response = client.get(page(name))

    assert response.status_code == 302
    there, _, back = response["Location"].partition("?next=")
    assert there == reverse("account_login")
    assert unquote(back) == page(name)


@pytest.mark.parametrize("name", OF_ONE)
def test_no_part_of_an_export_is_read_without_signing_in(client, batch, name):
    assert client.get(page(name, batch.pk)).status_code in (302, 401)
    assert not Event.objects.filter(verb="export.downloaded").exists()


@pytest.mark.parametrize("name", PRESSES)
def test_no_export_is_changed_without_signing_in(client, batch, name):
    client.post(page(name, batch.pk))

    batch.refresh_from_db()
    assert batch.is_running
    assert batch.stopped_at is None


@pytest.mark.parametrize("role", ["therapist", "supervisor", "trainee"])
@pytest.mark.parametrize("name", OF_ALL)
def test_clinicians_are_refused_also_by_post(role, name, request, signed_in):
    browser = signed_in(request.getfixturevalue(role))

    assert browser.get(page(name)).status_code == 403
    assert browser.post(page("new_export"), {"look": "1"}).status_code == 403


def test_a_therapist_who_is_also_admin_exports(therapist, signed_in):
    therapist.is_practice_admin = True
    therapist.save()
    batch = started(therapist, released(therapist))

    assert signed_in(therapist).get(page("export", batch.pk)).status_code == 200


@pytest.mark.parametrize("name", OF_ONE)
def test_an_unknown_export_is_not_there(admin, signed_in, name):
    assert signed_in(admin).get(page(name, uuid4())).status_code == 404


@pytest.mark.parametrize("name", PRESSES)
def test_nothing_is_pressed_on_an_unknown_export(admin, signed_in, name):
    assert signed_in(admin).post(page(name, uuid4())).status_code == 404


@pytest.mark.parametrize("name", OF_ONE)
def test_pages_that_read_do_not_answer_to_post(admin, signed_in, batch, name):
    assert signed_in(admin).post(page(name, batch.pk)).status_code == 405


def test_asking_and_the_list_answer_to_one_method(admin, case, signed_in):
    browser = signed_in(admin)

    assert browser.get(page("ask_for_summary", case.pk)).status_code == 405
    assert browser.post(page("exports")).status_code == 405
    assert browser.put(page("new_export")).status_code == 405


# Choosing


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"closed_until": "31 02 2026"}, "Closed until must be a real date"),
        ({"closed_from": "2026-13-01"}, "Closed from must be a real date"),
        (
            {"closed_from": "2026-11-02", "closed_until": "2026-11-01"},
            "The end must not be before the beginning",
        ),
        ({"numbers": "7QK2-M9XX"}, "There is no client number 7QK2-M9XX."),
        ({"therapist": "nobody"}, "Choose one of the answers for Therapist"),
    ],
)
def test_what_cannot_be_chosen_comes_back_as_typed(admin, signed_in, typed, sentence):
    text = said(signed_in(admin).post(page("new_export"), typed | {"look": "1"}))

    assert sentence in text
    for name, value in typed.items():
        if name != "therapist":
            assert value in text
    assert "See what would be made" in text


def test_only_the_first_wrong_number_is_named_and_cut_short(admin, signed_in):
    wrong = "A very long line that is no number"

    text = said(
        signed_in(admin).post(page("new_export"), {"numbers": wrong, "look": "1"})
    )

    assert "There is no client number A. Check it for a slip" in text
    assert wrong in text


def test_several_numbers_on_lines_or_with_commas_are_read(therapist, admin, signed_in):
    one, two, three = released(therapist, 3)
    typed = f"{one.client.number}\n {two.client.number.lower()}, {three.client.number}"

    text = said(
        signed_in(admin).post(page("new_export"), {"numbers": typed, "look": "1"})
    )

    assert "Make the ticked summaries" in text
    assert text.count(" checked") == 3


def test_every_number_that_nobody_has_is_named_at_the_field(
    therapist, admin, signed_in
):
    [case] = released(therapist)
    unknown = [client_number.new_client_number() for _ in range(2)]
    typed = " ".join([unknown[0], case.client.number, unknown[1].lower()])

    text = said(
        signed_in(admin).post(page("new_export"), {"numbers": typed, "look": "1"})
    )

    assert f"Nobody here has {unknown[0]}, {unknown[1]}. Check them" in text
    assert typed in text
    assert "To be made" not in text


def test_many_numbers_that_nobody_has_are_counted(admin, signed_in):
    unknown = [client_number.new_client_number() for _ in range(7)]

    text = said(
        signed_in(admin).post(
            page("new_export"), {"numbers": "\n".join(unknown), "look": "1"}
        )
    )

    assert f"Nobody here has {', '.join(unknown[:5])} and 2 more." in text


def test_an_export_by_numbers_keeps_no_period(therapist, admin, signed_in):
    [case] = released(therapist)
    browser = signed_in(admin)
    choice = {
        "numbers": case.client.number,
        "closed_from": "2026-10-01",
        "closed_until": "2026-10-02",
    }

    plan = said(browser.post(page("new_export"), choice | {"look": "1"}))

    assert "Make 1 summary" in plan
    assert "2026-10-01" not in plan


def test_a_period_can_be_open_at_one_end_and_be_of_one_therapist(
    therapist, trainee, admin, signed_in
):
    [hers] = released(therapist)
    [other] = released(trainee)

    text = said(
        signed_in(admin).post(
            page("new_export"),
            {"closed_from": "2026-01-01", "therapist": str(trainee.pk), "look": "1"},
        )
    )

    assert other.client.number in text
    assert hers.client.number not in text


def test_more_cases_than_one_export_takes_are_said_before_the_plan(
    therapist, admin, signed_in, monkeypatch
):
    monkeypatch.setattr(views, "MOST_CASES", 2)
    closed(therapist, 3)

    text = said(
        signed_in(admin).post(
            page("new_export"), {"closed_from": "2026-01-01", "look": "1"}
        )
    )

    assert "These are 3 cases, and one export takes 2. Choose a shorter period" in text
    assert 'value="2026-01-01"' in text


def test_as_many_cases_as_an_export_takes_fit_into_one_form(settings):
    """Django refuses a request of more fields with a bare page."""
    assert views.MOST_CASES * 2 + 10 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


# Before the start


def look(browser, **choice):
    return said(
        browser.post(
            page("new_export"), {"closed_from": "2026-01-01", "look": "1"} | choice
        )
    )


def test_whoever_is_left_out_is_named_with_therapist_and_reason(
    therapist, trainee, admin, signed_in
):
    [none], [draft], [unreleased] = closed(therapist), closed(trainee), closed(trainee)
    make_documents.approved(draft, state="DRAFT", approved_at=None, approved_by=None)
    make_documents.approved(unreleased)

    text = look(signed_in(admin))

    left_out = text.partition("Left out")[2]
    for case, therapist_name, why in (
        (none, "Ruth Adeyemi", "No treatment summary has been written"),
        (draft, "Mina Castellano", "The treatment summary is still a draft"),
        (
            unreleased,
            "Mina Castellano",
            "The treatment summary is approved, but not released",
        ),
    ):
        row = re.search(rf"<tr>(?:(?!</tr>).)*{case.client.number}.*?</tr>", left_out)
        assert row is not None
        assert therapist_name in row[0]
        assert why in row[0]
    assert not ExportBatch.objects.exists()


def test_nothing_can_be_started_when_nothing_is_released(therapist, admin, signed_in):
    closed(therapist)

    text = look(signed_in(admin))

    assert "Ask the therapists for them." in text
    assert 'name="start"' not in text


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_starts(therapist, admin, signed_in, reason):
    [case] = released(therapist)

    text = said(
        signed_in(admin).post(
            page("new_export"),
            {
                "shown": [str(case.pk)],
                "case": [str(case.pk)],
                "reason": reason,
                "closed_from": "2026-11-01",
                "start": "1",
            },
        )
    )

    assert "Say why these summaries are exported" in text
    assert 'value="2026-11-01"' in text
    assert not ExportBatch.objects.exists()
    assert not Event.objects.filter(verb="export.started").exists()


def test_with_no_case_ticked_nothing_starts_and_the_reason_stays(
    therapist, admin, signed_in
):
    [case] = released(therapist)

    text = said(
        signed_in(admin).post(
            page("new_export"),
            {"shown": [str(case.pk)], "reason": "For the insurer", "start": "1"},
        )
    )

    assert "Tick at least one case" in text
    assert 'value="For the insurer"' in text


def test_a_case_that_was_not_shown_cannot_be_slipped_in(therapist, admin, signed_in):
    shown, hidden = released(therapist, 2)

    text = said(
        signed_in(admin).post(
            page("new_export"),
            {
                "shown": [str(shown.pk), "nonsense"],
                "case": [str(hidden.pk)],
                "reason": "Audit",
                "start": "1",
            },
        )
    )

    assert "One of these cases can no longer be exported" in text
    assert not ExportBatch.objects.exists()


def test_a_summary_taken_away_meanwhile_leaves_nothing_to_start(
    therapist, admin, signed_in
):
    [case] = closed(therapist)

    text = said(
        signed_in(admin).post(
            page("new_export"),
            {
                "shown": [str(case.pk)],
                "case": [str(case.pk)],
                "reason": "Audit",
                "start": "1",
            },
        )
    )

    assert "None of these cases has a released treatment summary." in text
    assert 'value="Audit"' in text


def test_asking_for_a_summary_shows_to_its_therapist_and_to_no_other(
    therapist, trainee, admin, signed_in
):
    [case] = closed(therapist)

    response = signed_in(admin).post(page("ask_for_summary", case.pk), follow=True)

    assert "Ruth Adeyemi sees this under Today." in said(response)
    wanted = SummaryRequest.objects.get()
    assert (wanted.case, wanted.asked_by) == (case, admin)
    on_today = f"{admin.short_name} asks for the treatment summary"
    assert on_today in signed_in(therapist).get(reverse("today")).content.decode()
    assert on_today not in signed_in(trainee).get(reverse("today")).content.decode()
    assert "Asked" in look(signed_in(admin))


# What an admin may see

SECRETS = {
    "referral_reason": "She cannot sleep since the fire",
    "other_problem": "Nightmares of the fire",
    "problem": "OTHER",
}
TEXT = [
    {"key": "in_short", "title": "In short", "text": "The fire took all", "sources": []}
]


def test_no_page_of_exports_holds_clinical_text(therapist, admin, signed_in):
    [ready] = closed(therapist, **SECRETS)
    make_documents.released(ready, parts=TEXT)
    [missing] = closed(therapist, **SECRETS)
    batch = packed(started(admin, [ready, missing]))
    browser = signed_in(admin)

    texts = [look(browser)] + [
        said(browser.get(address))
        for address in (
            page("exports"),
            page("new_export"),
            page("export", batch.pk),
            page("export_progress", batch.pk),
        )
    ]

    for text in texts:
        assert "fire" not in text.lower()
        assert "IPT, grief" not in text


def test_titles_and_addresses_name_nobody(therapist, admin, signed_in, batch):
    browser = signed_in(admin)

    for address in (page("exports"), page("new_export"), page("export", batch.pk)):
        title = re.search(r"<title>(.*?)</title>", said(browser.get(address)))
        assert title is not None
        assert "Okafor" not in title[1]
        assert "Daniel" not in title[1]


# While it runs


def test_without_scripts_the_page_comes_again_while_it_runs(admin, signed_in, batch):
    browser = signed_in(admin)
    again = '<noscript><meta http-equiv="refresh" content="5"></noscript>'

    assert again in said(browser.get(page("export", batch.pk)))
    packed(batch)
    assert again not in said(browser.get(page("export", batch.pk)))


def test_an_export_is_named_by_its_period_and_reason(therapist, admin, signed_in):
    batch = started(
        admin,
        released(therapist, 2),
        closed_from=make.TODAY - timedelta(days=22),
        closed_until=make.TODAY,
    )
    browser = signed_in(admin)

    for text in (
        said(browser.get(page("exports"))),
        said(browser.get(page("export", batch.pk))),
    ):
        assert re.search(
            r"2 treatment summaries, closed 1 Nov( 2026)? to 23 Nov( 2026)?", text
        )
        assert "Reason: Yearly audit" in text


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ({}, "1 treatment summary"),
        ({"closed_from": make.TODAY}, "1 treatment summary, closed since 23 Nov"),
        ({"closed_until": make.TODAY}, "1 treatment summary, closed until 23 Nov"),
    ],
)
def test_a_title_says_as_much_of_the_period_as_there_is(period, title):
    batch = ExportBatch(requested_at=make.NOW, begun_at=make.NOW, **period)

    assert Progress(batch=batch, items=(made("READY"),), at=make.NOW).title == title


def test_whoever_was_left_out_is_named_in_the_export_and_asked_once(
    therapist, admin, signed_in
):
    [missing] = closed(therapist)
    batch = started(admin, [*released(therapist), missing])
    browser = signed_in(admin)
    address = page("ask_for_summary", missing.pk)

    before = said(browser.get(page("export", batch.pk)))
    browser.post(address, {"batch": str(batch.pk)})
    after = said(browser.get(page("export", batch.pk)))

    assert "No treatment summary has been written. Therapist: Ruth Adeyemi" in before
    assert address in before
    assert address not in after
    assert "Asked" in after
    assert SummaryRequest.objects.count() == 1


def test_the_page_costs_the_same_for_two_cases_and_for_twelve(
    therapist, admin, signed_in
):
    browser = signed_in(admin)
    browser.get(page("exports"))  # the first page of a session costs more
    counts = []
    for count in (2, 12):
        batch = started(admin, [*released(therapist, count), *closed(therapist, count)])
        with CaptureQueriesContext(connection) as queries:
            browser.get(page("export_progress", batch.pk))
        counts.append(len(queries))

    assert counts[0] == counts[1]


# Stopping, trying again, downloading, expiring


def test_stopping_twice_says_that_it_no_longer_runs(admin, signed_in, batch):
    browser = signed_in(admin)

    browser.post(page("stop_export", batch.pk))
    again = browser.post(page("stop_export", batch.pk), follow=True)

    assert "This export is not running any more." in said(again)
    assert Event.objects.filter(verb="export.stopped").count() == 1


def test_a_stopping_export_offers_no_second_stop(admin, signed_in, batch):
    browser = signed_in(admin)
    assert page("stop_export", batch.pk) in said(browser.get(page("export", batch.pk)))

    browser.post(page("stop_export", batch.pk))
    text = said(browser.get(page("export", batch.pk)))

    assert "Stopping" in text
    assert page("stop_export", batch.pk) not in text


def test_what_is_complete_is_not_tried_again(admin, signed_in, batch):
    packed(batch)
    browser = signed_in(admin)

    assert page("retry_export", batch.pk) not in said(
        browser.get(page("export", batch.pk))
    )
    answer = browser.post(page("retry_export", batch.pk), follow=True)

    assert "There is nothing to try again." in said(answer)


def test_a_download_is_a_zip_without_names_and_in_the_access_log(
    admin, signed_in, batch
):
    packed(batch)

    response = signed_in(admin).get(page("export_download", batch.pk))

    assert response.content[:2] == b"PK"
    assert response["Content-Type"] == "application/zip"
    assert re.fullmatch(
        r'attachment; filename="treatment-summaries-\d{4}-\d\d-\d\d\.zip"',
        response["Content-Disposition"],
    )
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in response["Cache-Control"]
    event = Event.objects.get(verb="export.downloaded")
    assert (event.actor_id, event.record_id) == (admin.pk, str(batch.pk))
    assert event.address == "127.0.0.1"


def test_nothing_is_downloaded_before_it_is_packed(admin, signed_in, batch):
    answer = signed_in(admin).get(page("export_download", batch.pk), follow=True)

    assert "no longer kept" in said(answer)
    assert not Event.objects.filter(verb="export.downloaded").exists()


def test_an_expired_export_says_so_and_gives_nothing(admin, signed_in, batch):
    packed(batch)
    ExportBatch.objects.update(state="EXPIRED", file="")
    browser = signed_in(admin)

    text = said(browser.get(page("export", batch.pk)))
    answer = browser.get(page("export_download", batch.pk), follow=True)
    again = browser.post(page("retry_export", batch.pk), follow=True)

    assert "The ZIP was removed; the documents stay with their cases." in text
    assert page("export_download", batch.pk) not in text
    for response in (answer, again):
        assert "Start a new export." in said(response)


# Words of an export on its way


def made(state, seconds=None, left_out=""):
    """A case in an export, as far as the words look at it."""
    rendering = None
    if state:
        finished = make.NOW + timedelta(seconds=seconds) if seconds else None
        rendering = Rendering(state=state, finished_at=finished)
    return ExportItem(
        document_id=uuid4() if state or left_out == "Stopped" else None,
        rendering=rendering,
        left_out=left_out,
    )


ITEMS = st.lists(
    st.one_of(
        st.builds(made, st.just("READY"), st.integers(-500, 500)),
        st.builds(made, st.just("FAILED"), st.integers(1, 500)),
        st.builds(made, st.sampled_from(["QUEUED", "RUNNING"])),
        st.builds(made, st.just(""), left_out=st.sampled_from(["None yet", "Stopped"])),
    ),
    min_size=1,
    max_size=30,
)


def progress(items, *, state="RUNNING", after=0.0):
    return Progress(
        batch=ExportBatch(requested_at=make.NOW, begun_at=make.NOW, state=state),
        items=tuple(items),
        at=make.NOW + timedelta(seconds=after),
    )


@given(items=ITEMS, state=st.sampled_from(ExportBatch.State.values))
def test_every_case_is_counted_once_and_said(items, state):
    so_far = progress(items, state=state, after=60)
    stopped = sum(bool(one.left_out and one.document_id) for one in items)

    assert so_far.done + so_far.failed + so_far.waiting + stopped == so_far.total
    never_ordered = [one for one in items if one.document_id is None]
    assert so_far.total + len(never_ordered) == len(items)
    assert 0 <= so_far.percent <= 100
    assert so_far.words.startswith(f"{so_far.done} of {so_far.total} done")
    assert ("not made" in so_far.words) == (so_far.failed > 0)
    assert ("left out" in so_far.words) == (so_far.left_out > 0)


@given(items=ITEMS, state=st.sampled_from(["READY", "STOPPED", "EXPIRED"]))
def test_an_export_that_is_over_promises_nothing(items, state):
    words = progress(items, state=state).words

    assert "to go" not in words
    assert "leave this page" not in words
    assert words.endswith(".")


@given(items=ITEMS, after=st.floats(0, 5_000))
def test_a_running_export_says_one_thing_about_what_comes(items, after):
    so_far = progress(items, after=after)

    found = re.findall(
        r"Packing the ZIP\.|Waiting for its turn\.|has not begun yet\.|"
        r"About (?:\d+ seconds|1 minute|\d+ minutes) to go\.",
        so_far.words,
    )
    assert len(found) == 1
    assert (found == ["Packing the ZIP."]) == (so_far.waiting == 0)
    assert so_far.words.endswith("You can leave this page.")


@given(
    done=st.integers(1, 40), waiting=st.integers(1, 40), seconds=st.integers(1, 2_000)
)
def test_the_time_left_follows_the_pace_so_far(done, waiting, seconds):
    items = [made("READY", 1) for _ in range(done)]
    items += [made("QUEUED") for _ in range(waiting)]

    words = progress(items, after=seconds).words

    assert f"{about(seconds / done * waiting)} to go." in words


def test_what_was_made_before_the_start_says_nothing_about_the_pace():
    items = [made("READY", -100), made("QUEUED")]

    assert "Waiting for its turn." in progress(items, after=30).words


def test_after_a_while_without_a_sign_the_missing_worker_is_said():
    items = [made("QUEUED")]
    quiet = QUIET.total_seconds()

    assert "Waiting for its turn." in progress(items, after=quiet).words
    assert "worker has not begun" in progress(items, after=quiet + 1).words


@given(seconds=st.floats(0, 1e6), more=st.floats(0, 1e6))
def test_more_to_do_is_never_said_to_take_less(seconds, more):
    def spoken(text):
        count, unit = re.fullmatch(r"About (\d+) (second|minute)s?", text).groups()
        return int(count) * (60 if unit == "minute" else 1)

    assert spoken(about(seconds)) <= spoken(about(seconds + more))
    assert spoken(about(seconds)) >= 5
    assert "1 minutes" not in re.sub(r"\d1 minutes", "", about(seconds))
