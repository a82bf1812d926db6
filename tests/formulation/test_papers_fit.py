"""What a client takes home fits on one A4 page, or the page says that it does not."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from django.conf import settings
from django.urls import reverse

from formulation import actions, queries, when
from tests import make, make_formulation, make_timeline
from tests.formulation.pages import url, words
from tests.journeys.site import find_chromium

CHROMIUM = find_chromium()
ROOT = Path(settings.BASE_DIR)
SENTENCE = "When it is hard you keep away and say that you are fine. "

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(CHROMIUM is None, reason="No Chromium was found."),
]


def pages_of(response, folder: Path) -> int:
    """How many pages Chromium prints."""
    html = response.content.decode()
    html = html.replace("/static/", f"{(ROOT / 'static').as_uri()}/")
    source, paper = folder / "page.html", folder / "page.pdf"
    source.write_text(html)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(  # noqa: S603 - our own browser and page
        [str(CHROMIUM), *flags, f"--print-to-pdf={paper}", source.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return len(pypdf.PdfReader(paper).pages)


def story(count: int) -> dict[str, str]:
    """Each part with so many sentences."""
    long = ("illness", "trigger", "maintaining", "hope", "strengths", "vulnerability")
    return {
        **dict.fromkeys(long, (SENTENCE * count).strip()),
        "link_sentence": SENTENCE.strip(),
        "mood_to_relationship": SENTENCE * 2,
        "relationship_to_mood": SENTENCE * 2,
        "focus_words": SENTENCE.strip(),
    }


@pytest.mark.parametrize("count", [3, 4, 9])
def test_a_formulation_fits_on_a_page_or_says_so(
    signed_in, therapist, case, tmp_path, count
):
    make_formulation.shared_formulation(case, **story(count))

    page = signed_in(therapist).get(url("formulation_print", case))

    says_so = "longer than one page" in words(page)
    pages = pages_of(page, tmp_path)
    assert pages == 1 or says_so
    if count <= 3:
        assert not says_so
    if says_so and count > 5:
        assert pages > 1


@pytest.mark.parametrize("rows", [3, 5, 6, 14])
def test_a_support_plan_fits_on_a_page_or_says_so(
    signed_in, therapist, case, tmp_path, rows
):
    for _ in range(rows):
        make_formulation.support(
            case, step=SENTENCE * 2, barrier="SHAME", barrier_met=SENTENCE
        )

    page = signed_in(therapist).get(url("support_print", case))

    pages = pages_of(page, tmp_path)
    plan = queries.printed_plan(case, today=make.TODAY)
    assert pages == 1 or plan.is_long
    if rows <= 3:
        assert not plan.is_long
    if rows > 9:
        assert pages > 1


@pytest.mark.parametrize("names", ["FULL", "INITIALS"])
@pytest.mark.parametrize("count", [1, 8, 25])
def test_two_circles_and_who_moved_are_one_page(
    signed_in, therapist, case, tmp_path, count, names
):
    """Everyone moved, to where the client would like them: the most words there can be."""
    therapist.names_shown = names
    therapist.save()
    for at in range(count):
        someone = make_formulation.person(
            case,
            f"Margarethe {at}",
            ring=4,
            rated_on=make.TODAY - timedelta(days=60),
            at=make.NOW - timedelta(days=60),
            sector="FAMILY",
        )
        actions.move_person(
            person=someone, by=therapist, ring=3, rated_on=make.TODAY, at=make.NOW
        )
        actions.wish_ring(person=someone, by=therapist, ring=3)

    page = signed_in(therapist).get(url("compare_circles", case))

    assert f"{count} came closer" in words(page)
    assert pages_of(page, tmp_path) == 1


@pytest.mark.parametrize("count", [1, 40])
def test_a_timeline_is_one_page(signed_in, therapist, case, tmp_path, count):
    for at in range(count):
        starts = when.in_month(2026 - at // 6, 1 + at % 6)
        make_timeline.event(case, f"Something {at}", starts=starts, mood_effect=1)
    make_timeline.episode(case, "Low mood")

    page = signed_in(therapist).get(reverse("sessions:timeline_print", args=[case.pk]))

    assert "Something 0" in words(page)
    assert pages_of(page, tmp_path) == 1


@pytest.mark.parametrize("count", [1, 2])
def test_the_pattern_with_its_loop_is_one_page(signed_in, therapist, tmp_path, count):
    case = make_formulation.dit_case(therapist=therapist)
    parts = ("trigger", "experience", "expectation", "response", "consequence")
    make_formulation.ipaf(case, **dict.fromkeys(parts, (SENTENCE * count).strip()))

    page = signed_in(therapist).get(url("ipaf_print", case))

    assert "How it goes round" in words(page)
    assert pages_of(page, tmp_path) == 1
