"""What does not fit in a plan, as data and as sentences."""

from django.utils.translation import gettext_lazy as _

from programmes.enums import Severity
from programmes.models import AnnualPlan
from programmes.selectors.findings import Finding, blocking, findings_of_plan, sentence

from . import planning_shapes as shapes
from .accounts import private
from .engine import queries
from .engine.filters import unknown
from .engine.views import LanguageView
from .permissions import NeedsPermission
from .planning_runs import CODE, asked_plan
from .rendering import answer

SEVERITIES = [value for value in Severity.values if value != Severity.IGNORE]


class FindingsView(LanguageView):
    """What does not fit in a plan, the gravest first; what the Centre ignores is left out."""

    listing, tag = True, "findings"
    permission_classes = [NeedsPermission]
    needs = {"GET": (("view", AnnualPlan),)}
    parameters = {
        "GET": {
            "plan": (CODE, _("code of the plan; must be given")),
            "activity": (CODE, _("only what speaks of the activity of this code")),
            "severity": ({"type": "string", "enum": SEVERITIES}, _("only those of this severity")),
        }
    }
    answers = {"GET": (200, shapes.FindingListSerializer)}

    def get(self, request):
        asked = queries.parameters(self.address(), {"lang", *self.parameters["GET"]})
        if asked.get("severity", SEVERITIES[0]) not in SEVERITIES:
            raise unknown("severity", asked["severity"], SEVERITIES)
        found = findings_of_plan(asked_plan(asked.get("plan", "")))
        if "activity" in asked:
            found = [one for one in found if asked["activity"] in one.activities]
        if "severity" in asked:
            found = [one for one in found if one.severity == asked["severity"]]
        body = {"count": len(found), "blocks_release": bool(blocking(found))}
        return private(answer(body | {"results": [finding_body(one) for one in found]}))


def finding_body(finding: Finding) -> dict:
    """A finding as it is sent."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "sentence": sentence(finding),
        "params": dict(finding.params),
        "records": [{"model": one.model, "code": one.code, "label": one.label} for one in finding.records],
        "link": finding.link,
    }
