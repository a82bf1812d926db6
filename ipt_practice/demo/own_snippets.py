"""Words that the demo's therapists write often."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from sessions import actions as sessions

SNIPPETS = {
    "ruth": (
        (
            "Mood and week",
            "Mood this week, and what happened with whom around it: ",
        ),
        (
            "Sessions left",
            "Said how many sessions are left, and asked how it is to hear it. ",
        ),
        (
            "Role play, looked back on",
            "Practised in turns. What was easier the second time: ",
        ),
    ),
    "jonas": (
        (
            "Left unsaid",
            "What was nearly said today, and what came instead: ",
        ),
        (
            "Scene",
            "Scene: what set it off, what was felt, expected and done, what came of it. ",
        ),
    ),
}


def add_snippets(cast: dict[str, User], *, at: datetime) -> None:
    """Into each one's own list, in this order."""
    for key, own in SNIPPETS.items():
        for title, text in own:
            sessions.add_snippet(by=cast[key], title=title, text=text, at=at)
