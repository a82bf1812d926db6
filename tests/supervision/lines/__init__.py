"""Every flag at its line: just below it, just at it, and what clears it."""

from tests.supervision.lines import agreements, endings, safety, scores, work

LINES = (
    *safety.LINES,
    *scores.LINES,
    *work.LINES,
    *endings.LINES,
    *agreements.LINES,
)
