"""IPT and DIT side by side."""

from __future__ import annotations

from dataclasses import dataclass

from protocols.focus_areas import FocusKey, focus_area

WMK = "Weissman, Markowitz & Klerman 2018"
LTF = "Lemma, Target & Fonagy 2011"


@dataclass(frozen=True, kw_only=True)
class ComparisonRow:
    """One aspect, said of each model. `areas` says it of each focus area of IPT."""

    key: str
    title: str
    ipt: str
    dit: str
    source: str
    areas: tuple[tuple[FocusKey, str], ...] = ()

    @property
    def by_area(self) -> list[tuple[str, str]]:
        """The title of each area, and what is said of it."""
        return [(focus_area(key).title, said) for key, said in self.areas]


COMPARISON: tuple[ComparisonRow, ...] = (
    ComparisonRow(
        key="BASE",
        title="What it rests on",
        ipt=(
            "A medical and social view of the illness, attachment and interpersonal "
            "theory: trouble comes about among people."
        ),
        dit=(
            "Psychodynamic theory: attachment, the pictures we carry of ourselves and "
            "others, and making sense of minds."
        ),
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="FOCUS",
        title="What it works on",
        ipt="One of four current problem areas, tied to when the trouble began.",
        dit=(
            "One recurring, mostly unnoticed pattern of self, other and feeling: the IPAF."
        ),
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="GOAL",
        title="What it is for",
        ipt="Fewer symptoms, by getting on better with people and roles now.",
        dit="Understanding the pattern, and relating differently.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="LENGTH",
        title="How long",
        ipt="12 to 16 sessions, usually weekly.",
        dit="16 weekly sessions of 50 minutes.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="PAST",
        title="The past",
        ipt="Only where it bears on what is happening now.",
        dit=(
            "Early attachments explain the pattern; most of the talk stays with "
            "relationships of today."
        ),
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="THERAPY_RELATIONSHIP",
        title="The relationship with the therapist",
        ipt=(
            "An active, warm ally who does not interpret what happens between the two; "
            "now and then it serves as an example."
        ),
        dit="Used on purpose, when the pattern shows in the room.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="STYLE",
        title="What sessions are like",
        ipt="Structured and active: link, practise, try out, look again.",
        dit="Exploring and interpreting, with some support and direction.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="BEST_FOR",
        title="Tends to suit",
        ipt="Someone in the middle of a loss, a change, a dispute, or too much alone.",
        dit="Someone whom the same painful thing befalls with different people.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="MAY_NOT_SUIT",
        title="May not suit",
        ipt="Someone who looks for deeper work on long-standing emotional patterns.",
        dit="Someone who prefers clear structure and practical solutions.",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="IF_YOU_WANT",
        title="If you want to",
        ipt="get on better with people now, and feel better for it",
        dit="understand what keeps repeating between you and others",
        source=f"{WMK}; {LTF}",
    ),
    ComparisonRow(
        key="EXAMPLE",
        title="A focus could be",
        ipt="One for each area:",
        dit="When I feel pushed away I go quiet, because I expect to be left.",
        source="Own examples",
        areas=(
            (FocusKey.GRIEF, "Since my brother died I have not let myself miss him."),
            (
                FocusKey.ROLE_TRANSITION,
                "I changed schools, lost my friends, and have not found my feet since.",
            ),
            (
                FocusKey.ROLE_DISPUTE,
                "My partner and I want different things, and have stopped saying so.",
            ),
            (
                FocusKey.DEFICITS,
                "I would like people around me, and I do not know how to begin.",
            ),
        ),
    ),
)
