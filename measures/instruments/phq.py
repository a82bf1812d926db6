"""The depression family: PHQ-9, PHQ-8, PHQ-2, and PHQ-15 for bodily symptoms."""

from __future__ import annotations

from measures.instruments.licences import (
    NO_PRORATING,
    NO_PRORATING_ALL_NEEDED,
    PFIZER,
    PFIZER_LICENCE,
)
from measures.instruments.phq_items import (
    ANSWERS,
    DIFFICULTY,
    PHQ9_ITEMS,
    PHQ15_ANSWERS,
    PHQ15_ITEMS,
    PHQ15_STEM,
    STEM,
)
from measures.instruments.shapes import (
    Band,
    Cutoff,
    Flag,
    Instrument,
    Missing,
    ReliableChange,
)

PHQ9_BANDS: tuple[Band, ...] = (
    Band(key="MINIMAL", title="Minimal", first=0, last=4),
    Band(key="MILD", title="Mild", first=5, last=9),
    Band(key="MODERATE", title="Moderate", first=10, last=14),
    Band(key="MODERATELY_SEVERE", title="Moderately severe", first=15, last=19),
    Band(key="SEVERE", title="Severe", first=20, last=27),
)
PHQ8_BANDS: tuple[Band, ...] = (
    *PHQ9_BANDS[:-1],
    Band(key="SEVERE", title="Severe", first=20, last=24),
)

PHQ9 = Instrument(
    key="PHQ9",
    title="Patient Health Questionnaire-9",
    short_title="PHQ-9",
    version="2026-1",
    recall="last 2 weeks",
    recall_days=14,
    stem=STEM,
    options=ANSWERS,
    items=PHQ9_ITEMS,
    extra=DIFFICULTY,
    bands=PHQ9_BANDS,
    cutoffs=(
        Cutoff(
            name="NHS",
            title="NHS caseness",
            at_least=10,
            flag=Flag.CASENESS,
            source="NHS Talking Therapies manual v6; Kroenke 2001",
        ),
        Cutoff(
            name="ADOLESCENT",
            title="Cut-off for ages 13 to 17",
            at_least=11,
            flag=Flag.ADOLESCENT_SCREEN_POSITIVE,
            source="Richardson 2010 (PMC3217785)",
            youngest=13,
            oldest=17,
        ),
    ),
    reliable_change=ReliableChange(
        points=6, source="NHS Talking Therapies manual v6 (Jacobson & Truax 1991)"
    ),
    mcid=5,
    risk_items={9: 1},
    missing=Missing(at_most=2, source="NHS Data Dictionary, PHQ-9"),
    youngest=13,
    loinc_panel="44249-1",
    loinc_total="44261-6",
    attribution=PFIZER,
    licence=PFIZER_LICENCE,
    source="Kroenke, Spitzer & Williams 2001",
)

PHQ8 = Instrument(
    key="PHQ8",
    title="Patient Health Questionnaire-8",
    short_title="PHQ-8",
    version="2026-1",
    recall="last 2 weeks",
    recall_days=14,
    stem=STEM,
    options=ANSWERS,
    items=PHQ9_ITEMS[:8],
    bands=PHQ8_BANDS,
    cutoffs=(
        Cutoff(
            name="SCREENING",
            title="Screening cut-off",
            at_least=10,
            flag=Flag.SCREEN_POSITIVE,
            source="Kroenke 2009",
        ),
    ),
    missing=NO_PRORATING,
    attribution=PFIZER,
    licence=PFIZER_LICENCE,
    source="Kroenke 2009",
    note="It has no question on self-harm: ask about safety yourself.",
)

PHQ2 = Instrument(
    key="PHQ2",
    title="Patient Health Questionnaire-2",
    short_title="PHQ-2",
    version="2026-1",
    recall="last 2 weeks",
    recall_days=14,
    stem=STEM,
    options=ANSWERS,
    items=PHQ9_ITEMS[:2],
    bands=(),
    cutoffs=(
        Cutoff(
            name="SCREENING",
            title="Screening cut-off",
            at_least=3,
            flag=Flag.SCREEN_POSITIVE,
            source="Kroenke 2003; for ages 13 to 17 Richardson 2010 (PMC3100798)",
            youngest=13,
        ),
    ),
    missing=NO_PRORATING_ALL_NEEDED,
    youngest=13,
    loinc_panel="55757-9",
    loinc_total="55758-7",
    attribution=PFIZER,
    licence=PFIZER_LICENCE,
    source="Kroenke, Spitzer & Williams 2003",
    note="It has no question on self-harm: ask about safety yourself.",
)

PHQ15 = Instrument(
    key="PHQ15",
    title="Patient Health Questionnaire-15",
    short_title="PHQ-15",
    version="2026-1",
    recall="past 4 weeks",
    recall_days=28,
    stem=PHQ15_STEM,
    options=PHQ15_ANSWERS,
    items=PHQ15_ITEMS,
    highest_answer=2,
    bands=(
        Band(key="MINIMAL", title="Minimal", first=0, last=4),
        Band(key="LOW", title="Low", first=5, last=9),
        Band(key="MEDIUM", title="Medium", first=10, last=14),
        Band(key="HIGH", title="High", first=15, last=30),
    ),
    cutoffs=(
        Cutoff(
            name="NHS",
            title="NHS caseness",
            at_least=10,
            flag=Flag.CASENESS,
            source="NHS Talking Therapies manual v6",
        ),
    ),
    not_applicable_items=(4,),
    missing=NO_PRORATING_ALL_NEEDED,
    loinc_panel="69728-4",
    loinc_total="70273-8",
    attribution=PFIZER,
    licence=PFIZER_LICENCE,
    source="Kroenke, Spitzer & Williams 2002",
)
