"""Of a couple a batch holds both people's summaries: each counted, made and left out alone."""

import csv
import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Case
from documents import actions, files
from documents.jobs import packing
from documents.jobs import rendering as job
from documents.models import Document, ExportBatch, Rendering, SummaryRequest
from documents.queries.exports import (
    NONE_YET,
    NOT_RELEASED,
    OF_PARTNER,
    SUMMARY,
    numbers_of_nobody,
    plan_export,
    summaries_numbered,
)
from documents.queries.progress import progress_of
from ipt_practice.queries.needs import needs_of
from tests import make, make_cases, make_couples, make_documents

pytestmark = pytest.mark.django_db
NEW = "documents:new_export"


def closed_couple(therapist) -> Case:
    case = make_couples.couple_case(therapist=therapist)
    Case.objects.filter(pk=case.pk).update(
        status=Case.Status.CLOSED,
        closed_on=make.TODAY,
        closed_by=therapist,
        ending_reason="COMPLETED",
    )
    return Case.objects.with_people().get(pk=case.pk)


@pytest.fixture
def couple(therapist) -> Case:
    return closed_couple(therapist)


@pytest.fixture
def both(couple) -> Case:
    """Both summaries are released."""
    for kind in (SUMMARY, OF_PARTNER):
        make_documents.released(couple, kind=kind)
    return couple


def start(admin, case, **options) -> ExportBatch:
    return actions.start_batch(by=admin, reason="Audit", case_ids=[case.pk], **options)


def packed(batch) -> zipfile.ZipFile:
    for one in Rendering.objects.waiting():
        job.run(one.pk)
    packing.run(batch.pk)
    batch.refresh_from_db()
    kept = files.Kept(name=batch.file, sha256=batch.sha256, size=batch.size)
    return zipfile.ZipFile(io.BytesIO(files.read(kept)))


def rows_of(archive):
    rows = csv.DictReader(io.StringIO(archive.read("manifest.csv").decode()))
    return {row["client_number"]: row for row in rows}


def pdfs(archive):
    return {name for name in archive.namelist() if name.endswith(".pdf")}


def test_both_are_counted_before_the_start(both):
    plan = plan_export([both.pk])

    assert [line.whose for line in plan.ready] == [both.client, both.partner]
    assert (plan.cases, plan.couples) == (1, 1)
    assert plan.button == "Make the ticked summaries"


def test_each_is_left_out_for_a_reason_of_their_own(couple):
    make_documents.approved(couple, kind=OF_PARTNER)

    why = {line.whose: line.why_not for line in plan_export([couple.pk]).left_out}

    assert why == {couple.client: NONE_YET, couple.partner: NOT_RELEASED}


def test_one_person_has_one_line(therapist):
    case = make.closed_case(therapist=therapist)

    [line] = plan_export([case.pk]).lines

    assert (line.key, line.whose) == (str(case.pk), case.client)


def test_each_has_a_row_and_a_file_with_their_own_number(both, admin):
    batch = start(admin, both)
    archive = packed(batch)

    day = "2026-11-23"
    first = f"{both.client.number}-treatment-summary-{day}.pdf"
    second = f"{both.partner.number}-partner-summary-{day}.pdf"
    assert pdfs(archive) == {first, second}
    rows = rows_of(archive)
    assert rows[both.client.number]["file"] == first
    assert rows[both.partner.number]["file"] == second
    assert rows[both.partner.number]["document"] == "Partner’s summary"
    assert progress_of(batch, at=make.NOW).words == "2 of 2 done."


def test_the_refusal_of_one_leaves_the_other_in(both, admin):
    make_cases.withdrawn_consent(both, client=both.partner)

    rows = rows_of(packed(start(admin, both)))

    assert rows[both.client.number]["state"] == "included"
    assert rows[both.partner.number]["state"] == "left out"
    assert "took back consent" in rows[both.partner.number]["left_out_because"]


def test_a_refusal_while_it_runs_leaves_out_whose_it_is(both, admin):
    batch = start(admin, both)
    make_cases.withdrawn_consent(both, client=both.partner)

    rows = rows_of(packed(batch))

    assert rows[both.client.number]["state"] == "included"
    assert "took back consent" in rows[both.partner.number]["left_out_because"]


def test_a_refusal_after_it_was_made_names_whose_it_is(both, admin):
    batch = start(admin, both)
    packed(batch)
    make_cases.withdrawn_consent(both, client=both.partner)

    with pytest.raises(actions.ConsentTakenBackSince, match=both.partner.number):
        actions.download_batch(batch=batch, by=admin)


