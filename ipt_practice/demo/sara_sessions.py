"""What was said and done in Sara's sixteen sessions."""

from ipt_practice.demo.story import Risk, Sighting, Visit

PASSIVE = Risk(
    thoughts="PASSIVE",
    said="Asked plainly. Some mornings she would rather not have woken up. No plan, no "
    "intent, nothing done. She would tell her mother if it grew.",
    actions=("PLAN_REVIEWED",),
    formulation="Heavier after a weekend with her father; lighter when someone waits for "
    "her answer.",
    keeps_going="Her grandmother, drawing, the thought of art college.",
    next_step="Ask again next week; plan stays with her and her mother.",
)

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
        process_note="It seemed to me that I wanted to tell her the mark was good.",
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
        techniques=("DIT_BACK_TO_FOCUS", "DIT_IPAF_LINK"),
        text="Offered the focus in plain words. She corrected it: not scared, sure. Three "
        "goals in her words. Her mother joined for the last quarter of an hour: what stays "
        "private, and how to ask and then wait.",
        risk=PASSIVE,
        link="Focus shared and agreed.",
    ),
    Visit(
        week=5,
        techniques=("DIT_GENTLE_CONFRONTATION", "DIT_IN_THE_ROOM"),
        text="Bright and chatty, a week without trouble. Wondered aloud whether she was "
        "being fine for me. She does that with teachers, she said, and looked relieved.",
        link="Being fine as a way of leaving the room.",
        process_note="It seemed to me that I was glad of an easy hour.",
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
        process_note="It seemed to me that I wanted to cheer her up.",
        sightings=(
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
        techniques=("DIT_NAMING_DEFENCE", "DIT_IN_THE_ROOM"),
        late=True,
        text="Came late and nearly not at all. We took the nearly as leaving first. For "
        "the first time she said aloud that she is angry with her father.",
        risk=PASSIVE,
        link="Not coming is also a way of going first.",
    ),
    Visit(
        week=8,
        techniques=("DIT_MENTALIZING", "DIT_BACK_TO_FOCUS"),
        text="Half-way, said so. Anger has joined the focus. The scores have hardly moved; "
        "looked at that together and decided to keep to the focus. Lily cut her in the "
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
        techniques=("DIT_MENTALIZING",),
        text="Went back to art club. Caught the pattern twice in one week and stayed once.",
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
    ),
    Visit(
        week=16,
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
        techniques=("DIT_ENDING_THEMES",),
        text="Goodbye. She cried and stayed. She says it now, sometimes. The letter given "
        "to her to keep.",
        link="Parting without leaving first.",
    ),
)
