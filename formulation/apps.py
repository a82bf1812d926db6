from django.apps import AppConfig


class FormulationConfig(AppConfig):
    name = "formulation"

    def ready(self) -> None:
        from cases.registry import register
        from formulation import models

        register(
            models.InventoryPerson,
            models.ClosenessRating,
            models.FocusArea,
            models.FocusStage,
            models.Ipaf,
            models.PatternSighting,
            models.Goal,
            models.GoalRating,
        )
