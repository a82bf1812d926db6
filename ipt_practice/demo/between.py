"""What was written down around a session: focus, goals, plans, supervision."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cases import actions as cases
from formulation import actions as formulation
from ipt_practice.demo.around import tell_around
from ipt_practice.demo.circle_telling import tell_circle
from ipt_practice.demo.couple_telling import tell_couple
from ipt_practice.demo.ending_telling import near_the_end
from ipt_practice.demo.focus_telling import tell_focus
from ipt_practice.demo.gates import at_the_gate
from ipt_practice.demo.inventory_telling import tell_inventory
from ipt_practice.demo.lived import live
from ipt_practice.demo.looking_back import look_back
from ipt_practice.demo.origins import tell_origin
from ipt_practice.demo.rated import rate_scales
from ipt_practice.demo.story import GoalStory, IpafStory
from ipt_practice.demo.telling import Telling
from ipt_practice.demo.told_back import tell_back
from ipt_practice.demo.worksheet_telling import fill_in
from supervision import actions as supervision
from supervision.queries import flags_of


def between(told: Telling, week: int) -> None:
    """What was written down around the session of this week."""
    story = told.story
    at = told.clock.moment(week, hours=2)
    day = at.date()
    if story.focus and week == story.focus_week:
        _choose_focus(told, day, at)
    tell_focus(told, week, day, at)
    at_the_gate(told, week, at)
    for when, stage, reason in story.stages:
        if when == week and told.focus_area is not None:
            formulation.reach_stage(
                focus_area=told.focus_area,
                by=told.by,
                stage=stage,
                reason=reason,
                reached_on=day,
                at=at,
            )
    if told.focus_area is not None and week == story.focus_week:
        formulation.agree_focus(
            focus_area=told.focus_area, by=told.by, agreed_on=day, at=at
        )
    tell_back(told, week, day, at)
    fill_in(told, story.worksheets, week)
    for ipaf in story.ipafs:
        _write_ipaf(told, ipaf, week, day, at)
    tell_circle(told, week, at)
    for origin in story.origins:
        tell_origin(told, origin, week, at)
    for goal in story.goals:
        _rate(told, goal, week, day, at)
    for move in story.moves:
        if move.week == week:
            formulation.move_person(
                person=told.people[move.name],
                by=told.by,
                ring=move.ring,
                rated_on=day,
                note=move.note,
                at=at,
            )
    live(told, week, at)
    tell_inventory(told, week, day, at)
    tell_around(told, week, at)
    tell_couple(told, week, day, at)
    for when, ratings in story.functioning:
        if when == week and week:
            cases.rate_functioning(
                case=told.case,
                by=told.by,
                rated_on=day,
                ratings=ratings,
                note=story.intake.get("functioning_note", ""),
                at=at,
            )
    look_back(told, week, day, at)
    rate_scales(told, week, day, at)
    near_the_end(told, week, day, at)
    _supervise(told, week, at)


def _supervise(told: Telling, week: int, at: datetime) -> None:
    helena = told.cast["helena"]
    for when, text in told.story.reviews:
        if when == week:
            supervision.review_case(
                case=told.case, by=helena, text=text, at=at + timedelta(hours=20)
            )
    for remark in told.story.comments:
        if remark.week == week:
            supervision.comment_on_case(
                case=told.case, by=told.cast[remark.by], text=remark.text, at=at
            )
    for when, text in told.story.tasks:
        if when == week:
            supervision.ask_therapist(
                case=told.case,
                by=helena,
                text=text,
                due_on=at.date() + timedelta(days=4),
                at=at + timedelta(hours=1),
            )
    for when, flag, reason in told.story.dismissals:
        if when == week:
            _let_rest(told, flag, reason, at)


def _let_rest(told: Telling, key: str, reason: str, at: datetime) -> None:
    """A flag that stands then is let rest by the therapist."""
    standing = {flag.key: flag for flag in flags_of(told.case, at)}
    supervision.dismiss_flag(
        case=told.case,
        by=told.by,
        flag=key,
        evidence=standing[key].rests_on,
        reason=reason,
        at=at,
    )


def _choose_focus(told: Telling, day: date, at: datetime) -> None:
    words = dict(told.story.focus or {})
    person = words.pop("person", None)
    told.focus_area = formulation.choose_focus(
        case=told.case,
        by=told.by,
        person=told.people.get(person) if person else None,
        started_on=day,
        at=at,
        **words,
    )


def _write_ipaf(
    told: Telling, story: IpafStory, week: int, day: date, at: datetime
) -> None:
    if week == story.written_week:
        told.ipaf = formulation.write_ipaf(
            case=told.case, by=told.by, made_on=day, at=at, **story.parts
        )
    if week == story.shared_week and told.ipaf is not None:
        formulation.share_ipaf(
            ipaf=told.ipaf,
            by=told.by,
            shared_on=day,
            client_reaction=story.client_reaction,
            at=at,
        )


def _rate(told: Telling, story: GoalStory, week: int, day: date, at: datetime) -> None:
    for index, (when, value) in enumerate(story.ratings):
        if when != week:
            continue
        if index == 0:
            told.goals[story.words] = formulation.set_goal(
                case=told.case,
                by=told.by,
                words=story.words,
                baseline=value,
                target=story.target,
                set_on=day,
                kind=story.kind,
                method=story.method,
                focus_area=told.focus_area if story.serves_focus else None,
                at=at,
            )
        else:
            formulation.rate_goal(
                goal=told.goals[story.words],
                by=told.by,
                value=value,
                rated_on=day,
                at=at,
            )
