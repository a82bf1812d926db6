"""Priya, 34, and Tom, 36: conjoint IPT, a role dispute, sixteen sessions, ended."""

from datetime import time

from ipt_practice.demo.couple_telling import Agreed, CoupleStory
from ipt_practice.demo.couple_worksheets import WORKSHEETS
from ipt_practice.demo.story import GoalStory, Person, Story, Visit

COUPLE = CoupleStory(
    partner={
        "given_name": "Tom",
        "family_name": "Hale",
        "pronouns": "he/him",
        "phone": "01632 960891",
        "email": "tom@example.org",
        "safe_contact": "Not during service; text before three.",
    },
    age=36,
    partner_phq9="110110110",
    terms={
        "purpose": "DISPUTE",
        "identified": "FIRST",
        "history": "Eight years together. Long talks after his shift, until Aarav came.",
        "secrets": "What one of us says alone, that one brings in, or it stays outside. "
        "The therapist carries nothing over, unless somebody is in danger.",
        "print_outs": "Both get the joint ones; Priya alone gets her scores.",
    },
    alone_week=1,
    alone=(
        {
            "afraid": "NO",
            "controlled": "NO",
            "hurt": "NO",
            "said": "Never afraid of him. Afraid of how flat it is. Wants it to go on.",
            "may_go_on": True,
        },
        {
            "afraid": "NO",
            "controlled": "NO",
            "hurt": "NO",
            "said": "No. He stays at work longer than he has to, as home is a test. Wants it "
            "to go on.",
            "may_go_on": True,
        },
    ),
    commitments=((1, 8, 7), (16, 9, 9)),
    expectations=(
        (
            3,
            {
                "area": "NIGHTS",
                "first_wants": "Shared",
                "second_wants": "She is better at it",
                "gap_words": "“He should know” and “she would say”",
                "gap": 3,
                "negotiable": 2,
            },
        ),
        (
            3,
            {
                "area": "CAREER",
                "first_wants": "Both matter",
                "second_wants": "Mine pays the rent",
                "gap": 2,
                "negotiable": 2,
            },
        ),
        (
            3,
            {
                "area": "THANKS",
                "first_wants": "Said aloud",
                "second_wants": "Shown by doing",
                "gap": 2,
                "negotiable": 3,
            },
        ),
        (
            3,
            {
                "area": "IN_LAWS",
                "first_wants": "Ask us first",
                "second_wants": "They are family",
                "gap": 3,
                "negotiable": 1,
            },
        ),
        (
            16,
            {
                "area": "NIGHTS",
                "first_wants": "By the rota, with one to spare",
                "second_wants": "The early feeds are mine",
                "gap": 1,
                "negotiable": 3,
            },
        ),
        (
            16,
            {
                "area": "CAREER",
                "first_wants": "Both matter",
                "second_wants": "Both, looked at each season of work",
                "gap": 1,
                "negotiable": 3,
            },
        ),
        (
            16,
            {
                "area": "THANKS",
                "first_wants": "Said aloud",
                "second_wants": "Said aloud, and done",
                "gap": 0,
                "negotiable": 3,
            },
        ),
        (
            16,
            {
                "area": "IN_LAWS",
                "first_wants": "A call before a visit",
                "second_wants": "A call before a visit, and Mondays",
                "gap": 1,
                "negotiable": 2,
            },
        ),
    ),
    agreements=(
        Agreed(
            week=7,
            what="A rota for the night: first half Priya, from four on Tom",
            who="BOTH",
            when="Every night that Tom is home",
            looks=((9, "PARTLY", "Twice Tom slept through"), (13, "KEPT", "")),
        ),
        Agreed(
            week=7,
            what="One hour to plan the week",
            who="BOTH",
            when="Mondays at lunch",
            looks=((13, "KEPT", "Missed once, and moved"),),
        ),
        Agreed(
            week=8,
            what="Say one thank-you aloud each day",
            who="SECOND",
            when="Before bed",
            looks=((13, "KEPT", "“I didn’t know it mattered.”"),),
        ),
        Agreed(
            week=10,
            what="Two early shifts, asked of the owner",
            who="SECOND",
            when="For eight weeks",
            looks=(
                (13, "NOT_KEPT", "The kitchen lost a cook; one early shift for now"),
            ),
        ),
    ),
    parts=(
        (4, {"whose": "FIRST", "words": "I close doors instead of asking."}),
        (4, {"whose": "SECOND", "words": "I stay out so that I cannot get it wrong."}),
        (
            1,
            {
                "whose": "SECOND",
                "words": "I dread the stairs when the light is on.",
                "is_said_alone": True,
            },
        ),
    ),
    together=(
        (
            4,
            (
                "Since Priya went back to work, nights and thanks have become a silent contest. "
                "Both of you have been waiting to be noticed. Priya’s depression makes asking "
                "harder; Tom’s worry makes staying out safer; so the quiet grows. Between now "
                "and session 16 we shall look at expectations, say them aloud, and try some "
                "agreements."
            ),
        ),
    ),
)


