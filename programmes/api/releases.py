"""Released versions of plans, and a plan as it stood on a day."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions

from programmes.models import Release
from programmes.selectors import plans
from programmes.selectors import releases as selectors
from programmes.selectors.release_changes import Change
from programmes.selectors.release_notices import label_of, sentence
from programmes.services.releases import release_plan

from . import etags
from . import planning_shapes as shapes
from .bodies import given
from .engine import queries
from .engine.resources import ROOT
from .engine.views import LanguageView
from .errors import BadParameter
from .examples import RELEASE_GIVEN
from .permissions import NeedsPermission
from .planning_runs import CODE, asked_plan
from .rendering import answer
from .slices import PARAMETERS, sliced

SINCE = {"type": "integer", "minimum": 1, "maximum": 32_767}


class ReleasesView(LanguageView):
    """The versions of plans, the newest first; a plan is released as its next version."""

    listing, tag = True, "releases"
    permission_classes = [NeedsPermission]
    needs = {"POST": (("add", Release),)}
    parameters = {"GET": {"plan": (CODE, _("code of the plan")), **PARAMETERS}}
    accepts = {"POST": shapes.ReleaseGivenSerializer}
    answers = {"GET": (200, shapes.ReleaseListSerializer), "POST": (201, shapes.ReleaseSerializer)}
    examples = {"POST": RELEASE_GIVEN}

    def get(self, request):
        asked = queries.parameters(self.address(), {"lang", *self.parameters["GET"]})
        plan = asked_plan(asked["plan"]) if "plan" in asked else None
        found, count = sliced(selectors.release_rows(plan), asked)
        return answer({"count": count, "results": [_row_body(release) for release in found]})

    def post(self, request):
        queries.parameters(self.address(), {"lang"})
        asked = given(shapes.ReleaseGivenSerializer, request.data)
        release = release_plan(asked.pop("plan"), by=request.user, **asked)
        response = answer(_body(release, release.changes), 201)
        response["Location"] = f"{ROOT}releases/{release.code}/"
        return response


class ReleaseView(LanguageView):
    """One version of a plan: what changed, and all that it froze."""

    tag = "releases"
    permission_classes = [NeedsPermission]
    needs = {}
    parameters = {"GET": {"since": (SINCE, _("number of the version from which the changes are told"))}}
    answers = {"GET": (200, shapes.ReleaseSerializer)}

    def get(self, request, code):
        asked = queries.parameters(self.address(), {"lang", *self.parameters["GET"]})
        release = selectors.release(code)
        if release is None:
            raise exceptions.NotFound
        return _frozen(self, release, _changes(release, asked.get("since", "")))


class AsOfView(LanguageView):
    """A plan as it stood at the end of a day: the version that was then in force."""

    tag = "releases"
    permission_classes = [NeedsPermission]
    needs = {}
    answers = {"GET": (200, shapes.ReleaseSerializer)}

    def get(self, request, code, day):
        queries.parameters(self.address(), {"lang"})
        plan = plans.plan(code)
        release = selectors.release_as_of(plan, _day(day)) if plan else None
        if release is None:
            raise exceptions.NotFound(_("No version of this plan had been released by then."))
        return _frozen(self, release, release.changes)


def _frozen(view: LanguageView, release: Release, changes: list[Change]):
    """A version never changes, so its digest and the question make its ETag."""
    etag = etags.of(release.digest, "release", release.code, view.address(), view.language)
    return view.fresh(etag) or view.marked(answer(_body(release, changes)), etag)


def _changes(release: Release, since: str) -> list[Change]:
    if not since:
        return release.changes
    asked = int(since) if since.isascii() and since.isdigit() and len(since) < 6 else 0
    before = selectors.release_of_number(release.plan, asked) if 0 < asked < release.number else None
    if before is None:
        raise BadParameter("since", _("Give the number of an earlier version of this plan."))
    return selectors.difference(before, release)


def _day(text: str) -> date:
    try:
        if len(text) != len("2026-02-17"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise exceptions.NotFound(_("The address ends in a day such as 2026-02-17.")) from None


def _row_body(release: Release) -> dict:
    notes = {"label_en": release.note_en, "label_ar": release.note_ar}
    return {
        "code": release.code,
        "url": f"{ROOT}releases/{release.code}/",
        "plan": release.plan.code,
        "number": release.number,
        "released_at": release.released_at,
        "note": label_of(notes),
        "note_en": release.note_en,
        "note_ar": release.note_ar,
        "digest": release.digest,
    }


def _body(release: Release, changes: list[Change]) -> dict:
    told = [
        {
            "code": change["code"],
            "sentence": sentence(change),
            "activity": change["activity"]["code"],
            "before": change["before"],
            "after": change["after"],
            "tell": [state["code"] for state in change["tell"]],
        }
        for change in changes
    ]
    return _row_body(release) | {"changes": told, "snapshot": release.snapshot}
