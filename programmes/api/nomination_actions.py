"""What is done with nominees, nominations, the waiting list and offers; for one's own state, or for all."""

from programmes.models import Nomination, Nominee, SeatOffer, WaitingEntry
from programmes.services import nominations, offers, waiting_list
from programmes.services.nominees import register_nominee

from . import seat_shapes as shapes
from .engine.guarded import GuardedListView, one
from .engine.resources import ROOT
from .examples import NOMINATION_GIVEN, NOMINEE_GIVEN, STEP_GIVEN
from .nominations import NOMINATIONS, NOMINEES, WAITING_ENTRIES
from .permissions import NeedsPermission, ViewPermission
from .reoffers import SEAT_OFFERS
from .schema_shapes import shape_of
from .seat_actions import SeatAction
from .seats import SEAT_CALLS
from .versions import seen_version

STEPS = {"POST": (("change", Nomination),)}


class AddingView(GuardedListView, SeatAction):
    """A list of own rows to which the asker may add."""

    http_method_names = ("get", "head", "options", "post")
    permission_classes = [ViewPermission, NeedsPermission]

    def post(self, request):
        record = self.add(request, self.asked(request))
        response = one(self, record, status=201)
        name = getattr(record, self.resource.known_by.name)
        response["Location"] = f"{ROOT}{self.resource.route}/{name}/"
        return response


class NomineesView(AddingView):
    """Nominees that the asker may see; a person is registered for the own state."""

    tag = "nominees"
    needs = {"GET": (), "POST": (("add", Nominee),)}
    accepts = {"POST": shapes.NomineeGivenSerializer}
    answers = {"POST": (201, shape_of(NOMINEES))}
    examples = {"POST": NOMINEE_GIVEN}

    def add(self, request, asked):
        return register_nominee(by=request.user, **asked)


class NominationsView(AddingView):
    """Nominations that the asker may see; a nominee is named for a seat."""

    tag = "nominations"
    needs = {"GET": (), "POST": (("add", Nomination),)}
    accepts = {"POST": shapes.NominationGivenSerializer}
    answers = {"POST": (201, shape_of(NOMINATIONS))}
    examples = {"POST": NOMINATION_GIVEN}

    def add(self, request, asked):
        call = SEAT_CALLS.find(request.user, asked.pop("activity"))
        nominee = NOMINEES.find(request.user, asked.pop("nominee"))
        return nominations.nominate(call=call, nominee=nominee, by=request.user, **asked)


class StepView(SeatAction):
    """Takes one legal step of a nomination. With If-Match only if nobody changed it since it was read."""

    tag, resource = "nominations", NOMINATIONS
    needs = STEPS
    accepts = {"POST": shapes.StepGivenSerializer}
    answers = {"POST": (200, shape_of(NOMINATIONS))}
    examples = {"POST": STEP_GIVEN}

    def post(self, request, code):
        asked = self.asked(request)
        nomination = NOMINATIONS.find(request.user, code)
        version = seen_version(request, nomination)
        return one(
            self,
            nominations.take_step(nomination=nomination, by=request.user, expected_version=version, **asked),
        )


class SubstituteView(SeatAction):
    """Puts another person of the same state in the seat; answers the new nomination."""

    tag, resource = "nominations", NOMINATIONS
    needs = STEPS
    accepts = {"POST": shapes.SubstituteGivenSerializer}
    answers = {"POST": (201, shape_of(NOMINATIONS))}

    def post(self, request, code):
        asked = self.asked(request)
        nomination = NOMINATIONS.find(request.user, code)
        other = NOMINEES.find(request.user, asked.pop("nominee"))
        version = seen_version(request, nomination)
        made = nominations.substitute(
            nomination=nomination, nominee=other, by=request.user, expected_version=version, **asked
        )
        return one(self, made, status=201)


class WaitingEntriesView(AddingView):
    """The waiting lists, as far as the asker may see them; a state is put on one."""

    tag = "waiting-entries"
    needs = {"GET": (), "POST": (("add", WaitingEntry),)}
    accepts = {"POST": shapes.WaitingGivenSerializer}
    answers = {"POST": (201, shape_of(WAITING_ENTRIES))}

    def add(self, request, asked):
        call = SEAT_CALLS.find(request.user, asked.pop("activity"))
        return waiting_list.enter(call=call, by=request.user, **asked)


class LeaveView(SeatAction):
    """Takes an entry off the waiting list."""

    tag, resource = "waiting-entries", WAITING_ENTRIES
    needs = {"POST": (("change", WaitingEntry),)}
    accepts = {"POST": shapes.ReasonGivenSerializer}
    answers = {"POST": (200, shape_of(WAITING_ENTRIES))}

    def post(self, request, code):
        asked = self.asked(request)
        entry = WAITING_ENTRIES.find(request.user, code)
        return one(self, waiting_list.leave(entry=entry, by=request.user, **asked))


class AnswerView(SeatAction):
    """Accepts or declines an offered seat."""

    tag, resource = "seat-offers", SEAT_OFFERS
    needs = {"POST": (("change", SeatOffer),)}
    accepts = {"POST": shapes.ReasonGivenSerializer}
    answers = {"POST": (200, shape_of(SEAT_OFFERS))}
    accepted = True

    def post(self, request, code):
        asked = self.asked(request)
        offer = SEAT_OFFERS.find(request.user, code)
        taken = offers.accept if self.accepted else offers.decline
        return one(self, taken(offer=offer, by=request.user, **asked))
