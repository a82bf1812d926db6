"""Grief: someone who mattered has died."""

from __future__ import annotations

from protocols.focus_areas.shapes import (
    KL84,
    WMK,
    Entry,
    FocusArea,
    FocusKey,
    Ladder,
    Stage,
    line,
)

# How mourning can be put off, avoided or stuck; ticked as the client tells it.
MOURNING_SIGNS: tuple[Entry, ...] = (
    Entry(key="MOURNING_AVOIDS", title="Avoids what reminds of them"),
    Entry(key="MOURNING_NUMB", title="Feels numb"),
    Entry(key="MOURNING_PREOCCUPIED", title="Thinks of little else"),
    Entry(key="MOURNING_KEEPS", title="Keeps everything as it was"),
    Entry(key="MOURNING_NO_TEARS", title="Has not cried"),
    Entry(key="MOURNING_LATE", title="Began long after the death"),
    Entry(key="MOURNING_DATES", title="Worse around certain dates"),
    Entry(key="MOURNING_IDEALISED", title="Only good can be said of them"),
    Entry(key="MOURNING_GUILT", title="Blames themselves"),
    Entry(key="MOURNING_BUSY", title="Keeps too busy to feel it"),
    Entry(key="MOURNING_ALONE", title="Has withdrawn from people"),
)

GRIEF = FocusArea(
    key=FocusKey.GRIEF,
    title="Grief",
    client_title="Grief",
    short_title="Grief",
    definition=(
        "Someone who mattered has died, and the difficulty began or stayed because "
        "mourning has been put off, avoided or has got stuck. Sadness after a death is "
        "not an illness."
    ),
    stages=(
        Stage(
            key="not_yet",
            title="Not yet mourning",
            meaning="The death is kept at a distance, or life stands still around it.",
        ),
        Stage(
            key="telling",
            title="Telling the story",
            meaning="What happened is told in its order, before, during and after.",
        ),
        Stage(
            key="feeling",
            title="Feeling it",
            meaning="Loved and hard sides of the person can both be felt.",
        ),
        Stage(
            key="reconnecting",
            title="Reconnecting",
            meaning="Interests and people take up some of the room again.",
        ),
    ),
    goals=(
        Entry(key="GRIEF_GOAL_MOURN", title="Help the mourning to happen"),
        Entry(
            key="GRIEF_GOAL_RECONNECT",
            title="Find interests and people again that can carry part of what was lost",
        ),
    ),
    strategies=(
        Entry(key="GRIEF_LINK", title="Link the beginning of the trouble to the death"),
        Entry(key="GRIEF_RELATIONSHIP", title="Go over the relationship, good and bad"),
        Entry(
            key="GRIEF_SEQUENCE",
            title="Tell what came before, during and after the death",
        ),
        Entry(key="GRIEF_FEELINGS", title="Bring out feelings and stay with them"),
        Entry(key="GRIEF_MIXED", title="Name mixed feelings"),
        Entry(key="GRIEF_MEMENTOES", title="Photographs, belongings, places"),
        Entry(key="GRIEF_OTHERS", title="Who else grieves, and who can be leaned on"),
        Entry(key="GRIEF_RITES", title="Rites of faith and culture"),
        Entry(key="GRIEF_ANNIVERSARY", title="Plan for the next anniversary"),
        Entry(key="GRIEF_TIES", title="Ways of being with others again"),
    ),
    markers=(
        Entry(key="GRIEF_RANGE", title="Speaks of the person with a range of feeling"),
        Entry(key="GRIEF_REMINDERS", title="Can go near reminders that were avoided"),
        Entry(key="GRIEF_GUILT", title="Guilt is less, or fits the facts"),
        Entry(key="GRIEF_PEOPLE", title="Sees people"),
        Entry(key="GRIEF_NEXT_DATE", title="Has a plan for the next hard date"),
    ),
    lines=(
        line("GRIEF_DEATH", "The death, before and after", FocusKey.GRIEF),
        line("GRIEF_BOTH_SIDES", "The relationship, good and bad", FocusKey.GRIEF),
        line("GRIEF_NEW_TIES", "New ties and interests", FocusKey.GRIEF),
    ),
    prompts=(
        "What was she like, the good and the maddening?",
        "Take me through the days before.",
        "Where do you feel it?",
        "Who else misses him?",
        "What do you find yourself avoiding?",
    ),
    asks="Who died?",
    hint=(
        "When nobody has died, other losses are usually worked on as a role transition. "
        "Keep grief if it fits better, and say why."
    ),
    pitfall=(
        "Do not push exposure or hurry an end to mourning. Ask about wishes to be with "
        "the person who died."
    ),
    needs_person=True,
    source=f"{WMK}; {KL84}",
    ladder=Ladder(
        title="Reminders",
        client_title="Going near again",
        client_hint=(
            "Things, places and days that bring it back. You choose when, and with whom. "
            "Nothing has to be done."
        ),
        step="A photo, a place, a thing, a day",
        hint="The client sets the pace and the order. None of them has to be done.",
    ),
)
