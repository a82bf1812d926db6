"""The PTSD checklist for DSM-5."""

from __future__ import annotations

from measures.instruments.licences import NO_PRORATING_ALL_NEEDED
from measures.instruments.pcl5_items import ANSWERS, INSTRUCTIONS, ITEMS, STEM
from measures.instruments.shapes import (
    Cutoff,
    Flag,
    Instrument,
    ReliableChange,
    Subscale,
)

# A symptom counts from "moderately" on.
PRESENT_FROM = 2
# How many symptoms of each cluster make a provisional picture (VA National Center).
NEEDED: dict[str, int] = {"B": 1, "C": 1, "D": 2, "E": 2}

PCL5 = Instrument(
    key="PCL5",
    title="PTSD Checklist for DSM-5",
    short_title="PCL-5",
    version="2026-1",
    recall="past month",
    recall_days=30,
    instructions=INSTRUCTIONS,
    stem=STEM,
    options=ANSWERS,
    items=ITEMS,
    highest_answer=4,
    bands=(),
    cutoffs=(
        Cutoff(
            name="NHS",
            title="NHS caseness",
            at_least=32,
            flag=Flag.CASENESS,
            source="NHS Talking Therapies manual v6",
        ),
    ),
    reliable_change=ReliableChange(
        points=10, source="NHS Talking Therapies manual v6 (Marx 2022: 15 to 18)"
    ),
    subscales=(
        Subscale(key="B", title="Intrusion", items=(1, 2, 3, 4, 5)),
        Subscale(key="C", title="Avoidance", items=(6, 7)),
        Subscale(
            key="D",
            title="Mood and thinking",
            items=(8, 9, 10, 11, 12, 13, 14),
        ),
        Subscale(key="E", title="Arousal", items=(15, 16, 17, 18, 19, 20)),
    ),
    missing=NO_PRORATING_ALL_NEEDED,
    loinc_panel="101697-1",
    loinc_total="101698-9",
    attribution=(
        "Weathers et al. (2013), National Center for PTSD. US Government work, public "
        "domain."
    ),
    licence="Public domain.",
    source="Weathers et al. 2013",
    note=(
        "Item 16 asks about taking risks; it is no question on suicide. Ask about "
        "safety yourself."
    ),
)
