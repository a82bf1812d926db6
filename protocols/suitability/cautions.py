"""What to think about before either model."""

from __future__ import annotations

from dataclasses import dataclass

WMK = "Weissman, Markowitz & Klerman 2018"
LTF = "Lemma, Target & Fonagy 2011"
NG222 = "NICE NG222 2022"


@dataclass(frozen=True, kw_only=True)
class Caution:
    """Something to think about before either model. It never blocks."""

    key: str
    title: str
    text: str
    source: str


CAUTIONS: tuple[Caution, ...] = (
    Caution(
        key="NOT_SAFE",
        title="Cannot keep safe at present",
        text="Safety comes first. Begin when a plan holds.",
        source=NG222,
    ),
    Caution(
        key="MANIA_PSYCHOSIS",
        title="Mania or psychosis at present",
        text="Standard IPT and DIT are not made for it. Talk to the psychiatrist.",
        source=f"{WMK}; {LTF}",
    ),
    Caution(
        key="SUBSTANCE",
        title="Dependence on alcohol or drugs comes first",
        text="Treatment of the dependence usually goes before, or goes along.",
        source=WMK,
    ),
    Caution(
        key="INSTABILITY",
        title="Severe, long-standing instability",
        text=(
            "Sixteen sessions may go too fast. Think of a longer form of DIT, or of "
            "mentalization-based treatment."
        ),
        source=LTF,
    ),
    Caution(
        key="ABUSE",
        title="Violence or control at home",
        text="No work with the couple. Ask alone, and follow safeguarding.",
        source="Foley, Rounsaville, Weissman, Sholomskas & Chevron 1989",
    ),
    Caution(
        key="UNDER_12",
        title="Under 12 years old",
        text="Neither model was made for children of this age.",
        source="NICE NG134 2019",
    ),
    Caution(
        key="UNDER_18",
        title="Under 18 years old",
        text=(
            "The manuals are for adults, so this is adapted use. IPT has a form for "
            "adolescents; one of DIT is still being studied."
        ),
        source="Mufson, Dorta, Moreau & Weissman 2004; NICE NG134 2019",
    ),
    Caution(
        key="UNWILLING",
        title="Not willing to look at relationships, or to have a last date",
        text="Both models rest on these. Talk it over before beginning either.",
        source=NG222,
    ),
    Caution(
        key="PREFERENCE",
        title="The client clearly prefers one",
        text="Preference is a good reason on its own.",
        source=NG222,
    ),
)
