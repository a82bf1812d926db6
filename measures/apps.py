from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "measures"

    def ready(self) -> None:
        from cases.registry import register
        from measures.models import Administration

        register(Administration)
