"""Low mood and distress: totals of forms whose wording belongs to somebody else."""

from __future__ import annotations

from measures.score_only.shapes import (
    Change,
    CutOff,
    Part,
    ScoreOnly,
    Stretch,
    total,
)

CORE_LINE = (
    "© CORE System Trust: https://www.coresystemtrust.org.uk/copyright.pdf. "
    "Numbers only; the wording is not shown here."
)
CORE_STRETCHES = (
    (0, "Healthy"),
    (6, "Low"),
    (11, "Mild"),
    (15, "Moderate"),
    (20, "Moderately severe"),
    (25, "Severe"),
)
PHQ_STRETCHES = (
    (0, "Minimal"),
    (5, "Mild"),
    (10, "Moderate"),
    (15, "Moderately severe"),
    (20, "Severe"),
)

CORE10 = ScoreOnly(
    key="CORE10",
    title="Clinical Outcomes in Routine Evaluation, 10 items",
    short_title="CORE-10",
    version="2026-1",
    recall="last week",
    recall_days=7,
    youngest=17,
    parts=total(
        40,
        *CORE_STRETCHES,
        decimals=1,
        cut_off=CutOff(
            name="clinical cut-off", at_least=11, source="Barkham et al. 2013"
        ),
        reliable_change=Change(
            points=6, source="Barkham et al. 2013, at 90 % confidence"
        ),
    ),
    attribution=CORE_LINE,
    source="Barkham et al. 2013",
    note="Item 6 asks about self-harm, which a total does not show: look at it, and ask.",
)

COREOM = ScoreOnly(
    key="COREOM",
    title="Clinical Outcomes in Routine Evaluation, Outcome Measure",
    short_title="CORE-OM",
    version="2026-1",
    recall="last week",
    recall_days=7,
    youngest=16,
    parts=total(
        40,
        *CORE_STRETCHES,
        decimals=1,
        cut_off=CutOff(
            name="clinical cut-off", at_least=10, source="Connell et al. 2007"
        ),
    ),
    attribution=CORE_LINE,
    source="Connell et al. 2007",
    note="Enter the clinical score: the mean of the items times 10. Six items ask about "
    "risk: look at them, and ask.",
)

HAMD17 = ScoreOnly(
    key="HAMD17",
    title="Hamilton Rating Scale for Depression, 17 items",
    short_title="HAM-D",
    version="2026-1",
    recall="last week",
    recall_days=7,
    parts=total(
        52,
        (0, "Normal"),
        (8, "Mild"),
        (14, "Moderate"),
        (19, "Severe"),
        (23, "Very severe"),
    ),
    attribution="Hamilton 1960, public domain. Rated by the clinician; numbers only.",
    source="Hamilton 1960",
    note="Rated by you, not by the client. Item 3 asks about suicide: from 1 on, ask and "
    "write down what was said.",
)

BDI2 = ScoreOnly(
    key="BDI2",
    title="Beck Depression Inventory-II",
    short_title="BDI-II",
    version="2026-1",
    recall="last 2 weeks",
    recall_days=14,
    youngest=13,
    parts=total(63),
    attribution="© Pearson. Numbers only; the wording is not shown here.",
    source="Beck, Steer & Brown 1996",
    note="Item 9 asks about suicide, which a total does not show: look at it, and ask.",
)

QIDS16 = ScoreOnly(
    key="QIDS16",
    title="Quick Inventory of Depressive Symptomatology, self-report",
    short_title="QIDS-SR",
    version="2026-1",
    recall="last week",
    recall_days=7,
    parts=total(
        27,
        (0, "None"),
        (6, "Mild"),
        (11, "Moderate"),
        (16, "Severe"),
        (21, "Very severe"),
        cut_off=CutOff(name="screening", at_least=6, source="Rush et al. 2003"),
    ),
    attribution="© UT Southwestern and the University of Pittsburgh. Numbers only.",
    source="Rush et al. 2003",
    note="Item 12 asks about suicide, which a total does not show: look at it, and ask.",
)

EPDS = ScoreOnly(
    key="EPDS",
    title="Edinburgh Postnatal Depression Scale",
    short_title="EPDS",
    version="2026-1",
    recall="last week",
    recall_days=7,
    youngest=16,
    parts=total(
        30,
        (0, "Below 10"),
        (10, "Possible depression"),
        (13, "Likely depression"),
        cut_off=CutOff(name="screening", at_least=13, source="Cox et al. 1987"),
    ),
    attribution="© 1987 The Royal College of Psychiatrists. Numbers only.",
    source="Cox, Holden & Sagovsky 1987",
    note="Item 10 asks about self-harm, which a total does not show: look at it, and ask.",
)

PHQA = ScoreOnly(
    key="PHQA",
    title="PHQ-9 modified for teens",
    short_title="PHQ-A",
    version="2026-1",
    recall="as the form asks",
    recall_days=14,
    youngest=11,
    oldest=17,
    parts=total(27, *PHQ_STRETCHES),
    attribution="© 2018 The REACH Institute. Numbers only; the wording is not shown here.",
    source="Johnson et al. 2002",
    note="Item 9 asks about self-harm, which a total does not show: look at it, and ask. "
    "PHQ-9 itself may be shown, and has a cut-off for ages 13 to 17.",
)

WHO5 = ScoreOnly(
    key="WHO5",
    title="WHO-5 Well-Being Index",
    short_title="WHO-5",
    version="2026-1",
    recall="last 2 weeks",
    recall_days=14,
    youngest=9,
    parts=total(
        100,
        is_higher_better=True,
        cut_off=CutOff(name="poor well-being", below=50, source="Topp et al. 2015"),
        reliable_change=Change(points=10, source="Topp et al. 2015"),
    ),
    attribution="© World Health Organization 2024. Numbers only.",
    source="Topp et al. 2015",
    note="Enter the percentage: the five answers added up, times 4.",
)


def _dass(key: str, title: str, *firsts: int) -> Part:
    titles = ("Normal", "Mild", "Moderate", "Severe", "Extremely severe")
    return Part(
        key=key,
        title=title,
        highest=42,
        stretches=tuple(
            Stretch(first=first, title=name)
            for first, name in zip((0, *firsts), titles, strict=True)
        ),
    )


DASS21 = ScoreOnly(
    key="DASS21",
    title="Depression Anxiety Stress Scales, 21 items",
    short_title="DASS-21",
    version="2026-1",
    recall="last week",
    recall_days=7,
    youngest=17,
    parts=(
        _dass("depression", "Depression", 10, 14, 21, 28),
        _dass("anxiety", "Anxiety", 8, 10, 15, 20),
        _dass("stress", "Stress", 15, 19, 26, 34),
    ),
    attribution="Lovibond & Lovibond 1995. Numbers only; the wording is not shown here.",
    source="Lovibond & Lovibond 1995",
    note="Enter each scale doubled, as the manual does: from 0 to 42.",
)

HADS = ScoreOnly(
    key="HADS",
    title="Hospital Anxiety and Depression Scale",
    short_title="HADS",
    version="2026-1",
    recall="last week",
    recall_days=7,
    youngest=16,
    parts=(
        Part(key="anxiety", title="Anxiety", highest=21),
        Part(key="depression", title="Depression", highest=21),
    ),
    attribution="© GL Assessment. Numbers only; the wording is not shown here.",
    source="Zigmond & Snaith 1983",
)
