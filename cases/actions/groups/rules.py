"""What a group asks of who writes to it, each rule with its sentence."""

from __future__ import annotations

from cases.models import TherapyGroup
from protocols import groups as words


class GroupRule(Exception):
    """A rule of groups was not met. `str()` is the sentence that the person reads.

    `field` names the form field that it belongs to; empty for the form as a whole.
    """

    sentence = ""
    field = ""

    def __init__(self, sentence: str = "", *, field: str = "") -> None:
        super().__init__(sentence or self.sentence)
        self.field = field or self.field


class PurposeNotNamed(GroupRule):
    sentence = "Write in a few words what the group is for"
    field = "other_purpose"


class GroupIsOver(GroupRule):
    sentence = "This group has ended. It can be read, but nothing is added to it"


class LeadsAlready(GroupRule):
    sentence = "This person leads the group already. Choose someone else"
    field = "person"


class LeaderDaysImpossible(GroupRule):
    sentence = "The last day cannot be before the first, nor in the past"
    field = "ends_on"


class CoverIncomplete(GroupRule):
    sentence = "Leave cover needs a last day and a hand-over"
    field = "hand_over"


class LastLeader(GroupRule):
    sentence = "Somebody has to lead the group. Add another leader first"


class LeadershipOver(GroupRule):
    sentence = "This has ended already"


class NotTheirTherapist(GroupRule):
    sentence = "Only the client’s own therapist brings them into a group"
    field = "case"


class InAGroup(GroupRule):
    sentence = (
        "This client is in a group already, or was in this one. Choose someone else"
    )
    field = "case"


class OtherModel(GroupRule):
    sentence = (
        "This client’s case follows another model. Change the model first, or choose "
        "someone else"
    )
    field = "case"


class GroupIsFull(GroupRule):
    sentence = f"A group here has {len(words.CODES)} members at the most"
    field = "case"


class JoinedAlready(GroupRule):
    sentence = "This client is in the group already"


class LateReasonMissing(GroupRule):
    sentence = "The group has begun. Write why this client joins now"
    field = "late_reason"


class LeftAlready(GroupRule):
    sentence = "This client has left the group already"


class LeavingReasonMissing(GroupRule):
    sentence = "Write why the client leaves the group"
    field = "left_reason"


class LeftBeforeJoining(GroupRule):
    sentence = "The day of leaving cannot be before the day of joining"
    field = "left_on"


def hold(group: TherapyGroup) -> TherapyGroup:
    """One writer at a time; the group as it is now."""
    held = TherapyGroup.objects.select_for_update(no_key=True, of=("self",))
    return held.get(pk=group.pk)


def check_going_on(group: TherapyGroup) -> None:
    if group.is_over:
        raise GroupIsOver
