"""Relationships, support, and how the work together feels: numbers only."""

from __future__ import annotations

from measures.score_only.shapes import CutOff, Part, ScoreOnly, total

IIP32 = ScoreOnly(
    key="IIP32",
    title="Inventory of Interpersonal Problems, 32 items",
    short_title="IIP-32",
    version="2026-1",
    parts=total(4, decimals=2),
    attribution="© Mind Garden. Numbers only; the wording is not shown here.",
    source="Horowitz et al. 2000",
    note="Enter the mean of all items.",
)


def _attachment() -> tuple[Part, ...]:
    return (
        Part(key="avoidance", title="Avoidance", lowest=1, highest=7, decimals=2),
        Part(key="anxiety", title="Anxiety", lowest=1, highest=7, decimals=2),
    )


ECRR = ScoreOnly(
    key="ECRR",
    title="Experiences in Close Relationships, Revised",
    short_title="ECR-R",
    version="2026-1",
    parts=_attachment(),
    attribution="Fraley, Waller & Brennan 2000. Numbers only.",
    source="Fraley, Waller & Brennan 2000",
    note="Enter the two means.",
)

ECRRS = ScoreOnly(
    key="ECRRS",
    title="Experiences in Close Relationships, Relationship Structures",
    short_title="ECR-RS",
    version="2026-1",
    parts=_attachment(),
    attribution="Fraley et al. 2011. Numbers only.",
    source="Fraley et al. 2011",
    note="Enter the two means over all the people that were asked about.",
)

MSPSS = ScoreOnly(
    key="MSPSS",
    title="Multidimensional Scale of Perceived Social Support",
    short_title="MSPSS",
    version="2026-1",
    parts=total(7, lowest=1, decimals=2, is_higher_better=True),
    attribution="Zimet et al. 1988. Numbers only.",
    source="Zimet et al. 1988",
    note="Enter the mean of the twelve items. Published bands contradict each other, so "
    "none is shown.",
)

LSNS6 = ScoreOnly(
    key="LSNS6",
    title="Lubben Social Network Scale, 6 items",
    short_title="LSNS-6",
    version="2026-1",
    parts=total(
        30,
        is_higher_better=True,
        cut_off=CutOff(
            name="at risk of isolation", below=12, source="Lubben et al. 2006"
        ),
    ),
    attribution="© Boston College. Numbers only; the wording is not shown here.",
    source="Lubben et al. 2006",
    note="The norms are those of people of 65 and older.",
)

UCLA3 = ScoreOnly(
    key="UCLA3",
    title="UCLA Loneliness Scale, 3 items",
    short_title="UCLA-3",
    version="2026-1",
    parts=total(
        9,
        lowest=3,
        cut_off=CutOff(
            name="lonely", at_least=6, source="in common use; some studies take 4"
        ),
    ),
    attribution="Hughes et al. 2004. Numbers only.",
    source="Hughes et al. 2004",
)

SASSR = ScoreOnly(
    key="SASSR",
    title="Social Adjustment Scale, self-report",
    short_title="SAS-SR",
    version="2026-1",
    recall="last 2 weeks",
    recall_days=14,
    parts=total(5, lowest=1, decimals=2),
    attribution="© MHS. Numbers only; the wording is not shown here.",
    source="Weissman & Bothwell 1976",
    note="Enter the mean of the items that were answered.",
)

ORS = ScoreOnly(
    key="ORS",
    title="Outcome Rating Scale",
    short_title="ORS",
    version="2026-1",
    recall="last week",
    recall_days=7,
    youngest=13,
    parts=total(40, decimals=1, is_higher_better=True),
    attribution="© Miller & Duncan. Numbers only; the wording is not shown here.",
    source="Miller et al. 2003",
)

SRS = ScoreOnly(
    key="SRS",
    title="Session Rating Scale",
    short_title="SRS",
    version="2026-1",
    recall="this session",
    youngest=13,
    parts=total(
        40,
        decimals=1,
        is_higher_better=True,
        cut_off=CutOff(name="worth talking about", below=36, source="OpenFIT"),
    ),
    attribution="© Miller, Duncan & Johnson. Numbers only.",
    source="Duncan et al. 2003",
)

WAISR = ScoreOnly(
    key="WAISR",
    title="Working Alliance Inventory, short revised",
    short_title="WAI-SR",
    version="2026-1",
    parts=total(60, lowest=12, is_higher_better=True),
    attribution="© Horvath and the Society for Psychotherapy Research. Numbers only.",
    source="Hatcher & Gillaspy 2006",
)

REQOL10 = ScoreOnly(
    key="REQOL10",
    title="Recovering Quality of Life, 10 items",
    short_title="ReQoL-10",
    version="2026-1",
    recall="last week",
    recall_days=7,
    youngest=16,
    parts=total(
        40,
        is_higher_better=True,
        cut_off=CutOff(
            name="clinical range", below=24, source="Franklin et al. 2021 (PMC8034045)"
        ),
    ),
    attribution="© University of Sheffield. Numbers only; the wording is not shown here.",
    source="Keetharuth et al. 2018",
    note="Some documents put the cut-off at 25.",
)
