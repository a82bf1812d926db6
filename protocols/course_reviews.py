"""Reviews of the course: what is asked when client and therapist look back and ahead.

IPT looks at symptoms, focus and goals with the client half-way and before the ending
(Weissman, Markowitz & Klerman 2018); DIT at the IPAF, measures and the work together
(Lemma, Target & Fonagy 2011). The wording is our own.
"""

from __future__ import annotations

from dataclasses import dataclass

# A review between the points of the protocol, because somebody wanted it.
EXTRA = "EXTRA"
EXTRA_TITLE = "Review in between"

# How the two work together, in the client's rating; both ends stand with the number.
TOGETHER_LEAST, TOGETHER_MOST = "not well", "very well"


@dataclass(frozen=True, kw_only=True)
class Consideration:
    """Something to think about when little has changed. Never a conclusion."""

    key: str
    title: str


# IPT asks it of the treatment, not of the client: is the diagnosis right, is medication
# needed, is the focus right (Weissman, Markowitz & Klerman 2018).
CONSIDERED: tuple[Consideration, ...] = (
    Consideration(key="DIAGNOSIS", title="Whether the diagnosis fits"),
    Consideration(key="MEDICATION", title="Medication, with who prescribes it"),
    Consideration(key="INTENSITY", title="How often and how long to meet"),
    Consideration(key="FOCUS", title="Another focus, or the same one sharper"),
    Consideration(key="SUPERVISION", title="Bringing it to supervision"),
)
CONSIDERED_TITLES = {one.key: one.title for one in CONSIDERED}
