"""The relapse-prevention plan as a letter that the client keeps.

Green, amber and red are the client's own words for how things go; nothing is computed
from them, and who to call always stands under red.
"""

from __future__ import annotations

from documents.kinds import gaps, letters, rows, words
from documents.kinds.base import Group, Kind, Offer, Offers, Part, Reader, Shape, offer
from documents.kinds.gaps import NoGap
from documents.models import Document
from documents.queries.case_record import Record
from protocols.base import Therapy


def _list(key: str, title: str, help_text: str, *, is_required: bool = False) -> Part:
    return Part(
        key=key,
        title=title,
        help=f"{help_text} One on each line.",
        shape=Shape.LIST,
        is_required=is_required,
        gaps=gaps.of_plan("The relapse plan says nothing here."),
    )


PARTS = (
    letters.DEAR,
    Part(
        key="opening",
        title="Opening",
        help="Why this plan, and that it is the client’s own.",
        no_gap=NoGap.ALWAYS_THERE,
    ),
    _list("triggers", "What could set it off", "With the time it may come."),
    _list("signs", "Warning signs", "Early ones and later ones.", is_required=True),
    _list("green", "Green: doing well", "What the client keeps doing."),
    _list("amber", "Amber: slipping", "What to do within two days, whom to tell."),
    _list(
        "red",
        "Red: it is back",
        "Whom to call, and the way back to treatment.",
        is_required=True,
    ),
    _list("who", "Who helps", "People and professionals.", is_required=True),
    _list("helped", "What helped", "Skills, and what was learned."),
    _list("obstacles", "What could get in the way", "And the answer to it."),
    _list("unfinished", "What comes next", "The next goal."),
    Part(
        key="review",
        title="When we look at it again",
        help="The day, and with whom.",
        gaps=gaps.of_plan("The relapse plan names no day to look at it again."),
    ),
    letters.SIGNED,
)
FIELDS = {
    "triggers": ("triggers",),
    "signs": ("early_signs", "later_signs"),
    "green": ("green",),
    "amber": ("amber_signs", "amber", "amber_tell"),
    "red": ("red_signs", "red", "red_stop", "way_back"),
    "who": ("supporters",),
    "helped": ("what_helped", "lessons"),
    "obstacles": ("obstacles",),
    "unfinished": ("unfinished",),
}
# Fields that share a part with others: what is left off must not read as what is done.
SAID_BEFORE = {
    "later_signs": "Later",
    "amber_signs": "I notice",
    "amber": "Within 48 hours",
    "amber_tell": "I tell",
    "red_signs": "I notice",
    "red": "I do, and call",
    "red_stop": "I leave off",
    "way_back": "Back to treatment",
    "lessons": "I have learned",
}


def offers(record: Record) -> Offers:
    found: dict[str, list[Offer]] = {
        key: _entries(record, *fields) for key, fields in FIELDS.items()
    }
    if noticing := letters.plan_lines(record, "first_to_notice"):
        who = words.listed(map(words.run_on, noticing))
        found["signs"] += offer(
            f"First to notice: {who}", letters.plan_label(record), record.plan
        )
    found["red"] += [
        Offer(text=line, label="Crisis numbers of the practice")
        for line in record.practice.crisis_line_list
    ]
    return found | {
        "dear": letters.dear(record),
        "opening": _opening(record),
        "review": _review(record),
        "signed": letters.signed(record),
    }


def _entries(record: Record, *fields: str) -> list[Offer]:
    """A line for each entry; one for all of a field that needs its own words before it."""
    found = []
    for name in fields:
        lines = letters.plan_lines(record, name)
        if lines and name in SAID_BEFORE:
            lines = [f"{SAID_BEFORE[name]}: {'; '.join(map(words.run_on, lines))}"]
        for line in lines:
            found += offer(line, letters.plan_label(record), record.plan)
    return found


def _opening(record: Record) -> list[Offer]:
    if record.plan is None:
        return []
    return offer(
        "This is your own plan for staying well. We made it together on "
        f"{words.letter_day(record.plan.made_on)}.",
        letters.plan_label(record),
        record.plan,
    )


def _review(record: Record) -> list[Offer]:
    if record.plan is None or record.plan.review_on is None:
        return []
    return offer(
        f"Look at it again on {words.letter_day(record.plan.review_on)}.",
        letters.plan_label(record),
        record.plan,
    )


def why_not_yet(record: Record) -> str:
    if record.plan is None:
        return "It is made from the relapse-prevention plan, which is not written yet."
    return ""


RELAPSE_PLAN = Kind(
    key=Document.Kind.RELAPSE_PLAN_LETTER,
    title="Plan for staying well",
    group=Group.PLANS,
    purpose="The relapse-prevention plan as a letter that the client keeps.",
    reader=Reader.CLIENT,
    parts=PARTS,
    template="documents/pdf/relapse_plan.html",
    therapies=(Therapy.IPT, Therapy.DIT),
    offers=offers,
    facts=letters.facts,
    made_from=lambda case: (rows.relapse_plan(case),),
    is_from_notes=False,
    is_drafted_anew=True,
    speaks_of_safety=True,
    why_not_yet=why_not_yet,
)
