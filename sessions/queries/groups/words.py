"""What a member's own case says of the group: which session it was, and its theme."""

from __future__ import annotations

from sessions.models import TherapySession


def group_words(therapy_session: TherapySession) -> str:
    """ "Group session 9, speaking first"; empty outside a group.

    The theme names nobody once the group's note is signed; before that it is left out.
    Costs queries unless the attendance was fetched with the session.
    """
    there = getattr(therapy_session, "group_attendance", None)
    if there is None:
        return ""
    held = there.group_session
    words = f"Group session {held.number}"
    return f"{words}, {held.theme}" if held.is_signed and held.theme else words
