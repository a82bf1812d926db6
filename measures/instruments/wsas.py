"""Work and Social Adjustment Scale: numbers alone, its wording is not ours to print."""

from __future__ import annotations

from measures.instruments.shapes import Band, Instrument, Item, Missing

WSAS = Instrument(
    key="WSAS",
    title="Work and Social Adjustment Scale",
    short_title="WSAS",
    version="2026-1",
    recall="at present",
    recall_days=7,
    stem="",
    options=(),
    items=tuple(
        Item(number=number, short=f"Number {number}") for number in range(1, 6)
    ),
    highest_answer=8,
    bands=(
        Band(key="SUBCLINICAL", title="Subclinical", first=0, last=9),
        Band(
            key="SIGNIFICANT_IMPAIRMENT",
            title="Significant impairment",
            first=10,
            last=20,
        ),
        Band(
            key="MODERATELY_SEVERE_OR_WORSE",
            title="Moderately severe or worse",
            first=21,
            last=40,
        ),
    ),
    cutoffs=(),
    # Work is left out by those who do not work for other reasons; then at most 32.
    not_applicable_items=(1,),
    missing=Missing(at_most=0, source="Mundt 2002; every other answer is needed"),
    attribution="© Isaac M. Marks. The wording is not shown here; numbers only.",
    licence="Copyright is held; the wording may not be shipped.",
    source="Mundt, Marks, Shear & Greist 2002",
    is_score_only=True,
    note="Enter the five numbers from the paper form. Leave out the first if not working.",
)
