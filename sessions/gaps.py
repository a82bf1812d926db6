"""What a session is signed without. Listed before signing, signed past with one press,
and kept with the note; nothing here stops anybody (docs/adr/0010)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sessions.entry import SessionEntry
from sessions.gates import Need

# Gaps that ask for a reason, as the initial phase is left with them (sessions.gates).
GATE = "gate"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """`key` names the part of the form it belongs to."""

    key: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What a full entry would hold at this point of the course.

    `measures` maps the short titles of the questionnaires due to (key, items), `offered`
    those that may be left out, but not half done;
    `recorded` are those of the day that are in the record already. `last_number` is the
    session that text may have been taken over from. `unexplained` belongs to the initial
    phase, is not there, and nobody has said why.
    """

    measures: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    offered: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    recorded: frozenset[str] = frozenset()
    has_risk: bool = False
    # A couple: whether there are two to ask, and what the partner's part lacks.
    partner: bool = False
    has_partner_risk: bool = True
    not_seen_alone: int = 0
    has_techniques: bool = False
    is_focus_phase: bool = False
    last_number: int | None = None
    has_unsettled_text: bool = False
    unexplained: tuple[Need, ...] = ()


def gaps_of(entry: SessionEntry, expected: Expected) -> tuple[Gap, ...]:
    """What is not there, in the order of the form."""
    found = list(_measure_gaps(entry, expected))
    found += _risk_gaps(entry, expected)
    if expected.has_techniques and not entry.techniques:
        found.append(Gap(key="techniques", sentence="No technique is ticked"))
    if not entry.text:
        found.append(Gap(key="note", sentence="The note is empty"))
    if expected.is_focus_phase and not entry.focus_link:
        found.append(Gap(key="note", sentence="There is no link to the focus"))
    if entry.unconfirmed:
        found.append(
            Gap(
                key="note",
                sentence=(
                    f"Text from session {expected.last_number} stands unchanged and is "
                    "not confirmed"
                ),
            )
        )
    if expected.has_unsettled_text:
        found.append(
            Gap(
                key="conflict",
                sentence="Text that was typed on another page was not looked at",
            )
        )
    found += [Gap(key=GATE, sentence=need.sentence) for need in expected.unexplained]
    return tuple(found)


def _risk_gaps(entry: SessionEntry, expected: Expected) -> list[Gap]:
    """Safety: of the client, and of the partner and both alone where two come."""
    found = []
    lacks = entry.risk is None and not expected.has_risk
    if not expected.partner:
        said = "Nothing is written about safety"
        return [Gap(key="risk", sentence=said)] if lacks else []
    if lacks:
        found.append(
            Gap(key="risk", sentence="Nothing is written about the first one’s safety")
        )
    if entry.partner_risk is None and not expected.has_partner_risk:
        found.append(
            Gap(key="risk", sentence="Nothing is written about the second one’s safety")
        )
    if expected.not_seen_alone:
        who = "One" if expected.not_seen_alone == 1 else "Neither"
        found.append(
            Gap(
                key="risk",
                sentence=f"{who} of the two was {SEEN[who]} about safety yet",
            )
        )
    return found


SEEN = {"One": "not seen alone", "Neither": "seen alone"}


def _measure_gaps(entry: SessionEntry, expected: Expected) -> list[Gap]:
    found = []
    for title, (key, count) in {**expected.measures, **expected.offered}.items():
        answers = entry.answers.get(key)
        if answers is None:
            if title in expected.offered:
                continue
            if key not in expected.recorded and not entry.measure_missed_reason:
                found.append(
                    Gap(
                        key="measures",
                        sentence=f"{title} was not done, and there is no reason",
                    )
                )
            continue
        given = sum(answer is not None for answer in answers)
        if given < count:
            found.append(
                Gap(key="measures", sentence=f"{title} has {given} of {count} answers")
            )
    return found
