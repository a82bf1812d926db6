"""Marco, 38: DIT, seven of sixteen sessions, getting worse: the case to look at first."""

from datetime import time

from ipt_practice.demo.marco_origins import ORIGINS
from ipt_practice.demo.marco_sessions import VISITS
from ipt_practice.demo.more_inventories import MARCO as INVENTORY
from ipt_practice.demo.story import (
    Absence,
    GoalStory,
    IpafStory,
    Person,
    Remark,
    SafetyPlanStory,
    Story,
)

PLAN = {
    "warning_signs": "Doing everything for everyone\nThen switching the phone off",
    "on_my_own": "Cycle to the reservoir\nMusic",
    "people_and_places": "The climbing hall\nHis brother's kitchen",
    "people_to_ask": "His brother, who knows",
    "professionals": "GP\nThe local crisis line",
    "safer_place": "Nothing within reach",
    "reasons_for_living": "His nephew",
    "copies": "Marco, this record",
}

MARCO = Story(
    key="MARCO",
    given_name="Marco",
    family_name="Silva",
    pronouns="he/him",
    age=38,
    therapist="jonas",
    problem="DEPRESSION",
    protocol_key="DIT_16_MANUAL",
    referral_source="GP",
    referral_reason="GP: low for a year, third relationship ended the same way.",
    planned=16,
    weekday=None,
    at=time(14, 0),
    began_weeks_ago=9,
    phone="01632 960141",
    safe_contact="Mobile, any time. No voicemail.",
    contacts=(
        {
            "kind": "EMERGENCY",
            "name": "Rui Silva",
            "relation": "Brother",
            "phone": "01632 960142",
            "may_be_told": "Safety",
        },
    ),
    decision="DIT",
    reason_for_model="The same ending with three partners, and an older one behind it.",
    onset_weeks_before=52,
    symptoms={"numb": 1, "body": 2},
    intake={
        "main_problem": "I do everything for everyone, and then there is nobody.",
        "around_onset": "Inês left, as two others had before her.",
        "course": "GRADUAL",
        "earlier_episodes": "One, ten years ago, after the first of the three had left. It "
        "passed with work.",
        "diagnosis": "Depressive episode, moderate, recurrent",
        "physical_health": "Well. Back pain after long shifts.",
        "medication": "None so far; the GP has offered it.",
        "alcohol_drugs": "Beer at weekends",
        "functioning_note": "Partner: alone for a year. Parenting does not apply.",
        "family": "One brother. A mother who was often ill; he cooked from the age of eight.",
        "losses": "Three partners, each after about two years.",
        "past_therapy": "Four talks with a counsellor; he stopped going when it got better.",
        "asks_for_help": "I fix something of theirs first.",
        "confides": "My brother, a little.",
        "anger": "I work.",
        "strengths": "His hands, his nephew, the climbing hall.",
        "help_wanted": ["UNDERSTAND", "PAST"],
        "weekly_time": "Two o'clock, between shifts",
    },
    reasons=("PATTERN",),
    suitability={
        "TRIGGER": "PARTLY",
        "DEATH": "NO",
        "STUCK": "NO",
        "CHANGE": "PARTLY",
        "ALONE": "PARTLY",
        "REPEATS": "YES",
        "EARLY": "YES",
        "UNDERSTAND": "YES",
        "PRACTICAL": "NO",
        "STRUCTURE": "NO",
        "BETWEEN_US": "YES",
        "DEEPER": "YES",
        "SHOWED": "PARTLY",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    functioning=(
        (
            0,
            {
                "work": 2,
                "home": 2,
                "money": 1,
                "leisure": 3,
                "friendships": 3,
                "partner": 4,
            },
        ),
    ),
    safety_plans=(
        SafetyPlanStory(week=4, parts=PLAN),
        SafetyPlanStory(week=8, parts={**PLAN, "people_to_ask": "His brother\nThe GP"}),
        SafetyPlanStory(
            week=9,
            parts={
                **PLAN,
                "safer_place": "Climbing rope and tablets are at his brother's",
            },
        ),
    ),
    inventory=INVENTORY,
    people=(
        Person(
            name="Brother",
            relationship="brother",
            ring=1,
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
        Person(
            name="Inês",
            relationship="former partner",
            ring=3,
            status="ESTRANGED",
            sector="FAMILY",
            tone="DIFFICULT",
            frequency="NEVER",
            can_confide="USED_TO",
            knows="NO",
            changed_around_onset="She left a year ago",
        ),
        Person(
            name="Mother",
            relationship="mother",
            ring=3,
            tone="DIFFICULT",
            frequency="MONTHLY",
            can_confide="NO",
            knows="NO",
        ),
        Person(
            name="Pete",
            relationship="foreman",
            ring=3,
            sector="WORK",
            tone="MIXED",
            frequency="DAILY",
            can_confide="NO",
            knows="NO",
        ),
    ),
    ipafs=(
        IpafStory(
            written_week=8,
            shared_week=8,
            parts={
                "self_words": "invisible unless I am useful",
                "other_words": "taking what I give, then leaving",
                "affect_surface": "resentful",
                "affect_underneath": "longing",
                "defence": "Gives more than was asked, then vanishes before they can go",
                "cost": "Nobody meets him, and he is worn out",
                "sayable_line": "I make myself useful so that you stay, and leave before you "
                "go.",
                "experience": "Used up and unseen",
                "expectation": "They take it and leave",
                "response": "I give more, then I am gone",
                "trigger": "Someone thanks me, or wants to come closer",
                "consequence": "Nobody meets me; being useful was all there was",
                "confidence": 1,
            },
            client_reaction='"That is every job I ever had."',
        ),
    ),
    goals=(
        GoalStory(
            words="Say that I am tired, before I vanish",
            target=6,
            ratings=((8, 1),),
            kind="RELATING",
            method="DIT",
        ),
    ),
    origins=ORIGINS,
    gate_reasons=(
        (
            5,
            (
                "He gives it in pieces and tests whether I am in a hurry. A draft now would be "
                "mine and not his; session 6 at the latest."
            ),
        ),
    ),
    visits=VISITS,
    absences=(
        Absence(
            week=6,
            attendance="DID_NOT_COME",
            reason="No message",
            meaning="After a session in which he had been thanked.",
            contact="Rang twice, left one message",
        ),
        Absence(
            week=7,
            attendance="DID_NOT_COME",
            reason="No message",
            contact="He rang back: needed at work",
        ),
    ),
    has_extra_session=True,
    dismissals=(
        (
            7,
            "NO_FOCUS",
            "Missed two appointments in a row. The focus is ready and waits until he is here.",
        ),
    ),
    comments=(
        Remark(
            week=9,
            by="jonas",
            text="I am worn out after every hour with him, and I let this one run over "
            "without being asked. What am I doing?",
        ),
        Remark(
            week=9,
            by="helena",
            text="He is useful and then gone; perhaps that is between you too. No minutes "
            "beyond the hour. I have seen the third plan, and that the GP was reached at ten "
            "past three. Bring ten minutes of the recording of session 6. We look again in "
            "three days; until then he is first on my list.",
        ),
    ),
    tasks=(
        (9, "Letter to the GP about the new plan"),
        (9, "Ten minutes of the recording of session 6"),
    ),
)
