"""What needs a planner's attention, as data: a code, its numbers, and which rows it speaks of.

Every question is one statement, whatever the number of rows. A need names a model and the filters
of a list that shows the rows; whoever displays it makes the sentence and the link.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from programmes.enums import (
    ActivityStatus,
    ClosureStatus,
    DatePrecision,
    FollowUpStatus,
    PlanStatus,
    Qualifier,
)
from programmes.models import (
    Activity,
    Agreement,
    AnnualPlan,
    Citation,
    Closure,
    DialogueRound,
    FollowUp,
    Meeting,
    ReportedFigure,
    User,
)
from programmes.selectors.visibility import narrowed, visible_to

HOLIDAYS_AHEAD = 60  # days
Sight = Callable[[QuerySet[Any]], QuerySet[Any]]
# Records whose values are facts, so that each is expected to cite something.
CITED_MODELS: tuple[type[Model], ...] = (
    AnnualPlan,
    Activity,
    DialogueRound,
    Meeting,
    Agreement,
    ReportedFigure,
)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to be looked at: `count` rows of `model` that the list `filters` show.

    `params` hold the numbers of the sentence; `key` is the one row where there is just one.
    """

    code: str
    model: str
    count: int
    filters: Mapping[str, str] = field(default_factory=dict)
    params: Mapping[str, Any] = field(default_factory=dict)
    key: int | None = None


def attention(user: User, *, today: date) -> tuple[Need, ...]:
    """All that needs attention among the rows that `user` sees, the weightiest first."""
    see: Sight = (lambda rows: visible_to(user, rows)) if narrowed(user) else (lambda rows: rows)
    found = (
        *_plans(see, today),
        *_activities(see, today),
        *_follow_ups(see, today),
        *_holidays(see, today),
        *_uncited(see, today),
    )
    return tuple(need for need in found if need.count)


def _at_hand(today: date) -> QuerySet[AnnualPlan]:
    """Plans under way or ahead, without invented ones."""
    return AnnualPlan.objects.current().factual().exclude(status=PlanStatus.CLOSED).filter(ends_on__gte=today)


def _plans(see: Sight, today: date) -> Iterator[Need]:
    """Plans whose declared total the rows do not bear out."""
    plans = see(_at_hand(today)).filter(declared_count__isnull=False).order_by("starts_on")
    rows = of_plans_at_hand(see(Activity.objects.current()), today=today)
    itemised = dict(rows.order_by().values_list("plan").annotate(number=Count("pk")))
    for plan in plans:
        number = itemised.get(plan.pk, 0)
        if _borne_out(plan, number):
            continue
        params = {
            "plan": plan.code,
            "qualifier": plan.declared_qualifier,
            "declared": plan.declared_count,
            "itemised": number,
        }
        yield Need("plan_difference", "annualplan", 1, params=params, key=plan.pk)


def _borne_out(plan: AnnualPlan, itemised: int) -> bool:
    """Whether the rows agree with what the declared total claims; `about` claims nothing exact."""
    declared = plan.declared_count or 0
    match plan.declared_qualifier:
        case Qualifier.EXACT:
            return itemised == declared
        case Qualifier.MORE_THAN:
            return itemised > declared
        case Qualifier.AT_LEAST:
            return itemised >= declared
        case _:
            return True


def questions(today: date) -> dict[str, Q]:
    """What may be open about an activity of a plan at hand, by name."""
    undated = Q(date_precision=DatePrecision.NONE)
    waiting = Q(status__in=(ActivityStatus.PROPOSED, ActivityStatus.PLANNED, ActivityStatus.CONFIRMED))
    return {
        "past": waiting & Q(ends_on__isnull=False, ends_on__lt=today),
        "postponed": Q(status=ActivityStatus.POSTPONED) & (undated | Q(starts_on__lt=today)),
        "undated": waiting & undated,
        "untitled": waiting & Q(title_en="", title_ar=""),
    }


def of_plans_at_hand(rows: QuerySet[Activity], *, today: date) -> QuerySet[Activity]:
    """Activities of plans under way or ahead."""
    return rows.filter(plan__in=_at_hand(today).values("pk"))


def _activities(see: Sight, today: date) -> Iterator[Need]:
    """Places that still lack something, and activities whose day has passed."""
    tests = questions(today)
    rows = of_plans_at_hand(see(Activity.objects.current()), today=today)
    counts = rows.aggregate(**{name: Count("pk", filter=test) for name, test in tests.items()})
    for name in tests:
        yield Need(f"activities_{name}", "activity", counts[name], {"open": name})


def overdue(rows: QuerySet[FollowUp], *, today: date) -> QuerySet[FollowUp]:
    """Follow-ups still open after the day they were due."""
    return rows.filter(status=FollowUpStatus.OPEN, due_on__lt=today)


def estimated_soon(rows: QuerySet[Closure], *, today: date) -> QuerySet[Closure]:
    """Closures of the coming days that rest on a calculation."""
    last = today + timedelta(days=HOLIDAYS_AHEAD)
    return rows.filter(status=ClosureStatus.ESTIMATED, starts_on__gte=today, starts_on__lte=last)


def _follow_ups(see: Sight, today: date) -> Iterator[Need]:
    rows = overdue(see(FollowUp.objects.current()), today=today)
    yield Need("follow_ups_overdue", "followup", rows.count(), {"due": "overdue"})


def _holidays(see: Sight, today: date) -> Iterator[Need]:
    rows = estimated_soon(see(Closure.objects.current()), today=today)
    yield Need("holidays_estimated", "closure", rows.count(), {"soon": "estimated"}, {"days": HOLIDAYS_AHEAD})


def uncited(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows that no citation speaks of; what was invented needs none."""
    kind = ContentType.objects.get_for_model(rows.model)
    stated = rows.factual() if hasattr(rows, "factual") else rows
    return stated.exclude(
        Exists(Citation.objects.current().filter(content_type=kind, object_id=OuterRef("pk")))
    )


def _uncited(see: Sight, today: date) -> Iterator[Need]:
    for model in CITED_MODELS:
        rows = see(model._default_manager.filter(retired_on__isnull=True))
        filters = {"cited": "no"}
        if model is Activity:
            rows, filters = of_plans_at_hand(rows, today=today), filters | {"open": "any"}
        yield Need("uncited", str(model._meta.model_name), uncited(rows).count(), filters)
