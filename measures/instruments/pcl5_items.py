"""Item texts of the PCL-5: a work of the US Government, in the public domain."""

from __future__ import annotations

from measures.instruments.shapes import Item, Option

INSTRUCTIONS = "Below is a list of problems that people sometimes have in response to a very stressful experience. Please read each problem carefully and then choose one of the answers to indicate how much you have been bothered by that problem in the past month."
STEM = "In the past month, how much were you bothered by:"
ANSWERS: tuple[Option, ...] = (
    Option(value=0, label="Not at all", loinc=""),
    Option(value=1, label="A little bit", loinc=""),
    Option(value=2, label="Moderately", loinc=""),
    Option(value=3, label="Quite a bit", loinc=""),
    Option(value=4, label="Extremely", loinc=""),
)
ITEMS: tuple[Item, ...] = (
    Item(
        number=1,
        short="Memories",
        text="Repeated, disturbing, and unwanted memories of the stressful experience?",
        loinc="",
    ),
    Item(
        number=2,
        short="Dreams",
        text="Repeated, disturbing dreams of the stressful experience?",
        loinc="",
    ),
    Item(
        number=3,
        short="Reliving",
        text="Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?",
        loinc="",
    ),
    Item(
        number=4,
        short="Upset by reminders",
        text="Feeling very upset when something reminded you of the stressful experience?",
        loinc="",
    ),
    Item(
        number=5,
        short="Bodily reactions",
        text="Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?",
        loinc="",
    ),
    Item(
        number=6,
        short="Avoids thoughts",
        text="Avoiding memories, thoughts, or feelings related to the stressful experience?",
        loinc="",
    ),
    Item(
        number=7,
        short="Avoids reminders",
        text="Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?",
        loinc="",
    ),
    Item(
        number=8,
        short="Gaps in memory",
        text="Trouble remembering important parts of the stressful experience?",
        loinc="",
    ),
    Item(
        number=9,
        short="Negative beliefs",
        text="Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?",
        loinc="",
    ),
    Item(
        number=10,
        short="Blame",
        text="Blaming yourself or someone else for the stressful experience or what happened after it?",
        loinc="",
    ),
    Item(
        number=11,
        short="Strong feelings",
        text="Having strong negative feelings such as fear, horror, anger, guilt, or shame?",
        loinc="",
    ),
    Item(
        number=12,
        short="Loss of interest",
        text="Loss of interest in activities that you used to enjoy?",
        loinc="",
    ),
    Item(
        number=13,
        short="Cut off",
        text="Feeling distant or cut off from other people?",
        loinc="",
    ),
    Item(
        number=14,
        short="No good feelings",
        text="Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?",
        loinc="",
    ),
    Item(
        number=15,
        short="Irritable",
        text="Irritable behavior, angry outbursts, or acting aggressively?",
        loinc="",
    ),
    Item(
        number=16,
        short="Takes risks",
        text="Taking too many risks or doing things that could cause you harm?",
        loinc="",
    ),
    Item(
        number=17,
        short="On guard",
        text='Being "superalert" or watchful or on guard?',
        loinc="",
    ),
    Item(number=18, short="Jumpy", text="Feeling jumpy or easily startled?", loinc=""),
    Item(
        number=19,
        short="Concentration",
        text="Having difficulty concentrating?",
        loinc="",
    ),
    Item(number=20, short="Sleep", text="Trouble falling or staying asleep?", loinc=""),
)
