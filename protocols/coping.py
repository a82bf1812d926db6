"""Coping strategies: how much one helped, said in words.

IPT ends by strengthening what the client has learned to do for themselves (Weissman,
Markowitz & Klerman 2018). How it is asked and said is our own convention.
"""

from __future__ import annotations

# Rated by the client after practising; both ends are always shown with the number.
LEAST, MOST = 0, 10
LEAST_WORDS, MOST_WORDS = "Did not help", "Helped very much"

# Own convention: rated this high at least once, a strategy is offered when the plan for
# staying well is written. Which ones go in, client and clinician decide.
HELPED_FROM = 5

_WORDS = (
    (0, "did not help"),
    (4, "helped a little"),
    (7, "helped"),
    (9, "helped a lot"),
)


def helped_words(helped: int) -> str:
    """ "helped a little" for 3; the number stays beside it. Raises ValueError."""
    if not LEAST <= helped <= MOST:
        raise ValueError("How much it helped is rated from 0 to 10.")
    return next((words for most, words in _WORDS if helped <= most), "helped very much")
