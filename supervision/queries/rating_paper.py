"""One rating on paper, for the portfolio of the person whose work it is.

It may leave the house: the client stands on it by initials and number. Nothing is added up.
"""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import Practice, User
from accounts.queries import practice
from cases.models import Case
from cases.names import Spot, spots
from protocols import protocol
from protocols.competence import SCORES
from sessions.queries import course_of
from supervision.models import CompetenceRating
from supervision.queries.hours import label_of
from supervision.queries.ratings import RatingPage, rating_page


@dataclass(frozen=True, kw_only=True)
class RatingPaper:
    """`client` is how the client stands on it, `where` the place of the work in the course.

    `named` are places in the written words where somebody of the case is named: a given
    rating does not change, so whoever prints it is told.
    """

    page: RatingPage
    practice: Practice
    client: str
    treatment: str
    where: str
    scale: tuple[str, ...]
    named: tuple[Spot, ...]

    @property
    def signing(self) -> tuple[User, ...]:
        """Whose work it is and, where it is somebody else, who looked at it."""
        rating = self.page.rating
        return tuple(dict.fromkeys((rating.therapist, rating.rater)))

    @property
    def is_open_to_both(self) -> bool:
        """Given by a supervisor, or shared by the therapist whose own view it is."""
        return not self.page.rating.is_own or self.page.share is not None


def paper_of(rating: CompetenceRating) -> RatingPaper:
    """A given rating as it is printed. A fixed number of queries."""
    page = rating_page(rating)
    return RatingPaper(
        page=page,
        practice=practice(),
        client=label_of(rating.case),
        treatment=protocol(rating.protocol_key).title,
        where=_where(rating),
        scale=tuple(f"{score} {words.lower()}" for score, words in SCORES.items()),
        named=_named(page, rating.case),
    )


def _where(rating: CompetenceRating) -> str:
    """ "Session 4 of 16, Beginning"; the phase alone for a talk about more than one."""
    if rating.therapy_session is None:
        return rating.phase_title
    line = course_of(rating.case).line(rating.therapy_session.pk)
    number = rating.therapy_session.number
    planned = f" of {line.planned}" if line is not None and line.planned else ""
    return f"Session {number}{planned}, {rating.phase_title}"


def _named(page: RatingPage, case: Case) -> tuple[Spot, ...]:
    texts = [page.rating.words]
    texts += [line.comment for line in (*page.lines, *page.beside)]
    names = {
        name
        for one in case.people_in_it
        for name in (one.given_name, one.preferred_name, one.family_name)
        if name
    }
    return tuple(spot for text in texts for spot in spots(text, names))
