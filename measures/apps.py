from pathlib import Path

from django.apps import AppConfig
from django.core import checks
from django.core.exceptions import ImproperlyConfigured


class MeasuresConfig(AppConfig):
    name = "measures"

    def ready(self) -> None:
        from cases.registry import register, register_need
        from measures.checks import same_version_same_definition
        from measures.instruments import ask_also
        from measures.models import Administration, ScaleEntry, SelfReportLink
        from measures.models.kept_definition import last_kept
        from measures.queries import has_scores
        from protocols.intake import ElsewhereKey

        register(Administration, ScaleEntry, SelfReportLink)
        register_need(ElsewhereKey.MEASURES, has_scores)
        ask_also(last_kept)
        checks.register(same_version_same_definition, checks.Tags.database)
        self._add_packs()

    def _add_packs(self) -> None:
        from django.conf import settings

        from measures.instruments import INSTRUMENTS
        from measures.instruments.packs import PackRefused, read_packs

        if not settings.CONTENT_PACKS:
            return
        try:
            INSTRUMENTS.update(read_packs(Path(settings.CONTENT_PACKS), INSTRUMENTS))
        except PackRefused as problem:
            raise ImproperlyConfigured(str(problem)) from problem
