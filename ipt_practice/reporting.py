"""What a log may hold: nothing that a person typed, and no address that opens something."""

import logging
import re
from collections.abc import ItemsView
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class HideEverything(SafeExceptionReporterFilter):
    """Hides every POST field and every local variable, also in DEBUG."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        if request is None:
            return {}
        return dict.fromkeys(request.POST, self.cleansed_substitute)

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: Any
    ) -> ItemsView[str, Any]:
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()


# The address of a client's own questionnaires, and that by which a password is set.
OPENS_SOMETHING = re.compile(r"(/m/|/password/reset/key/)[^/\s\"'?]+")


class HideLinks(logging.Filter):
    """Takes out of every line what would let its reader in."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = OPENS_SOMETHING.sub(r"\1[hidden]", said)
        if hidden != said:
            record.msg, record.args = hidden, None
        return True
