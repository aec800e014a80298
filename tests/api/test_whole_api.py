"""Every operation of the description, called with what the description allows and around it.

A larger run: SCHEMATHESIS_EXAMPLES=50 pytest tests/api/test_whole_api.py
"""

import os
from collections import Counter

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from knox.models import AuthToken
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from programmes.api.registry import CLOSED_RESOURCES, GUARDED_RESOURCES, RESOURCES
from tests.api.samples import SAMPLES
from tests.api.seat_samples import name_of, seat_samples
from tests.factories import UserFactory

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "3"))
CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]
PLANNING = 13  # runs 7, placements 1, findings 1, releases 3, the plan as of a day
# People, nominations and entries are added; steps are taken; proposals and letters are decided;
# certificates revoked and replaced, lessons settled; the gates, the totals and the ledger are read.
SEATS = 3 + 17 + 5 + 3 + 3
# The session's own end: what follows would run as a stranger.
ENDINGS = ("/auth/logout/", "/auth/tokens/", "/auth/login/")


@pytest.fixture(scope="module")
def _one_connection():
    """A served request closes a connection that is in a transaction; the test's own stays open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def filled(_one_connection, django_db_setup, django_db_blocker):
    """What one record of each resource is known by, and somebody who may do everything."""
    with django_db_blocker.unblock(), transaction.atomic():
        records = {route: make().code for route, make in SAMPLES.items()} | _of_seats()
        _row, token = AuthToken.objects.create(UserFactory(is_superuser=True, is_staff=True))
        yield records, token
        transaction.set_rollback(True)


def _of_seats():
    """What the resources of seats are known by: one record of each, all of one call."""
    samples = seat_samples()
    names = {one.route: name_of(one, samples[one.route]) for one in GUARDED_RESOURCES}
    return names | {"seat-policies": samples["seat-calls"].policy.code}


def operations():
    """Each operation once, with the route it belongs to."""
    application = get_wsgi_application()
    loaded = schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", application)
    return [result.ok() for result in loaded.get_all_operations()]


@pytest.mark.slow
def test_no_operation_breaks_or_says_what_is_not_described(filled, db):
    records, token = filled
    described = operations()
    answered = Counter(answer for operation in described for answer in call_all(operation, records, token))
    read_only = sum(2 + one.tracked for one in GUARDED_RESOURCES)
    written = 7 * len((*RESOURCES, *CLOSED_RESOURCES))
    assert len(described) == written + read_only + SEATS + 6 + PLANNING
    assert answered.total() >= len(described)
    # Not only refusals: records were read and changed.
    assert answered["GET", 200] > len(RESOURCES)
    assert answered["PATCH", 200] > 0


def call_all(operation, records, token):
    """Call one operation with generated parameters and bodies; the method and status of each answer."""
    route, answered = operation.path.split("/")[3], []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def run(case):
        if route in records and "code" in case.path_parameters:
            case.path_parameters["code"] = str(records[route])
        case.headers["Accept"] = "application/json"
        if not operation.path.endswith(ENDINGS):
            case.headers["Authorization"] = f"Token {token}"
        if operation.method.upper() in ("PUT", "PATCH") and len(answered) % 2 == 0:
            case.headers["If-Match"] = "*"
        answered.append((operation.method.upper(), case.call_and_validate(checks=CHECKS).status_code))

    run()
    return answered
