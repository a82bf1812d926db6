"""Which lines of the agenda a session of a story covered.

Its own tasks, and beside them the lines that the story bears out in that week: a focus is
ticked as agreed where it is agreed, a letter as read where it is read. What a story cannot
show by itself is named at the visit.
"""

from __future__ import annotations

from collections.abc import Callable

from ipt_practice.demo.story import Story, Visit
from protocols import protocol

Proof = Callable[[Story, Visit], bool]


def ticks(story: Story, visit: Visit, number: int) -> tuple[str, ...]:
    """Keys of what was covered in session `number`."""
    known = protocol(story.protocol_key)
    planned = max(story.planned, number)
    area = story.focus["area"] if story.focus else None
    own = [
        line.key for line in known.tasks(number, planned) if line.recorded_in is None
    ]
    offered = [
        line.key
        for line in known.agenda(number, planned, area)
        if line.recorded_in is None
    ]
    covered = [
        *(key for key in own if PROOFS.get(key, _always)(story, visit)),
        *(key for key in offered if PROOFS.get(key, _never)(story, visit)),
        *visit.ticks,
    ]
    return tuple(key for key in dict.fromkeys(covered) if key not in visit.not_done)


def _always(story: Story, visit: Visit) -> bool:
    return True


def _never(story: Story, visit: Visit) -> bool:
    """Only where a visit names it."""
    return False


def _used(*techniques: str) -> Proof:
    return lambda story, visit: bool({*techniques} & {*visit.techniques})


def _went(*outcomes: str) -> Proof:
    return lambda story, visit: visit.homework_went in outcomes


def _focus_agreed(story: Story, visit: Visit) -> bool:
    return story.focus is not None and visit.week == story.focus_week


def _has_focus(story: Story, visit: Visit) -> bool:
    return story.focus is not None and visit.week >= story.focus_week


def _goals_set(story: Story, visit: Visit) -> bool:
    return any(goal.ratings[0][0] == visit.week for goal in story.goals)


def _goals_rated(story: Story, visit: Visit) -> bool:
    return any(
        week == visit.week for goal in story.goals for week, _ in goal.ratings[1:]
    )


def _ipaf_written(story: Story, visit: Visit) -> bool:
    return any(ipaf.written_week == visit.week for ipaf in story.ipafs)


def _ipaf_shared(story: Story, visit: Visit) -> bool:
    return any(ipaf.shared_week == visit.week for ipaf in story.ipafs)


def _has_shared_ipaf(story: Story, visit: Visit) -> bool:
    return any(ipaf.shared_week <= visit.week for ipaf in story.ipafs)


def _pattern_seen(story: Story, visit: Visit) -> bool:
    return bool(visit.sightings)


def _done_differently(story: Story, visit: Visit) -> bool:
    return any(one.changed != "NO" for one in visit.sightings)


def _letter_drafted(story: Story, visit: Visit) -> bool:
    return story.letter is not None and visit.week == story.letter.drafted_week


def _letter_read(story: Story, visit: Visit) -> bool:
    return story.letter is not None and visit.week == story.letter.read_week


def _letter_given(story: Story, visit: Visit) -> bool:
    return story.letter is not None and visit is story.visits[-1]


def _plan_made(story: Story, visit: Visit) -> bool:
    return story.relapse_plan is not None and visit.week == story.relapse_week


def _task_set(story: Story, visit: Visit) -> bool:
    return bool(visit.homework)


def _looked_at_in_supervision(story: Story, visit: Visit) -> bool:
    return any(week == visit.week for week, _ in story.reviews)


def _either(*proofs: Proof) -> Proof:
    return lambda story, visit: any(proof(story, visit) for proof in proofs)


