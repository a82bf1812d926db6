"""Looking back and ahead: the last review of the course, for client and therapist.

The facts are those of the day of the review, kept with it then.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from documents.kinds import page
from documents.kinds.base import Offers
from documents.kinds.gaps import Gap
from documents.models import Document
from documents.queries.case_record import Record
from documents.queries.origins import Rows
from protocols.course_reviews import CONSIDERED_TITLES
from sessions.models import CourseReview

NOT_SAID = Gap(words="The review says nothing here.", write_at="sessions:reviews")
PARTS = (
    page.entries("course", "The course so far", gap=NOT_SAID),
    page.entries("scores", "Scores", gap=NOT_SAID),
    page.entries("life", "Daily life", "0 is fine, 4 cannot be managed.", gap=NOT_SAID),
    page.entries("goals", "Goals", "The client’s rating, from 0 to 10.", gap=NOT_SAID),
    page.text("focus", "Is the focus still right?", gap=NOT_SAID, needed=True),
    page.text("changed", "What has changed", gap=NOT_SAID),
    page.text("in_the_way", "What is in the way", gap=NOT_SAID),
    page.text("together", "How we work together", gap=NOT_SAID),
    page.text("considered", "What we thought about", gap=NOT_SAID),
    page.text("agreed", "What we agreed", gap=NOT_SAID, needed=True),
    page.quote("words", "In your words", gap=NOT_SAID),
)


def offers(record: Record) -> Offers:
    review = record.papers.review
    if review is None:
        return {}
    held, facts = review, review.facts
    label = f"Review of {review.reviewed_on:%d-%b-%Y}"
    entries = {
        "course": [facts.get("where", ""), facts.get("attendance", "")],
        "scores": [
            f"{one['title']} {one['now']}. {one['words']}"
            for one in facts.get("measures", ())
        ],
        "life": list(_life(facts)),
        "goals": list(_goals(facts)),
    }
    texts = {
        "focus": _beside(held.get_focus_right_display(), held.focus_words),
        "changed": held.changed,
        "in_the_way": held.in_the_way,
        "together": _together(held),
        "considered": _considered(held),
        "agreed": held.agreed,
        "words": held.client_words,
    }
    return {
        **{key: page.lines(record, said, label, held) for key, said in entries.items()},
        **{key: page.said(record, said, label, held) for key, said in texts.items()},
    }


def _beside(first: str, then: str) -> str:
    return f"{first}. {then}" if then else f"{first}."


def _life(facts: dict[str, Any]) -> Iterator[str]:
    """Sleep: 3 at the start, 1 now."""
    for one in facts.get("functioning", ()):
        now = f", {one['now']} now" if one["now"] is not None else ""
        yield f"{one['title']}: {one['start']} at the start{now}"


def _goals(facts: dict[str, Any]) -> Iterator[str]:
    for one in facts.get("goals", ()):
        if one["start"] is None:
            yield one["words"]
        elif one["now"] is None:
            yield f"{one['words']}: {one['start']} so far"
        else:
            yield f"{one['words']}: from {one['start']} to {one['now']}"


def _together(review: CourseReview) -> str:
    if review.alliance is None:
        return review.alliance_words
    said = f"{review.alliance} of 10, where 10 is very well."
    return f"{said} {review.alliance_words}".strip()


def _considered(review: CourseReview) -> str:
    titles = "; ".join(CONSIDERED_TITLES[key] for key in review.considered)
    return " ".join(
        part
        for part in (f"{titles}." if titles else "", review.considered_words)
        if part
    )


def facts(record: Record) -> dict[str, Any]:
    review = record.papers.review
    return page.page_facts(record, review.reviewed_on if review else None)


def why_not_yet(record: Record) -> str:
    if record.papers.review is None:
        return "It is made from a review of the course; none was held yet."
    return ""


REVIEW_PAGE = page.page(
    key=Document.Kind.REVIEW_PAGE,
    title="Looking back and ahead",
    short="Review page",
    purpose="The last review of the course, for the client to keep.",
    parts=PARTS,
    offers=offers,
    facts=facts,
    made_from=lambda case: (
        Rows(
            rows=CourseReview.objects.filter(case=case, replaced_by=None).order_by(
                "-reviewed_on", "-recorded_at"
            )[:1]
        ),
    ),
    why_not_yet=why_not_yet,
)
