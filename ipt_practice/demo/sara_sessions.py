"""What was said and done in Sara's sixteen sessions."""

from ipt_practice.demo.sara_origins import DREAM
from ipt_practice.demo.story import Risk, Sighting, Visit
from sessions.here_and_now import HereAndNow

PASSIVE = Risk(
    thoughts="PASSIVE",
    said="Asked plainly. Some mornings she would rather not have woken up. No plan, no "
    "intent, nothing done. She would tell her mother if it grew.",
    actions=("PLAN_REVIEWED",),
    formulation="Heavier after a weekend with her father; lighter when someone waits for "
    "her answer.",
    keeps_going="Her grandmother, drawing, the thought of art college.",
    parent_not_told="Her mother knows the plan and what it is for; nothing new to tell.",
    next_step="Ask again next week; plan stays with her and her mother.",
)
PLAN_LOOKED_AT = Risk(thoughts="NONE", said="", actions=("PLAN_REVIEWED",))

VISITS = (
    Visit(
        week=1,
        techniques=("DIT_LISTENING", "DIT_EMPATHY", "DIT_BACK_TO_FOCUS"),
        text="Said how this works: sixteen Thursdays, the last date named. Short answers, "
        "an eye on the door. She does not know what she feels, only that it is nothing. "
        "We agreed that nothing may be a feeling too. Safety plan gone through.",
        risk=PASSIVE,
    ),
    Visit(
        week=2,
        not_done=("DIT_2_ENDINGS",),
        techniques=("DIT_CLARIFICATION", "DIT_MENTALIZING"),
        text="Drew the circle together. She told how Lily had not kept her a seat. First "
        "scene put on paper, from what set it off to what came of it; she laughed at the "
        'word "disappear" in her own writing.',
        risk=PASSIVE,
        sightings=(
            Sighting(
                person="Lily",
                trigger="No seat kept in assembly",
                experience="Hurt, waved aside",
                expectation="She is bored of me",
                response="Deleted the chat, sat alone",
                consequence="Lily stopped writing",
            ),
        ),
    ),
    Visit(
        week=3,
        techniques=("DIT_NAMING_AFFECT", "DIT_PAST_LINK"),
        text="Sunday with her father and the maths mark. Tried a first link: she goes "
        "quiet before he can. She nodded, tears came and were wiped off at once. A draft "
        "of the focus noted for next week.",
        risk=PASSIVE,
        process_note="It seemed to me that she looked at me after each tear to see whether it "
        "was one too many.\nPull: to tell her that the mark was good.\nTouches: self, other.\n"
        "Said: no, kept it.\nRupture: none.",
        sightings=(
            Sighting(
                person="Dad",
                trigger="He looks at my maths mark",
                experience="Hurt, ashamed",
                expectation="He will call me lazy",
                response='"Fine", phone out',
                consequence="A silent drive home",
            ),
        ),
    ),
    Visit(
        week=4,
        ticks=("DIT_4_CHANGED",),
        techniques=("DIT_BACK_TO_FOCUS", "DIT_IPAF_LINK"),
        text="Offered the focus in plain words. She corrected it: not scared, sure. Three "
        "goals in her words. Her mother joined for the last quarter of an hour: what stays "
        "private, and how to ask and then wait.",
        risk=PASSIVE,
        link="Focus shared and agreed.",
    ),
    Visit(
        week=5,
        ticks=("DIT_LIVE_MARKED",),
        techniques=("DIT_GENTLE_CONFRONTATION", "DIT_IN_THE_ROOM"),
        text="Bright and chatty, a week without trouble. Wondered aloud whether she was "
        "being fine for me. She does that with teachers, she said, and looked relieved.",
        link="Being fine as a way of leaving the room.",
        process_note="It seemed to me that she was looking after me.\nPull: glad of an easy hour.\n"
        "Touches: defence.\nSaid: wondered whether she was being fine for me.\nTaken: used; she "
        "does it with teachers.\nRupture: none.",
    ),
    Visit(
        week=6,
        techniques=("DIT_IN_THE_ROOM", "DIT_RUPTURE_REPAIR", "DIT_NAMING_AFFECT"),
        text="Told of a school concert when she was seven, and her father's words "
        "afterwards. Then went flat and watched the clock. I said that this might be the "
        "moment to go before I minded. She stayed: she had thought I would be bored. "
        "Score up this week; her mother told, with her agreement.",
        risk=Risk(
            thoughts="PASSIVE",
            said="After a bad weekend: it would be easier not to be here. No plan, no "
            "intent.",
            actions=("PLAN_REVIEWED", "PARENT"),
            compared="WORSE",
            formulation="Stirred by the memory; safer with her mother told.",
            informed="Her mother, with Sara's agreement",
            next_step="Ask next week; ring if she wants.",
        ),
        link="The pattern came alive between us and did not end with leaving.",
        here_and_now=HereAndNow(
            happened="It seemed to me that four minutes after the memory she was gone: eyes "
            "to the clock, one word at a time.",
            pull="To cheer her up.",
            touched=("OTHER", "DEFENCE"),
            said="YES",
            what_i_said="That this might be the moment to go, before I minded.",
            taken="DEEPENED",
            strain="REPAIRED",
            person="Dad",
        ),
        sightings=(
            Sighting(
                person="Dad",
                is_past=True,
                trigger="He misses my school concert; I am seven and cry",
                experience="Small and silly",
                expectation="He will say that it is nothing",
                response="Stopped crying, went to bed",
                consequence="Nobody spoke of it again",
            ),
            Sighting(
                trigger="After telling the concert memory",
                experience="Small and silly",
                expectation="He will be glad that time is up",
                response="Eyes on the clock, one-word answers",
                consequence="It was named, and she stayed",
                changed="PARTLY",
                what_was_new="Said what she had thought",
            ),
        ),
    ),
    Visit(
        week=7,
        ticks=("DIT_DEEPEN_AFFECT", "DIT_WORKING_FEELING"),
        here_and_now=HereAndNow(
            happened="It seemed to me that I had been cross while I waited, and that she heard "
            "it in how I said hello.",
            pull="To be the patient one.",
            touched=("OTHER",),
            said="YES",
            what_i_said="That I had wondered where she was.",
            taken="USED",
            strain="RUPTURE",
        ),
        techniques=("DIT_NAMING_DEFENCE", "DIT_IN_THE_ROOM"),
        late=True,
        text="Came late and nearly not at all. We took the nearly as leaving first. For "
        "the first time she said aloud that she is angry with her father.",
        risk=PASSIVE,
        link="Not coming is also a way of going first.",
    ),
    Visit(
        week=8,
        ticks=("DIT_REVIEW_ALLIANCE",),
        techniques=("DIT_MENTALIZING", "DIT_BACK_TO_FOCUS"),
        text="Half-way, said so. Anger has joined the focus. The scores have hardly moved; "
        "looked at that together and decided to keep to the focus. Working together: eight, eight and seven out of ten. Lily cut her in the "
        "corridor.",
        link="Anger put where it belongs.",
    ),
    Visit(
        week=9,
        techniques=("DIT_DIRECTIVE", "DIT_CLARIFICATION"),
        text="Worked out what she had wanted from Lily. She wrote a message in her own "
        "words here and kept the when for herself.",
        link="Preparing to say it instead of hiding it.",
    ),
    Visit(
        week=11,
        process_note="It seemed to me that I had been proud of her message, and that she knew.\n"
        "Pull: to say well done.\nTouches: expectation.\nSaid: that good news may be hard to bring "
        'here.\nTaken: "if it goes well you\'ll stop".\nRupture: the missed week; mended.',
        techniques=("DIT_IN_THE_ROOM", "DIT_ENDING_THEMES"),
        text="The missed week first: the first time she stayed away after good news. If it "
        "goes well you will stop, she said. Lily answered; they met on a bench, and Lily "
        "had thought that Sara hated her.",
        link="Staying away after something went well.",
        sightings=(
            Sighting(
                person="Lily",
                trigger="Thinking of the seat and the five weeks",
                experience="Left out, afraid",
                expectation="She will laugh at me",
                response="Sent the message and went to meet her",
                consequence="Lily was relieved",
                changed="YES",
                what_was_new='"I felt left out and then I hid."',
            ),
        ),
    ),
    Visit(
        week=12,
        risk=PLAN_LOOKED_AT,
        techniques=("DIT_MENTALIZING",),
        text="Went back to art club. Caught the pattern twice in one week and stayed once. Safety "
        "plan looked at again: a walk with Lily's dog is on it now.",
        link="Noticing without being told.",
    ),
    Visit(
        week=13,
        techniques=("DIT_NAMING_DEFENCE", "DIT_DIRECTIVE"),
        text="A day with her father. She said that she had felt small when he said it. He "
        "was silent; in the evening he wrote that he had not known. Mixed feelings, all "
        "of them hers.",
        link="Said it to the one it was learned with.",
        sightings=(
            Sighting(
                person="Dad",
                trigger="A remark about her jacket",
                experience="Small",
                expectation="He will call it a scene",
                response="Told him",
                consequence="Silence, then a message",
                changed="YES",
                what_was_new='"I felt small when you said that."',
            ),
        ),
    ),
    Visit(
        week=14,
        process_note="It seemed to me that I wanted to offer her more sessions.\nPull: guilt.\n"
        "Touches: other, who goes.\nSaid: that I am the one who ends it.\nTaken: cross, and "
        "stayed cross.\nRupture: no.",
        techniques=("DIT_ENDING_THEMES", "DIT_NAMING_AFFECT"),
        text="A low week before we spoke of the ending; sad and cross that it stops just "
        "as it works. Told her mother that it had all been too much, and asked her only "
        "to listen. Her mother cried, and then she listened.",
        link="The ending stirs the old certainty.",
        sightings=(
            Sighting(
                person="Mum",
                trigger="She asks about the night",
                experience="Swamped",
                expectation="She will take over",
                response="Asked her just to listen",
                consequence="Closer",
                changed="YES",
                what_was_new='"I need you to just listen."',
            ),
        ),
    ),
    Visit(
        week=15,
        techniques=("DIT_ENDING_THEMES",),
        text="Read the draft of the letter together. She kept the line about leaving first "
        "and struck out the word brave.",
        link="The story told back, and corrected.",
        sightings=(DREAM,),
    ),
    Visit(
        week=16,
        process_note="It seemed to me that the question was the first one she put to me without "
        "an answer ready.\nPull: to promise.\nTouches: self.\nSaid: no, I shall not forget.\n"
        "Taken: nodded, and looked at me.\nRupture: none.",
        techniques=("DIT_ENDING_THEMES", "DIT_IN_THE_ROOM"),
        text="What to do if: a plan with her mother, Lily and Ms Okoye in it. She asked "
        "whether I would forget her, and did not take it back.",
        link="Asked instead of hidden.",
        sightings=(
            Sighting(
                trigger="One session left",
                experience="Sad",
                expectation="You will forget me",
                response="Asked it out loud",
                consequence="An answer",
                changed="YES",
                what_was_new='"Will you forget me?"',
            ),
        ),
    ),
    Visit(
        week=17,
        risk=PLAN_LOOKED_AT,
        techniques=("DIT_ENDING_THEMES",),
        text="Goodbye. She cried and stayed. She says it now, sometimes. The safety "
        "plan gone over once more, for afterwards. The letter given "
        "to her to keep.",
        link="Parting without leaving first.",
    ),
)