def test_the_number_of_one_brings_only_their_own(both):
    for person in (both.client, both.partner):
        [key] = summaries_numbered([person.number])
        [line] = plan_export([both.pk], [key]).lines
        assert line.whose == person
    assert numbers_of_nobody([both.partner.number, "7QK2M9XR"]) == ["7QK2M9XR"]


def test_only_the_ticked_one_of_the_two_is_made(both, admin, signed_in):
    browser = signed_in(admin)
    plan = browser.post(reverse(NEW), {"closed_from": "2026-01-01", "look": "1"}).text
    partners = f"{both.pk}:{OF_PARTNER}"
    assert f'name="case" value="{both.pk}" checked' in plan
    assert f'name="case" value="{partners}" checked' in plan
    assert "1 case found, 1 of it with a summary for each of two people." in plan

    browser.post(
        reverse(NEW),
        {
            "shown": f"{both.pk} {partners}",
            "case": [partners],
            "reason": "Asked for by the GP",
            "start": "1",
        },
    )

    batch = ExportBatch.objects.get()
    assert [item.whose for item in batch.items.all()] == [both.partner]
    page = browser.get(reverse("documents:export", args=[batch.pk])).text
    assert both.partner.number in page
    assert both.client.number not in page


def test_the_other_ones_number_does_not_slip_into_a_plan(both, admin, signed_in):
    browser = signed_in(admin)
    page = browser.post(reverse(NEW), {"numbers": both.partner.number, "look": "1"})

    assert both.client.number not in page.text
    assert "Make 1 summary" in page.text


def test_each_is_asked_for_and_answered_alone(couple, therapist, admin, signed_in):
    browser = signed_in(admin)
    partners = f"{couple.pk}:{OF_PARTNER}"
    browser.post(reverse(NEW), {"shown": f"{couple.pk} {partners}", "ask": partners})
    [asked] = SummaryRequest.objects.all()
    assert asked.whose == couple.partner
    first, second = plan_export([couple.pk]).lines
    assert (first.is_asked_for, second.is_asked_for) == (False, True)
    assert [
        one.client for one in needs_of(therapist, make.NOW) if "asks" in one.text
    ] == [couple.partner]

    actions.ask_for_summary(case=couple, by=admin)
    document = make_documents.approved(couple)
    actions.release_document(document=document, by=therapist)
    asked.refresh_from_db()
    assert asked.answered_at is None
    assert SummaryRequest.objects.get(kind=SUMMARY).answered_at is not None

    listed = signed_in(therapist).get(reverse("documents:list", args=[couple.pk])).text
    assert "asks for the treatment summary</b> about Tom" in listed


def test_the_missing_one_is_asked_for_from_the_export(couple, admin, signed_in):
    make_documents.released(couple)
    batch = start(admin, couple)
    browser = signed_in(admin)
    address = reverse("documents:ask_for_summary", args=[couple.pk])

    browser.post(address, {"batch": str(batch.pk), "kind": OF_PARTNER})

    assert SummaryRequest.objects.get().kind == OF_PARTNER
    page = browser.get(reverse("documents:export", args=[batch.pk])).text
    assert "Asked" in page
    assert "Ask for it" not in page


def test_nobody_asks_for_a_partner_who_is_not_there(therapist, admin, signed_in):
    case = make.closed_case(therapist=therapist)

    answer = signed_in(admin).post(
        reverse("documents:ask_for_summary", args=[case.pk]),
        {"kind": OF_PARTNER},
        follow=True,
    )

    assert "One person comes to this case." in answer.text
    with pytest.raises(actions.NobodyToSummarise):
        actions.ask_for_summary(case=case, kind=OF_PARTNER, by=admin)
    assert not SummaryRequest.objects.exists()


def test_couples_cost_a_page_no_more_queries_than_others(therapist, admin):
    counts = []
    for count in (1, 6):
        cases = [closed_couple(therapist) for _ in range(count)]
        for case in cases:
            make_documents.released(case, kind=OF_PARTNER)
        ids = [case.pk for case in cases]
        with CaptureQueriesContext(connection) as planned:
            [line.whose.number for line in plan_export(ids).lines]
        batch = actions.start_batch(by=admin, reason="Audit", case_ids=ids)
        with CaptureQueriesContext(connection) as looked_at:
            found = progress_of(batch, at=make.NOW)
            [(item.whose.number, found.askable) for item in found.items]
        counts.append((len(planned), len(looked_at)))

    assert counts[0] == counts[1]
    assert counts[0][0] == 5
    assert Document.objects.filter(kind=OF_PARTNER).count() == 7
