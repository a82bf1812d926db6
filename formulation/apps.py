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
            models.RelationshipRating,
            models.InventoryTheme,
            models.InventoryReview,
            models.SupportStep,
            models.TimelineEvent,
            models.SymptomEpisode,
            models.GriefDetail,
            models.RoleTransitionDetail,
            models.RoleDisputeDetail,
            models.DeficitsDetail,
            models.CandidateNote,
            models.StrategyUse,
            models.MarkerRating,
            models.LadderStep,
            models.LonelinessRating,
            models.PastRelationship,
            models.Formulation,
            models.OriginRelationship,
            models.RoleExpectation,
            models.CoupleAgreement,
            models.AgreementReview,
            models.OwnPart,
            models.JointFormulation,
        )
