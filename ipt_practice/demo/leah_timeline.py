"""Leah's timeline: nineteen years at one desk, and a yearly day that comes soon."""

from ipt_practice.demo.lived import Felt, Lived, age, day, month, season, years_ago

LEAH_TIMELINE = (
    Felt(
        label="Nerves before the exams",
        severity=1,
        starts=age(17),
        ends=age(17),
        said={"what_helped": "Her mother, and time"},
    ),
    Lived(
        title="Dad died",
        kind="DEATH",
        starts=years_ago(21, comes_again_in=9),
        people=("Mum",),
        said={
            "role_change": "Mum and she became two who ring each other every day.",
            "feelings_then": "sad",
            "feelings_now": "tender",
            "mood_effect": -2,
            "symptom_link": "NONE",
        },
    ),
    Lived(
        title="First day at the paper",
        kind="WORK_START",
        starts=age(26),
        said={"mood_effect": 2},
    ),
    Lived(title="Road accident", kind="TRAUMA", starts=age(31)),
    Lived(
        title="Shared a desk with Jude",
        kind="RELATIONSHIP",
        starts=age(33),
        ends=day(-18),
        people=("Jude",),
        said={
            "role_change": "The one she told everything had no desk any more either.",
            "mood_effect": 2,
        },
    ),
    Lived(
        title="Talk of closing the subs’ desk",
        kind="MONEY",
        starts=season(-38),
        people=("The editor",),
        said={"feelings_then": "worried", "mood_effect": -1, "symptom_link": "BEFORE"},
    ),
    Lived(
        title="The subs’ desk was closed",
        kind="WORK_LOSS",
        starts=day(-18),
        people=("Jude", "Len", "The editor"),
        said={
            "role_change": "From the one who catches the mistakes to someone whom nobody "
            "asks.",
            "feelings_then": "angry, ashamed",
            "mood_effect": -3,
            "symptom_link": "AT_ONSET",
        },
    ),
    Lived(
        title="Nobody rang",
        kind="OTHER",
        starts=month(-17),
        people=("Jude", "Len"),
        said={"mood_effect": -2, "symptom_link": "AT_ONSET"},
    ),
    Felt(label="Low, no drive, sore back", severity=2, starts=month(-18)),
    Lived(
        title="The vicar asked her to read the newsletter",
        kind="ACHIEVEMENT",
        starts=day(6),
        said={"mood_effect": 1, "symptom_link": "RECOVERY"},
        week=7,
    ),
)
