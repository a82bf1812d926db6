"""Builders for links by which clients answer on their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from cases.models import Case
from measures import actions
from measures.models import Administration, SelfReportLink
from measures.self_report import questions_of


def link(
    case: Case,
    *keys: str,
    at: datetime | None = None,
    works_for: timedelta = timedelta(days=2),
    **fields: Any,
) -> tuple[SelfReportLink, str]:
    """A link to PHQ-9 and GAD-7, or to the named ones, and its token."""
    made_at = at or timezone.now()
    values: dict[str, Any] = {
        "by": case.therapist,
        "instrument_keys": keys or ("PHQ9", "GAD7"),
    }
    return actions.make_link(
        case=case, expires_at=made_at + works_for, at=made_at, **(values | fields)
    )


def fill(
    made: SelfReportLink,
    answers: Sequence[int | None],
    *,
    at: datetime | None = None,
) -> None:
    """Answer from the first question on, as far as the answers reach."""
    actions.open_link(link=made, at=at)
    for question, value in zip(questions_of(made.instruments), answers, strict=False):
        actions.keep_answer(link=made, question=question, value=value, at=at)


def sent(
    case: Case,
    *,
    key: str = "PHQ9",
    answers: Sequence[int | None] = (1, 1, 1, 2, 2, 1, 1, 1, 0),
    at: datetime | None = None,
    **fields: Any,
) -> Administration:
    """One questionnaire, sent by the client."""
    made, _ = link(case, key, at=at, **fields)
    fill(made, answers, at=at)
    (recorded,) = actions.send_answers(link=made, at=at)
    return recorded
