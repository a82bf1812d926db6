"""What becomes of a part when its writer decides about one sentence of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from accounts.models import User
from documents import links
from documents.kinds.base import Offer, unique
from documents.links import Answer, Link, Standing, Trace


class LinkGone(Exception):
    def __str__(self) -> str:
        return "This sentence stands here no longer as it came from the record. Nothing was changed."


class SourceGone(Exception):
    def __str__(self) -> str:
        return "The record no longer offers this sentence."


def answered(
    stored: Mapping[str, Any],
    offers: Sequence[Offer],
    link_id: str,
    answer: Answer,
    *,
    by: User,
    at: datetime,
) -> dict[str, Any]:
    """Text and links of a part after the decision. Raises LinkGone, SourceGone."""
    own, text = links.links_of(stored), str(stored["text"])
    traced = links.traces(own, text, offers)
    trace = next((one for one in traced if one.link.id == link_id), None)
    if trace is None or trace.standing == Standing.OWN_WORDS:
        raise LinkGone
    if answer == Answer.TAKE_OUT:
        rest = [one for one in own if one.id != link_id]
        return {"text": _put(text, trace, "")} | _sources(rest)
    said = trace.now_text
    changed = trace.link.answered(
        answer, by=by.full_name, at=at.isoformat(timespec="seconds"), said=said
    )
    if answer == Answer.KEEP:
        changed = replace(changed, kept=said)
    else:
        if trace.now is None:
            raise SourceGone
        text = _put(text, trace, said)
        changed = _moved(changed, trace.now)
    kept = [changed if one.id == link_id else one for one in own]
    return {"text": text} | _sources(kept)


def _sources(kept: Sequence[Link]) -> dict[str, Any]:
    """The links of a part, and the places that they lead to."""
    return {
        "links": links.stored(kept),
        "sources": unique(one.source for one in kept),
    }


def _moved(link: Link, now: Offer) -> Link:
    """The same link, at what the record says now."""
    return replace(
        link,
        text=now.text,
        label=now.label,
        record=now.record,
        record_id=now.record_id,
        kept=None,
    )


def _put(text: str, trace: Trace, words: str) -> str:
    """The text with other words in the place of the sentence."""
    before, after = text[: trace.start], text[trace.end :]
    if not words:
        # No hole stays between its neighbours, and no empty line.
        before, after = before.rstrip(" "), after.lstrip(" ")
        if before.endswith("\n") or not before:
            after = after.removeprefix("\n")
        elif after and not after.startswith("\n"):
            before += " "
    return f"{before}{words}{after}".strip()
