"""The product's own settings, with the one variable that tells it it is under test."""

import os

os.environ.setdefault("TESTING", "1")
os.environ.setdefault("DEMO", "1")

from ipt_practice.settings import *  # noqa: F403