# What shows that a line of the agenda was covered. Lines without a row: own tasks are, the
# others are not.
SHOWN_BY: tuple[tuple[Proof, tuple[str, ...]], ...] = (
    (_used("PSYCHOEDUCATION"), ("BEGINNING_NAMED", "START_NAMED", "START_ROLE")),
    (_task_set, ("START_NOTICE", "REHEARSE_TRY")),
    (_used("TIMELINE"), ("BEGINNING_TIMELINE", "ONSET_TIMELINE")),
    (
        _used("SOCIAL_INVENTORY"),
        ("BEGINNING_INVENTORY", "ONSET_INVENTORY", "PEOPLE_CIRCLE"),
    ),
    (
        _focus_agreed,
        (
            "BEGINNING_EVENT",
            "BEGINNING_FOCUS",
            "BEGINNING_PLAN",
            "AGREE_FORMULATION",
            "AGREE_FOCUS",
            "AGREE_MIDDLE",
        ),
    ),
    (_goals_set, ("AGREE_GOALS", "DIT_4_GOALS")),
    (_always, ("MIDDLE_WEEK",)),
    (_used("LINKING"), ("MOOD_LINKED",)),
    (_used("AFFECT"), ("AFFECT_EXPLORED", "DEEPEN_AFFECT")),
    (_has_focus, ("OPEN_DETAIL", "OPEN_STAGE", "HALFWAY_FOCUS")),
    (_goals_rated, ("HALFWAY_GOALS", "DIT_REVIEW_GOALS")),
    (_never, ("HALFWAY_NO_CHANGE", "DEEPEN_ALLIANCE", "DIT_REVIEW_ALLIANCE")),
    (
        _used("DECISION_ANALYSIS", "PROBLEM_SOLVING"),
        ("DECIDE_OPTIONS", "DECIDE_CHOICE", "DECIDE_OBSTACLES"),
    ),
    (_used("ROLE_PLAY"), ("REHEARSE_ROLE_PLAY", "REHEARSE_TIMING", "PRACTISED")),
    (_went("DONE", "PARTLY", "NOT_DONE"), ("LEARN_OUTCOME",)),
    (_went("DONE"), ("LEARN_WORKED",)),
    (_went("NOT_DONE"), ("LEARN_NOT",)),
    (_used("SUPPORT_BUILDING"), ("STEADY_SUPPORT", "SUPPORT_TOUCHED")),
    (_used("CREDITING_GAINS"), ("ENDING_CHANGED", "CLOSE_BEGIN_CREDIT")),
    (_used("ENDING_WORK"), ("ENDING_FEELINGS", "CLOSE_BEGIN_FEELINGS")),
    (
        _plan_made,
        (
            "ENDING_SIGNS",
            "ENDING_PEOPLE",
            "CLOSE_ALONE_DRAFT",
            "CLOSE_STEADY_PLAN",
            "DIT_CLOSE_AHEAD_PLAN",
        ),
    ),
    (_never, ("CLOSE_STEADY_CIRCLE", "CLOSE_STEADY_MAINTENANCE", "ENDING_NEXT")),
    (
        _either(_letter_drafted, _letter_read),
        ("ENDING_LETTER", "DIT_CONSOLIDATION_LETTER"),
    ),
    (_letter_given, ("CLOSE_GOODBYE_NEXT", "DIT_CLOSE_GOODBYE_LETTER")),
    (
        _pattern_seen,
        ("DIT_ENGAGEMENT_REPEATS", "DIT_WORKING_SHOWED", "DIT_LIVE_MARKED"),
    ),
    (_ipaf_written, ("DIT_ENGAGEMENT_IPAF", "DIT_3_DRAFT")),
    (_ipaf_shared, ("DIT_ENGAGEMENT_SHARED", "DIT_4_SHARED", "DIT_4_AGREED")),
    (_never, ("DIT_4_CHANGED", "DIT_NEW_ANGER", "DIT_CONSOLIDATION_NOTICED")),
    (_looked_at_in_supervision, ("DIT_4_SUPERVISOR",)),
    (_has_shared_ipaf, ("DIT_REVIEW_IPAF", "DIT_LIVE_LINKED")),
    (
        _used("DIT_NAMING_AFFECT"),
        ("DIT_WORKING_FEELING", "DIT_LIVE_NAMED", "DIT_DEEPEN_AFFECT"),
    ),
    (_used("DIT_NAMING_DEFENCE"), ("DIT_WORKING_DEFENCE",)),
    (_used("DIT_IN_THE_ROOM"), ("DIT_WORKING_ROOM", "DIT_DEEPEN_ROOM")),
    (
        _either(_done_differently, _used("DIT_DIRECTIVE")),
        ("DIT_WORKING_NEW", "DIT_NEW_WAYS"),
    ),
    (_done_differently, ("DIT_NEW_OUTCOME",)),
    (
        _used("DIT_PAST_LINK"),
        ("DIT_3_LINK", "DIT_DEEPEN_ORIGIN", "DIT_CONSOLIDATION_PAST"),
    ),
    (
        _used("DIT_ENDING_THEMES"),
        (
            "DIT_NEW_FORESHADOWED",
            "DIT_WIDEN_LEAVING",
            "DIT_CONSOLIDATION_ENDING",
            "DIT_CLOSE_NAMED_FELT",
            "DIT_END_LOSS",
        ),
    ),
    (_letter_drafted, ("DIT_WIDEN_OUTLINE",)),
    (
        _letter_read,
        ("DIT_CLOSE_NAMED_LETTER", "DIT_END_LETTER", "DIT_CLOSE_ANSWER_ANSWER"),
    ),
    (_plan_made, ("DIT_END_TAKES",)),
)
PROOFS = {key: proof for proof, keys in SHOWN_BY for key in keys}