def _visit(week: int, text: str, *techniques: str, **more: str) -> Visit:
    return Visit(week=week, text=text, techniques=techniques, **more)  # type: ignore[arg-type]


VISITS = (
    _visit(
        1,
        "Joint. Gave the depression its name with Tom there; “not being dramatic”. Each was "
        "seen alone for part of it.",
        "PSYCHOEDUCATION",
        homework="Each notices one thing the other does",
    ),
    _visit(
        2,
        "The couple, the birth and the return to work on one line. Each drew a circle.",
        "TIMELINE",
        "SOCIAL_INVENTORY",
        homework_went="DONE",
    ),
    _visit(
        3,
        "What each expects, area by area. Many a “he should know”.",
        "CLARIFICATION",
    ),
    _visit(
        4,
        "Told both how it hangs together. They changed one word and agreed: the dispute "
        "about nights and thanks is the focus, over twelve more sessions.",
        "DISPUTE_STAGING",
        link="The focus was agreed by both.",
    ),
    _visit(
        5,
        "The bottle at ten past three, line by line. “Asleep” was read as “does not care”.",
        "COMMUNICATION_ANALYSIS",
        link="What is not said in the night is the dispute.",
        homework="Agree at Monday lunch who has two in the morning",
    ),
    _visit(
        6,
        "A row after his mother’s weekend, open for once. Said that a stuck dispute which "
        "opens can look worse for a while.",
        "AFFECT",
        "DISPUTE_STAGING",
        link="The impasse opened into anger.",
        homework_went="PARTLY",
    ),
    _visit(
        7,
        "A first rota, written by the two at the table.",
        "PROBLEM_SOLVING",
        link="They bargain instead of waiting.",
        homework="Try the rota for a week",
    ),
    _visit(
        8,
        "Half-way: what has moved. Tom: “I didn’t know it mattered that I said thanks.”",
        "CLARIFICATION",
        link="Thanks was one of the four expectations.",
        homework_went="PARTLY",
    ),
    _visit(
        9,
        "No evening of their own: four ways, for and against. Tom will ask the owner.",
        "DECISION_ANALYSIS",
        link="Career and nights, decided by both.",
        homework="Tom speaks to the owner on Thursday",
    ),
    _visit(
        10,
        "How to ask his mother to ring first. Tom said sorry three times in the first round, "
        "none in the second.",
        "ROLE_PLAY",
        link="In-laws: asked first.",
        homework_went="DONE",
        homework="Ask her",
    ),
    _visit(
        11,
        "Tom asked. She was hurt, and rang on Monday.",
        "LINKING",
        link="The visit did not become a row between the two.",
        homework_went="DONE",
    ),
    _visit(
        12,
        "Asked each what the other would say is better. From supervision: whose side am I on "
        "when he is late?",
        "EXPLORATION",
        link="Each sees the other’s part.",
    ),
    _visit(
        13,
        "Three agreements of four are kept. A list: how we fight well.",
        "CREDITING_GAINS",
        link="The agreements hold without a referee.",
    ),
    _visit(
        14,
        "The ending has a date. Priya is afraid of slipping back; Tom of not seeing it.",
        "ENDING_WORK",
        link="What each would do first if the quiet grows.",
    ),
    _visit(
        15,
        "Signs that both would notice, and whom each can ring.",
        "RELAPSE_PREVENTION",
        "SUPPORT_BUILDING",
        link="The dispute has an end that both can say.",
    ),
    _visit(
        16,
        "Goodbye. The four expectations once more. Tom thanked her aloud.",
        "ENDING_WORK",
        link="Nights, career, in-laws: a gap of one; thanks: none.",
    ),
)

