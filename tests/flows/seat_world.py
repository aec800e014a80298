"""A world of two states at one activity, in which every text of the one carries a mark nobody else may read.

What belongs to a body of the state carries another mark, for a second body of the same state is as
much a stranger to it. The rows of either can be taken away, history included, as if they had never been.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from programmes.enums import Role, RowVerdict
from programmes.models import Seat, User
from programmes.models.base import Tracked
from programmes.seat_enums import SeatEventKind, SeatStanding
from programmes.selectors import certificate_numbers
from programmes.services.releases import release_plan
from tests import factories as make
from tests.admin.seat_rows import SHEET
from tests.factories.seats import OPENED

STATE_MARK, BODY_MARK, SHEET_MARK = "zqstate", "zqbody", "zqsheet"
ARABIC = {STATE_MARK: "زقمقجب", BODY_MARK: "ظغضقفث"}


@dataclass
class World:
    """What the walk needs: the shared activity, who walks, and whose rows are secret."""

    call: Any
    other_call: Any
    plan: Any
    state: Any
    own_state: Any
    body: Any
    rows: dict[str, Model] = field(default_factory=dict)
    own: dict[str, Model] = field(default_factory=dict)
    of_state: list[Model] = field(default_factory=list)
    of_body: list[Model] = field(default_factory=list)
    release: str = ""
    people: dict[str, User | None] = field(default_factory=dict)


def world() -> World:
    """Both states are invited to one call; a second call has the other state alone."""
    state = make.ParticipatingStateFactory(code="state-a", title_en="State A", title_ar="الدولة أ")
    own = make.ParticipatingStateFactory(code="state-b", title_en="State B", title_ar="الدولة ب")
    plan = make.AnnualPlanFactory(year=2026)
    policy = make.SeatPolicyFactory(valid_from=date(2020, 1, 1))
    calls = []
    for code in ("shared-course", "other-course"):
        activity = make.CourseFactory(code=code, dated=True, plan=plan)
        director = make.UserFactory(role=Role.COURSE_DIRECTOR, is_staff=True)
        calls.append(make.SeatCallFactory(activity=activity, policy=policy, directors=[director]))
    bodies = [make.NominatingBodyFactory(code=f"body-{name}", state=state) for name in ("secret", "walker")]
    made = World(calls[0], calls[1], plan, state, own, bodies[0])
    made.own = _rows(calls[0], own, None, "own", numbers=(1, 2))
    _rows(calls[1], own, None, "own-other", numbers=(1, 2))
    _rows(calls[0], state, bodies[1], "walker", numbers=(3, 4))
    make.SeatFactory(call=calls[0], number=9, free=True)
    _secrets(made)
    made.release = release_plan(plan, by=None).code
    made.people = {
        "stranger": None,
        "reader": make.UserFactory(role=Role.READER, is_staff=True),
        "director of another course": calls[1].directors.get(),
        "focal point of another state": make.UserFactory(role=Role.FOCAL_POINT, state=own, is_staff=True),
        "focal point of another body": make.UserFactory(
            role=Role.FOCAL_POINT, state=state, body=bodies[1], is_staff=True
        ),
    }
    return made


def _secrets(made: World) -> None:
    """Rows of the state as a whole, then those of its body."""
    call, state = made.call, made.state
    whole = _rows(call, state, None, STATE_MARK, numbers=(5, 6))
    bodily = _rows(call, state, made.body, BODY_MARK, numbers=(7, 8))
    allocation = make.SeatAllocationFactory(call=call, sheet=SHEET | {"seal": SHEET_MARK})
    reoffer = make.ReofferFactory(call=call, content={"take_back": [], "offers": [], "letters": [STATE_MARK]})
    report = make.CourseReportFactory(activity=call.activity, summary_en=f"{STATE_MARK} summary")
    item = make.ReportItemFactory(report=report, text_en=f"{STATE_MARK} lesson", owner=STATE_MARK)
    made.rows = whole | bodily | {"seatallocation": allocation, "reoffer": reoffer}
    made.rows |= {"coursereport": report, "reportitem": item, "seatquota": call.quotas.get(state=state)}
    # The sharing is the call's and stays. A seat on offer is the state's, whoever waits for it.
    made.of_body = [row for name, row in bodily.items() if name != "offeredseat"]
    made.of_state = [item, report, reoffer, *bodily.values(), *whole.values()]


def _rows(call, state, body, mark: str, *, numbers: tuple[int, int]) -> dict[str, Model]:
    """A row of each kind that belongs to a state or its body, every text of it carrying the mark."""
    marked = {"reason": f"{mark} reason"}
    if not call.quotas.filter(state=state).exists():
        make.SeatQuotaFactory(call=call, state=state)
    nominee = make.NomineeFactory(
        code=f"{mark}-nominee",
        state=state,
        body=body,
        name_en=f"{mark} Person",
        name_ar=f"{ARABIC.get(mark, mark)} شخص",
        position=f"{mark} position",
        email=f"{mark}@example.org",
    )
    seat, offered = (
        make.SeatFactory(call=call, number=numbers[0], state=state, body=body),
        make.SeatFactory(call=call, number=numbers[1], state=state, standing=SeatStanding.OFFERED),
    )
    nomination = make.NominationFactory(
        code=f"{mark}-nomination",
        call=call,
        state=state,
        body=body,
        nominee=nominee,
        seat=seat,
        status="attended",
    )
    waiting = make.WaitingEntryFactory(
        call=call, state=state, body=body, entered_at=OPENED + timedelta(minutes=numbers[0])
    )
    offer = make.SeatOfferFactory(seat=offered, state=state, waiting=waiting)
    events = {
        "seatevent": make.SeatEventFactory(
            seat=seat,
            nomination=nomination,
            kind=SeatEventKind.NOMINATED,
            by_name=f"{mark}-account",
            **marked,
        ),
        "offered": make.SeatEventFactory(seat=offered, offer=offer, kind=SeatEventKind.OFFERED, **marked),
    }
    nominated = {"nomination": nomination, "nominee": nominee}
    letter = {} if body else {"outboxmessage": _letter(call, state, mark)}
    certificate = make.CertificateFactory(nomination=nomination, number=_number(mark))
    return {
        "certificate": certificate,
        **_spreadsheet(state, body, nomination, mark),
        **events,
        "seatoffer": offer,
        "waitingentry": waiting,
        **nominated,
        **letter,
        "seat": seat,
        "offeredseat": offered,
    }


def _spreadsheet(state, body, nomination, mark: str) -> dict[str, Model]:
    """Who brought the name in: an import with its row, and a line in the log of the desk."""
    maker = make.UserFactory(username=f"{mark}-maker", state=state, body=body)
    batch = make.NominationImportFactory(file_name=f"{mark}.xlsx", state=state, made_by=maker)
    said = {"name": f"{mark} Person"}
    line = make.NominationImportRowFactory(batch=batch, verdict=RowVerdict.ADD, raw=said, parsed=said)
    LogEntry.objects.create(
        user=maker,
        content_type=ContentType.objects.get_for_model(nomination),
        object_id=nomination.pk,
        object_repr=str(nomination),
        action_flag=CHANGE,
        change_message=f"{mark} changed",
    )
    return {"nominationimportrow": line, "nominationimport": batch}


def _letter(call, state, mark: str) -> Model:
    return make.OutboxMessageFactory(
        code=f"{mark}-letter",
        call=call,
        state=state,
        subject_en=f"{mark} subject",
        body_en=f"{mark} letter",
        status="sent",
        ended_at=OPENED,
    )


def _number(mark: str) -> str:
    letters = certificate_numbers.ALPHABET
    drawn = "".join(letters[(ord(character) + at) % len(letters)] for at, character in enumerate(mark * 12))
    return certificate_numbers.compose(2026, drawn[:12])


def take_away(rows: Iterable[Model]) -> None:
    """The rows and their histories, gone as if they had never been; seats go back to the pool."""
    for row in _in_order(rows):
        if isinstance(row, Seat):
            Seat.objects.filter(pk=row.pk).update(standing=SeatStanding.FREE, state=None, body=None)
            continue
        model, key = type(row), row.pk
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(model), object_id=str(key)
        ).delete()
        model._default_manager.filter(pk=key).delete()
        if issubclass(model, Tracked):
            model.history.model._default_manager.filter(id=key).delete()


def _in_order(rows: Iterable[Model]) -> Iterator[Model]:
    """What others point to comes last."""
    last = ("nomination", "nominee", "seat")
    found = list(rows)
    yield from (row for row in found if row._meta.model_name not in last)
    for name in last:
        yield from (row for row in found if row._meta.model_name == name)
