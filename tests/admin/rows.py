"""One row of every kind that has a page at the desk."""

from django.contrib import admin
from django.urls import reverse

from tests import factories

MAKERS = {
    "activity": factories.ActivityFactory,
    "agreement": factories.AgreementFactory,
    "annualplan": factories.AnnualPlanFactory,
    "calendar": factories.CalendarFactory,
    "citation": factories.CitationFactory,
    "closure": factories.ClosureFactory,
    "course": factories.CourseFactory,
    "courseoutline": factories.CourseOutlineFactory,
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
    "outcome": factories.OutcomeFactory,
    "participatingstate": factories.ParticipatingStateFactory,
    "person": factories.PersonFactory,
    "planningprofile": factories.PlanningProfileFactory,
    "planningrun": factories.PlanningRunFactory,
    "planpart": factories.PlanPartFactory,
    "reportedfigure": factories.ReportedFigureFactory,
    "seedload": factories.SeedLoadFactory,
    "source": factories.SourceFactory,
    "topic": factories.TopicFactory,
    "trainingteam": factories.TrainingTeamFactory,
    "user": factories.UserFactory,
    "venue": factories.VenueFactory,
    "workinggroup": factories.WorkingGroupFactory,
}
TRACKED = sorted(set(MAKERS) - {"user", "seedload", "importbatch", "planningrun"})
# Kinds that are made or changed elsewhere: a citation on the page of its record, a load by its command.
NOT_ADDED = {"citation", "seedload", "planningrun"}
NOT_DELETED = {"seedload", "importbatch", "planningrun"}


def registered():
    return {model._meta.model_name for model in admin.site._registry}


def address(model_name, page="changelist", row=None):
    return reverse(f"admin:programmes_{model_name}_{page}", args=[row.pk] if row else [])
