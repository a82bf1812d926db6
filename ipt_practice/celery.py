"""The Celery app. A message is only a hint to look at a row in our database.

Limits, acknowledgement and serialisation are settings with the prefix CELERY_.
"""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipt_practice.settings")
TRANSPORT_ALIASES["filesystem"] = "ipt_practice.broker:Transport"

app = Celery("ipt_practice")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    # A hint that nobody took within the interval is worth nothing: the next one says
    # the same. Without an expiry they would pile up while no worker runs.
    "documents-sweep": {
        "task": "documents.sweep",
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "supervision-sweep": {
        "task": "supervision.sweep_logs",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
}
# How long a stop may have to wait for beat, which sleeps this long at a time.
app.conf.beat_max_loop_interval = 1
# Its file then tells a health check that it is alive (docker-compose.yml).
app.conf.beat_sync_every = 1
