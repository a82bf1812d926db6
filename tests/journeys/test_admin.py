"""The practice admin keeps the register, asks for summaries, and exports those there are."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from ipt_practice.demo.cast import PASSWORD
from tests.journeys.conftest import Arrive
from tests.journeys.paper import is_a_document_to_keep, words_of
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor

ADMIN, RUTH = "admin@demo.example", "ruth@demo.example"
REASON = "Yearly review for the commissioner"
CRISIS_LINE = "Harbour crisis team, day and night: 01632 960199"
# Words that only a clinician's page may say of these people.
CLINICAL = ("Grief", "grief", "PHQ", "dispute", "IPAF", "thoughts")


class Priti:
    """What she does, in words."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page = visitor.page

    def signs_in(self) -> None:
        self.visitor.sign_in(ADMIN, PASSWORD)
        assert self.visitor.path == "/exports/"

    def reads_the_register(self) -> None:
        self.visitor.visit("Clients")
        self.visitor.sees("names, numbers and days")
        self.says_nothing_clinical()

    def finds_somebody_by_name(self) -> None:
        self.page.locator("#main [name=q]").fill("Marco")
        self.visitor.press("Search")
        assert "Marco" not in self.page.url
        self.visitor.sees("M.S.", "Jonas Weil")
        self.says_nothing_clinical()

    def gives_a_case_to_somebody_else(self) -> None:
        self.visitor.follow("Who works in it")
        self.visitor.press("Reassign", exact=True)
        assert self.visitor.errors()
        form = self.page.locator("form[action$='/reassign/']")
        form.locator("[name=person]").select_option(label="Ruth Adeyemi")
        form.locator("[name=reason]").fill("Jonas Weil works fewer days from Monday.")
        self.visitor.press("Reassign", exact=True)
        self.visitor.sees("from Jonas Weil to Ruth Adeyemi")

    def cannot_let_go_of_someone_with_open_cases(self) -> None:
        self.visitor.visit("People")
        self.visitor.follow("Jonas Weil")
        self.visitor.follow("Jonas is leaving")
        self.visitor.sees("Open cases to give to someone else first")
        assert not self.page.get_by_role("button", name="Deactivate").count()

    def lets_go_of_someone_without_cases(self) -> None:
        self.visitor.visit("People")
        self.visitor.follow("Callum Reid")
        self.visitor.follow("Callum is leaving")
        self.visitor.press("Deactivate the account")
        self.visitor.visit("People")
        row = self.page.locator("tbody tr", has_text="Callum Reid")
        assert "Left" in row.inner_text()

    def adds_a_supervisor(self) -> None:
        self.visitor.follow("Olu Bankole")
        self.visitor.follow("Add a supervisor")
        self.visitor.press("Add this supervisor")
        assert self.visitor.errors()
        self.page.locator("[name=supervisor]").select_option(index=1)
        self.visitor.fill({"starts_on": today()})
        self.visitor.press("Add this supervisor")
        self.visitor.sees("Helena Marsh")

    def changes_the_letterhead_and_crisis_lines(self) -> None:
        self.visitor.visit("People")
        self.visitor.follow("Practice")
        self.visitor.fill({"name": ""})
        self.visitor.press("Save")
        self.visitor.sees("Enter the name of the practice")
        self.visitor.fill(
            {
                "name": "Quayside and Harbour Therapies",
                "crisis_lines": CRISIS_LINE,
                "crisis_verified_on": today(),
            }
        )
        self.visitor.press("Save")
        self.visitor.go("/practice/")
        assert self.page.locator("[name=crisis_lines]").input_value() == CRISIS_LINE

    def looks_what_would_be_exported(self) -> None:
        self.visitor.visit("Exports")
        self.visitor.fill({"closed_from": "", "closed_until": ""})
        self.visitor.press("See what would be made")
        self.visitor.sees("Enter when the cases were closed, or the client numbers")
        self.visitor.fill(
            {"closed_from": today() - timedelta(days=700), "closed_until": today()}
        )
        self.visitor.press("See what would be made")
        self.visitor.sees(
            "7 cases found, 1 of them with a summary for each of two people.",
            "5 can be exported.",
            "Left out",
        )
        self.says_nothing_clinical()

    def asks_for_a_summary_that_is_missing(self) -> None:
        self.visitor.press("Ask for it")
        self.visitor.sees("Asked")

    def starts_with_a_reason(self) -> None:
        start = self.page.locator("button[name=start]")
        self.visitor.push(start)
        self.visitor.sees("Say why these summaries are exported")
        self.visitor.fill({"reason": REASON})
        self.visitor.push(start)
        assert self.visitor.path.startswith("/exports/")
        self.visitor.sees(REASON, "Left out")

    def watches_it_and_takes_the_zip(self) -> Path:
        link = self.page.get_by_role("link", name="Download ZIP")
        link.wait_for(timeout=90_000)
        self.visitor.look()
        with self.page.expect_download() as download:
            link.click()
        name = download.value.suggested_filename
        assert "Daniel" not in name
        assert "Okafor" not in name
        return Path(download.value.path())

    def finds_it_in_the_access_log(self) -> None:
        self.visitor.go("/audit/")
        self.visitor.sees("Priti Raman", "Export")
        self.says_nothing_clinical()
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="As a table").click()
        table = Path(download.value.path()).read_text(encoding="utf-8-sig")
        assert "Export downloaded" in table

    def says_nothing_clinical(self) -> None:
        text = self.page.locator("body").inner_text()
        assert [word for word in CLINICAL if word in text] == []


def today() -> date:
    return date.today()  # noqa: TID251, DTZ011 - beside a site that does too


def is_whole(path: Path) -> None:
    """One PDF for each released case, a manifest that names those left out."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        pdfs = [name for name in names if name.endswith(".pdf")]
        manifest = archive.read("manifest.csv").decode("utf-8-sig")
        texts = []
        for name in pdfs:
            document = PdfReader(io.BytesIO(archive.read(name)))
            is_a_document_to_keep(document)
            texts.append(words_of(document))
    assert len(pdfs) == 5
    assert not any(word in " ".join(names) for word in ("Daniel", "Sara", "Okafor"))
    assert any("Daniel Okafor" in text for text in texts)
    assert any("Sara Linden" in text for text in texts)
    # Seven cases; of the couple both are named.
    assert len(list(csv.reader(io.StringIO(manifest)))) == 1 + 8


@pytest.fixture(scope="module")
def site(demo_site: RunningSite) -> RunningSite:
    return demo_site


def test_from_the_register_to_a_zip_of_summaries(arrive: Arrive) -> None:
    priti = Priti(arrive())
    priti.signs_in()
    priti.reads_the_register()
    priti.finds_somebody_by_name()
    priti.gives_a_case_to_somebody_else()
    priti.cannot_let_go_of_someone_with_open_cases()
    priti.lets_go_of_someone_without_cases()
    priti.adds_a_supervisor()
    priti.changes_the_letterhead_and_crisis_lines()
    priti.looks_what_would_be_exported()
    priti.asks_for_a_summary_that_is_missing()
    priti.starts_with_a_reason()
    is_whole(priti.watches_it_and_takes_the_zip())
    priti.finds_it_in_the_access_log()
