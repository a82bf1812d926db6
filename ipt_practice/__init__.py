"""Wiring only: settings, URLs, the Celery app, and the pages that compose several rooms."""

from ipt_practice.celery import app as celery_app

__all__ = ["celery_app"]
