"""What is decided of unused seats: the clock is run, proposals are confirmed or not, letters are dealt with.

Nothing is sent from here: a person sends a letter, and says so.
"""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.models import OutboxMessage, Reoffer
from programmes.services import outbox, reoffers

from . import seat_shapes as shapes
from .accounts import private
from .engine.guarded import one
from .examples import CONFIRM_GIVEN
from .planning_shapes import EmptySerializer
from .rendering import answer
from .reoffers import MESSAGES, REOFFERS
from .schema_shapes import shape_of
from .seat_actions import SeatAction
from .seats import SEAT_CALLS
from .versions import read_version

DECIDES = {"POST": (("change", Reoffer),)}
WRITES = {"POST": (("change", OutboxMessage),)}
LETTER = ("subject_en", "subject_ar", "body_en", "body_ar")
# What may be taken out of a proposal: its part, and what a row of that part is known by.
PARTS = {"take_back": "seat", "offers": "seat", "letters": "state"}


class ClockView(SeatAction):
    """Runs the clock of one activity today: what its gate asks for is proposed, and nothing is done."""

    tag = "reoffers"
    needs = DECIDES
    accepts = {"POST": EmptySerializer}
    answers = {"POST": (200, shapes.ProposedSerializer)}

    def post(self, request, code):
        self.asked(request)
        call = SEAT_CALLS.find(request.user, code)
        found = reoffers.propose(call=call, as_of=timezone.localdate(), by=request.user)
        return private(answer({"reoffer": found.pk if found else None}))


class ConfirmView(SeatAction):
    """Does what a proposal says: takes back, offers, puts letters into the outbox; all or nothing.

    Refused where the facts it stands on have changed.
    """

    tag, resource = "reoffers", REOFFERS
    needs = DECIDES
    accepts = {"POST": shapes.ConfirmGivenSerializer}
    answers = {"POST": (200, shape_of(REOFFERS))}
    examples = {"POST": CONFIRM_GIVEN}

    def post(self, request, code):
        asked = self.asked(request)
        found = REOFFERS.find(request.user, code)
        left_out = reoffers.LeftOut(**{part: _without(found, part, asked) for part in PARTS})
        reason = asked.get("reason", "")
        done = reoffers.confirm(reoffer=found, by=request.user, left_out=left_out, reason=reason)
        return one(self, done)


class DismissView(SeatAction):
    """Says no to a proposal; on the same facts it does not come again."""

    tag, resource = "reoffers", REOFFERS
    needs = DECIDES
    accepts = {"POST": shapes.WhyGivenSerializer}
    answers = {"POST": (200, shape_of(REOFFERS))}

    def post(self, request, code):
        asked = self.asked(request)
        found = REOFFERS.find(request.user, code)
        return one(self, reoffers.dismiss(reoffer=found, by=request.user, **asked))


class LetterView(SeatAction):
    """A step with a letter that waits in the outbox, over the version that was read."""

    tag, resource, versioned = "messages", MESSAGES, True
    needs = WRITES
    answers = {"POST": (200, shape_of(MESSAGES))}

    def post(self, request, code):
        asked = self.asked(request)
        letter = MESSAGES.find(request.user, code)
        version = read_version(request, letter)
        return one(
            self, self.step(letter, message=letter, by=request.user, expected_version=version, **asked)
        )


class ChangeLetterView(LetterView):
    """Changes the words of a letter that waits. If-Match names the version that was read."""

    accepts = {"POST": shapes.LetterGivenSerializer}

    def step(self, letter, **asked):
        return outbox.edit(**{name: getattr(letter, name) for name in LETTER} | asked)


class CancelLetterView(LetterView):
    """Says that a letter will not be sent. If-Match names the version that was read."""

    accepts = {"POST": shapes.WhyGivenSerializer}

    def step(self, letter, **asked):
        return outbox.cancel(**asked)


class SentLetterView(LetterView):
    """Says that a person sent the letter as it was read, which If-Match names; its state reads it then."""

    accepts = {"POST": shapes.ReasonGivenSerializer}

    def step(self, letter, **asked):
        return outbox.mark_sent(**asked)


def _without(reoffer, part, asked):
    """What is left out of one part. Raises InvalidRecord where the proposal has no such thing."""
    name = f"without_{part}"
    wanted = frozenset(asked.get(name, ()))
    if wanted and wanted - {row[PARTS[part]] for row in reoffer.content[part]}:
        raise InvalidRecord(fields={name: [_("The proposal says nothing of some of these.")]})
    return wanted
