"""Short assessments for the crowd, from the same fixed seed: nobody is treated unassessed."""

from __future__ import annotations

import random
from typing import Any

from protocols.functioning import FUNCTIONING

SEED = 1984
# What had happened near the beginning, by the focus that came of it; "" is for DIT.
AROUND = {
    "GRIEF": ("My mother had died, and I went back to work the week after.",),
    "ROLE_TRANSITION": (
        "The shop had closed, and the days had no edges any more.",
        "The baby had come, and everyone else was happy.",
    ),
    "ROLE_DISPUTE": (
        "We had stopped saying what we want.",
        "There was a row at a birthday, and nobody came back to it.",
    ),
    "DEFICITS": ("Nothing happened. There were just fewer and fewer people.",),
    "": (
        "Someone I had counted on did not ring back. It was not the first time.",
        "I had done everything right, and it was still not noticed.",
    ),
}
MAIN = (
    "I am tired before the day begins.",
    "I do what has to be done, and feel nothing about it.",
    "I lie awake and go through what I said.",
    "I keep away from people, and then I am cross that nobody comes.",
)
EARLIER = (
    "None.",
    "Once, some years ago; it passed by itself.",
    "Once before; talking to a friend helped.",
)
MEDICATION = ("None.", "None.", "An antidepressant from the GP, since two months")
ALCOHOL = ("None.", "A glass at weekends", "Two or three evenings a week")
PAST = (
    "None.",
    "A few sessions of counselling; it ended when the service moved.",
    "CBT, some years ago: useful, and too short.",
)
DIAGNOSES = {
    "DEPRESSION": "Depressive episode",
    "ANXIETY": "Generalised anxiety, with low mood",
    "LIFE_TRANSITION": "Adjustment difficulties, with low mood",
}
DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays")
FIRST_NAMES = ("Alex", "Bo", "Chris", "Dana", "Eli", "Jo", "Kim", "Lou", "Robin", "Sam")
# Does not apply to everyone: left out where the draw says so.
NOT_EVERYONE_S = ("partner", "parenting")


def _rng(index: int, what: str) -> random.Random:
    """Drawn apart, so that nothing else about the crowd moves."""
    return random.Random(f"{SEED} {index} {what}")  # noqa: S311 - invented people


def intake(index: int, *, area: str, problem: str, weekday: int) -> dict[str, Any]:
    rng = _rng(index, "intake")
    return {
        "main_problem": rng.choice(MAIN),
        "around_onset": rng.choice(AROUND[area]),
        "course": rng.choice(("GRADUAL", "FLUCTUATING", "SUDDEN")),
        "earlier_episodes": rng.choice(EARLIER),
        "diagnosis": DIAGNOSES[problem],
        "physical_health": rng.choice(("Well.", "Well, but for headaches.", "Tired.")),
        "medication": rng.choice(MEDICATION),
        "alcohol_drugs": rng.choice(ALCOHOL),
        "past_therapy": rng.choice(PAST),
        "help_wanted": ["UNDERSTAND", "PAST"] if not area else ["NOW", "STRUCTURE"],
        "weekly_time": DAYS[weekday],
    }


def emergency_contact(index: int) -> dict[str, Any]:
    rng = _rng(index, "contact")
    return {
        "kind": "EMERGENCY",
        "name": f"{rng.choice(FIRST_NAMES)} {rng.choice('BDFGHKLMNPRST')}.",
        "relation": rng.choice(("Sister", "Brother", "Friend", "Partner", "Parent")),
        "phone": f"01632 960{200 + index}",
        "may_be_told": "Safety",
    }


def functioning(index: int) -> tuple[tuple[int, dict[str, int]], ...]:
    """The seven areas at the start, without those that do not apply."""
    rng = _rng(index, "functioning")
    left_out = {area for area in NOT_EVERYONE_S if rng.random() < 0.5}
    areas = [area.key for area in FUNCTIONING if area.key not in left_out]
    return ((0, {area: rng.choice((0, 1, 1, 2, 2, 3)) for area in areas}),)


def suitability(*, area: str) -> dict[str, str]:
    """Answers that fit the model and the focus chosen."""
    is_dit = not area
    return {
        "TRIGGER": "PARTLY" if is_dit or area == "DEFICITS" else "YES",
        "DEATH": "YES" if area == "GRIEF" else "NO",
        "STUCK": "YES" if area == "ROLE_DISPUTE" else "NO",
        "CHANGE": "YES" if area == "ROLE_TRANSITION" else "NO",
        "ALONE": "YES" if area == "DEFICITS" else "NO",
        "REPEATS": "YES" if is_dit else "NO",
        "EARLY": "YES" if is_dit else "NOT_ASKED",
        "UNDERSTAND": "YES" if is_dit else "PARTLY",
        "PRACTICAL": "PARTLY" if is_dit else "YES",
        "BETWEEN_US": "YES" if is_dit else "NOT_ASKED",
        "WILLING": "YES",
        "MEASURES": "YES",
    }
