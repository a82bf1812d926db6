"""Daniel, 52: IPT, grief, fourteen sessions, ended."""

from datetime import time

from ipt_practice.demo.daniel_circle import EARLIER, WISHED
from ipt_practice.demo.daniel_ending import CLOSING, MORE_OF_THE_PLAN
from ipt_practice.demo.daniel_focus import FOCUS
from ipt_practice.demo.daniel_inventory import INVENTORY
from ipt_practice.demo.daniel_papers import LETTER, RELAPSE_PLAN, SAFETY_PLANS
from ipt_practice.demo.daniel_sessions import VISITS
from ipt_practice.demo.daniel_timeline import DANIEL_TIMELINE
from ipt_practice.demo.daniel_told_back import FORMULATIONS, SUPPORT
from ipt_practice.demo.daniel_worksheets import WORKSHEETS
from ipt_practice.demo.looking_back import DANIEL_COPING, DANIEL_REVIEWS
from ipt_practice.demo.story import (
    GoalStory,
    Move,
    Person,
    Risk,
    Story,
)

DANIEL = Story(
    key="DANIEL",
    given_name="Daniel",
    family_name="Okafor",
    pronouns="he/him",
    age=52,
    therapist="ruth",
    problem="DEPRESSION",
    protocol_key="IPT_ADULT",
    referral_source="GP",
    referral_reason="GP: low since two months after his wife's funeral, hardly sleeps, signed "
    "off part of the week. Sertraline for six weeks.",
    planned=14,
    weekday=2,
    at=time(17, 0),
    began_weeks_ago=15,
    phone="01632 960111",
    safe_contact="Mobile, after four o'clock. Voicemail is fine.",
    contacts=(
        {
            "kind": "GP",
            "name": "Dr B Amos",
            "relation": "GP",
            "address": "Station Road Surgery\n11 Station Road",
            "may_be_told": "Start, end, medication, safety",
        },
        {
            "kind": "EMERGENCY",
            "name": "Ada Okafor",
            "relation": "Daughter",
            "phone": "01632 960112",
            "may_be_told": "Safety",
        },
    ),
    onset_weeks_before=33,
    symptoms={"numb": 2, "body": 1},
    intake={
        "main_problem": "I get up, I teach, I come home. There is nothing in it.",
        "around_onset": "Two months after the funeral, when the visitors stopped and term "
        "began.",
        "course": "GRADUAL",
        "earlier_episodes": "None.",
        "diagnosis": "Depressive episode, severe, after bereavement",
        "exclusion_note": "Drinks on most evenings; asked in detail, no sign of dependence.",
        "physical_health": "Well. Tired: three to four hours of sleep.",
        "medication": "Sertraline 50 mg since six weeks, from the GP",
        "alcohol_drugs": "About four units on most evenings",
        "functioning_note": "Partner does not apply: widowed.",
        "family": "The elder of two; his mother rings every day.",
        "losses": "His wife Ngozi, 50, died of ovarian cancer ten months ago, after fourteen "
        "months of illness. Expected, and then sudden in the last week. He was not there: "
        "he had gone to fetch their younger daughter.",
        "past_therapy": "None.",
        "asks_for_help": "I don't. There are the girls.",
        "confides": "Ngozi.",
        "anger": "I go and mark books.",
        "strengths": "His daughters, his church once, thirty years of teaching.",
        "help_wanted": ["NOW", "STRUCTURE"],
        "help_imagined": "To be able to be with the girls again.",
        "weekly_time": "Wednesdays after school",
        "session_limit": "Fourteen, agreed with the school's cover",
    },
    functioning=(
        (
            0,
            {
                "work": 3,
                "home": 2,
                "money": 1,
                "leisure": 4,
                "friendships": 3,
                "parenting": 2,
            },
        ),
        (
            14,
            {
                "work": 1,
                "home": 1,
                "money": 0,
                "leisure": 1,
                "friendships": 1,
                "parenting": 1,
            },
        ),
    ),
    decision="IPT",
    reason_for_model="The low mood began with his wife's death and a mourning that has no "
    "room at home. He wants help with now, has no older pattern in view, and likes a plan.",
    reasons=("TRIGGER", "PREFERENCE"),
    suitability={
        "TRIGGER": "YES",
        "DEATH": "YES",
        "STUCK": "NO",
        "CHANGE": "PARTLY",
        "ALONE": "NO",
        "REPEATS": "NO",
        "EARLY": "NO",
        "UNDERSTAND": "PARTLY",
        "PRACTICAL": "YES",
        "STRUCTURE": "PARTLY",
        "BETWEEN_US": "PARTLY",
        "DEEPER": "NO",
        "SHOWED": "PARTLY",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    baseline_risk=Risk(
        thoughts="PASSIVE",
        said="A wish to be with her. No plan, no intent, nothing done.",
        actions=("PLAN_MADE",),
        compared="FIRST",
        formulation="Late evenings alone; safer when Chi is at home.",
        keeps_going="His daughters, his faith.",
        next_step="Ask at every session.",
    ),
    safety_plans=SAFETY_PLANS,
    inventory=INVENTORY,
    people=(
        Person(
            name="Ngozi",
            relationship="wife",
            ring=1,
            status="DECEASED",
            tone="MIXED",
            frequency="NEVER",
            died_weeks_before=43,
            good_things="Her laugh. She planned all of it.",
            hard_things="The rows about treatment",
            can_confide="USED_TO",
            changed_around_onset="It began two months after her funeral",
        ),
        Person(
            name="Ada",
            relationship="elder daughter",
            ring=1,
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            expects_of_client="To be strong",
            good_things="She rings",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
        Person(
            name="Chi",
            relationship="younger daughter",
            ring=1,
            tone="MIXED",
            frequency="DAILY",
            client_expects="To come out of her room",
            expects_of_client="Not to talk about Mum",
            can_confide="NO",
            knows="NO",
        ),
        Person(
            name="Emeka",
            relationship="brother",
            ring=2,
            tone="MIXED",
            frequency="MONTHLY",
            client_expects="To ask how it is",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
        Person(
            name="Mother",
            relationship="mother",
            ring=2,
            tone="SUPPORTIVE",
            frequency="DAILY",
            good_things="Practical",
            can_confide="NO",
            knows="PARTLY",
        ),
        Person(
            name="Samuel",
            relationship="friend from church",
            ring=3,
            sector="FRIENDS",
            tone="SUPPORTIVE",
            frequency="NEVER",
            changed_around_onset="I stopped answering",
            wished_for="To have him at the table again",
            can_confide="USED_TO",
            knows="NO",
        ),
        Person(
            name="Jo",
            relationship="colleague",
            ring=3,
            sector="WORK",
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            good_things="Leaves tea on my desk",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
    ),
    earlier=EARLIER,
    wished=WISHED,
    moves=(
        Move(name="Chi", ring=1, week=14, note="Still here, and now we talk about Mum"),
        Move(name="Samuel", ring=2, week=14, note="He comes on Saturdays"),
    ),
    timeline=DANIEL_TIMELINE,
    focus={
        "area": "GRIEF",
        "words": "Put that I don't want to forget her.",
        "person": "Ngozi",
        "why_now": "The low mood began two months after the funeral.",
        "why_this": "The change of roles at home matters too, but the mourning has not begun.",
    },
    focus_week=4,
    focus_work=FOCUS,
    why_not=(
        (
            3,
            "ROLE_TRANSITION",
            (
                "He is father and mother now, and that is a change of role. It comes with her "
                "death and is looked at inside it."
            ),
        ),
        (
            3,
            "ROLE_DISPUTE",
            (
                "Chi and he do not fight; neither of them may say her name. That is the "
                "mourning, at home."
            ),
        ),
        (4, "DEFICITS", "He had people, and sent them away this year."),
    ),
    stages=(
        (4, "not_yet", "Her side of the room is as it was"),
        (5, "telling", "Told the day in order for the first time"),
        (6, "feeling", "The hard parts stood beside the loving ones"),
        (11, "reconnecting", "Samuel came; the meal with the girls"),
    ),
    formulations=FORMULATIONS,
    worksheets=WORKSHEETS,
    support=SUPPORT,
    goals=(
        GoalStory(
            words="Say out loud what happened",
            target=8,
            serves_focus=True,
            ratings=((4, 0), (8, 5), (12, 7), (14, 8)),
        ),
        GoalStory(
            words="Do one thing with the girls that is about her",
            target=8,
            serves_focus=True,
            ratings=((4, 0), (8, 3), (12, 7), (14, 8)),
        ),
        GoalStory(
            words="See someone every week",
            target=7,
            serves_focus=True,
            ratings=((4, 1), (8, 4), (12, 6), (14, 7)),
        ),
    ),
    contract={
        "missed_sessions": "Ring by nine. We look for another day in the same week.",
        "between_sessions": "No messages in between; crisis numbers are on the card.",
        "client_part": "Come, fill in the forms, try out what we agree. Two units at most on "
        "an evening.",
        "therapist_part": "Keep the time, keep the focus, write to the GP only as agreed. "
        "The tablets stay with the GP; we look at them again half-way.",
        "afterwards": "Back to the GP; one call after three months.",
    },
    course_reviews=DANIEL_REVIEWS,
    coping=DANIEL_COPING,
    visits=VISITS,
    letter=LETTER,
    relapse_week=13,
    relapse_plan=RELAPSE_PLAN | MORE_OF_THE_PLAN,
    closing=CLOSING,
    ending={
        "reason": "COMPLETED",
        "outcome": "Fourteen sessions. Mourning with his daughters; friends again. Back to the "
        "GP, one call after three months.",
        "told": "GP",
    },
    reviews=((6, "Steady work. What would he say to her if she could answer?"),),
)
