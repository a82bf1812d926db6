"""The demo group "Finding a voice": seven people who are afraid to speak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from ipt_practice.demo.crowd_assessed import emergency_contact, functioning
from ipt_practice.demo.story import Story

NAME = "Finding a voice"
PLANNED, HELD = 20, 9
TUESDAY, AT = 1, time(18, 0)
RULES = (
    "We begin at six, and say so if we cannot come.\n"
    "What is said here stays here.\n"
    "Nobody has to speak before they are ready."
)
# Week -> theme, link between members, what was said about how the group works, task.
WEEKS = (
    ("Why we are here", "Several had thought they were the only one.",
     "What stays in the room; who is late rings.", "Notice once when you wait to be asked."),
    ("The moment before speaking", "The same tight throat, told four times.",
     "", "Say hello first, once."),
    ("Being looked at", "Two of them sat where they could not be seen, and laughed about it.",
     "Chairs in a full circle from now on.", "Look up while you say one sentence."),
    ("Somebody is missing", "Missing the one who had to stop made the others careful.",
     "A goodbye card, agreed by all.", "Tell one person what you would have liked to say."),
    ("Saying no", "One said no to a lift, and the others cheered.",
     "", "One small no."),
    ("Who talks and who waits", "Those who speak easily noticed who does not.",
     "Asking by name is allowed; passing is allowed too.", "Ask one person a question."),
    ("Anger without shouting", "A disagreement in the room, and it held.",
     "", "Disagree once, in one sentence."),
    ("Waiting to be asked",
     "Two spoke first, two followed. Three had gone for a coffee, and said so.",
     "", "Say one thing you would normally keep back."),
    ("Being heard", "Each said whom they had wanted to hear them.",
     "Half-way talks are being booked.", "Read three lines aloud to someone."),
)  # fmt: skip
SUMMARIES = {
    7: "We disagreed in the room, and nobody left. It helped to say one sentence and then "
    "to wait. Next week: disagree once, with someone at home.",
    8: "We noticed that waiting to be asked keeps us hidden. Two people tried speaking "
    "first. Next week: say one thing you’d normally keep back. Ten weeks done is near; "
    "half-way talks are being booked.",
}
# Who stood in the spotlight, and who said little, by week.
SPOTLIGHT = {
    1: "CF",
    2: "A",
    3: "BG",
    4: "E",
    5: "C",
    6: "AB",
    7: "EF",
    8: "CF",
    9: "B",
}
SILENT = {5: "B", 6: "B"}
# Weeks in which some had kept together apart from the others.
KEPT_APART = {8}
INVITED = {
    6: "B has said almost nothing for two weeks. Invite, once, and wait.",
}


@dataclass(frozen=True, kw_only=True)
class MemberStory:
    """One member: the case as any other story, and the way through the group."""

    story: Story
    goals: tuple[str, ...]
    # One letter for each week of the group.
    attendance: str
    absences: dict[int, str]
    expectations: str
    fears: str
    # What their own notes say, one after the other.
    notes: tuple[str, ...]
    left: tuple[int, str] | None = None


def _story(
    code: str, name: str, pronouns: str, age: int, number: int, main: str
) -> Story:
    given, family = name.split(" ", 1)
    return Story(
        key=f"GRP_{code}",
        given_name=given,
        family_name=family,
        pronouns=pronouns,
        age=age,
        therapist="ruth",
        problem="SOCIAL_ANXIETY",
        protocol_key="IPT_GROUP",
        referral_source="SELF",
        referral_reason="Afraid of speaking when others listen; low since it cost something.",
        planned=PLANNED,
        weekday=TUESDAY,
        at=AT,
        began_weeks_ago=HELD,
        phone=f"01632 960{number}",
        safe_contact="By text, after six.",
        contacts=(emergency_contact(number - 150),),
        decision="IPT",
        reason_for_model="The fear shows with people, and can be practised with people.",
        suitability={
            "TRIGGER": "PARTLY",
            "DEATH": "NO",
            "STUCK": "NO",
            "CHANGE": "NO",
            "ALONE": "YES",
            "REPEATS": "PARTLY",
            "EARLY": "NOT_ASKED",
            "UNDERSTAND": "PARTLY",
            "PRACTICAL": "YES",
            "BETWEEN_US": "NOT_ASKED",
            "WILLING": "YES",
            "MEASURES": "YES",
        },
        intake={
            "main_problem": main,
            "around_onset": "A meeting in which the voice went, and everybody waited.",
            "course": "GRADUAL",
            "earlier_episodes": "None.",
            "diagnosis": "Social anxiety, with low mood",
            "physical_health": "Well.",
            "medication": "None.",
            "alcohol_drugs": "A glass before going out",
            "past_therapy": "None.",
            "help_wanted": ["NOW", "STRUCTURE"],
            "weekly_time": "Tuesdays",
        },
        onset_weeks_before=20 + number % 7 * 4,
        functioning=functioning(number - 200),
        focus={
            "area": "DEFICITS",
            "words": "I would like to be heard.",
            "person": "",
            "why_now": "It cost something this time.",
            "why_this": "Being silent with people came first, in each of its places.",
        },
        focus_week=1,
        link_sentence="The low mood goes with staying unheard.",
    )  # fmt: skip


VOICE = (
    MemberStory(
        story=_story("A", "Nilima Roy", "she/her", 34, 421, "I go quiet and then I am cross."),
        goals=("Read aloud in the group", "Speak to my neighbour"),
        attendance="PPPPAPPPP",
        absences={5: "Migraine, rang at noon"},
        expectations="That nobody stares.",
        fears="Going red, and everyone waiting.",
        notes=(
            "Said her name and that she nearly had not come.",
            "Told of the neighbour she avoids on the stairs. Another member knew the stairs.",
            "Looked up for the first time while speaking.",
            "Sad about the goodbye, and said so.",
            "Read four lines aloud, voice shaking, and finished.",
            "Told what she would have said in the quarrel.",
            "Greeted the neighbour; it took ten seconds.",
            "Wants her sister to hear her. Practised the first sentence.",
        ),
    ),
    MemberStory(
        story=_story("B", "Bertil Holm", "he/him", 41, 422, "The telephone rings and I let it."),
        goals=("Answer the telephone at work", "Tell my sister no"),
        attendance="PPLPPPAPP",
        absences={7: "Stayed with a sick child, wrote before"},
        expectations="To listen, mostly.",
        fears="Being asked.",
        notes=(
            "Came early, sat by the door.",
            "Two sentences, both about work.",
            "Late, and came in all the same.",
            "Wrote on the card.",
            "Said little today. Afterwards: it is easier to be asked.",
            "Said little again; invited once, and shook his head kindly.",
            "Answered one call at work and told it as if it were nothing.",
            "Spoke for two minutes. Another member thanked him.",
        ),
    ),
    MemberStory(
        story=_story("C", "Ceri Penrose", "she/her", 29, 423, "In meetings I have it ready and say nothing."),
        goals=("Ask a question in the team meeting", "Have lunch with Mei"),
        attendance="PPPPPPPPP",
        absences={},
        expectations="To practise where it does not count.",
        fears="Taking up room.",
        notes=(
            "Named the team meeting as the place.",
            "Found the second in which it stops her.",
            "Asked a question in the group instead.",
            "Angry that somebody can just be gone.",
            "Said no to a lift, and told it with a grin.",
            "Noticed that she answers for others.",
            "Kept to one sentence in a disagreement.",
            "Asked in the team meeting. It was answered, and that was all.",
            "Lunch with Mei is on Friday.",
        ),
    ),
    MemberStory(
        story=_story("D", "Dev Malhotra", "he/him", 38, 424, "There is a toast to give and I cannot sleep."),
        goals=("Give the toast at my brother’s wedding",),
        attendance="PPP",
        absences={},
        expectations="Rehearsing the toast.",
        fears="That it gets worse by talking.",
        notes=(
            "Told of the wedding in four months.",
            "Said the first line of the toast.",
            "Said that the shifts at work change, and that this may be his last evening.",
        ),
        left=(3, "A new work shift on that evening"),
    ),
    MemberStory(
        story=_story("E", "Elspeth Munro", "she/her", 52, 425, "I agree with everyone and go home tired."),
        goals=("Disagree once a week", "Join a class"),
        attendance="PAPPPLPPP",
        absences={2: "Train did not run, rang"},
        expectations="To find out what she thinks.",
        fears="A row.",
        notes=(
            "Agreed with everybody, and noticed it.",
            "Disagreed about the chairs.",
            "In the spotlight: what she does when someone leaves.",
            "Counted her agreements of the week: eleven.",
            "Late, and did not say sorry twice.",
            "Disagreed in the room. It held.",
            "Has the timetable of the class on the fridge.",
            "Enrolled.",
        ),
    ),
    MemberStory(
        story=_story("F", "Femi Okoro", "he/him", 33, 426, "I go silent at home until it is over."),
        goals=("Tell my partner when I am hurt", "Say something at the evening class"),
        attendance="PPPPPPPPP",
        absences={},
        expectations="Words for it.",
        fears="Crying.",
        notes=(
            "Told what silence costs at home.",
            "Heard that others go silent too.",
            "Was looked at, and stayed.",
            "Would have liked to say goodbye properly.",
            "Practised one sentence that begins with I.",
            "Asked another member a question.",
            "In the spotlight: told his partner on Sunday. Half of it.",
            "Told the other half.",
            "Spoke at the evening class, once.",
        ),
    ),
    MemberStory(
        story=_story("G", "Greta Talbot", "she/her", 61, 427, "Since I stopped working nobody hears me."),
        goals=("Greet someone on the bus", "Read to children as a volunteer"),
        attendance="PPAPPPPPA",
        absences={3: "A cold", 9: "Away, said so two weeks ago"},
        expectations="Company.",
        fears="Being the oldest.",
        notes=(
            "Was not the oldest.",
            "Greeted the driver.",
            "Came back, and was asked where she had been.",
            "Liked that somebody said no.",
            "Talks easily here; noticed who waits.",
            "Was cross with another member for an hour, and said so.",
            "Rang the school about reading.",
        ),
    ),
)  # fmt: skip
