from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "therapy_sessions"  # "sessions" already belongs to django.contrib.sessions
    verbose_name = "Therapy sessions"

    def ready(self) -> None:
        from cases.registry import register
        from sessions import models

        register(
            models.Contract,
            models.TherapySession,
            models.SessionDraft,
            models.DraftCopy,
            models.SetAsideDraft,
            models.SessionNote,
            models.NoteAddendum,
            models.Countersignature,
            models.NoteVoid,
            models.TakenOver,
            models.ProcessNote,
            models.HereAndNowNote,
            models.ContactAttempt,
            models.TaskTick,
            models.TechniqueUse,
            models.SessionMeasure,
            models.SessionRisk,
            models.SessionSighting,
            models.SightingBeside,
            models.SessionPerson,
            models.SessionGoal,
            models.JointAttendance,
            models.PhaseGate,
            models.Homework,
            models.HomeworkReview,
            models.CopingStrategy,
            models.CopingPractice,
            models.CourseReview,
            models.CarriedTask,
            models.RelapsePlan,
            models.Worksheet,
            models.WorksheetVersion,
            models.FamilyContact,
            models.SchoolPlan,
            models.Engagement,
            models.Barrier,
            models.Triage,
            models.RelapsePlanPerson,
            models.PlanCopy,
            models.EndingFeeling,
            models.EndingStep,
            models.FollowUpContact,
            models.MaintenanceContract,
            models.StepUp,
            models.GroupAttendance,
            models.IndividualMeeting,
            models.MeetingDraft,
        )
