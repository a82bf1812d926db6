"""Sentences of the rules that a group's sessions and meetings keep."""

from __future__ import annotations

from cases.models import TherapyGroup
from sessions.actions.rules import RuleBroken


class GroupEnded(RuleBroken):
    sentence = "This group has ended. It can be read, but nothing is added to it"


class NobodyInTheGroup(RuleBroken):
    sentence = "Nobody has joined yet. Hold the meetings before the group first"


class NotAfterTheLast(RuleBroken):
    sentence = "Choose a day after the last session of the group"
    field = "day"


class GroupNoteSigned(RuleBroken):
    sentence = "This session is signed. You can add to it, but not change it"


class ChangedElsewhere(RuleBroken):
    sentence = (
        "Somebody else has saved this meanwhile. What you typed stands here; what was "
        "saved is below. Bring the two together, and save again"
    )


class TypedElsewhere(RuleBroken):
    sentence = (
        "You have typed here in another window too. Nothing is lost. Look at both, and "
        "bring them together"
    )


class AbsenceReasonMissing(RuleBroken):
    sentence = "Write what you know of the reason, or that you do not know it"


class WasThere(RuleBroken):
    """The member's own note says that they came, or one is being written."""


class NotHeldYet(RuleBroken):
    sentence = "This session is still to come. Say who was there once it was held"
    field = "day"


class AttendanceIncomplete(RuleBroken):
    """Somebody of the group is neither there nor absent."""


class ThemeMissing(RuleBroken):
    sentence = "Write the theme in a few words. Members’ own records show it"
    field = "theme"


class TooManyInTheSpotlight(RuleBroken):
    sentence = "One to three members stand in the spotlight of a session"


class SummaryApproved(RuleBroken):
    sentence = "This summary is approved. It stays as it is"


class SummaryEmpty(RuleBroken):
    sentence = "Write what the group worked on"
    field = "text"


class MeetingSigned(RuleBroken):
    sentence = "This meeting is signed. It stays as it is"


class HeldOnMissing(RuleBroken):
    sentence = "Enter the day of the meeting"
    field = "held_on"


class HeldInTheFuture(RuleBroken):
    sentence = "Date of the meeting must be today or in the past"
    field = "held_on"


class GoalMissing(RuleBroken):
    sentence = "Write at least one goal in the client’s words. Two or three are usual"
    field = "goals"


class TooManyGoals(RuleBroken):
    sentence = "Keep to three goals, one on each line, of 200 characters at the most"
    field = "goals"


class ContractMissing(RuleBroken):
    sentence = "The client agrees to how the group works before they join"
    field = "agrees_contract"


class CoveredMissing(RuleBroken):
    sentence = "Write what the meeting covered"
    field = "covered"


class NotPrepared(RuleBroken):
    sentence = "The meeting before the group has to be held and signed first"


def check_going_on(group: TherapyGroup) -> None:
    """Raise GroupEnded once the group has met for the last time."""
    if group.is_over:
        raise GroupEnded
