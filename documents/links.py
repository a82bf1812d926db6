"""What ties a sentence of a draft to the record that it came from.

Every sentence that was taken from the record keeps a link of its own: the words as they
were taken, and from where. Held against the text and against what the record offers now,
a link says whether the sentence still stands as it was taken, was put into the writer's
words, and whether the record has come to say something else (docs/adr/0044).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documents.kinds.base import Offer

# An edited sentence is taken for the same one from this likeness of its characters on.
RECOGNISABLE = 0.6
# Two versions of one entry are taken for the same one from this likeness on.
SAME_ENTRY = 0.5
# A sentence ends at a mark, with the quotation marks that close after it; a line ends too.
SENTENCE = re.compile(r"[^\s](?:[^\n]*?[.!?][”’\"')]*(?=\s|$)|[^\n]*$)", re.MULTILINE)


class Answer(StrEnum):
    """What a writer decides about a sentence whose source has changed."""

    UPDATE = "UPDATE"
    KEEP = "KEEP"
    TAKE_OUT = "TAKE_OUT"


class Standing(StrEnum):
    """How a sentence stands in the text."""

    AS_TAKEN = "AS_TAKEN"
    EDITED = "EDITED"
    OWN_WORDS = "OWN_WORDS"  # nothing in the text is like it any more


@dataclass(frozen=True, kw_only=True)
class Link:
    """One sentence as it was taken from the record, and what was decided about it since.

    `kept` is what the record said when the writer kept their own sentence; "" when the
    record said nothing any more; None where nothing was kept.
    """

    id: str
    text: str
    label: str
    record: str
    record_id: str
    kept: str | None = None
    answers: tuple[dict[str, str], ...] = field(default=())

    @property
    def slot(self) -> tuple[str, str]:
        """The place of the record it is from, whatever version of it."""
        return self.record, re.sub(r"(?<=version )\d+", "", self.label)

    @property
    def source(self) -> dict[str, str]:
        return {"label": self.label, "record": self.record, "id": self.record_id}

    def stored(self) -> dict[str, Any]:
        return asdict(self) | {"answers": list(self.answers)}

    def answered(self, answer: Answer, *, by: str, at: str, said: str) -> Link:
        """With one more decision: who, when, and what the record said at that moment."""
        one = {"answer": answer.value, "by": by, "at": at, "said": said}
        return replace(self, answers=(*self.answers, one))


@dataclass(frozen=True, kw_only=True)
class Trace:
    """A link held against the text and the record of today.

    `sentence` is what stands for it in the text, from `start` to `end`; `now` is what the
    record offers in its place, None where it offers nothing any more.
    """

    link: Link
    standing: Standing
    sentence: str
    start: int
    end: int
    now: Offer | None

    @property
    def now_text(self) -> str:
        return self.now.text if self.now else ""

    @property
    def is_changed(self) -> bool:
        """The record says something else than what was taken from it."""
        return self.now_text != self.link.text

    @property
    def is_kept(self) -> bool:
        return self.is_changed and self.link.kept == self.now_text

    @property
    def needs_answer(self) -> bool:
        """Changed, and neither kept nor written by the writer just as the record has it.

        What nothing in the text is like any more asks nothing: it is the writer's own.
        """
        return (
            self.standing != Standing.OWN_WORDS
            and self.is_changed
            and not self.is_kept
            and (self.now is None or self.sentence != self.now_text)
        )

    @property
    def is_gone(self) -> bool:
        return self.now is None

    @property
    def kept_by(self) -> str:
        kept = [one for one in self.link.answers if one["answer"] == Answer.KEEP]
        return kept[-1]["by"] if kept else ""


def taken(offer: Offer) -> Link:
    """The link of a sentence that is taken from the record now."""
    return Link(
        id=offer.key,
        text=offer.text,
        label=offer.label,
        record=offer.record,
        record_id=offer.record_id,
    )


def distinct(links: Iterable[Link]) -> list[Link]:
    """Each under an id of its own: two people may be called by the same relation."""
    found: dict[str, Link] = {}
    for link in links:
        name, count = link.id, 2
        while name in found:
            name, count = f"{link.id}-{count}", count + 1
        found[name] = replace(link, id=name)
    return list(found.values())


def links_of(part: Mapping[str, Any]) -> list[Link]:
    """The links of a part as it is stored; drafts of older versions have none."""
    return [
        Link(**stored | {"answers": tuple(stored["answers"])})
        for stored in part.get("links", ())
    ]


def stored(links: Iterable[Link]) -> list[dict[str, Any]]:
    return [link.stored() for link in links]


def traces(
    links: Sequence[Link], text: str, offers: Sequence[Offer]
) -> tuple[Trace, ...]:
    """Each link with where it stands in the text, and what the record says now."""
    now = _now(links, offers)
    places = _places(links, text, now)
    found = []
    for link in links:
        start, end = places.get(link.id, (0, 0))
        sentence = text[start:end]
        standing = Standing.AS_TAKEN if sentence == link.text else Standing.EDITED
        found.append(
            Trace(
                link=link,
                standing=standing if sentence else Standing.OWN_WORDS,
                sentence=sentence,
                start=start,
                end=end,
                now=now.get(link.id),
            )
        )
    return tuple(found)


def renamed(
    part: Mapping[str, Any], before: Sequence[Offer], after: Sequence[Offer]
) -> dict[str, Any]:
    """Text and links of a part once the same offers name people in another way.

    Both are of the same record, so that they stand in pairs. In the text only sentences
    change that stand just as they were taken; what was put into other words is the
    writer's, and its link follows, so that it does not look as if the record had changed.
    """
    if len(before) != len(after):
        return {}
    new: dict[str, list[Offer]] = {}
    for one, two in zip(before, after, strict=True):
        new.setdefault(one.text, []).append(two)
    text, found, swaps = str(part["text"]), [], []
    for trace in traces(links_of(part), text, before):
        link = trace.link
        if waiting := new.get(link.text):
            said = waiting.pop(0).text if waiting[1:] else waiting[0].text
            if trace.standing == Standing.AS_TAKEN:
                swaps.append((trace.start, trace.end, said))
            link = replace(link, text=said)
        if link.kept in new:
            link = replace(link, kept=new[link.kept][0].text)
        found.append(link)
    for start, end, said in sorted(swaps, reverse=True):
        text = text[:start] + said + text[end:]
    return {"text": text, "links": stored(found)}


def _now(links: Sequence[Link], offers: Sequence[Offer]) -> dict[str, Offer]:
    """Link -> what the record offers in its place, for those that it still offers.

    The same words first; then another version of the same entry: of the same row if it
    is still there, the most alike, or the only one that is left on both sides.
    """
    labelled = [offer for offer in offers if offer.label]
    found: dict[str, Offer] = {}
    for link in links:
        same = [one for one in labelled if one.text == link.text]
        if same:
            found[link.id] = same[0]
    used = set(found.values())
    left = [link for link in links if link.id not in found]
    pairs = sorted(
        (
            (_likeness(link.text, offer.text), place, link, offer)
            for place, link in enumerate(left)
            for offer in _candidates(link, labelled)
            if offer not in used
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    for likeness, _, link, offer in pairs:
        if link.id in found or offer in used:
            continue
        alone = [other.slot for other in left if other.id not in found].count(
            link.slot
        ) == 1 and not any(
            one is not offer and one not in used for one in _candidates(link, labelled)
        )
        if likeness >= SAME_ENTRY or alone:
            found[link.id] = offer
            used.add(offer)
    return found


def _candidates(link: Link, offers: Sequence[Offer]) -> list[Offer]:
    in_slot = [one for one in offers if taken(one).slot == link.slot]
    same_row = [one for one in in_slot if one.record_id == link.record_id]
    return same_row or in_slot


def _places(
    links: Sequence[Link], text: str, now: Mapping[str, Offer]
) -> dict[str, tuple[int, int]]:
    """Link -> from where to where its sentence stands; each stretch belongs to one.

    Just as it was taken, else just as the record has it now, else what is most like it.
    """
    found: dict[str, tuple[int, int]] = {}
    said_now = {key: offer.text for key, offer in now.items()}
    for said in ({link.id: link.text for link in links}, said_now):
        for key, sentence in said.items():
            start = _free(text, sentence, found.values()) if key not in found else -1
            if start >= 0:
                found[key] = (start, start + len(sentence))
    sentences = [match.span() for match in SENTENCE.finditer(text)]
    for link in links:
        if link.id not in found and (span := _alike(link, text, sentences, found)):
            found[link.id] = span
    return found


def _free(text: str, sentence: str, taken_spans: Iterable[tuple[int, int]]) -> int:
    """Where the sentence stands, outside of what other links hold; -1 if nowhere.

    A line of its own first: an entry can be part of a longer one.
    """
    spans, places = list(taken_spans), []
    start = text.find(sentence)
    while start >= 0:
        if not any(_meet((start, start + len(sentence)), span) for span in spans):
            places.append(start)
        start = text.find(sentence, start + 1)
    return next(
        (one for one in places if _is_line(text, one, one + len(sentence))),
        places[0] if places else -1,
    )


def _is_line(text: str, start: int, end: int) -> bool:
    return text[:start][-1:] in ("", "\n") and text[end:][:1] in ("", "\n")


def _alike(
    link: Link,
    text: str,
    sentences: Sequence[tuple[int, int]],
    found: Mapping[str, tuple[int, int]],
) -> tuple[int, int] | None:
    """The stretch of sentences that is most like the link's, if any is like it."""
    count = len(SENTENCE.findall(link.text))
    best, most = None, RECOGNISABLE
    for length in {max(count - 1, 1), count, count + 1}:
        for first in range(len(sentences) - length + 1):
            span = (sentences[first][0], sentences[first + length - 1][1])
            if any(_meet(span, other) for other in found.values()):
                continue
            likeness = _likeness(link.text, text[slice(*span)])
            if likeness >= most:
                best, most = span, likeness
    return best


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The two quick ones are upper bounds: most pairs need no exact answer.
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < SAME_ENTRY:
        return 0.0
    return matcher.ratio()
