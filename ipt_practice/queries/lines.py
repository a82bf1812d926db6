"""One case in one line: model, focus, session n of m, phase, scores, what is next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Case, Client
from cases.queries import model_of
from formulation.queries.focus import focus_briefs
from measures.queries import ScorePoint, series_of_cases
from measures.scales import scale_of
from protocols.base import Phase
from sessions.queries import Course, SessionLine, courses_of
from ui.drawing import Scale

# The one line that is drawn for every case, whatever its problem, so that a column of
# them can be compared.
DRAWN = "PHQ9"


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """What tables and the day list show of a case. `scores` start with the assessment."""

    case: Case
    course: Course
    model: str
    focus: str
    scores: tuple[int | None, ...]
    scale: Scale

    @property
    def client(self) -> Client:
        return self.case.client

    @property
    def now(self) -> int | None:
        known = self._known
        return known[-1] if known else None

    @property
    def change(self) -> int | None:
        """Points since the first score; None until there are two."""
        known = self._known
        return known[-1] - known[0] if len(known) > 1 else None

    @property
    def is_worse(self) -> bool:
        reliable = self.scale.reliable
        return bool(reliable and self.change and self.change >= reliable)

    @property
    def _known(self) -> list[int]:
        return [score for score in self.scores if score is not None]

    @property
    def phase(self) -> Phase | None:
        """None until there is a plan: a proposed course is in no phase."""
        return self.course.phase if self.course.has_contract else None

    @property
    def next(self) -> SessionLine | None:
        return None if self.case.is_closed else self.course.next

    @property
    def session_words(self) -> str:
        """ "9 of 16": the session to come, or how many were held once it is over."""
        course = self.course
        if not course.has_contract:
            return ""
        if self.case.is_closed or course.is_over:
            return f"{course.attended} of {course.planned}"
        return f"{min(course.number_now, course.planned)} of {course.planned}"


def case_lines(cases: Iterable[Case], on: date) -> dict[UUID, CaseLine]:
    """A line for each case, in the order given. At most eight queries for any number."""
    cases = list(cases)
    courses = courses_of(cases)
    focuses = focus_briefs(cases)
    scores = series_of_cases([case.pk for case in cases], [DRAWN])
    return {
        case.pk: CaseLine(
            case=case,
            course=courses[case.pk],
            model=model_of(case),
            focus=focuses[case.pk].line,
            scores=_totals(scores[case.pk][DRAWN]),
            scale=scale_of(DRAWN, case.client.age_on(on)),
        )
        for case in cases
    }


def _totals(points: list[ScorePoint]) -> tuple[int | None, ...]:
    return tuple(point.total for point in points)
