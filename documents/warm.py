"""What a worker's parent prepares before it forks: every child then shares it."""

from __future__ import annotations

import gc
from typing import Any

from documents import pdf


def before_the_fork(**_: Any) -> None:
    """Fonts, styles and one render; then keep the collector from touching the pages
    that the children share."""
    pdf.warm()
    gc.collect()
    gc.freeze()
