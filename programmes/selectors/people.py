"""People and the posts they held when."""

from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from programmes.models import Appointment, Delegate, Person
from programmes.selectors.citations import Citations, citations_of
from programmes.selectors.ordering import by_name, directed

PERSON_SORTS = ("name", "seen", "meetings")


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """One person with posts and meetings, each in the order of their dates."""

    person: Person
    appointments: tuple[Appointment, ...]
    delegations: tuple[Delegate, ...]
    citations: Citations


def person_rows(*, q: str = "", state: str = "", sort: str = "") -> QuerySet[Person]:
    """People with their posts; `state` is the code of a state or organisation they held a post for."""
    rows = Person.objects.current().matching(q)
    if state:
        rows = rows.filter(pk__in=Appointment.objects.current().filter(state__code=state).values("person"))
    rows = rows.annotate(
        meeting_count=Count("delegations", filter=Q(delegations__retired_on__isnull=True), distinct=True),
        seen=Max("appointments__starts_on", filter=Q(appointments__retired_on__isnull=True)),
    )
    orders = {"name": by_name(), "seen": "seen", "meetings": "meeting_count"}
    posts = Appointment.objects.current().select_related("state").order_by("starts_on", "code")
    return rows.order_by(*directed(sort, orders, "name")).prefetch_related(Prefetch("appointments", posts))


def person_states() -> list[tuple[str, str, str]]:
    """Code and both names of every state or organisation that a post on record belongs to."""
    posts = Appointment.objects.current().filter(state__isnull=False)
    return sorted(set(posts.values_list("state__code", "state__title_en", "state__title_ar")))


def person_sheet(code: str) -> PersonSheet:
    """The sheet of one person. Raises Person.DoesNotExist."""
    person = Person.objects.get(code=code)
    appointments = tuple(
        Appointment.objects.current()
        .filter(person=person)
        .select_related("state")
        .order_by("starts_on", "code")
    )
    delegations = tuple(
        Delegate.objects.current()
        .filter(person=person)
        .select_related("meeting__round__dialogue", "side")
        .order_by("meeting__starts_on", "code")
    )
    cited = citations_of([person], appointments, delegations)
    return PersonSheet(person, appointments, delegations, cited)
