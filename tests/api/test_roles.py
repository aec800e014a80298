"""Who may do what: one table of roles, end points and methods, walked over every address of the API."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver

from programmes.api.registry import CLOSED_RESOURCES, GUARDED_RESOURCES, RESOURCES
from programmes.enums import Role
from tests.api.conftest import API, Caller
from tests.api.samples import SAMPLES

pytestmark = pytest.mark.django_db

STRANGER = "stranger"
SEAT_ROUTES = tuple(one.route for one in (*CLOSED_RESOURCES, *GUARDED_RESOURCES))
WHO = (STRANGER, *Role.values)
WRITING = ("POST", "PUT", "PATCH", "DELETE")
ALL = frozenset({"administrator", "planner"})
ANYBODY = frozenset(WHO)
SIGNED_IN = frozenset(Role.values)
READERS = ALL | {"course_director", "reader"}
PLANNING_READERS = ALL | {"reader"}
WITH_STATES = ALL | {"focal_point"}
WITH_DIRECTORS = ALL | {"course_director"}
WITH_BOTH = WITH_STATES | WITH_DIRECTORS


def seats(route, read, *, kept=True, added_by=None, **writing):
    """The rows of a resource of seats: its list, one record, and the history where one is kept."""
    rows = {f"{route}-list": {"GET": read} | ({"POST": added_by} if added_by else {})}
    rows[f"{route}-detail"] = {"GET": read} | writing
    return rows | ({f"{route}-history": {"GET": read}} if kept else {})


# For each kind of address: who may use each method. A resource that is not named apart has the first row.
DETAIL = {"GET": ANYBODY, "PUT": ALL, "PATCH": ALL, "DELETE": ALL}
DIRECTOR = ALL | {"course_director"}
TABLE = {
    "list": {"GET": ANYBODY, "POST": ALL},
    "detail": DETAIL,
    "history": {"GET": READERS},
    # A course director changes courses, and keeps the course outlines.
    "courses-detail": DETAIL | {"PUT": DIRECTOR, "PATCH": DIRECTOR},
    "activities-detail": DETAIL | {"PUT": DIRECTOR, "PATCH": DIRECTOR},
    "course-outlines-list": {"GET": ANYBODY, "POST": DIRECTOR},
    "course-outlines-detail": DETAIL | {"PUT": DIRECTOR, "PATCH": DIRECTOR},
    # A focal point reads in the admin what concerns the own state, and the history of that.
    "activities-history": {"GET": SIGNED_IN},
    "courses-history": {"GET": SIGNED_IN},
    "talks-history": {"GET": SIGNED_IN},
    "events-history": {"GET": SIGNED_IN},
    "states-history": {"GET": SIGNED_IN},
    "bodies-history": {"GET": SIGNED_IN},
    "meetings-history": {"GET": SIGNED_IN},
    "agreements-history": {"GET": SIGNED_IN},
    "follow-ups-history": {"GET": SIGNED_IN},
    # What is no resource.
    "index": {"GET": ANYBODY},
    "schema": {"GET": ANYBODY},
    "docs": {"GET": ANYBODY},
    "plans-summary": {"GET": ANYBODY},
    # What the planner proposes is work in progress; what was released is for all.
    "runs-list": {"GET": PLANNING_READERS, "POST": ALL},
    "runs-detail": {"GET": PLANNING_READERS},
    "runs-against": {"GET": PLANNING_READERS},
    "runs-stop": {"POST": ALL},
    "runs-repeat": {"POST": ALL},
    "runs-adopt": {"POST": ALL},
    "placements-list": {"GET": PLANNING_READERS},
    "findings-list": {"GET": READERS},
    "releases-list": {"GET": ANYBODY, "POST": ALL},
    "releases-detail": {"GET": ANYBODY},
    "plans-as-of": {"GET": ANYBODY},
    # Of seats nobody reads for the mere reason of having an address; which rows is in `test_guarded`.
    **seats("seat-policies", READERS, added_by=ALL, PUT=ALL, PATCH=ALL, DELETE=ALL),
    **seats("seat-weights", READERS),
    **seats("seat-calls", SIGNED_IN),
    **seats("seat-quotas", SIGNED_IN),
    **seats("seats", WITH_BOTH, kept=False),
    **seats("seat-allocations", PLANNING_READERS, kept=False),
    **seats("seat-events", WITH_BOTH, kept=False),
    **seats("nominees", WITH_BOTH, added_by=WITH_STATES),
    **seats("nominations", WITH_BOTH, added_by=WITH_STATES),
    **seats("waiting-entries", WITH_STATES, added_by=WITH_STATES),
    **seats("seat-offers", WITH_STATES, kept=False),
    **seats("reoffers", ALL, kept=False),
    **seats("messages", WITH_STATES),
    **seats("course-reports", WITH_DIRECTORS),
    **seats("report-items", WITH_DIRECTORS),
    **seats("certificates", WITH_BOTH),
    "seat-totals": {"GET": PLANNING_READERS},
    "seat-ledger": {"GET": PLANNING_READERS},
    "seat-calls-open": {"POST": ALL},
    "seat-calls-allocate": {"POST": ALL},
    "seat-calls-hold-back": {"POST": ALL},
    "seat-calls-release-held": {"POST": ALL},
    "seat-calls-bid": {"POST": WITH_STATES},
    "seat-calls-grant": {"POST": ALL},
    "seat-calls-turn-back": {"POST": WITH_STATES},
    "seat-calls-attendance": {"POST": WITH_DIRECTORS},
    "seat-calls-resize": {"POST": ALL},
    "seat-calls-invite": {"POST": ALL},
    "seat-calls-close": {"POST": ALL},
    "seat-calls-gates": {"GET": SIGNED_IN},
    "seat-calls-clock": {"POST": ALL},
    "certificates-revoke": {"POST": WITH_DIRECTORS},
    "certificates-replace": {"POST": WITH_DIRECTORS},
    "report-items-settle": {"POST": ALL},
    "reoffers-confirm": {"POST": ALL},
    "reoffers-dismiss": {"POST": ALL},
    "messages-change": {"POST": ALL},
    "messages-cancel": {"POST": ALL},
    "messages-mark-sent": {"POST": ALL},
    "nominations-step": {"POST": WITH_STATES},
    "nominations-substitute": {"POST": WITH_STATES},
    "waiting-entries-leave": {"POST": WITH_STATES},
    "seat-offers-accept": {"POST": WITH_STATES},
    "seat-offers-decline": {"POST": WITH_STATES},
    "login": {"POST": ANYBODY},
    "logout": {"POST": SIGNED_IN},
    "tokens": {"GET": SIGNED_IN, "DELETE": SIGNED_IN},
    "not-found": {},
}


def addresses():
    """The name of every address of the API, found by walking it."""

    def walk(patterns):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns)
            else:
                yield pattern.name

    (api,) = [one for one in get_resolver().url_patterns if getattr(one, "namespace", None) == "api"]
    return sorted(walk(api.url_patterns))


def row_of(name):
    kind = name.rsplit("-", 1)[-1]
    return TABLE.get(name) or TABLE.get(kind if kind in ("list", "detail", "history") else name)


def test_every_address_has_a_row():
    """A new address has no row until somebody has said who may use it."""
    assert [name for name in addresses() if row_of(name) is None and name != "not-found"] == []
    resources = {f"{one.route}-{kind}" for one in RESOURCES for kind in ("list", "detail", "history")}
    others = set(addresses()) - resources
    assert others == {name for name in TABLE if name not in ("list", "detail", "history")} - resources


PATHS = {
    "index": "",
    "plans-summary": "plans/2026/summary/",
    "plans-as-of": "plans/2026/as-of/2026-03-01/",
    "tokens": "auth/tokens/",
    "login": "auth/login/",
    "logout": "auth/logout/",
    "runs-list": "runs/",
    "runs-detail": "runs/none/",
    "runs-against": "runs/none/against/other/",
    "runs-stop": "runs/none/stop/",
    "runs-repeat": "runs/none/repeat/",
    "runs-adopt": "runs/none/adopt/",
    "placements-list": "placements/?run=none",
    "findings-list": "findings/?plan=none",
    "releases-list": "releases/",
    "releases-detail": "releases/none/",
}
# Of seats: the address of a record that is not there, which tells only who may ask.
for name in TABLE:
    stem, _line, kind = name.rpartition("-")
    if name not in PATHS and stem.startswith(SEAT_ROUTES):
        PATHS[name] = {"list": f"{stem}/", "detail": f"{stem}/none/"}.get(kind, f"{stem}/none/{kind}/")
PATHS |= {
    "seat-totals": "seat-totals/?plan=none",
    "seat-ledger": "seat-ledger/?plan=none",
    "seat-calls-bid": "seat-calls/none/bid/",
    "seat-calls-turn-back": "seat-calls/none/turn-back/",
    "seat-calls-hold-back": "seat-calls/none/hold-back/",
    "seat-calls-release-held": "seat-calls/none/release-held/",
    "messages-mark-sent": "messages/none/mark-sent/",
}
NO_RECORDS = {*PATHS, "schema", "docs", "not-found"}


@pytest.fixture(params=WHO)
def who(request):
    return request.param


@pytest.fixture
def caller(who, as_role):
    return Caller() if who == STRANGER else as_role(Role(who))


def refused(answer):
    """Whether the answer says that this person may not; a strange body or version is another matter."""
    return answer.status_code in (401, 403)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.route)
def test_roles_do_just_their_part(resource, who, caller):
    ContentType.objects.clear_cache()
    record = SAMPLES[resource.route]()
    addresses = {"list": f"{resource.route}/", "detail": f"{resource.route}/{record.code}/"}
    addresses["history"] = f"{addresses['detail']}history/"
    before = resource.model._default_manager.count(), record.version
    for kind, path in addresses.items():
        row = row_of(f"{resource.route}-{kind}")
        for method in ("GET", *WRITING):
            answer = caller.ask(method, path, {} if method in WRITING[:3] else None)
            if method not in row:
                assert answer.status_code in (401, 403, 405), (method, path, answer.content)
                assert method == "GET" or answer.status_code != 200
                continue
            assert refused(answer) == (who not in row[method]), (who, method, path, answer.content)
            if refused(answer):
                assert answer.status_code == (401 if who == STRANGER else 403)
                assert answer.json()["errors"][0]["detail"]
    record.refresh_from_db()
    assert (resource.model._default_manager.count(), record.version) == before


def test_whatever_is_no_record_is_walked():
    resources = {one.route for one in RESOURCES}
    named = {name for name in TABLE if "-" in name and name.rsplit("-", 1)[0] not in resources}
    assert named <= NO_RECORDS


@pytest.mark.parametrize("name", sorted(NO_RECORDS))
def test_other_addresses_by_role(name, who, caller):
    if name == "not-found":
        assert caller.get("nowhere/").status_code == 404
        return
    path = PATHS.get(name, f"{name}/")
    for method, allowed in TABLE[name].items():
        answer = caller.ask(method, API + path, {} if method in WRITING[:3] else None, accept="*/*")
        # Nobody has given a name and a password: the body is refused, not the person.
        expected = who not in allowed
        assert refused(answer) == expected, (who, method, path, answer.content[:300])


def test_course_director_changes_no_other_kind(as_role):
    director = as_role(Role.COURSE_DIRECTOR)
    for route in ("talks", "events"):
        record = SAMPLES[route]()
        for path in (f"{route}/{record.code}/", f"activities/{record.code}/"):
            answer = director.ask("PATCH", path, {"note_en": "changed"}, if_match='"1"')
            assert answer.status_code == 403, (path, answer.content)
    course = SAMPLES["courses"]()
    turned = director.ask("PATCH", f"activities/{course.code}/", {"kind": "event"}, if_match='"1"')
    assert turned.status_code == 403
    changed = director.ask("PATCH", f"activities/{course.code}/", {"note_en": "changed"}, if_match='"1"')
    assert (changed.status_code, changed.json()["note_en"]) == (200, "changed")


def test_focal_point_sees_history_of_own_state_only(as_role):
    """Histories name people and hold working notes, so they are as narrow as the admin."""
    caller = as_role(Role.FOCAL_POINT)
    record = SAMPLES["states"]()
    assert caller.get(f"states/{record.code}/history/").status_code == 404
