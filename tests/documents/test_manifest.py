"""What a ZIP of summaries says of itself: to people, to a spreadsheet, to sha256sum."""

import csv
import html
import io
import re
import shutil
import subprocess
import zipfile

import pytest
from django.utils.html import strip_tags

from documents import actions, files
from documents.jobs import packing
from documents.jobs import rendering as job
from documents.models import Rendering
from tests import make, make_documents

REASON = "Yearly <script>alert(1)</script> & audit"


def packed(batch) -> zipfile.ZipFile:
    for one in Rendering.objects.waiting():
        job.run(one.pk)
    packing.run(batch.pk)
    batch.refresh_from_db()
    kept = files.Kept(name=batch.file, sha256=batch.sha256, size=batch.size)
    return zipfile.ZipFile(io.BytesIO(files.read(kept)))


@pytest.fixture
def made(therapist, admin):
    return make.closed_case(therapist=therapist)


@pytest.fixture
def missing(therapist):
    return make.closed_case(therapist=therapist)


@pytest.fixture
def batch(made, missing, admin):
    make_documents.released(made)
    return actions.start_batch(
        by=admin,
        reason=REASON,
        case_ids=[made.pk, missing.pk],
        closed_from=make.TODAY,
        closed_until=make.TODAY,
    )


@pytest.fixture
def archive(batch):
    return packed(batch)


@pytest.fixture
def page(archive):
    return archive.read("manifest.html").decode()


def words_of(page: str) -> str:
    """What stands between its tags."""
    main = page.partition("<main>")[2].replace("<", " <")
    return " ".join(html.unescape(strip_tags(main)).split())


def test_a_page_says_what_when_by_whom_and_why(page, admin, batch):
    said = words_of(page)

    assert f"Asked for by {admin.full_name}" in said
    assert f"Reason {REASON}" in said
    assert "Cases closed from 23-Nov-2026 until 23-Nov-2026" in said
    assert f"Number of the export {batch.pk}" in said
    assert "In the ZIP 1 summary Left out 1" in said


def test_it_names_each_file_with_its_hash_and_each_that_is_left_out(
    page, made, missing, archive
):
    said = words_of(page)
    [row] = [
        one
        for one in csv.DictReader(io.StringIO(archive.read("manifest.csv").decode()))
        if one["file"]
    ]

    assert row["client_number"] == made.client.number
    assert f'href="{row["file"]}"' in page
    assert row["sha256"] in said
    left_out = said.partition("Client Document Why")[2]
    assert f"{missing.client.number} Treatment summary No treatment summary" in left_out
    assert made.client.number not in left_out


def test_it_names_no_client_and_nothing_clinical(page, made):
    assert made.client.family_name not in page
    assert made.client.given_name not in page
    assert "Daniel came." not in page


def test_it_runs_nothing_and_fetches_nothing(page):
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "default-src 'none'" in page
    assert not re.search(r"\b(?:src|action)=|url\(|@import|https?:|\son\w+=", page)
    assert "{{" not in page


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_sha256sum_finds_every_file_whole_and_the_one_that_was_changed(
    archive, tmp_path
):
    archive.extractall(tmp_path)

    def check():
        return subprocess.run(
            ["sha256sum", "--strict", "-c", "SHA256SUMS"],  # noqa: S607
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    whole = check()
    assert whole.returncode == 0, whole.stderr
    assert whole.stdout.count(": OK") == 3
    [pdf] = tmp_path.glob("*.pdf")
    pdf.write_bytes(pdf.read_bytes() + b"x")
    assert f"{pdf.name}: FAILED" in check().stdout


def test_the_sums_name_everything_but_themselves(archive):
    lines = archive.read("SHA256SUMS").decode().splitlines()

    named = {line.partition("  ")[2] for line in lines}
    assert named == set(archive.namelist()) - {"SHA256SUMS"}


def test_a_zip_of_nothing_says_so(therapist, admin):
    case = make.closed_case(therapist=therapist)
    make_documents.released(case)
    batch = actions.start_batch(by=admin, reason="Audit", case_ids=[case.pk])
    actions.stop_batch(batch=batch, by=admin)

    said = words_of(packed(batch).read("manifest.html").decode())

    assert "None of the summaries could be put in." in said
    assert "Stopped before it was made" in said
    assert "after somebody stopped it" in said


def test_a_zip_of_everything_says_so(therapist, admin):
    case = make.closed_case(therapist=therapist)
    make_documents.released(case)
    batch = actions.start_batch(by=admin, reason="Audit", case_ids=[case.pk])

    said = words_of(packed(batch).read("manifest.html").decode())

    assert "Nothing. Everything that was asked for is here." in said
