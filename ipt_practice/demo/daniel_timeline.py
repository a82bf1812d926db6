"""Daniel's timeline: drawn in the second session, with the illness and the funeral on it."""

from ipt_practice.demo.lived import Felt, Lived, age, day, month, season

DANIEL_TIMELINE = (
    Lived(title="Began to teach", kind="WORK_START", starts=age(23)),
    Lived(
        title="Married Ngozi",
        kind="MARRIAGE",
        starts=age(27),
        people=("Ngozi",),
        said={"mood_effect": 3},
    ),
    Lived(
        title="Ada was born",
        kind="CHILD",
        starts=age(32),
        people=("Ada", "Ngozi"),
        said={"mood_effect": 2},
    ),
    Lived(
        title="Chi was born",
        kind="CHILD",
        starts=age(36),
        people=("Chi", "Ngozi"),
        said={"mood_effect": 2},
    ),
    Lived(
        title="Ngozi ill with cancer",
        kind="ILLNESS",
        starts=month(-103),
        ends=day(-42),
        people=("Ngozi",),
        said={
            "role_change": "I ran the house and the hospital, and told the girls that it "
            "would be fine.",
            "feelings_then": "scared, busy",
            "feelings_now": "guilty",
            "mood_effect": -2,
            "symptom_link": "BEFORE",
        },
    ),
    Lived(
        title="Ngozi died",
        kind="DEATH",
        starts=day(-42),
        people=("Ngozi", "Chi"),
        said={
            "role_change": "Alone with two daughters, and nobody to tell.",
            "feelings_then": "numb",
            "mood_effect": -3,
            "symptom_link": "BEFORE",
        },
    ),
    Lived(
        title="The funeral",
        kind="OTHER",
        starts=day(-41, later=2),
        people=("Emeka", "Mother", "Samuel"),
        said={"mood_effect": -1, "symptom_link": "BEFORE"},
    ),
    Lived(
        title="Visitors stopped, term began",
        kind="WORK_START",
        starts=month(-33),
        people=("Samuel", "Chi"),
        said={
            "role_change": "Everybody else went on. I carried it so that no one saw.",
            "feelings_then": "lonely, stuck",
            "mood_effect": -2,
            "symptom_link": "AT_ONSET",
        },
    ),
    Lived(
        title="Stopped going to church",
        kind="OTHER",
        starts=season(-30),
        people=("Samuel",),
        said={"mood_effect": -1, "symptom_link": "DURING"},
    ),
    Lived(
        title="Signed off for part of the week",
        kind="WORK_LOSS",
        starts=month(-8),
        said={
            "role_change": "Half a teacher, as he puts it.",
            "symptom_link": "DURING",
        },
    ),
    Lived(
        title="Sertraline from the GP",
        kind="TREATMENT",
        starts=day(-6),
        said={"mood_effect": 0, "symptom_link": "DURING"},
    ),
    Felt(
        label="Low, sleepless, no joy",
        severity=3,
        starts=month(-33),
        said={"treated_by": "GP: sertraline 50 mg"},
        over_week=14,
        what_helped="Telling it in order; his daughters; Samuel on Saturdays",
    ),
    Lived(
        title="Meal on her day, and Samuel came",
        kind="OTHER",
        starts=day(11),
        people=("Ada", "Chi", "Samuel"),
        said={"mood_effect": 2, "symptom_link": "RECOVERY"},
        week=11,
    ),
)
