"""What only some formats have: meetings beside the sessions, parents, an engagement.

`FormatParts` is the half of a protocol that differs with who is in the room; a plain
course of one therapist and one adult leaves all of it at its defaults.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from protocols.parts import AgendaLine, Format, LengthNotPossible, Step

OLDEST = 120
ADULTS = range(18, OLDEST + 1)


def _no_numbers(planned: int) -> tuple[int, ...]:
    return ()


def _no_meetings(planned: int) -> tuple[Meeting, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting with one person alone, beside the sessions of a group or a couple.

    It is held after session `after`: 0 is before the first. It is not counted.
    """

    key: str
    title: str
    after: int
    tasks: tuple[AgendaLine, ...]
    source: str
    # Within how many days of session `after`; None where only the order matters.
    within_days: int | None = None

    @property
    def before(self) -> int:
        """The session that it comes before; one more than planned when it is the last."""
        return self.after + 1


@dataclass(frozen=True, kw_only=True)
class Option:
    """One of a few answers that a format asks for, or a thing that it looks at."""

    key: str
    title: str
    source: str


@dataclass(frozen=True, kw_only=True)
class StepUp:
    """When maintenance becomes weekly again for a while, and for how many sessions."""

    score: int
    rise: int
    sessions: int
    cadence_days: int
    source: str

    def is_called_for(self, total: int, baseline: int | None) -> bool:
        """`total` is today's PHQ-9, `baseline` the one in remission, None if unknown."""
        has_risen = baseline is not None and total - baseline >= self.rise
        return total >= self.score or has_risen


@dataclass(frozen=True, kw_only=True)
class Lengths:
    """How many sessions a protocol is offered for, and may be laid out over."""

    short_title: str
    # The number that a plan begins with.
    sessions: int
    shortest: int
    longest: int
    # The first and the last planned number that phases can be laid out for. Between
    # these and `shortest`/`longest` a contract needs a reason.
    fewest_possible: int
    most_possible: int

    @property
    def offered_lengths(self) -> range:
        """The numbers of sessions that the manual speaks of."""
        return range(self.shortest, self.longest + 1)

    def is_offered(self, planned: int) -> bool:
        """False means: possible, but a contract has to give a reason."""
        return planned in self.offered_lengths

    def check_length(self, planned: int) -> None:
        """Raise LengthNotPossible unless phases can be laid out over `planned`."""
        if not self.fewest_possible <= planned <= self.most_possible:
            raise LengthNotPossible(
                f"{self.short_title} can be planned for {self.fewest_possible} to "
                f"{self.most_possible} sessions, not {planned}."
            )


@dataclass(frozen=True, kw_only=True)
class FormatParts(Lengths):
    """Who is in the room, and what that asks for. Numbers are session numbers."""

    format: Format
    # Keys of focus areas that this format does not work on.
    excluded_focus_areas: tuple[str, ...] = ()
    # Ages that the manual speaks of; a reminder, never a wall.
    ages: range | None = None
    # A meeting before session 1 that is not counted.
    engagement: Step | None = None
    # What the last session decides between.
    triage: tuple[Option, ...] = ()
    step_up: StepUp | None = None
    # Months between the reviews of a long course; None where reviews are counted.
    review_every_months: int | None = None
    # How many weeks from the first the therapist also calls between sessions.
    phone_checkins: int = 0
    # planned -> the sessions to which parents are asked.
    parents_at: Callable[[int], tuple[int, ...]] = field(
        default=_no_numbers, repr=False
    )
    # planned -> the meetings with one person alone.
    meetings: Callable[[int], tuple[Meeting, ...]] = field(
        default=_no_meetings, repr=False
    )

    @property
    def is_chosen_for_one_client(self) -> bool:
        """False for groups and couples, which more than one person comes to."""
        return self.format not in (Format.GROUP, Format.COUPLE)

    @property
    def engagement_session(self) -> bool:
        """Whether a meeting comes before session 1 to find out what stands in the way."""
        return self.engagement is not None

    @property
    def ends_with_triage(self) -> bool:
        """Whether the last session decides: well, watch, or refer on."""
        return bool(self.triage)

    def is_for_age(self, age: int) -> bool:
        """False means: the manual speaks of other ages."""
        return self.ages is None or age in self.ages

    def age_hint(self, age: int) -> str:
        """A sentence where the manual speaks of other ages; "" where it fits."""
        if self.ages is None or age in self.ages:
            return ""
        youngest, oldest = self.ages[0], self.ages[-1]
        made_for = "adults" if oldest == OLDEST else f"{youngest} to {oldest} year olds"
        return f"Made for {made_for}; this client is {age}."

    def parent_sessions(self, planned: int) -> tuple[int, ...]:
        """The sessions to which parents are asked, in order."""
        self.check_length(planned)
        return self.parents_at(planned)

    def individual_meetings(self, planned: int) -> tuple[Meeting, ...]:
        """The meetings with one person alone, in order."""
        self.check_length(planned)
        return self.meetings(planned)

    def marks(self, number: int, planned: int) -> tuple[str, ...]:
        """What the format asks for around one session, as lines to print."""
        found = [
            f"{meeting.title}, before this session"
            for meeting in self.individual_meetings(planned)
            if meeting.before == number
        ]
        if self.engagement is not None and number == 1:
            found.append(f"{self.engagement.title}, before this session")
        if number in self.parent_sessions(planned):
            found.append("Parent session")
        if number <= self.phone_checkins:
            found.append("Phone call between sessions")
        if number == planned:
            found += [
                f"{meeting.title}, after this session"
                for meeting in self.individual_meetings(planned)
                if meeting.after == planned
            ]
        return tuple(found)
