"""Seats of a plan in numbers: totals with the years before, and the ledger of each state."""

from dataclasses import asdict
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from programmes.models import SeatQuota
from programmes.selectors.seat_ledger import Account, seat_ledger
from programmes.selectors.seat_totals import GROUPS, Totals, seat_totals
from programmes.selectors.seats import SeatCounts

from . import seat_total_shapes as shapes
from .accounts import private
from .engine import queries
from .engine.filters import unknown
from .engine.views import LanguageView
from .permissions import CountingPermission
from .planning_runs import CODE, asked_plan
from .rendering import answer

PLAN = {"plan": (CODE, _("code of the plan; must be given"))}
BY = {"by": ({"type": "string", "enum": list(GROUPS), "default": GROUPS[0]}, _("what the rows are"))}


class SeatTotalsView(LanguageView):
    """Seats offered, given, named, attended and unfilled, by state, activity, kind or topic, years beside."""

    tag, counted = "seat-totals", SeatQuota
    permission_classes = [CountingPermission]
    needs = {"GET": ()}
    parameters = {"GET": PLAN | BY}
    answers = {"GET": (200, shapes.SeatTotalsSerializer)}

    def get(self, request):
        asked = queries.parameters(self.address(), {"lang", *self.parameters["GET"]})
        by = asked.get("by", GROUPS[0])
        if by not in GROUPS:
            raise unknown("by", by, GROUPS)
        found = seat_totals(asked_plan(asked.get("plan", "")), by)
        plans = [
            {"plan": plan.code, "invented": plan.invented, **_totals(found.whole[plan.pk])}
            for plan in found.plans
            if plan.pk in found.whole
        ]
        results = [
            {
                "code": getattr(row.subject, "code", None) or (str(row.subject) if row.subject else None),
                "label": str(getattr(row.subject, "label", "") or "") or None,
                "plans": [
                    {"plan": plan.code, "invented": plan.invented, **_totals(row.totals[plan.pk])}
                    for plan in found.plans
                    if plan.pk in row.totals
                ],
            }
            for row in found.rows
        ]
        body = {"plan": found.plan.code, "invented": found.plan.invented, "by": by, "whole": plans}
        return private(answer(body | {"results": results}))


class SeatLedgerView(LanguageView):
    """What each state was due over the plan's year, was given, used and gave back, in exact fractions."""

    tag, counted = "seat-ledger", SeatQuota
    permission_classes = [CountingPermission]
    needs = {"GET": ()}
    parameters = {"GET": PLAN}
    answers = {"GET": (200, shapes.SeatLedgerSerializer)}

    def get(self, request):
        asked = queries.parameters(self.address(), {"lang", *self.parameters["GET"]})
        found = seat_ledger(asked_plan(asked.get("plan", "")))
        body = {
            "plan": found.plan.code,
            "invented": found.plan.invented,
            "balanced": found.balanced,
            "total": _account(found.total),
            "results": [
                {"state": state.code, "label": state.label, **_account(found.by_state[state.pk])}
                for state in found.states
            ],
        }
        return private(answer(body))


def _totals(totals: Totals) -> dict:
    return {**_counts(totals.seats), "people": totals.people, "lead_days": totals.lead}


def _counts(seats: SeatCounts) -> dict:
    """Each standing and status, and the sums that people speak of."""
    sums = ("opened", "offered", "named", "ever_confirmed", "unnamed", "unfilled", "attendances")
    return asdict(seats) | {name: getattr(seats, name) for name in sums}


def _account(account: Account) -> dict:
    counted = ("given", "accepted", "granted", "turned_back", "taken_back", "held")
    whole = {name: getattr(account, name) for name in counted}
    shares = {"entitled": _exact(account.entitled), "carried": _exact(account.carried)}
    return {**shares, **whole, "seats": _counts(account.seats)}


def _exact(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
