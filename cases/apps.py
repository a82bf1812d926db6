from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        from cases import models
        from cases.registry import register

        register(
            models.CaseAccess,
            models.HandOver,
            models.Reassignment,
            models.Intake,
            models.IntakeVersion,
            models.SuitabilityReview,
            models.ModelChange,
            models.ProblemChange,
            models.Integration,
            models.FunctioningRating,
            models.RiskEntry,
            models.RiskAcknowledgement,
            models.SafetyPlan,
            models.ConfidentialityAgreement,
            models.FlagDismissal,
            models.GroupMembership,
            models.CouplePartner,
            models.CoupleTerms,
            models.Commitment,
            models.SafetyMeeting,
            models.CaseLink,
        )
