"""Answers to choose from, symptoms and exclusions."""

from __future__ import annotations

from protocols.intake.shapes import Choices, Field, Kind

REFERRAL_OTHER_THERAPY: Choices = (
    ("NONE", "None"),
    ("CBT", "CBT"),
    ("ACT", "ACT"),
    ("MEDICATION", "Medication only"),
    ("COUNSELLING", "Counselling"),
    ("COUPLE", "Couple therapy"),
    ("OTHER", "Something else"),
)
COURSE: Choices = (
    ("SUDDEN", "Came suddenly"),
    ("GRADUAL", "Came slowly"),
    ("FLUCTUATING", "Comes and goes"),
    ("CONTINUOUS", "Always there"),
)
SYMPTOM_LEVELS: tuple[tuple[int, str], ...] = (
    (0, "Not there"),
    (1, "A little"),
    (2, "A lot"),
    (3, "Overwhelming"),
)
EXCLUSION_ANSWERS: Choices = (
    ("NOT_PRESENT", "Not present"),
    ("PRESENT", "Present"),
    ("UNCLEAR", "Unclear"),
)
YES_NO: Choices = (("YES", "Yes"), ("NO", "No"))
HELP_WANTED: Choices = (
    ("UNDERSTAND", "To understand myself"),
    ("SKILLS", "To learn to handle things"),
    ("NOW", "To talk about now"),
    ("PAST", "To talk about the past"),
    ("STRUCTURE", "A clear plan"),
    ("OPEN", "An open space"),
)

EARLIER_PREFERENCE: Choices = (
    ("IPT", "IPT"),
    ("DIT", "DIT"),
    ("OTHER", "Another therapy"),
    ("NONE", "None"),
)

SYMPTOMS: tuple[tuple[str, str], ...] = (
    ("low_mood", "Low mood"),
    ("interest", "Loss of interest"),
    ("sleep", "Sleep"),
    ("appetite", "Appetite or weight"),
    ("energy", "Energy"),
    ("restless", "Restless or slowed"),
    ("guilt", "Guilt or feeling worthless"),
    ("concentration", "Concentration or decisions"),
    ("death", "Thoughts of death"),
    ("irritable", "Irritability"),
    ("anxiety", "Anxiety"),
    ("numb", "Numbness"),
    ("body", "Aches and other bodily troubles"),
)
EXCLUSIONS: tuple[tuple[str, str], ...] = (
    ("bipolar", "Bipolar disorder"),
    ("psychosis", "Psychosis"),
    ("substances", "Dependence on alcohol or drugs"),
    ("eating", "An eating disorder that endangers the body"),
    ("acute_danger", "Acute danger from suicidal thoughts"),
    ("cognitive", "Cognitive impairment"),
    ("abuse", "Violence or control at home"),
    ("physical_cause", "A physical illness or a medicine as the cause"),
)


def symptom(key: str, label: str) -> Field:
    return Field(
        key=f"symptom_{key}",
        label=label,
        kind=Kind.RATING_0_3,
        choices=tuple((str(level), word) for level, word in SYMPTOM_LEVELS),
        is_required=True,
    )


def exclusion(key: str, label: str) -> Field:
    return Field(
        key=f"exclusion_{key}",
        label=label,
        kind=Kind.CHOICE,
        choices=EXCLUSION_ANSWERS,
        is_required=True,
    )
