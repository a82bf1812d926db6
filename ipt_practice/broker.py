"""Celery's folder transport, made safe for a reader that looks while a writer writes.

Kombu's own opens a message under its final name and then writes it, so a worker that
polls in between reads nothing and stops with a JSON error. Here a message appears whole,
by rename, and the table of queues is read and written under one lock.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):  # type: ignore[misc]  # kombu has no types
    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:
        """Write to a name that no reader looks for, then rename."""
        folder = Path(self.data_folder_out)
        name = f"{time.time_ns()}_{uuid.uuid4()}.{queue}.msg"
        written = folder / f".{name}"
        written.write_text(dumps(payload))
        written.rename(folder / name)

    def get_table(self, exchange: str) -> list[Any]:
        with self._table_lock():
            table: list[Any] = super().get_table(exchange)
            return table

    def _queue_bind(self, *binding: Any) -> None:
        with self._table_lock():
            super()._queue_bind(*binding)

    @contextmanager
    def _table_lock(self) -> Iterator[None]:
        self.control_folder.mkdir(exist_ok=True)
        with (self.control_folder / "lock").open("w") as held:
            filesystem.lock(held, filesystem.LOCK_EX)
            try:
                yield
            finally:
                filesystem.unlock(held)


class Transport(filesystem.Transport):  # type: ignore[misc]  # kombu has no types
    Channel = Channel
