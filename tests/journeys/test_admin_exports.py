"""An export that is stopped and tried again while two admins look on, and a therapist's
copy of a whole record."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Page
from pypdf import PdfReader

from ipt_practice.demo.cast import PASSWORD
from tests.journeys.conftest import Arrive
from tests.journeys.paper import is_a_document_to_keep, says
from tests.journeys.site import RunningSite

ADMIN, RUTH = "admin@demo.example", "ruth@demo.example"
REASON = "Yearly review for the commissioner"
WHY = "The client asked for their record"


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, demo_practice: RunningSite
) -> Iterator[RunningSite]:
    """The demo, whose worker has not begun: nothing was made yet, and nothing is."""
    copy = RunningSite(tmp_path_factory.mktemp("site"), like=demo_practice)
    try:
        with pytest.MonkeyPatch.context() as held:
            held.setattr(copy, "start_worker", lambda: None)
            copy.start()
        yield copy
    finally:
        copy.stop()


def at_work(site: RunningSite) -> None:
    """The worker begins, unless it has."""
    if not any("celery" in str(one.args) for one in site.processes):
        site.start_worker()


def today() -> date:
    return date.today()  # noqa: TID251, DTZ011 - beside a site that does too


def taken(page: Page, name: str) -> zipfile.ZipFile:
    """The ZIP behind a link, once it is there."""
    link = page.get_by_role("link", name=name).first
    link.wait_for(timeout=120_000)
    with page.expect_download() as download:
        link.click()
    archive = zipfile.ZipFile(Path(download.value.path()))
    assert archive.testzip() is None
    return archive


def test_an_export_is_stopped_and_tried_again_before_two_admins(
    arrive: Arrive, site: RunningSite
) -> None:
    one, other = arrive(), arrive()
    for admin in (one, other):
        admin.sign_in(ADMIN, PASSWORD)
    one.visit("Exports")
    one.fill({"closed_from": today() - timedelta(days=700), "closed_until": today()})
    one.press("See what would be made")
    one.sees("can be exported", "Left out")
    start = one.page.locator("button[name=start]")
    first = one.page.locator("[name=case][type=checkbox]").first
    for is_ticked, words in ((False, "Make 4 summaries"), (True, "Make 5 summaries")):
        first.set_checked(is_ticked)
        assert start.inner_text() == words
    one.fill({"reason": REASON})
    one.push(start)
    other.go(one.path)
    other.sees("0 of 5 done", "You can leave this page", REASON)
    one.press("Stop")
    one.sees("Stopping")
    at_work(site)
    other.page.get_by_role("button", name="again").wait_for(timeout=120_000)
    other.sees("Stopped before it was made")
    other.look()
    other.press("again")
    for admin in (one, other):
        admin.go(other.path)
        archive = taken(admin.page, "Download ZIP")
        names = archive.namelist()
        manifest = archive.read("manifest.csv").decode()
        rows = list(csv.DictReader(io.StringIO(manifest)))
        made = [row["file"] for row in rows if row["state"] == "included"]
        said = {"manifest.csv", "manifest.html", "SHA256SUMS"}
        assert sorted(made) == sorted(set(names) - said)
        assert len(made) == 5
        assert all(row["left_out_because"] for row in rows if not row["file"])
        for name in made:
            is_a_document_to_keep(PdfReader(io.BytesIO(archive.read(name))))
        admin.look()


def test_a_therapist_takes_a_copy_of_a_whole_record(
    arrive: Arrive, site: RunningSite
) -> None:
    at_work(site)
    ruth = arrive()
    ruth.sign_in(RUTH, PASSWORD)
    ruth.visit("Clients")
    ruth.page.locator("#main [name=q]").fill("Daniel")
    ruth.press("Search")
    ruth.follow("Daniel Okafor")
    ruth.turn_to("Letters")
    ruth.follow("Copy of the whole record")
    ruth.sees("What stays out", "Process notes", "No copy yet")
    ruth.press("Make a copy")
    assert ruth.errors()
    ruth.fill({"reason": WHY})
    ruth.press("Make a copy")
    ruth.sees(WHY)
    archive = taken(ruth.page, "Download ZIP")
    ruth.look()

    record = json.loads(archive.read("record.json"))
    schema = json.loads(archive.read("schema.json"))
    assert not list(Draft202012Validator(schema).iter_errors(record))
    assert len(record["records"]["therapy_sessions.therapy_session"]) >= 14
    assert "therapy_sessions.process_note" not in record["records"]
    assert not any("Daniel" in name or "Okafor" in name for name in archive.namelist())
    assert record["files"]
    for file in record["files"]:
        says(PdfReader(io.BytesIO(archive.read(file["file"]))), "Daniel")

    ruth.go(ruth.path.replace("export/", "history/"))
    ruth.sees("Copy of the whole record downloaded")
