"""Two planning runs of a plan side by side: what the one wins and loses against the other."""

from programmes.services.planning_comparison import Comparison, Stay, Tally, compare_runs

from . import run_comparison_shapes as shapes
from .accounts import private
from .engine import queries
from .engine.views import LanguageView
from .examples import RUNS_COMPARED_ANSWER
from .permissions import NeedsPermission
from .planning_runs import READ, asked_run
from .rendering import answer


class RunComparedView(LanguageView):
    """What a run wins and loses against another of the same plan: `before` is the other, `after` this one."""

    tag = "runs"
    permission_classes = [NeedsPermission]
    needs = {"GET": (READ,)}
    answers = {"GET": (200, shapes.RunComparedSerializer)}
    examples = {"GET": RUNS_COMPARED_ANSWER}

    def get(self, request, code, other):
        queries.parameters(self.address(), {"lang"})
        run, against = asked_run(code), asked_run(other)
        compared = compare_runs(against, after=run)
        body = {
            "run": run.code,
            "other": against.code,
            "plan": run.plan.code,
            "same_input": run.input_hash == against.input_hash,
            **_compared_body(compared),
        }
        return private(answer(body))


def _compared_body(compared: Comparison) -> dict:
    before, after = compared.costs
    return {
        "cost": {"before": before, "after": after, "change": after - before},
        "same": compared.same,
        "activities": [
            {"activity": one.activity, "before": _stay_body(one.before), "after": _stay_body(one.after)}
            for one in compared.activities
        ],
        "states": [_tally_body(one) for one in compared.states],
        "venues": [_tally_body(one) for one in compared.venues],
        "teams": [_tally_body(one) for one in compared.teams],
        "terms": [_tally_body(one) for one in compared.terms],
    }


def _stay_body(stay: Stay) -> dict | None:
    if stay.start is None:
        return None
    return {"starts_on": stay.start, "ends_on": stay.end, "venue": stay.venue}


def _tally_body(tally: Tally) -> dict:
    return {"code": tally.code, "before": tally.before, "after": tally.after, "change": tally.change}
