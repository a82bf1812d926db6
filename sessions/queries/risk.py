"""Risk entries with the session they were made in."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case, Client, RiskAcknowledgement, RiskEntry
from cases.queries import about_of, is_under_18
from protocols.risk import ACTIONS, CONCERNS
from protocols.risk_steps import StepsToTake, steps_after
from sessions.models import SessionRisk

TITLES = {str(action.key): action.title for action in ACTIONS}


@dataclass(frozen=True, kw_only=True)
class RiskLine:
    """One entry. `number` is the session's, None for one made on its own.

    `concerns` are the questions about others that were answered with yes, `answered` those
    answered with no; `steps` what the practice has agreed to do after such answers.
    """

    entry: RiskEntry
    number: int | None
    actions: tuple[str, ...]
    concerns: tuple[str, ...]
    answered: tuple[str, ...]
    steps: tuple[StepsToTake, ...]
    acknowledgements: tuple[RiskAcknowledgement, ...]


def risk_lines(case: Case, client: Client) -> list[RiskLine]:
    """Every entry about the client, or the partner of a couple, newest first. Four
    queries."""
    numbers = dict(
        SessionRisk.objects.filter(case=case).values_list(
            "risk_entry_id", "therapy_session__number"
        )
    )
    entries = (
        RiskEntry.objects.filter(case=case, about=about_of(case, client))
        .select_related("author", "about", "case__client")
        .prefetch_related("acknowledgements__author")
        .order_by("-asked_on", "-recorded_at", "-pk")
    )
    return [line_of(entry, number=numbers.get(entry.pk)) for entry in entries]


def line_of(entry: RiskEntry, *, number: int | None = None) -> RiskLine:
    """One entry in words."""
    answers = {name: getattr(entry, name) for name in CONCERNS}
    return RiskLine(
        entry=entry,
        number=number,
        actions=tuple(TITLES.get(key, key) for key in entry.actions),
        concerns=tuple(CONCERNS[name] for name in entry.concerns),
        answered=tuple(
            CONCERNS[name] for name, said in answers.items() if said == entry.YesNo.NO
        ),
        steps=steps_after(
            thoughts=entry.thoughts,
            plan=entry.plan,
            intent=entry.intent,
            concerns=entry.concerns,
            is_under_18=is_under_18(entry.whose, entry.asked_on),
        ),
        acknowledgements=tuple(
            sorted(entry.acknowledgements.all(), key=lambda one: one.written_at)
        ),
    )
