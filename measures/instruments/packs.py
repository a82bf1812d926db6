"""Content packs: questionnaires that a practice holds a licence for, kept outside the code.

A pack is a JSON file in the folder that the setting CONTENT_PACKS names. docs/packs.md
describes it; `manage.py check_pack FILE` says whether one can be used.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from measures.instruments.as_data import NotADefinition, from_data
from measures.instruments.shapes import Instrument

FORMAT = 1


class PackRefused(Exception):
    """A pack cannot be used; the message names the file, the place and the reason."""


def read_pack(path: Path) -> list[Instrument]:
    """The questionnaires of one file. Raises PackRefused."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise PackRefused(f"The pack {path.name} cannot be read.") from problem
    except ValueError as problem:
        raise PackRefused(f"The pack {path.name} is not JSON.") from problem
    try:
        return [from_data(one) for one in _questionnaires(data)]
    except NotADefinition as problem:
        raise PackRefused(f"The pack {path.name}: {problem}") from problem


def _questionnaires(data: Any) -> list[Any]:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotADefinition(f"It must be an object with format {FORMAT}.")
    found = data.get("questionnaires")
    if not isinstance(found, list) or not found:
        raise NotADefinition("It must have a list named questionnaires.")
    return found


def read_packs(folder: Path, known: dict[str, Instrument]) -> dict[str, Instrument]:
    """The questionnaires of all packs in a folder, by key.

    Raises PackRefused for a folder that is not there, a file that cannot be used, and a
    key that `known` or an earlier pack has already.
    """
    if not folder.is_dir():
        raise PackRefused(f"The folder of packs {folder} is not there.")
    found: dict[str, Instrument] = {}
    for path in sorted(folder.glob("*.json")):
        for instrument in read_pack(path):
            if instrument.key in known or instrument.key in found:
                raise PackRefused(
                    f"The pack {path.name}: there is a {instrument.key} already."
                )
            found[instrument.key] = instrument
    return found
