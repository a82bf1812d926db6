"""What a course was laid out by, and when: the model in force, and the plan agreed on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from cases.queries import ModelPeriod
from protocols import protocol
from protocols.base import Phase, Protocol
from sessions.models import Contract


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """The part of a course that followed one therapy.

    `contract` is the last that was agreed on it, None where nothing was. `planned` is
    the number of sessions that its phases are laid over.
    """

    period: ModelPeriod
    contract: Contract | None
    planned: int

    @property
    def protocol(self) -> Protocol:
        """The contract says which way of cutting the phases is used."""
        if self.contract is None:
            return self.period.protocol
        return protocol(self.contract.protocol_key)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        return self.protocol.phases(self.planned)

    def phase_at(self, number: int) -> Phase:
        """The phase of a session; of one beyond the planned number, the last phase."""
        found = (phase for phase in self.phases if phase.covers(number))
        return next(found, self.phases[-1])


def stretches(
    periods: Sequence[ModelPeriod], contracts: Sequence[Contract]
) -> tuple[Stretch, ...]:
    """One for each time of `periods`. `contracts` are those of the case, newest last."""
    return tuple(_stretch(period, contracts) for period in periods)


def stretch_on(
    found: Sequence[Stretch], day: date, written_at: datetime | None
) -> Stretch | None:
    """The one in force on a day; None while the model is undecided."""
    return next((one for one in found if one.period.reaches(day, written_at)), None)


def _stretch(period: ModelPeriod, contracts: Sequence[Contract]) -> Stretch:
    """Until a new plan is agreed, the number agreed before holds."""
    until = period.until
    agreed = [
        one for one in contracts if until is None or one.recorded_at < until.recorded_at
    ]
    own = [one for one in agreed if is_of(one, period.protocol)]
    # A plan of the other therapy holds its length only while nothing newer is agreed.
    last = (own if until else agreed)[-1:]
    return Stretch(
        period=period,
        contract=last[0] if last and last[0] in own else None,
        planned=_possible(
            period.protocol, last[0].planned if last else period.protocol.sessions
        ),
    )


def is_of(contract: Contract, known: Protocol) -> bool:
    """Whether a plan was agreed for this therapy in this format."""
    return protocol(contract.protocol_key).is_scheme_of(known)


def _possible(known: Protocol, planned: int) -> int:
    """What was agreed on one therapy may be too short to lay the other one over."""
    return min(max(planned, known.fewest_possible), known.most_possible)
