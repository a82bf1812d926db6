"""For whoever watches over the server: alive, and ready to work. No details."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import storages
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from ipt_practice.celery import app

logger = logging.getLogger(__name__)
BROKER_SECONDS = 1


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Database, broker and document storage: "ok" or "fail" each, 503 if any fails."""
    checks = {"database": database, "broker": broker, "storage": storage}
    found = {name: _answer(name, check) for name, check in checks.items()}
    is_ready = all(answer == "ok" for answer in found.values())
    return JsonResponse(found, status=200 if is_ready else 503)


def _answer(name: str, check: Callable[[], None]) -> str:
    try:
        check()
    except Exception:
        # Whatever it is, the answer is the same; the reason is for our own log.
        logger.exception("%s is not ready", name)
        return "fail"
    return "ok"


def database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def broker() -> None:
    with app.connection_for_write(connect_timeout=BROKER_SECONDS) as link:
        link.ensure_connection(max_retries=1, timeout=BROKER_SECONDS)


def storage() -> None:
    """The nearest folder that exists can be written to; a bucket answers a question."""
    found = storages["documents"]
    location = getattr(found, "location", None)
    if location is None:
        found.exists("readyz")
        return
    folder = Path(location)
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        raise PermissionError("The document folder cannot be written to.")
