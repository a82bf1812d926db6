"""A questionnaire as the drawings want it."""

from __future__ import annotations

from measures.instruments import instrument
from measures.queries.recall import asks_about
from ui.drawing import Scale

SHORT = {
    "Minimal": "Min.",
    "Moderate": "Mod.",
    "Moderately severe": "Mod. sev",
}
NARROW = {"Moderately severe": "Mod. severe"}


def scale_of(instrument_key: str, age: int | None = None) -> Scale:
    """Bands, cut-off (at this age) and reliable change of a questionnaire."""
    definition = instrument(instrument_key)
    change = definition.reliable_change
    titles = [band.title for band in definition.bands]
    return Scale(
        title=definition.short_title,
        maximum=definition.maximum,
        cuts=tuple(band.first for band in definition.bands),
        names=tuple(NARROW.get(title, title) for title in titles),
        short_names=tuple(SHORT.get(title, title) for title in titles),
        cutoff=definition.case_from(age),
        reliable=change.points if change else None,
        recall_days=definition.recall_days,
        asks_about=asks_about(definition),
    )
