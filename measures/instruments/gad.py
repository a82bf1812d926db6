"""The anxiety family: GAD-7, GAD-2, and PHQ-4, which asks two questions of each."""

from __future__ import annotations

from measures.instruments.licences import (
    NO_PRORATING,
    NO_PRORATING_ALL_NEEDED,
    PFIZER,
    PFIZER_LICENCE,
)
from measures.instruments.phq_items import ANSWERS, GAD7_ITEMS, PHQ4_ITEMS, STEM
from measures.instruments.shapes import (
    Band,
    Cutoff,
    Flag,
    Instrument,
    ReliableChange,
    Subscale,
)

# The GAD-7 is an adult questionnaire that services use from 13 on.
GAD_FROM_AGE = 13

GAD7 = Instrument(
    key="GAD7",
    title="Generalised Anxiety Disorder-7",
    short_title="GAD-7",
    version="2026-1",
    recall="last 2 weeks",
    recall_days=14,
    stem=STEM,
    options=ANSWERS,
    items=GAD7_ITEMS,
    bands=(
        Band(key="MINIMAL", title="Minimal", first=0, last=4),
        Band(key="MILD", title="Mild", first=5, last=9),
        Band(key="MODERATE", title="Moderate", first=10, last=14),
        Band(key="SEVERE", title="Severe", first=15, last=21),
    ),
    cutoffs=(
        Cutoff(
            name="NHS",
            title="NHS caseness",
            at_least=8,
            flag=Flag.CASENESS,
            source="NHS Talking Therapies manual v6",
            youngest=GAD_FROM_AGE,
        ),
        Cutoff(
            name="SCREENING",
            title="Screening cut-off",
            at_least=10,
            flag=Flag.SCREEN_POSITIVE,
            source="Spitzer 2006",
            youngest=GAD_FROM_AGE,
        ),
    ),
    reliable_change=ReliableChange(
        points=4, source="NHS Talking Therapies manual v6 (Jacobson & Truax 1991)"
    ),
    mcid=4,
    missing=NO_PRORATING,
    youngest=GAD_FROM_AGE,
    loinc_panel="69737-5",
    loinc_total="70274-6",
    attribution=PFIZER,
    licence=PFIZER_LICENCE,
    source="Spitzer, Kroenke, Williams & Löwe 2006",
)

GAD2 = Instrument(
    key="GAD2",
    title="Generalised Anxiety Disorder-2",
    short_title="GAD-2",
    version="2026-1",
    recall="last 2 weeks",
    recall_days=14,
    stem=STEM,
    options=ANSWERS,
    items=GAD7_ITEMS[:2],
    bands=(),
    cutoffs=(
        Cutoff(
            name="SCREENING",
            title="Screening cut-off",
            at_least=3,
            flag=Flag.SCREEN_POSITIVE,
            source="Kroenke 2007",
        ),
    ),
    missing=NO_PRORATING_ALL_NEEDED,
    attribution=PFIZER,
    licence=PFIZER_LICENCE,
    source="Kroenke 2007",
)

PHQ4 = Instrument(
    key="PHQ4",
    title="Patient Health Questionnaire-4",
    short_title="PHQ-4",
    version="2026-1",
    recall="last 2 weeks",
    recall_days=14,
    stem=STEM,
    options=ANSWERS,
    items=PHQ4_ITEMS,
    bands=(
        Band(key="NORMAL", title="Normal", first=0, last=2),
        Band(key="MILD", title="Mild", first=3, last=5),
        Band(key="MODERATE", title="Moderate", first=6, last=8),
        Band(key="SEVERE", title="Severe", first=9, last=12),
    ),
    cutoffs=(),
    subscales=(
        Subscale(
            key="ANXIETY",
            title="Anxiety (GAD-2)",
            items=(1, 2),
            positive_from=3,
            flag=Flag.ANXIETY_POSITIVE,
        ),
        Subscale(
            key="DEPRESSION",
            title="Depression (PHQ-2)",
            items=(3, 4),
            positive_from=3,
            flag=Flag.DEPRESSION_POSITIVE,
        ),
    ),
    missing=NO_PRORATING_ALL_NEEDED,
    loinc_panel="69724-3",
    loinc_total="70272-0",
    attribution=PFIZER,
    licence=PFIZER_LICENCE,
    source="Kroenke, Spitzer, Williams & Löwe 2009",
    note="It has no question on self-harm: ask about safety yourself.",
)
