"""What a therapist does on the pages of one case, told by the same stories as the demo."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from ipt_practice.demo.scores import answers_of
from ipt_practice.demo.story import (
    Absence,
    GoalStory,
    Move,
    Person,
    Risk,
    Story,
    Visit,
)
from protocols.intake import PARTS
from protocols.intake.choices import EXCLUSIONS, SYMPTOMS
from tests.journeys.paper import is_a_document_to_keep, says
from tests.journeys.visitor import Visitor
from tests.make import PASSWORD

CASE = re.compile(r"/cases/[0-9a-f-]{36}/")
# Parts of a person that stand on the form under the same name.
PERSON_FIELDS = (
    "relationship",
    "sector",
    "tone",
    "status",
    "frequency",
    "client_expects",
    "expects_of_client",
    "good_things",
    "hard_things",
    "changed_around_onset",
    "can_confide",
    "knows",
)
CONTACT_FIELDS = ("kind", "name", "relation", "phone", "address", "may_be_told")


class Therapist:
    """Walks one story, page by page, from the referral on."""

    def __init__(self, visitor: Visitor, story: Story, *, email: str) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.story = story
        self.email = email
        self.today = date.today()  # noqa: TID251, DTZ011 - beside a site that does too
        self.clock = story.clock(self.today)
        self.case_path = ""

    # Getting about

    def signs_in(self) -> None:
        self.visitor.sign_in(self.email, PASSWORD)
        assert self.visitor.path == "/today/"

    def opens_the_case(self) -> None:
        self.visitor.go(self.case_path)

    def opens(self, path: str) -> None:
        """A page of the case by its place below it, where the way there is not the point."""
        self.visitor.go(self.case_path + path)

    # Referral, contacts, consent

    def refers(self) -> None:
        """From an empty day to a new case."""
        story, day = self.story, self.clock.day(0) - timedelta(days=10)
        self.visitor.follow("New client")
        self.visitor.press("Add client and case")
        self.visitor.sees("Enter the given name", "Choose the problem treated")
        self.visitor.fill(
            {
                "given_name": story.given_name,
                "family_name": story.family_name,
                "pronouns": story.pronouns,
                "born_on": story.born_on(self.today),
                "phone": story.phone,
                "safe_contact": story.safe_contact,
                "referral_source": story.referral_source,
                "referred_on": day,
                "referral_reason": story.referral_reason,
                "problem": story.problem,
                "consent_treatment": True,
                "consent_records": True,
                "consent_on": day,
                **self.referral_extras(),
            }
        )
        self.visitor.press("Add client and case")
        found = CASE.search(self.visitor.path)
        assert found, self.visitor.text()
        self.case_path = found.group()
        self.visitor.sees(f"{story.given_name} {story.family_name}")

    def referral_extras(self) -> dict[str, object]:
        return {}

    def adds_contacts(self) -> None:
        self.opens("contacts/")
        for contact in self.story.contacts:
            self.visitor.follow("Add a contact")
            self.visitor.fill(
                {name: contact[name] for name in CONTACT_FIELDS if name in contact}
            )
            self.visitor.fill({"consent_given_on": self.clock.day(0)})
            self.visitor.press("Add", exact=True)
            self.visitor.sees(contact["name"], contact["may_be_told"])

    def records_consent(self, kind: str, title: str, *, on: date) -> None:
        self.opens("contacts/")
        self.visitor.fill({"answer": "GIVE", "on": on}, prefix=f"{kind}-")
        row = self.page.locator("#consents li", has_text=title)
        self.visitor.press("Save", inside=row)
        assert "Given" in row.inner_text()

    # Assessment

    def fills_in_the_assessment(self) -> None:
        """Part by part; every required answer, so that a version can be kept."""
        self.visitor.turn_to("Assessment")
        self.visitor.follow("Start")
        answers = {**self.usual_answers(), **self.story.intake}
        parts = self.page.get_by_role("navigation", name="Parts of the assessment")
        for part in PARTS:
            link = parts.get_by_role("link", name=part.title).first
            if not part.fields or not link.count():
                continue
            if not link.get_attribute("aria-current"):
                link.click()
                self.visitor.look()
            keys = [field.key for field in part.fields if field.key in answers]
            self.visitor.fill({key: answers[key] for key in keys})
            self.visitor.press("Save and go on")
        self.opens("intake/")
        self.visitor.sees("Every required answer is there.")
        self.visitor.press("Keep as version 1")
        self.visitor.sees("Kept as version 1.")

    def sees_the_assessment_save_itself(self) -> None:
        """Typed, not sent; looked at again from another page."""
        self.opens("intake/strengths/")
        self.page.locator("[name=strengths]").fill("The choir, once")
        self.page.locator("[data-saved]", has_text="Draft saved").wait_for()
        self.opens("intake/")
        self.visitor.sees("The choir, once")

    def usual_answers(self) -> dict[str, object]:
        """For what the story does not tell."""
        onset = self.clock.day(0) - timedelta(weeks=30)
        return {
            "first_seen_on": self.clock.day(0),
            "onset": f"{onset:%Y-%m}",
            **{f"symptom_{key}": 1 for key, _ in SYMPTOMS},
            **{f"exclusion_{key}": "NOT_PRESENT" for key, _ in EXCLUSIONS},
            "help_wanted": ["NOW", "STRUCTURE"],
        }

    def takes_measures(self, point: str, *, on: date) -> None:
        """Types the digits of both questionnaires, each on its own page."""
        for key, digits in self.answers(point).items():
            self.opens(f"measures/{key.lower()}/new/")
            self.page.locator(f"[name={key.lower()}_1]").focus()
            self.page.keyboard.type(digits)
            self.visitor.fill({"taken_on": on})
            self.visitor.press("Save")
            self.visitor.sees(str(sum(map(int, digits))))

    def answers(self, point: str) -> dict[str, str]:
        found = answers_of(self.story.key, point)
        assert found is not None
        return {key: "".join(map(str, answers)) for key, answers in found.items()}

    def item9(self, point: str) -> int:
        return int(self.answers(point)["PHQ9"][8])

    def records_first_risk(self) -> None:
        """First without what was said: refused with sentences, and nothing is lost."""
        risk = self.story.baseline_risk
        assert risk is not None
        self.opens("risk/new/")
        self.visitor.fill(
            {
                "asked_on": self.clock.day(0),
                "item9": self.item9("W0"),
                "asked": "YES",
                "thoughts": risk.thoughts,
                "compared": "FIRST",
            }
        )
        self.visitor.press("Record", exact=True)
        assert self.visitor.errors()
        self.visitor.fill(self.full_risk(risk))
        self.visitor.press("Record", exact=True)
        self.visitor.sees("The risk entry is recorded.")

    def full_risk(self, risk: Risk) -> dict[str, object]:
        return {
            "said": risk.said,
            "plan": "NO",
            "intent": "NO",
            "means": "NOT_APPLICABLE",
            "keeps_going": risk.keeps_going,
            "formulation": risk.formulation,
            "actions": list(risk.actions),
            "informed": risk.informed,
            "next_step": risk.next_step,
        }

    def makes_a_safety_plan(self, version: int = 1) -> None:
        plan = self.story.safety_plans[version - 1]
        made = self.clock.day(plan.week)
        self.opens("safety-plan/")
        self.visitor.follow("New version" if version > 1 else "Make a safety plan")
        self.visitor.fill(
            {
                **plan.parts,
                "made_on": made,
                "review_on": made + timedelta(days=28),
                "is_agreed_by_client": True,
            }
        )
        self.visitor.press("Save the plan")
        self.visitor.sees(f"Version {version} is the plan from now on.")

    def rates_functioning(self, index: int) -> None:
        week, ratings = self.story.functioning[index]
        self.opens("functioning/")
        self.visitor.fill({**ratings, "rated_on": self.clock.day(week)})
        self.visitor.press("Record the rating")
        self.visitor.sees("The rating is recorded.")

    def decides(self) -> None:
        """Reads the comparison, answers the questions, writes the decision."""
        story = self.story
        self.opens("suitability/")
        self.visitor.sees("Nothing is added up")
        self.visitor.fill(story.suitability, prefix="q_")
        self.visitor.fill(
            {
                "decision": story.protocol_key,
                "reason": story.reason_for_model,
                "client_view": "AGREES",
                "decided_on": self.clock.day(0),
            }
        )
        self.visitor.press("Record the decision")
        self.visitor.sees(story.reason_for_model)

    # People

    def takes_the_inventory(self) -> None:
        self.visitor.turn_to("Inventory")
        self.visitor.follow("Add the first person")
        for person in self.story.people:
            self.adds(person)
        self.visitor.follow("Cancel")
        drawn = self.page.locator("svg [data-person]")
        assert drawn.count() == len(self.story.people)

    def adds(self, person: Person) -> None:
        told = {name: getattr(person, name) for name in PERSON_FIELDS}
        died_on = None
        if person.died_weeks_before is not None:
            died_on = self.clock.day(1) - timedelta(weeks=person.died_weeks_before)
        self.visitor.fill(
            {
                "name": person.name,
                "ring": person.ring,
                "rated_on": self.clock.day(0),
                **{name: value for name, value in told.items() if value},
                **({"died_on": died_on} if died_on else {}),
            }
        )
        self.visitor.press("Add, then another")

    def moves(self, move: Move) -> None:
        """By name, on the person's own page, on the day it was spoken about."""
        self.opens("inventory/")
        people = self.page.get_by_role("table")
        people.get_by_role("link", name=f"Edit {move.name}").click()
        self.visitor.look()
        # Both forms of this page may name a ring; the one that moves has its own button.
        form = self.page.locator(
            "form", has=self.page.get_by_role("button", name="Move")
        )
        form.locator(f"[name=ring][value='{move.ring}']").locator("xpath=..").click()
        form.locator("[name=rated_on]").fill(str(self.clock.day(move.week)))
        form.locator("[name=note]").fill(move.note)
        self.visitor.press("Move")

    # Plan

    def agrees_the_plan(self) -> None:
        """Written down when the treatment is over already: a record may come late."""
        story = self.story
        self.visitor.turn_to("Plan")
        self.visitor.fill(
            {
                "planned": story.planned,
                "starts_on": self.clock.day(1),
                "time": f"{story.at:%H:%M}",
                "place": "Room 2",
                "agreed_on": self.clock.day(0),
                **story.contract,
            }
        )
        self.visitor.press("Lay it out again")
        self.visitor.sees(f"{story.planned} sessions, to")
        self.visitor.press("Use this plan")
        self.visitor.sees("Plan saved. Every session is booked.")

    # Sessions

    def logs(self, number: int, risk: Risk | None = None) -> None:
        """The next session, from its place in the story, with the mouse."""
        visit = self.story.visits[number - 1]
        self.visitor.turn_to("Sessions")
        self.visitor.follow(f"Log session {number}")
        self.types_the_answers(str(number))
        self.visitor.fill({"techniques": visit.techniques, "text": visit.text})
        self.reviews_homework(visit)
        self.visitor.fill(
            {"next_homework": visit.homework, "focus_link": visit.link or "Not yet"}
        )
        if risk is None:
            self.visitor.fill({"risk_quick": True})
        else:
            self.visitor.fill(
                {"asked": "YES", "thoughts": risk.thoughts}, prefix="risk-"
            )
            self.visitor.fill({"compared": risk.compared}, prefix="risk-")
            self.visitor.fill(self.full_risk(risk), prefix="risk-")
        self.visitor.press(f"Sign session {number}")
        self.visitor.sees(f"Session {number} signed at")

    def chip(self, name: str, words: str) -> str:
        """What is sent for the chip with these words."""
        label = self.page.locator(f"label:has([name={name}])", has_text=words)
        return str(label.first.locator("input").get_attribute("value"))

    def types_the_answers(self, point: str) -> None:
        for key, digits in self.answers(point).items():
            boxes = {f"{key.lower()}_{at}": one for at, one in enumerate(digits, 1)}
            self.visitor.fill(boxes)

    def lets_time_pass(self, *, first: int, last: int) -> None:
        """Sessions that go as sessions go, held behind the scene."""
        case_id = self.case_path.split("/")[2]
        self.visitor.site.shell(
            "from tests.journeys.backstage import hold_sessions\n"
            f"hold_sessions({self.story.key!r}, case_id={case_id!r}, "
            f"first={first}, last={last})"
        )

    def reviews_homework(self, visit: Visit) -> None:
        asked = self.page.locator("[name^=homework_][name$=_learned]")
        if visit.homework_went and asked.count():
            name = str(asked.first.get_attribute("name")).removesuffix("_learned")
            self.visitor.fill(
                {name: visit.homework_went, f"{name}_learned": visit.homework_learned}
            )

    def adds_to_the_note(self, words: str) -> None:
        self.visitor.follow("Add to this note")
        self.visitor.fill({"text": words})
        self.visitor.press("Add and sign")
        self.visitor.sees("Added later", words)

    def notes_an_absence(self, absence: Absence) -> None:
        self.visitor.turn_to("Sessions")
        self.visitor.follow("Log session")
        self.visitor.follow("Did not take place")
        self.visitor.fill(
            {
                "attendance": absence.attendance,
                "absence_reason": absence.reason,
                "absence_meaning": absence.meaning,
                "contact_attempted": absence.contact,
            }
        )
        self.visitor.press("Record it")
        self.visitor.sees(absence.reason)

    def moves_the_appointment(self, number: int, *, to: date) -> None:
        self.visitor.turn_to("Plan")
        self.visitor.follow(f"Session {number}", exact=True)
        self.visitor.follow("Move it")
        self.visitor.fill({"day": to})
        self.visitor.press("Move")
        self.visitor.sees(f"{to.day} {to:%b}")

    # Focus

    def chooses_the_focus(self) -> None:
        focus, day = self.story.focus or {}, self.clock.day(self.story.focus_week)
        self.visitor.turn_to("Focus")
        self.visitor.follow("Choose the focus")
        self.visitor.fill(
            {name: focus[name] for name in ("area", "words", "why_now", "why_this")}
        )
        self.chooses_a_person(focus["person"])
        self.visitor.fill({"started_on": day})
        self.visitor.press("Choose this focus")
        self.visitor.fill({"agreed_on": day})
        self.visitor.press("The client agrees")
        self.visitor.sees(focus["words"], f"Agreed {day.day} {day:%b}")

    def tells_the_formulation(self, parts: dict[str, str], answer: str) -> None:
        """One story about the focus, and what the client says to it."""
        day = self.clock.day(self.story.focus_week)
        self.opens("formulation/")
        self.visitor.sees("The formulation is not shared with the client")
        self.visitor.follow("Write the first version")
        self.visitor.fill({**parts, "made_on": day})
        self.visitor.press("Save this version")
        self.visitor.fill(
            {"shared_on": day, "response": "AGREES", "response_words": answer}
        )
        self.visitor.press("Note as shared")
        self.visitor.sees(parts["link_sentence"], answer)
        assert not self.page.get_by_text("Belongs to the beginning phase").count()

    def chooses_a_person(self, name: str) -> None:
        people = self.page.locator("[name=person]")
        who = people.locator("option", has_text=name).first
        people.select_option(value=who.get_attribute("value"))

    def notes_a_stage(self, week: int, stage: str, reason: str) -> None:
        self.opens("focus/")
        self.visitor.fill(
            {"stage": stage, "reached_on": self.clock.day(week), "reason": reason}
        )
        self.visitor.press("Note this stage")
        self.visitor.sees(reason)

    # Goals

    def sets(self, goal: GoalStory) -> None:
        week, baseline = goal.ratings[0]
        self.opens("goals/")
        self.visitor.follow("Add a goal")
        self.visitor.fill(
            {
                "words": goal.words,
                "baseline": baseline,
                "target": goal.target,
                "set_on": self.clock.day(week),
                "kind": goal.kind,
                "method": goal.method,
            }
        )
        self.visitor.press("Set this goal")
        self.visitor.sees(goal.words)

    def rates_the_goals(self, index: int) -> None:
        """All of them, as the client rates them on one day."""
        week = self.story.goals[0].ratings[index][0]
        self.opens("goals/")
        self.visitor.follow("Rate the goals")
        self.visitor.fill({"rated_on": self.clock.day(week)})
        boxes = self.page.locator("[name^=goal_]")
        for place, goal in enumerate(self.story.goals):
            boxes.nth(place).fill(str(goal.ratings[index][1]))
        self.visitor.press("Save the ratings")

    # Ending

    def writes_the_relapse_plan(self) -> None:
        self.opens("ending/")
        self.visitor.follow("Write it")
        told = {"supporters": "The GP"} | (self.story.relapse_plan or {})
        # DIT asks for less than IPT.
        self.visitor.fill(
            {
                name: text
                for name, text in in_fields(told).items()
                if self.page.locator(f"[name={name}]").count()
            }
        )
        self.visitor.fill({"made_on": self.clock.day(self.story.relapse_week)})
        self.visitor.press("Save the plan")
        for line in told["early_signs"].splitlines():
            self.visitor.sees(line)

    def drafts(self, title: str) -> None:
        self.opens("documents/")
        card = self.page.locator(".kind-card").filter(
            has=self.page.get_by_role("heading", name=title, exact=True)
        )
        self.visitor.press("Draft it", inside=card)

    def approves_and_downloads(self) -> Path:
        self.visitor.press("Approve and make the PDF")
        return self.downloads()

    def downloads(self) -> Path:
        """Waits until the worker has made the PDF, as the page says by itself."""
        link = self.page.get_by_role("link", name="Download the PDF")
        link.wait_for(timeout=60_000)
        self.visitor.look()
        with self.page.expect_download() as download:
            link.click()
        return Path(download.value.path())

    def reads_the_summary(self, *expected: str) -> None:
        """Released with the closing; opened as the PDF that goes out."""
        self.opens("documents/")
        card = self.page.locator("section.sheet", has_text="Summary of treatment").first
        card.get_by_role("link").first.click()
        self.visitor.look()
        self.visitor.sees("Released")
        summary = PdfReader(self.downloads())
        says(summary, *expected)
        is_a_document_to_keep(summary)

    def closes(self) -> None:
        """How it ended, and the summary signed and released in the same step."""
        ending = self.story.ending or {}
        self.opens("ending/")
        self.visitor.follow("Close the case")
        self.visitor.press("Close the case")
        self.visitor.sees("Choose how it ended")
        self.visitor.fill(
            {
                "closed_on": self.today,
                "ending_reason": ending["reason"],
                "ending_outcome": ending["outcome"],
                "told": ending["told"],
                "summary": "RELEASE",
            }
        )
        self.visitor.press("Close the case")
        self.visitor.sees("Closed")
        self.visitor.sees("After 6 months")
        self.visitor.follow("Not now")

    def records_a_follow_up(self, text: str) -> None:
        self.opens("ending/")
        self.visitor.follow("Follow-up contact")
        self.visitor.fill({"day": self.today, "time": "00:05", "text": text})
        self.types_the_answers(self.last_point)
        self.visitor.fill(
            {"asked": "YES", "thoughts": "NONE", "compared": "SAME"}, prefix="risk-"
        )
        self.visitor.press("Sign follow-up contact")
        self.visitor.sees(text)

    @property
    def last_point(self) -> str:
        """Scores of the story for the contact after the end."""
        return "FU" if answers_of(self.story.key, "FU") else str(self.story.planned)


# Parts of the plan that the form asks for line by line, and what stands beside each.
PAIRED = (
    ("triggers", "trigger", "triggers_expected", "expected"),
    ("obstacles", "obstacle", "obstacle_answers", "answer"),
)


def in_fields(told: Mapping[str, Any]) -> dict[str, str]:
    """A plan of a story by the names of the form's fields."""
    fields = {part: text for part, text in told.items() if isinstance(text, str)}
    for lines, one, beside, other in PAIRED:
        for at, line in enumerate(fields.pop(lines, "").splitlines()):
            fields[f"{one}_{at}"] = line
        for at, line in enumerate(told.get(beside, ())):
            fields[f"{other}_{at}"] = line
    return fields
