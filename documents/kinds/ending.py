"""The IPT ending letter: warm, practical, and the client's own achievement.

The manuals leave it open (Weissman, Markowitz & Klerman 2018 review the course in talk);
a written summary to keep is common practice.
"""

from __future__ import annotations

from documents.kinds import gaps, letters, rows, words
from documents.kinds.base import Kind, Offer, Offers, Part, Reader, offer
from documents.kinds.gaps import Gap, NoGap
from documents.models import Document
from documents.queries.case_record import Record
from protocols.base import Therapy

PARTS = (
    letters.DEAR,
    Part(
        key="came",
        title="How you came",
        help="What was hard then, in the client’s own words.",
        is_required=True,
        no_gap=NoGap.ALWAYS_THERE,
    ),
    Part(
        key="worked",
        title="What we worked on",
        help="The focus, and what the client did.",
        is_required=True,
        gaps=(
            Gap(
                words="No focus is agreed and no session is signed.",
                write_at="formulation:focus",
            ),
        ),
    ),
    Part(
        key="changed",
        title="What has changed",
        help="Scores, goals, and what is different between people.",
        gaps=(
            Gap(
                words="Nothing was measured or rated twice yet.",
                write_at="sessions:measures",
            ),
        ),
    ),
    Part(
        key="signs",
        title="Signs to watch for",
        help="The warning signs, in the client’s own words.",
        gaps=gaps.SIGNS,
    ),
    Part(
        key="helps",
        title="What helps",
        help="Skills and habits that are the client’s now.",
        gaps=gaps.HELPS,
    ),
    Part(
        key="who",
        title="Who can help",
        help="People, the GP, numbers at night, the way back to you.",
        gaps=gaps.WHO,
    ),
    Part(
        key="goodbye",
        title="Goodbye",
        help="Your own words: what was unfinished, what you wish.",
        no_gap=NoGap.WRITERS_OWN,
    ),
    letters.SIGNED,
)


def offers(record: Record) -> Offers:
    return {
        "dear": letters.dear(record),
        "came": letters.came(record),
        "worked": _worked(record),
        "changed": [*letters.scores(record, is_drafted=True), *letters.goals(record)],
        "signs": letters.plan_sentence(
            record, "You know these signs:", "early_signs", "later_signs"
        ),
        "helps": [
            *letters.plan_sentence(record, "What keeps you well:", "green"),
            *letters.plan_sentence(record, "When it slips:", "amber"),
            *letters.plan_sentence(record, "What helped you:", "what_helped"),
        ],
        "who": [
            *letters.supporters(record),
            *letters.crisis_sentence(record),
        ],
        "goodbye": letters.plan_sentence(
            record, "You said that this is still open:", "unfinished", is_drafted=False
        ),
        "signed": letters.signed(record),
    }


def _worked(record: Record) -> list[Offer]:
    found: list[Offer] = []
    if record.focus is not None:
        title = words.focus_title(record, to_client=True)
        said = words.quoted(record.own_words(record.focus.words))
        found += offer(
            f"We agreed to work on {title}."
            + (f" You said: {words.sentence(said)}" if said else ""),
            "Focus",
            record.focus,
        )
    found += letters.met(record)
    for one in record.attended:
        for task in one.tried:
            found += offer(
                "You tried this between sessions: "
                f"{words.quoted(record.own_words(task))}.",
                f"{one.label}: homework",
                one.session.note,
                is_drafted=False,
            )
    for one in record.attended:
        found += offer(
            words.sentence(record.without_surnames(one.focus_link)),
            f"{one.label}: link to the focus",
            one.session.note,
            is_drafted=False,
        )
    return found


ENDING = Kind(
    key=Document.Kind.ENDING_LETTER,
    title="Ending letter",
    purpose="For the client, to read together before the last session and to keep.",
    reader=Reader.CLIENT,
    parts=PARTS,
    template="documents/pdf/letter.html",
    therapies=(Therapy.IPT,),
    offers=offers,
    facts=letters.facts,
    made_from=rows.of_the_course,
    why_not_yet=letters.nothing_signed,
    is_read_together=True,
)
