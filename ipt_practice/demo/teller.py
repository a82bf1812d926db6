"""Tells a story to the product: every step is an action that a page would call too."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from accounts.models import User
from cases import actions as cases
from cases.models import Case
from documents import actions as documents
from documents.actions import Summary
from documents.models import Document
from formulation import actions as formulation
from formulation.models import FocusArea, Goal, InventoryPerson
from ipt_practice.demo.clock import CourseClock
from ipt_practice.demo.scores import Answers, answers_of
from ipt_practice.demo.story import Absence, GoalStory, Risk, Sighting, Story, Visit
from measures import actions as measures
from protocols import protocol
from sessions import actions as sessions
from sessions.entry import RiskFields, SessionEntry, SightingFields
from sessions.models import Homework, TherapySession
from supervision import actions as supervision

BEFORE = -24.0 * 6
RELAPSE_LETTER = Document.Kind.RELAPSE_PLAN_LETTER.value


@dataclass
class Teller:
    """One story on its way into the record."""

    story: Story
    cast: dict[str, User]
    today: date
    scores: dict[str, Answers] = field(default_factory=dict)
    # The note of the last session stays a draft: someone is late with it.
    leaves_last_unsigned: bool = False
    case: Case = field(init=False)
    people: dict[str, InventoryPerson] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    focus_area: FocusArea | None = None
    last_homework: Homework | None = None
    number: int = 0

    def __post_init__(self) -> None:
        self.clock = CourseClock(
            today=self.today,
            weekday=self.story.weekday,
            at=self.story.at,
            began_weeks_ago=self.story.began_weeks_ago,
        )
        self.by = self.cast[self.story.therapist]

    def tell(self) -> Case:
        """The whole case, in the order in which it happened."""
        self.refer()
        self.assess()
        if self.story.protocol_key:
            self.agree()
            self.treat()
        if self.story.ending:
            self.end()
        return self.case

    def refer(self) -> None:
        at = self.clock.moment(0, hours=BEFORE)
        story = self.story
        day = at.date()
        self.case = cases.refer_client(
            by=self.by,
            client=None,
            client_fields={
                "given_name": story.given_name,
                "family_name": story.family_name,
                "pronouns": story.pronouns,
                "born_on": story.born_on(self.today),
                "phone": story.phone,
                "email": f"{story.key}@example.org".lower(),
                "safe_contact": story.safe_contact,
            },
            therapist=self.by,
            problem=story.problem,
            referral_source=story.referral_source,
            referred_on=day - timedelta(days=10),
            referral_reason=story.referral_reason,
            contacts=[
                {**contact, "consent_given_on": day} for contact in story.contacts
            ],
            consents=dict.fromkeys(story.consents, day),
            at=at,
        )

    def assess(self) -> None:
        at = self.clock.moment(0)
        story = self.story
        if story.intake:
            cases.save_intake(
                case=self.case, by=self.by, answers=story.intake, version=0, at=at
            )
        self._record_scores("W0", at)
        plans = {plan.week: plan.parts for plan in story.safety_plans}
        if 0 in plans:
            self._make_safety_plan(plans[0], at)
        self._record_risk(story.baseline_risk, at, item9=self._item9("W0"))
        for week, ratings in story.functioning:
            if week == 0:
                cases.rate_functioning(
                    case=self.case,
                    by=self.by,
                    rated_on=at.date(),
                    ratings=ratings,
                    at=at,
                )
        for person in story.people:
            self._add_person(person, at)
        if story.protocol_key:
            cases.decide_model(
                case=self.case,
                by=self.by,
                protocol_key=story.protocol_key,
                answers=story.suitability,
                cautions=[],
                decision=story.decision,
                reason=story.reason_for_model,
                client_view="AGREES",
                is_agreed_with_supervisor=True,
                decided_on=at.date(),
                at=at + timedelta(hours=1),
            )

    def agree(self) -> None:
        story = self.story
        at = self.clock.moment(0, hours=2)
        sessions.agree_contract(
            case=self.case,
            by=self.by,
            planned=story.planned,
            starts_on=self.clock.day(1),
            time=story.at,
            minutes=50,
            place="Room 2",
            agreed_on=at.date(),
            at=at,
            **story.contract,
        )

    def treat(self) -> None:
        happenings: list[Visit | Absence] = [*self.story.visits, *self.story.absences]
        for happening in sorted(happenings, key=lambda one: one.week):
            if isinstance(happening, Absence):
                self._miss(happening)
            else:
                self._hold(happening)
            self._between(happening.week)

    def end(self) -> None:
        story, ending = self.story, self.story.ending
        if ending is None:
            return
        last = max(
            *(visit.week for visit in story.visits),
            *(absence.week for absence in story.absences),
        )
        at = self.clock.moment(last, hours=3)
        if story.relapse_plan:
            for kind in (protocol(story.protocol_key).letter.value, RELAPSE_LETTER):
                letter = documents.draft_document(
                    case=self.case, by=self.by, kind=kind, at=at
                )
                if kind != RELAPSE_LETTER and story.letter:
                    letter = documents.save_document(
                        document=letter,
                        by=self.by,
                        parts=story.letter,
                        version=letter.version,
                        at=at,
                    )
                documents.approve_document(document=letter, by=self.by, at=at)
        documents.close_case_with_summary(
            case=self.case,
            by=self.by,
            closed_on=at.date(),
            ending_reason=ending["reason"],
            ending_outcome=ending["outcome"],
            told=ending["told"],
            summary=Summary.RELEASE if story.relapse_plan else Summary.DRAFT,
            at=at,
        )
        if story.follow_up:
            self._follow_up(*story.follow_up)

    def _follow_up(self, week: int, text: str) -> None:
        held_at = self.clock.moment(week)
        sessions.record_follow_up(
            case=self.case,
            by=self.by,
            held_at=held_at,
            answers=self._answers("FU") or {},
            text=text,
            at=held_at + timedelta(hours=1),
        )

    def _hold(self, visit: Visit) -> None:
        self.number += 1
        held_at = self.clock.moment(visit.week)
        signed_at = held_at + timedelta(days=visit.signed_after_days, hours=1)
        therapy_session = self._booked_for(held_at)
        for plan in self.story.safety_plans:
            if plan.week == visit.week:
                self._make_safety_plan(plan.parts, held_at)
        if visit.process_note:
            sessions.write_process_note(
                therapy_session=therapy_session,
                by=self.by,
                text=visit.process_note,
                version=0,
                at=signed_at,
            )
        entry = SessionEntry(
            attendance="CAME_LATE" if visit.late else "CAME",
            answers=self._answers(str(self.number)) or {},
            risk=self._risk_fields(visit.risk),
            ticks=self._ticks(),
            techniques=visit.techniques,
            homework_reviews=self._homework_review(visit),
            next_homework=visit.homework,
            text=visit.text,
            focus_link=visit.link,
            next_plan=visit.next_plan,
            sightings=tuple(self._sighting(one) for one in visit.sightings),
        )
        if self.leaves_last_unsigned and visit is self.story.visits[-1]:
            sessions.save_draft(
                therapy_session=therapy_session,
                by=self.by,
                fields={"text": visit.text},
                version=0,
                at=signed_at,
            )
            return
        note = sessions.sign_session(
            therapy_session=therapy_session, by=self.by, entry=entry, at=signed_at
        )
        if note.needs_countersignature and visit is not self.story.visits[-1]:
            supervision.countersign_note(
                note=note,
                by=self.cast["helena"],
                decision="AGREED",
                at=signed_at + timedelta(days=2),
            )
        if visit.homework:
            self.last_homework = Homework.objects.get(set_in=therapy_session)

    def _miss(self, absence: Absence) -> None:
        moment = self.clock.moment(absence.week)
        sessions.record_absence(
            therapy_session=self._booked_for(moment),
            by=self.by,
            attendance=absence.attendance,
            absence_reason=absence.reason,
            absence_meaning=absence.meaning,
            contact_attempted=absence.contact,
            at=moment + timedelta(hours=1),
        )

    def _between(self, week: int) -> None:
        """What was written down around the session of this week."""
        story = self.story
        at = self.clock.moment(week, hours=2)
        day = at.date()
        if story.focus and week == story.focus_week:
            self._agree_focus(day, at)
        for when, stage, reason in story.stages:
            if when == week and self.focus_area is not None:
                formulation.reach_stage(
                    focus_area=self.focus_area,
                    by=self.by,
                    stage=stage,
                    reason=reason,
                    reached_on=day,
                    at=at,
                )
        for when, parts in story.ipafs:
            if when == week:
                self._write_ipaf(dict(parts), day, at)
        for goal in story.goals:
            self._rate(goal, week, day, at)
        for move in story.moves:
            if move.week == week:
                formulation.move_person(
                    person=self.people[move.name],
                    by=self.by,
                    ring=move.ring,
                    rated_on=day,
                    note=move.note,
                    at=at,
                )
        for when, ratings in story.functioning:
            if when == week and week:
                cases.rate_functioning(
                    case=self.case, by=self.by, rated_on=day, ratings=ratings, at=at
                )
        if story.relapse_plan and week == story.relapse_week:
            sessions.write_relapse_plan(
                case=self.case, by=self.by, made_on=day, at=at, **story.relapse_plan
            )
        self._supervise(week, at)

    def _supervise(self, week: int, at: datetime) -> None:
        helena = self.cast["helena"]
        for when, text in self.story.reviews:
            if when == week:
                supervision.review_case(
                    case=self.case, by=helena, text=text, at=at + timedelta(hours=20)
                )
        for when, text in self.story.tasks:
            if when == week:
                supervision.ask_therapist(
                    case=self.case,
                    by=helena,
                    text=text,
                    due_on=at.date() + timedelta(days=4),
                    at=at + timedelta(hours=1),
                )

    def _agree_focus(self, day: date, at: datetime) -> None:
        words = dict(self.story.focus or {})
        person = words.pop("person", None)
        self.focus_area = formulation.choose_focus(
            case=self.case,
            by=self.by,
            person=self.people.get(person) if person else None,
            started_on=day,
            at=at,
            **words,
        )
        formulation.agree_focus(
            focus_area=self.focus_area, by=self.by, agreed_on=day, at=at
        )

    def _write_ipaf(self, parts: dict[str, str], day: date, at: datetime) -> None:
        reaction = parts.pop("client_reaction")
        ipaf = formulation.write_ipaf(
            case=self.case, by=self.by, made_on=day, at=at, **parts
        )
        formulation.share_ipaf(
            ipaf=ipaf, by=self.by, shared_on=day, client_reaction=reaction, at=at
        )

    def _rate(self, story: GoalStory, week: int, day: date, at: datetime) -> None:
        for index, (when, value) in enumerate(story.ratings):
            if when != week:
                continue
            if index == 0:
                self.goals[story.words] = formulation.set_goal(
                    case=self.case,
                    by=self.by,
                    words=story.words,
                    baseline=value,
                    target=story.target,
                    set_on=day,
                    at=at,
                )
            else:
                formulation.rate_goal(
                    goal=self.goals[story.words],
                    by=self.by,
                    value=value,
                    rated_on=day,
                    at=at,
                )

    def _add_person(self, person: Any, at: datetime) -> None:
        died_on = None
        if person.died_weeks_before is not None:
            died_on = self.clock.day(1) - timedelta(weeks=person.died_weeks_before)
        self.people[person.name] = formulation.add_person(
            case=self.case,
            by=self.by,
            ring=person.ring,
            rated_on=at.date(),
            at=at,
            name=person.name,
            relationship=person.relationship,
            sector=person.sector,
            status=person.status,
            tone=person.tone,
            frequency=person.frequency,
            client_expects=person.client_expects,
            expects_of_client=person.expects_of_client,
            good_things=person.good_things,
            hard_things=person.hard_things,
            changed_around_onset=person.changed_around_onset,
            can_confide=person.can_confide,
            knows=person.knows,
            died_on=died_on,
        )

    def _record_scores(self, point: str, at: datetime) -> None:
        for key, answers in (self._answers(point) or {}).items():
            measures.record_administration(
                case=self.case,
                by=self.by,
                instrument_key=key,
                taken_on=at.date(),
                answers=answers,
                at=at,
            )

    def _record_risk(self, risk: Risk | None, at: datetime, item9: int | None) -> None:
        fields = self._risk_fields(risk)
        cases.record_risk(
            case=self.case,
            by=self.by,
            asked_on=at.date(),
            asked=fields.asked,
            compared="FIRST",
            thoughts=fields.thoughts,
            item9=item9,
            said=fields.said,
            plan=fields.plan,
            intent=fields.intent,
            formulation=fields.formulation,
            keeps_going=fields.keeps_going,
            actions=list(fields.actions),
            informed=fields.informed,
            next_step=fields.next_step,
            no_plan_reason=fields.no_plan_reason,
            at=at,
        )

    def _risk_fields(self, risk: Risk | None) -> RiskFields:
        if risk is None:
            return RiskFields(asked="YES", thoughts="NONE", compared="SAME")
        return RiskFields(
            asked="YES",
            thoughts=risk.thoughts,
            compared=risk.compared,
            said=risk.said,
            plan="NO",
            intent="UNSURE" if risk.thoughts == "ACTIVE" else "NO",
            means="NOT_APPLICABLE",
            keeps_going=risk.keeps_going,
            formulation=risk.formulation,
            actions=risk.actions,
            informed=risk.informed,
            next_step=risk.next_step,
            no_plan_reason=risk.no_plan_reason,
        )

    def _make_safety_plan(self, parts: dict[str, str], at: datetime) -> None:
        cases.make_safety_plan(
            case=self.case,
            by=self.by,
            is_agreed_by_client=True,
            made_on=at.date(),
            review_on=at.date() + timedelta(days=28),
            at=at,
            **parts,
        )

    def _sighting(self, sighting: Sighting) -> SightingFields:
        person = self.people.get(sighting.person)
        return SightingFields(
            person_id=person.pk if person else None,
            source="PERSON" if person else "IN_THE_ROOM",
            changed=sighting.changed,
            trigger=sighting.trigger,
            experience=sighting.experience,
            expectation=sighting.expectation,
            response=sighting.response,
            consequence=sighting.consequence,
            what_was_new=sighting.what_was_new,
        )

    def _homework_review(self, visit: Visit) -> dict[Any, tuple[str, str]]:
        if not visit.homework_went or self.last_homework is None:
            return {}
        return {self.last_homework.pk: (visit.homework_went, visit.homework_learned)}

    def _ticks(self) -> tuple[str, ...]:
        """What the session was for, the lines of its phase, and the count said."""
        known = protocol(self.story.protocol_key)
        area = self.story.focus["area"] if self.story.focus else None
        planned = max(self.story.planned, self.number)
        lines = (
            *known.tasks(self.number, planned),
            *known.agenda(self.number, planned, area),
        )
        ticked = [
            line.key
            for line in lines
            if line.recorded_in is None and (line.phase or line.is_expected)
        ]
        own = [
            line.key
            for line in known.tasks(self.number, planned)
            if line.recorded_in is None
        ]
        return tuple(dict.fromkeys([*own, *ticked]))

    def _booked_for(self, moment: datetime) -> TherapySession:
        """The next planned appointment; an extra one is booked past the plan's end."""
        planned = (
            TherapySession.objects.filter(case=self.case)
            .in_treatment()
            .planned()
            .in_order()
            .first()
        )
        if planned is None:
            return sessions.book_session(
                case=self.case, by=self.by, scheduled_at=moment, at=moment
            )
        planned.case = self.case
        return planned

    def _answers(self, point: str) -> Answers | None:
        return self.scores.get(point) or answers_of(self.story.key, point)

    def _item9(self, point: str) -> int | None:
        answers = self._answers(point)
        return answers["PHQ9"][8] if answers else None
