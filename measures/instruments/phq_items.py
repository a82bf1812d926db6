"""Item texts of the PHQ and GAD family, as printed on the forms.

Copyright Pfizer Inc.; no permission required to reproduce, translate, display or
distribute (phqscreeners.com)."""

from __future__ import annotations

from measures.instruments.shapes import ExtraQuestion, Item, Option

STEM = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
ANSWERS: tuple[Option, ...] = (
    Option(value=0, label="Not at all", loinc="LA6568-5"),
    Option(value=1, label="Several days", loinc="LA6569-3"),
    Option(value=2, label="More than half the days", loinc="LA6570-1"),
    Option(value=3, label="Nearly every day", loinc="LA6571-9"),
)
PHQ9_ITEMS: tuple[Item, ...] = (
    Item(
        number=1,
        short="Interest",
        text="Little interest or pleasure in doing things",
        loinc="44250-9",
    ),
    Item(
        number=2,
        short="Low mood",
        text="Feeling down, depressed, or hopeless",
        loinc="44255-8",
    ),
    Item(
        number=3,
        short="Sleep",
        text="Trouble falling or staying asleep, or sleeping too much",
        loinc="44259-0",
    ),
    Item(
        number=4,
        short="Energy",
        text="Feeling tired or having little energy",
        loinc="44254-1",
    ),
    Item(
        number=5, short="Appetite", text="Poor appetite or overeating", loinc="44251-7"
    ),
    Item(
        number=6,
        short="Self-worth",
        text="Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
        loinc="44258-2",
    ),
    Item(
        number=7,
        short="Focus",
        text="Trouble concentrating on things, such as reading the newspaper or watching television",
        loinc="44252-5",
    ),
    Item(
        number=8,
        short="Slow or restless",
        text="Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
        loinc="44253-3",
    ),
    Item(
        number=9,
        short="Self-harm",
        text="Thoughts that you would be better off dead or of hurting yourself in some way",
        loinc="44260-8",
    ),
)
GAD7_ITEMS: tuple[Item, ...] = (
    Item(
        number=1,
        short="Nervous",
        text="Feeling nervous, anxious or on edge",
        loinc="69725-0",
    ),
    Item(
        number=2,
        short="Can’t stop worry",
        text="Not being able to stop or control worrying",
        loinc="68509-9",
    ),
    Item(
        number=3,
        short="Worry a lot",
        text="Worrying too much about different things",
        loinc="69733-4",
    ),
    Item(number=4, short="Can’t relax", text="Trouble relaxing", loinc="69734-2"),
    Item(
        number=5,
        short="Restless",
        text="Being so restless that it is hard to sit still",
        loinc="69735-9",
    ),
    Item(
        number=6,
        short="Irritable",
        text="Becoming easily annoyed or irritable",
        loinc="69689-8",
    ),
    Item(
        number=7,
        short="Afraid",
        text="Feeling afraid as if something awful might happen",
        loinc="69736-7",
    ),
)
PHQ4_ITEMS: tuple[Item, ...] = (
    Item(
        number=1,
        short="Nervous",
        text="Feeling nervous, anxious or on edge",
        loinc="69725-0",
    ),
    Item(
        number=2,
        short="Can’t stop worry",
        text="Not being able to stop or control worrying",
        loinc="68509-9",
    ),
    Item(
        number=3,
        short="Interest",
        text="Little interest or pleasure in doing things",
        loinc="44250-9",
    ),
    Item(
        number=4,
        short="Low mood",
        text="Feeling down, depressed, or hopeless",
        loinc="44255-8",
    ),
)
DIFFICULTY = ExtraQuestion(
    text="If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
    loinc="69722-7",
    options=(
        Option(value=0, label="Not difficult at all", loinc="LA6572-7"),
        Option(value=1, label="Somewhat difficult", loinc="LA6573-5"),
        Option(value=2, label="Very difficult", loinc="LA6575-0"),
        Option(value=3, label="Extremely difficult", loinc="LA6574-3"),
    ),
)
PHQ15_STEM = "During the past 4 weeks, how much have you been bothered by any of the following problems?"
PHQ15_ANSWERS: tuple[Option, ...] = (
    Option(value=0, label="Not bothered at all", loinc="LA18334-5"),
    Option(value=1, label="Bothered a little", loinc="LA18335-2"),
    Option(value=2, label="Bothered a lot", loinc="LA18336-0"),
)
PHQ15_ITEMS: tuple[Item, ...] = (
    Item(number=1, short="Stomach", text="Stomach pain", loinc="69671-6"),
    Item(number=2, short="Back", text="Back pain", loinc="69672-4"),
    Item(
        number=3,
        short="Limbs, joints",
        text="Pain in your arms, legs, or joints (knees, hips, etc.)",
        loinc="69673-2",
    ),
    Item(
        number=4,
        short="Periods",
        text="Menstrual cramps or other problems with your periods (women only)",
        loinc="69674-0",
    ),
    Item(number=5, short="Headaches", text="Headaches", loinc="69675-7"),
    Item(number=6, short="Chest", text="Chest pain", loinc="69676-5"),
    Item(number=7, short="Dizziness", text="Dizziness", loinc="69677-3"),
    Item(number=8, short="Fainting", text="Fainting spells", loinc="69678-1"),
    Item(
        number=9,
        short="Heart",
        text="Feeling your heart pound or race",
        loinc="69679-9",
    ),
    Item(number=10, short="Breath", text="Shortness of breath", loinc="69680-7"),
    Item(
        number=11,
        short="Sexual pain",
        text="Pain or problems during sexual intercourse",
        loinc="69717-7",
    ),
    Item(
        number=12,
        short="Bowels",
        text="Constipation, loose bowels, or diarrhea",
        loinc="69681-5",
    ),
    Item(
        number=13, short="Nausea", text="Nausea, gas, or indigestion", loinc="69682-3"
    ),
    Item(
        number=14,
        short="Tired",
        text="Feeling tired or having low energy",
        loinc="69731-8",
    ),
    Item(number=15, short="Sleep", text="Trouble sleeping", loinc="69732-6"),
)
