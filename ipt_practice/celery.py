"""The Celery app. A message is only a hint to look at a row in our database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipt_practice.settings")

app = Celery("ipt_practice")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "documents-sweep": {"task": "documents.sweep", "schedule": 10.0},
}
