"""Where someone is who answers through a link: which question, and what was said so far."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from accounts.models import Practice
from accounts.queries import practice
from measures.instruments import LOINC_NOTICE, Instrument
from measures.models import SelfReportLink
from measures.self_report import (
    Answered,
    Question,
    first_open,
    is_about_harm,
    questions_of,
    value_of,
)

# A question takes about this long, in seconds; the time is said before one begins.
SECONDS_EACH = 10


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """`question` is the one to ask now, None once all are answered.

    `asks_again`: an answer about self-harm was withheld, and is asked for once more.
    """

    link: SelfReportLink
    practice: Practice
    questions: tuple[Question, ...]
    question: Question | None
    first_open: Question | None
    asks_again: bool = False

    @property
    def total(self) -> int:
        return len(self.questions)

    @property
    def minutes(self) -> int:
        return max(2, ceil(self.total * SECONDS_EACH / 60))

    @property
    def has_begun(self) -> bool:
        return self.link.opened_at is not None

    @property
    def is_about_harm(self) -> bool:
        """What was answered so far asks for the words about help at once."""
        return is_about_harm(self.link.draft, self.link.instruments)

    @property
    def before(self) -> int | None:
        """The place of the question before this one."""
        place = self.question.place if self.question else self.total + 1
        return place - 1 or None

    @property
    def given(self) -> int | None:
        """What was answered here before."""
        return value_of(self.link.draft, self.question) if self.question else None

    @property
    def answers(self) -> tuple[Answered, ...]:
        """Everything, to look over before it is sent."""
        return tuple(
            Answered(question=one, value=value_of(self.link.draft, one))
            for one in self.questions
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """Whose wording is on the page."""
        shown = [self.question.definition] if self.question else self.link.instruments
        return notices_of(*shown)


def notices_of(*definitions: Instrument) -> tuple[str, ...]:
    """The lines that stand under the wording of these questionnaires, each once."""
    lines = [one.attribution for one in definitions]
    if any(one.loinc_panel for one in definitions):
        lines.append(LOINC_NOTICE)
    return tuple(dict.fromkeys(lines))


def sitting_of(
    link: SelfReportLink, *, at: int | None = None, again: bool = False
) -> Sitting:
    """The sitting, at a question that was asked for: never beyond the first open one."""
    questions = questions_of(link.instruments)
    opened = first_open(questions, link.draft)
    last = opened.place if opened else len(questions)
    question = questions[at - 1] if at is not None and 1 <= at <= last else opened
    return Sitting(
        link=link,
        practice=practice(),
        questions=questions,
        question=question,
        first_open=opened,
        asks_again=again and question is not None and question.is_about_safety,
    )
