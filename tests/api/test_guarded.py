"""The resources of seats: what is sent, found and ordered, in a fixed number of statements, and to whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from knox.models import AuthToken

from programmes.api.registry import GUARDED_RESOURCES
from programmes.enums import Role
from tests import factories as make
from tests.api.conftest import Caller
from tests.api.seat_samples import KINDS, name_of, seat_samples
from tests.api.test_filters import example

pytestmark = pytest.mark.django_db
BY_ROUTE = {resource.route: resource for resource in GUARDED_RESOURCES}
# Not sent: accounts of the Centre's people, and rows that not everybody who sees this one sees.
KEPT_BACK = {
    "seat-calls": {"directors"},
    "seat-events": {"offer", "allocation", "by"},
    "seat-offers": {"waiting", "reoffer", "seat"},
    "messages": {"reoffer"},
}
UNFILTERED = {"sheet", "content"}


@pytest.fixture(params=sorted(BY_ROUTE))
def resource(request):
    return BY_ROUTE[request.param]


@pytest.fixture
def planner(as_role):
    return as_role(Role.PLANNER)


def signed_in(role, **values):
    _row, token = AuthToken.objects.create(make.UserFactory(role=role, **values))
    return Caller(token)


def test_every_resource_has_a_sample():
    assert set(KINDS) == set(BY_ROUTE)


def test_every_column_is_sent_and_filtered(resource):
    """A new column of a model fails here until it has a key in the body and a filter, or is kept back."""
    model = resource.model
    fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    covered = {name.split("__")[0] for part in resource.keys.values() for name in part.covers}
    assert fields - covered - {"id", "search_text"} - KEPT_BACK.get(resource.route, set()) == set()
    unfiltered = {part.name for part in resource.keys.values() if part.covers and not part.filters}
    assert unfiltered - UNFILTERED - {"version"} == set()


def test_record_is_what_the_list_holds(resource, planner):
    record = seat_samples()[resource.route]
    name = name_of(resource, record)
    shown = planner.body(f"{resource.route}/{name}/")
    assert list(shown) == list(resource.keys)
    assert shown["url"] == f"/api/v1/{resource.route}/{name}/"
    (listed,) = [one for one in planner.body(f"{resource.route}/")["results"] if one["url"] == shown["url"]]
    assert listed == shown
    few = planner.body(f"{resource.route}/{name}/?fields=url")
    assert few == {"url": shown["url"]}


def test_every_filter_and_order_runs(resource, planner):
    record = seat_samples()[resource.route]
    for name, one in resource.filtered.items():
        moment = f"_{name}".endswith(("_at_min", "_at_max"))
        own = isinstance(record, one.target) if one.target else False
        value = "2026-01-01" if moment else name_of(resource, record) if own else example(one, record)
        answer = planner.get(f"{resource.route}/?{name}={value}&count=true")
        assert answer.status_code == 200, (name, value, answer.content)
    for name in resource.sortable:
        for sign in ("", "-"):
            answer = planner.get(f"{resource.route}/?ordering={sign}{name}&page_size=1")
            assert answer.status_code == 200, (name, answer.content)


def test_pages_hold_every_record_once(resource, planner):
    for _number in range(3):
        seat_samples()
    found, address = [], f"{resource.route}/?page_size=1"
    while address:
        body = planner.body(address)
        found += [one["url"] for one in body["results"]]
        address = body["next"]
    assert len(found) == len(set(found)) == resource.model._default_manager.count()


def test_list_and_record_cost_the_same_however_many(resource, planner):
    counts = set()
    for _wanted in (1, 3):
        for _number in range(_wanted):
            record = seat_samples()[resource.route]
        asked = []
        for path in (f"{resource.route}/", f"{resource.route}/{name_of(resource, record)}/"):
            planner.body(path)
            with CaptureQueriesContext(connection) as made:
                planner.body(path)
            asked.append(len(made))
        counts.add(tuple(asked))
    assert len(counts) == 1
    ((of_list, of_record),) = counts
    # The token and the account, two kinds of permissions, the roles; then the rows, or whether the row is
    # the asker's and the row.
    assert (of_list, of_record) == (6, 7)


OWN = {
    Role.FOCAL_POINT: {
        "seat-calls",
        "seat-quotas",
        "seats",
        "seat-events",
        "nominees",
        "nominations",
        "waiting-entries",
        "seat-offers",
        "messages",
        "certificates",
    },
    Role.COURSE_DIRECTOR: {
        "seat-calls",
        "seat-quotas",
        "seats",
        "seat-events",
        "nominees",
        "nominations",
        "course-reports",
        "report-items",
        "certificates",
    },
}


@pytest.mark.parametrize("role", sorted(OWN))
def test_person_reads_the_own_rows_and_learns_of_no_other(role):
    state, other = make.ParticipatingStateFactory(), make.ParticipatingStateFactory()
    user = make.UserFactory(role=role, state=state if role == Role.FOCAL_POINT else None, is_staff=True)
    _row, token = AuthToken.objects.create(user)
    caller = Caller(token)
    director = user if role == Role.COURSE_DIRECTOR else None
    own, others = seat_samples(state, director=director), seat_samples(other)
    for route in OWN[role]:
        resource = BY_ROUTE[route]
        mine, theirs = (name_of(resource, rows[route]) for rows in (own, others))
        listed = {one["url"] for one in caller.body(f"{route}/?count=true")["results"]}
        assert f"/api/v1/{route}/{mine}/" in listed
        assert f"/api/v1/{route}/{theirs}/" not in listed
        assert caller.get(f"{route}/{mine}/").status_code == 200
        gone = caller.get(f"{route}/{theirs}/")
        never = caller.get(f"{route}/999999999/")
        assert (gone.status_code, gone.content) == (404, never.content)
        if resource.tracked:
            assert caller.get(f"{route}/{mine}/history/").status_code == 200
            assert caller.get(f"{route}/{theirs}/history/").status_code == 404


def test_code_of_another_states_nominee_is_answered_like_a_code_that_is_none():
    state = make.ParticipatingStateFactory()
    caller = signed_in(Role.FOCAL_POINT, state=state)
    seat_samples(state)
    theirs = seat_samples()["nominees"].code
    answers = [caller.get(f"nominations/?nominee={code}") for code in (theirs, "nobody")]
    assert [(one.status_code, one.json()["results"]) for one in answers] == [(200, []), (200, [])]


def test_search_meets_own_people_alone():
    state = make.ParticipatingStateFactory()
    caller = signed_in(Role.FOCAL_POINT, state=state)
    own = make.NomineeFactory(state=state, name_ar="أحمد الصباح")
    make.NomineeFactory(name_ar="أحمد الصباح")
    assert caller.codes("nominees/?q=احمد") == [own.code]


def test_rows_of_an_invented_plan_say_so(planner):
    samples = seat_samples()
    plan = samples["seat-calls"].activity.plan
    type(plan).objects.filter(pk=plan.pk).update(invented=True)
    other = seat_samples()
    for route, resource in BY_ROUTE.items():
        if "invented" not in resource.keys:
            assert route == "seat-weights"
            continue
        for rows, said in ((samples, True), (other, False)):
            path = f"{route}/{name_of(resource, rows[route])}/"
            assert planner.body(path)["invented"] is said, route
    assert planner.body(f"plans/{plan.code}/")["invented"] is True
    assert planner.body(f"activities/{samples['seat-calls'].activity.code}/")["invented"] is True
    assert planner.codes("plans/?invented=false") == [other["seat-calls"].activity.plan.code]
