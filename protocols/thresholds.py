"""The numbers in the flags' rules, and how a practice overrides them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields


class UnknownThreshold(KeyError):
    """A practice's settings name a threshold that no rule uses."""

    def __str__(self) -> str:
        return f"There is no threshold called {self.args[0]}."


class ThresholdNotPossible(ValueError):
    """A threshold is a whole number of 1 or more."""


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """The numbers in the rules. A practice may override each by its name."""

    # Reliable change on PHQ-9 and GAD-7 (NHS Talking Therapies manual v6).
    phq9_change: int = 6
    gad7_change: int = 4
    # Points by which PHQ-9 rises twice running. Own convention: half a reliable change.
    phq9_rise: int = 3
    # Scores of PHQ-9 that count as a case (NHS Talking Therapies manual v6).
    phq9_case: int = 10
    # An early response is looked for at the 4th score and once more at the 6th
    # (Delgadillo 2014; the repetition is our own convention).
    early_look: int = 4
    early_second_look: int = 6
    # Missed appointments: two in a row, or three of the last six. Own convention.
    missed_in_a_row: int = 2
    missed_of_recent: int = 3
    recent_appointments: int = 6
    # Days since the last attended session of a weekly course. Own convention.
    gap_days: int = 21
    # Hours until an unsigned note is called late. Own convention.
    note_hours: int = 72
    # Sessions of the middle in a row without a link to the focus. Own convention.
    drift_sessions: int = 2
    # Attended sessions after which a formulation that was written is told back. Own
    # convention; the manuals put both into one or two sessions.
    formulation_sessions: int = 2
    # Attended sessions in a row without the questionnaire. Own convention.
    measures_missed: int = 2
    # A safety plan is looked at again within four weeks. Own convention.
    safety_plan_days: int = 28
    # Working days until a supervisor has acknowledged a risk entry. Own convention.
    acknowledge_days: int = 1
    # Days ahead from which the yearly day of a loss is named. Own convention.
    anniversary_days: int = 14
    # Days after which consent to treatment is asked for again. Own convention.
    consent_days: int = 365
    # Open cases of one therapist, and among them those with a safety plan, above which
    # somebody looks at the load. Own convention.
    caseload_cases: int = 30
    caseload_plans: int = 5
    # Days until crisis numbers are rung again. Own convention.
    crisis_days: int = 365
    # Days since the supervisor last looked. Own convention; NHS services review all
    # live cases every two to four weeks.
    review_days: int = 14
    # Days until a recording of a session is to be destroyed. Own convention; a course or
    # an ethics board may ask for less.
    recording_days: int = 90
    # What a training asks of its casework (protocols.training names the sources).
    ipt_training_cases: int = 4
    ipt_training_sessions: int = 12
    ipt_training_recordings: int = 3
    dit_training_cases: int = 2
    dit_training_hours: int = 16
    dit_training_recordings: int = 4

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise ThresholdNotPossible(
                    f"Enter a whole number of 1 or more for {name}."
                )

    @classmethod
    def of(cls, overrides: Mapping[str, int]) -> Thresholds:
        """The defaults with a practice's own numbers.

        Raises UnknownThreshold, or ThresholdNotPossible.
        """
        for name in overrides:
            if name not in THRESHOLD_NAMES:
                raise UnknownThreshold(name)
        return cls(**overrides)


THRESHOLD_NAMES: tuple[str, ...] = tuple(item.name for item in fields(Thresholds))
THRESHOLD_TITLES: dict[str, str] = {
    "phq9_change": "Points of PHQ-9 that count as reliable change",
    "gad7_change": "Points of GAD-7 that count as reliable change",
    "phq9_rise": "Points by which PHQ-9 rises twice running",
    "phq9_case": "PHQ-9 score from which it counts as a case",
    "early_look": "Score at which an early response is looked for",
    "early_second_look": "Score at which it is looked for again",
    "missed_in_a_row": "Appointments missed in a row",
    "missed_of_recent": "Appointments missed of the recent ones",
    "recent_appointments": "How many appointments are recent",
    "gap_days": "Days since the last attended session",
    "note_hours": "Hours until an unsigned note is late",
    "drift_sessions": "Middle sessions in a row without a link to the focus",
    "formulation_sessions": "Sessions until a formulation is told back",
    "measures_missed": "Sessions in a row without a questionnaire",
    "safety_plan_days": "Days until a safety plan is looked at again",
    "acknowledge_days": "Working days until a risk entry is acknowledged",
    "anniversary_days": "Days before the yearly day of a loss",
    "consent_days": "Days until consent is asked for again",
    "caseload_cases": "Open cases of one therapist",
    "caseload_plans": "Open cases of one therapist with a safety plan",
    "crisis_days": "Days until the crisis numbers are checked again",
    "review_days": "Days until a case is reviewed again",
    "recording_days": "Days until a recording is destroyed",
    "ipt_training_cases": "IPT training: supervised cases",
    "ipt_training_sessions": "IPT training: supervised sessions of each case",
    "ipt_training_recordings": "IPT training: recordings sampled of each case",
    "dit_training_cases": "DIT training: supervised cases",
    "dit_training_hours": "DIT training: hours of supervision",
    "dit_training_recordings": "DIT training: recordings assessed",
}
DEFAULTS = Thresholds()