PRIYA = Story(
    key="PRIYA",
    given_name="Priya",
    family_name="Raman",
    pronouns="she/her",
    age=34,
    therapist="mina",
    problem="DEPRESSION",
    protocol_key="IPT_COUPLE",
    referral_source="GP",
    referral_reason="Low since she returned to work five months after the birth; the two "
    "hardly speak.",
    planned=16,
    weekday=1,
    at=time(12, 0),
    began_weeks_ago=17,
    phone="01632 960890",
    safe_contact="Mobile, any time.",
    contacts=(
        {
            "kind": "EMERGENCY",
            "name": "Leela Raman",
            "relation": "Sister",
            "phone": "01632 960893",
            "may_be_told": "Safety",
        },
        {
            "kind": "GP",
            "name": "Dr Nair",
            "relation": "GP",
            "phone": "01632 960892",
            "may_be_told": "Everything",
        },
    ),
    decision="IPT",
    reason_for_model="A dispute with her partner at the heart of it, and he wants to come.",
    onset_weeks_before=16,
    intake={
        "main_problem": "I do everything twice and nobody sees it.",
        "around_onset": "I went back to work, and nothing else changed.",
        "course": "GRADUAL",
        "earlier_episodes": "None.",
        "diagnosis": "Depressive episode, moderate",
        "physical_health": "Well; short of sleep since the birth.",
        "medication": "None.",
        "functioning_note": "Back at the office on three days.",
        "losses": "None that she would call one. The evenings with Tom.",
        "asks_for_help": "I wait until he sees it.",
        "confides": "Tom, before Aarav.",
        "anger": "I close doors.",
        "strengths": "Plans well, laughs easily, loves the work.",
        "weekly_time": "Tuesdays at noon, before Tom's shift",
        "alcohol_drugs": "None to speak of.",
        "past_therapy": "None.",
        "help_wanted": ["NOW"],
    },
    reasons=("TRIGGER",),
    functioning=((0, {"work": 2, "home": 3, "leisure": 3, "partner": 4}),),
    people=(
        Person(
            name="Tom",
            relationship="partner",
            ring=1,
            tone="MIXED",
            frequency="DAILY",
            client_expects="That he notices",
            expects_of_client="That she says so",
            can_confide="USED_TO",
            knows="YES",
        ),
        Person(
            name="Tom’s mother",
            relationship="his mother",
            ring=3,
            tone="DIFFICULT",
            frequency="WEEKLY",
            can_confide="NO",
            knows="NO",
        ),
    ),
    focus={
        "area": "ROLE_DISPUTE",
        "person": "Tom",
        "words": "We both wait to be noticed.",
        "why_now": "The low mood began when she went back to work and the nights did not.",
        "why_this": "The change matters, but what keeps it going is what neither says.",
    },
    focus_week=4,
    link_sentence="The quiet between the two and the low mood feed each other.",
    stages=(
        (4, "impasse", "Silent, and apart on work nights"),
        (6, "renegotiation", "Open anger after the weekend"),
        (15, "resolved", "Both can say what is agreed"),
    ),
    worksheets=WORKSHEETS,
    goals=(
        GoalStory(
            words="One hour a week to plan",
            target=8,
            ratings=((4, 1), (8, 5), (16, 8)),
            kind="RELATING",
            method="IPT",
            serves_focus=True,
        ),
    ),
    couple=COUPLE,
    visits=VISITS,
    relapse_plan={
        "triggers": "A week of double shifts\nA visit that nobody asked about",
        "early_signs": "Doors close hard\nNo word until noon",
        "green": "Mondays at lunch\nThe rota",
        "amber": "Say “it is quiet again” the same day",
        "red": "Two weeks of it: ring Dr Nair",
        "supporters": "Each other\nHis mother, on Mondays",
    },
    relapse_week=15,
    ending={
        "reason": "COMPLETED",
        "outcome": "Low mood lifted; the dispute is settled as far as both want.",
        "told": "GP, with her consent",
    },
)
