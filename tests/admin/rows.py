"""One row of every kind that has a page at the desk."""

from django.contrib import admin
from django.urls import reverse

from tests import factories

MAKERS = {
    "activity": factories.ActivityFactory,
    "agreement": factories.AgreementFactory,
    "annualplan": factories.AnnualPlanFactory,
    "calendar": factories.CalendarFactory,
    "certificate": factories.CertificateFactory,
    "citation": factories.CitationFactory,
    "closure": factories.ClosureFactory,
    "course": factories.CourseFactory,
    "courseoutline": factories.CourseOutlineFactory,
    "coursereport": factories.CourseReportFactory,
    "dialogue": factories.DialogueFactory,
    "dialogueround": factories.DialogueRoundFactory,
    "event": factories.EventFactory,
    "focusarea": factories.FocusAreaFactory,
    "followup": factories.FollowUpFactory,
    "grouping": factories.GroupingFactory,
    "importbatch": factories.ImportBatchFactory,
    "measure": factories.MeasureFactory,
    "meeting": factories.MeetingFactory,
    "natotalk": factories.NatoTalkFactory,
    "nominatingbody": factories.NominatingBodyFactory,
    "nomination": factories.NominationFactory,
    "nominationimport": factories.NominationImportFactory,
    "nominee": factories.NomineeFactory,
    "outboxmessage": factories.OutboxMessageFactory,
    "outcome": factories.OutcomeFactory,
    "participatingstate": factories.ParticipatingStateFactory,
    "person": factories.PersonFactory,
    "planningprofile": factories.PlanningProfileFactory,
    "planningrun": factories.PlanningRunFactory,
    "planpart": factories.PlanPartFactory,
    "reoffer": factories.ReofferFactory,
    "reportedfigure": factories.ReportedFigureFactory,
    "seat": factories.SeatFactory,
    "seatallocation": factories.SeatAllocationFactory,
    "seatcall": factories.SeatCallFactory,
    "seatevent": factories.SeatEventFactory,
    "seatoffer": factories.SeatOfferFactory,
    "seatpolicy": factories.SeatPolicyFactory,
    "seatquota": factories.SeatQuotaFactory,
    "seedload": factories.SeedLoadFactory,
    "source": factories.SourceFactory,
    "topic": factories.TopicFactory,
    "trainingteam": factories.TrainingTeamFactory,
    "user": factories.UserFactory,
    "venue": factories.VenueFactory,
    "waitingentry": factories.WaitingEntryFactory,
    "workinggroup": factories.WorkingGroupFactory,
}
# Written by the services of seats; the desk shows them, with the versions that are kept of some.
LEDGER = {
    "certificate",
    "nomination",
    "nominationimport",
    "nominee",
    "outboxmessage",
    "reoffer",
    "seat",
    "seatallocation",
    "seatevent",
    "seatoffer",
    "waitingentry",
}
SEATS = LEDGER | {"coursereport", "seatcall", "seatpolicy", "seatquota"}
TRACKED = sorted(set(MAKERS) - {"user", "seedload", "importbatch", "planningrun"} - LEDGER)
# Kinds that are made or changed elsewhere: a citation on the page of its record, a load by its command.
NOT_ADDED = {"citation", "seedload", "planningrun", "seatcall", "seatquota"} | LEDGER
NOT_DELETED = {"seedload", "importbatch", "planningrun", "seatcall", "seatquota", "coursereport"} | LEDGER


def registered():
    return {model._meta.model_name for model in admin.site._registry}


def address(model_name, page="changelist", row=None):
    return reverse(f"admin:programmes_{model_name}_{page}", args=[row.pk] if row else [])
