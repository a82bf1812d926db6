"""Sara, 16: DIT, sixteen sessions, ended, with a follow-up."""

from datetime import time

from ipt_practice.demo.sara_sessions import VISITS
from ipt_practice.demo.story import (
    Absence,
    GoalStory,
    Move,
    Person,
    Risk,
    SafetyPlanStory,
    Story,
)

SARA = Story(
    key="SARA",
    given_name="Sara",
    family_name="Linden",
    pronouns="she/her",
    age=16,
    therapist="jonas",
    problem="DEPRESSION",
    protocol_key="DIT_16_SEED",
    referral_source="SCHOOL",
    referral_reason="School counsellor: low and irritable since the spring, keeps to "
    "herself, marks falling, misses lessons and avoids her friends.",
    planned=16,
    weekday=3,
    at=time(16, 30),
    began_weeks_ago=26,
    phone="01632 960101",
    safe_contact="Text first. Never ring the home number.",
    contacts=(
        {
            "kind": "GUARDIAN",
            "name": "Dana Linden",
            "relation": "Mother",
            "phone": "01632 960102",
            "has_legal_responsibility": True,
            "may_be_told": "Dates, and anything that concerns safety",
        },
        {
            "kind": "SCHOOL",
            "name": "Ms Okoye",
            "relation": "School counsellor",
            "phone": "01632 960103",
            "may_be_told": "Attendance, and how to help",
        },
        {
            "kind": "GP",
            "name": "Dr A Fenn",
            "relation": "GP",
            "address": "Mill Lane Surgery\n3 Mill Lane",
            "may_be_told": "Start, end, safety",
        },
    ),
    consents=(
        "TREATMENT",
        "RECORDS",
        "RECORDING",
        "SHARE_GP",
        "SHARE_PARENT",
        "SHARE_SCHOOL",
    ),
    intake={
        "main_problem": "I don't feel sad. I feel nothing, and then I feel worthless.",
        "around_onset": "Dad moved out in winter; the divorce came through in spring.",
        "course": "GRADUAL",
        "earlier_episodes": "None that she remembers.",
        "diagnosis": "Depressive episode, moderate",
        "physical_health": "Well.",
        "medication": "None.",
        "alcohol_drugs": "None.",
        "past_therapy": "None. The school counsellor has seen her four times.",
        "lives_with": "Her mother; every other Sunday with her father",
        "who_consents": "Sara consents for herself; her mother knows and agrees.",
        "kept_private": "What Sara says here, unless someone is in danger.",
        "shared_with_parents": "Mother: dates and safety. Father: nothing without Sara's say.",
        "school": "Ms Okoye: attendance and how to help, nothing else",
        "help_imagined": "Someone who waits for the answer.",
        "weekly_time": "Thursdays after school",
    },
    functioning=(
        (0, {"work": 3, "home": 2, "leisure": 3, "friendships": 3}),
        (17, {"work": 1, "home": 1, "leisure": 1, "friendships": 1}),
    ),
    decision="DIT",
    reason_for_model="The divorce set it off, yet the same hiding shows with her father, "
    "her mother, her best friend and already with me. IPT for the change at home would have "
    "been a fair choice too. DIT is used here with someone younger than its manual's readers.",
    suitability={
        "TRIGGER": "YES",
        "DEATH": "NO",
        "STUCK": "PARTLY",
        "CHANGE": "YES",
        "ALONE": "NO",
        "REPEATS": "YES",
        "EARLY": "YES",
        "UNDERSTAND": "PARTLY",
        "PRACTICAL": "PARTLY",
        "STRUCTURE": "NO",
        "BETWEEN_US": "YES",
        "DEEPER": "YES",
        "SHOWED": "YES",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    baseline_risk=Risk(
        thoughts="PASSIVE",
        said="Sometimes she would rather not wake up. No plan, no intent, nothing done.",
        actions=("PLAN_MADE", "PARENT"),
        compared="FIRST",
        formulation="Worst on Sunday evenings; a text from her grandmother helps.",
        keeps_going="Her grandmother, and drawing.",
        informed="Her mother, with Sara's agreement",
        next_step="Ask at every session.",
    ),
    safety_plans=(
        SafetyPlanStory(
            week=0,
            parts={
                "warning_signs": "Not answering messages\nLying on the floor\nWishing I had "
                "not woken up",
                "on_my_own": "Draw\nA hot shower\nThe bus playlist",
                "people_and_places": "Gran's kitchen\nThe art room",
                "people_to_ask": "Mum, who knows she is on this list\nMs Okoye, who knows too",
                "professionals": "GP\nThe local crisis line",
                "safer_place": "Tablets are in Mum's locked drawer",
                "reasons_for_living": "Gran. The dog next door. Art college, maybe.",
                "copies": "Sara, her mother, this record",
            },
        ),
    ),
    people=(
        Person(
            name="Mum",
            relationship="mother",
            ring=1,
            tone="MIXED",
            frequency="DAILY",
            client_expects="To ask, and then wait for the answer",
            expects_of_client="To be fine, and to tell her everything",
            hard_things="She takes over before I have finished",
            good_things="She comes home and looks in on me",
            changed_around_onset="More worried, more on top of me",
            can_confide="PARTLY",
            knows="YES",
        ),
        Person(
            name="Dad",
            relationship="father",
            ring=3,
            tone="DIFFICULT",
            frequency="MONTHLY",
            client_expects="To be interested without giving marks",
            expects_of_client="To do well and make no scene",
            hard_things="He corrects me",
            changed_around_onset="Moved out in winter",
            can_confide="NO",
            knows="PARTLY",
        ),
        Person(
            name="Lily",
            relationship="best friend",
            ring=2,
            sector="FRIENDS",
            tone="MIXED",
            frequency="NEVER",
            client_expects="To notice",
            expects_of_client="To write back",
            changed_around_onset="No word for five weeks",
            can_confide="USED_TO",
            knows="NO",
        ),
        Person(
            name="Gran",
            relationship="mother's mother",
            ring=2,
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            expects_of_client="To visit",
            good_things="With her I am just ordinary",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
        Person(
            name="Ms Okoye",
            relationship="school counsellor",
            ring=3,
            sector="COMMUNITY",
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            client_expects="To stay the same",
            can_confide="PARTLY",
            knows="YES",
        ),
        Person(
            name="Art club",
            relationship="Mr Lund and the others",
            ring=4,
            sector="WORK",
            tone="MIXED",
            frequency="NEVER",
            changed_around_onset="Stopped going in the summer",
            can_confide="NO",
            knows="NO",
        ),
    ),
    moves=(
        Move(name="Lily", ring=1, week=11, note="They met on the bench by the courts"),
        Move(name="Art club", ring=3, week=12),
        Move(name="Dad", ring=2, week=16, note="Since his message"),
    ),
    ipafs=(
        (
            3,
            {
                "self_words": "someone who feels too much and is not worth the trouble",
                "other_words": "busy or critical, turning away when I show it",
                "affect_surface": "numb, irritable",
                "affect_underneath": "hurt and ashamed",
                "defence": 'Goes quiet, says "fine", leaves first: nobody can turn it down',
                "cost": "Nobody knows, so nobody comes, and that seems to prove it",
                "sayable_line": "If I show what I really feel, I will be sent away, so I go "
                "first.",
                "experience": "Hurt and waved aside when I am not understood",
                "expectation": "They will tell me off or turn away if I show it",
                "response": "I hide, and end up more alone",
                "client_reaction": '"So I sort of leave first." And: not scared, sure.',
            },
        ),
        (
            8,
            {
                "self_words": "someone who feels too much and is not worth the trouble",
                "other_words": "busy or critical, turning away when I show it",
                "affect_surface": "numb, irritable",
                "affect_underneath": "hurt, ashamed, and angry without leave to be",
                "defence": 'Goes quiet, says "fine", leaves first: nobody can turn it down',
                "cost": "Nobody knows, so nobody comes, and that seems to prove it",
                "sayable_line": "If I show what I really feel, I will be sent away, so I go "
                "first.",
                "experience": "Hurt, waved aside, and cross about it",
                "expectation": "They will tell me off, or break",
                "response": "I hide, and end up more alone",
                "reason": "Anger belongs to it; with her mother it hides because she might "
                "break.",
                "client_reaction": '"Nobody ever said I could be angry at him."',
            },
        ),
    ),
    goals=(
        GoalStory(
            words="Notice the pattern while it is happening",
            target=8,
            ratings=((4, 1), (8, 4), (13, 6), (17, 8)),
        ),
        GoalStory(
            words="See where it came from, with Dad most of all",
            target=7,
            ratings=((4, 2), (8, 4), (13, 6), (17, 7)),
        ),
        GoalStory(
            words="Tell one person a week something I really feel",
            target=7,
            ratings=((4, 0), (8, 2), (13, 5), (17, 7)),
        ),
    ),
    contract={
        "missed_sessions": "Ring or text before noon. A missed session is talked about, not "
        "charged.",
        "between_sessions": "No messages about feelings; crisis numbers are on the card.",
        "afterwards": "Monthly talks with the school counsellor, one follow-up here.",
    },
    visits=VISITS,
    absences=(
        Absence(
            week=10,
            attendance="DID_NOT_COME",
            reason="No message",
            meaning="Stayed away after the message to Lily had gone well.",
            contact="Rang the next day: an exam, and she had felt stupid about it.",
        ),
    ),
    letter={
        "pattern": "When we met you told me that you felt nothing. It took me a while to "
        "see that nothing was a place: the one where you put what might be turned down.",
        "origin": "You learned it early, with your dad, who wanted you to be sensible, and "
        "in another way with your mum, whom you did not want to worry.",
        "between_us": "In the sixth week you told me about the concert, and then your eyes "
        "went to the clock. I asked whether this was the moment to go before I minded. You "
        "stayed.",
        "different": "Since then you have told Lily, and your mum, and even your dad. You "
        "did not do it bravely, you did it shaking, and it counted all the same.",
        "limits": "Not all of it is sorted. You and your dad are at the beginning, and when "
        "something goes well you still wait for the catch. There were weeks in which I "
        "understood you late.",
        "ending": "I was sorry and glad that you could be cross with me about the ending.",
        "later": "If you find yourself being fine for three days, ask what you would say if "
        "somebody waited. Then tell your mum, or Lily, the same day.",
        "wish": "I have liked knowing you, and I shall not forget you.",
    },
    relapse_week=16,
    relapse_plan={
        "triggers": "When something goes well and I wait for the catch\nSundays with Dad\n"
        "Exams",
        "early_signs": 'Saying "fine" three days running\nSkipping a lesson\nNot writing back',
        "later_signs": "Numb for two weeks\nWishing I had not woken up",
        "first_to_notice": "Mum",
        "green": "Art club on Wednesdays\nWriting to Lily\nGran on Sundays",
        "amber": "Tell Mum or Ms Okoye the same day\nPut the scene on paper, like here",
        "red": "The safety plan\nMs Okoye\nThe GP",
        "supporters": "Mum\nLily\nMs Okoye",
        "what_helped": "Someone waited\nSeeing it on paper\nSaying it to Lily",
        "obstacles": "Thinking that it is not bad enough to say",
        "unfinished": "Dad and I are at the beginning",
        "copies": "Sara, her mother",
    },
    follow_up=(
        23,
        (
            "Sees the school counsellor once a month. Marks are better, back at art club and with "
            "her friends. No thoughts of not waking up since the spring."
        ),
    ),
    ending={
        "reason": "COMPLETED",
        "outcome": "Sixteen sessions. Closer to her mother and to Lily, at the beginning with "
        "her father. School counsellor once a month.",
        "told": "Her mother; the school counsellor (attendance only)",
    },
    reviews=(
        (5, "Is anger missing from the feeling underneath?"),
        (9, "Item 9 looked at."),
    ),
)
