"""Sara's timeline: from the recital to the school's referral, and the bench in the end."""

from ipt_practice.demo.lived import Felt, Lived, age, day, month

SARA_TIMELINE = (
    Lived(
        title="Dad missed the recital: “Don’t be silly, stop crying”",
        kind="OTHER",
        starts=age(7),
        people=("Dad",),
        said={
            "feelings_then": "hurt, ashamed",
            "feelings_now": "numb",
            "mood_effect": -2,
            "symptom_link": "BEFORE",
        },
    ),
    Lived(
        title="Moved house, new school",
        kind="MOVE",
        starts=age(9),
        people=("Mum", "Dad"),
        said={"mood_effect": -1},
    ),
    Lived(
        title="Rows at home",
        kind="CONFLICT",
        starts=month(-52),
        ends=day(-38),
        people=("Mum", "Dad"),
        said={
            "role_change": "She began to be fine, so that nobody had more to worry about.",
            "feelings_then": "scared",
            "mood_effect": -2,
            "symptom_link": "BEFORE",
        },
    ),
    Lived(
        title="Dad moved out",
        kind="SEPARATION",
        starts=day(-38),
        people=("Dad", "Mum"),
        said={
            "role_change": "Dad is every other Sunday now. Mum works nights, so the "
            "evenings are empty.",
            "feelings_then": "hurt, angry",
            "mood_effect": -3,
            "symptom_link": "BEFORE",
        },
    ),
    Lived(
        title="The divorce was through",
        kind="LEGAL",
        starts=day(-30),
        people=("Dad", "Mum"),
        said={
            "role_change": "No more hoping. She is the one who keeps both calm.",
            "mood_effect": -2,
            "symptom_link": "AT_ONSET",
        },
    ),
    Lived(
        title="Stopped art club",
        kind="OTHER",
        starts=month(-20),
        people=("Mr Lund",),
        said={"mood_effect": -1, "symptom_link": "DURING"},
    ),
    Lived(
        title="A warning about her marks",
        kind="CONFLICT",
        starts=month(-10),
        people=("Dad",),
        said={"mood_effect": -1, "symptom_link": "DURING"},
    ),
    Lived(
        title="Fell out with Lily",
        kind="CONFLICT",
        starts=day(-5),
        people=("Lily",),
        said={
            "role_change": "Nobody to sit with at lunch.",
            "feelings_then": "hurt",
            "mood_effect": -2,
            "symptom_link": "DURING",
        },
    ),
    Lived(
        title="The counsellor referred her",
        kind="TREATMENT",
        starts=day(-2),
        people=("Ms Okoye",),
        said={"mood_effect": 1, "symptom_link": "DURING"},
    ),
    Felt(
        label="Numb, low, alone",
        severity=2,
        starts=month(-30),
        said={"treated_by": "Nobody; four talks with the school counsellor"},
        over_week=16,
        what_helped="Saying it while it happens; Lily; drawing",
    ),
    Lived(
        title="Met Lily on the bench",
        kind="OTHER",
        starts=day(11),
        people=("Lily",),
        said={"mood_effect": 2, "symptom_link": "RECOVERY"},
        week=11,
    ),
)
