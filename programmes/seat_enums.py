"""The fixed vocabularies of seats, nominations and what follows a course."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SharingRule(models.TextChoices):
    """How the seats of an activity are shared out."""

    WEBSTER = "webster", _("Webster on the running total of the year")
    HAMILTON = "hamilton", _("Hamilton, one course at a time")


class SeatStanding(models.TextChoices):
    """Whose a seat is, before any nominee sits in it."""

    HELD_BACK = "held_back", _("held back by the Centre")
    FREE = "free", _("free")
    OFFERED = "offered", _("on offer")
    ALLOCATED = "allocated", _("allocated")


class NominationStatus(models.TextChoices):
    """The life of a nomination; `NOMINATION_STEPS` says which step may follow which."""

    WAITLISTED = "waitlisted", _("on the waiting list")
    NOMINATED = "nominated", _("nominated")
    VALIDATED = "validated", _("validated")
    CONFIRMED = "confirmed", _("confirmed")
    ATTENDED = "attended", _("attended")
    NO_SHOW = "no_show", _("did not come")
    REFUSED = "refused", _("not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SUBSTITUTED = "substituted", _("substituted")


# In these a nomination fills its seat.
NOMINATIONS_SEATED = (
    NominationStatus.NOMINATED,
    NominationStatus.VALIDATED,
    NominationStatus.CONFIRMED,
    NominationStatus.ATTENDED,
    NominationStatus.NO_SHOW,
)
# In these it still stands: a person has one standing nomination an activity.
NOMINATIONS_STANDING = (NominationStatus.WAITLISTED, *NOMINATIONS_SEATED)
# What may follow what. Attendance is corrected in both directions, with a reason.
NOMINATION_STEPS: dict[str, tuple[str, ...]] = {
    NominationStatus.WAITLISTED: (NominationStatus.NOMINATED, NominationStatus.WITHDRAWN),
    NominationStatus.NOMINATED: (
        NominationStatus.VALIDATED,
        NominationStatus.REFUSED,
        NominationStatus.WITHDRAWN,
        NominationStatus.SUBSTITUTED,
    ),
    NominationStatus.VALIDATED: (
        NominationStatus.CONFIRMED,
        NominationStatus.REFUSED,
        NominationStatus.WITHDRAWN,
        NominationStatus.SUBSTITUTED,
    ),
    NominationStatus.CONFIRMED: (
        NominationStatus.ATTENDED,
        NominationStatus.NO_SHOW,
        NominationStatus.WITHDRAWN,
        NominationStatus.SUBSTITUTED,
    ),
    NominationStatus.ATTENDED: (NominationStatus.NO_SHOW,),
    NominationStatus.NO_SHOW: (NominationStatus.ATTENDED,),
    NominationStatus.REFUSED: (),
    NominationStatus.WITHDRAWN: (),
    NominationStatus.SUBSTITUTED: (),
}


class SeatEventKind(models.TextChoices):
    """What happened to a seat, or to a nomination that has none."""

    OPENED = "opened", _("opened")
    CLOSED = "closed", _("closed")
    HELD_BACK = "held_back", _("held back")
    RELEASED = "released", _("released to the pool")
    ALLOCATED = "allocated", _("allocated")
    GRANTED = "granted", _("given by hand")
    TURNED_BACK = "turned_back", _("turned back")
    TAKEN_BACK = "taken_back", _("taken back at a gate")
    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("offer accepted")
    DECLINED = "declined", _("offer declined")
    EXPIRED = "expired", _("offer expired")
    CANCELLED = "cancelled", _("offer cancelled")
    WAITLISTED = "waitlisted", _("put on the waiting list")
    NOMINATED = "nominated", _("nominated")
    VALIDATED = "validated", _("validated")
    CONFIRMED = "confirmed", _("confirmed")
    ATTENDED = "attended", _("attended")
    NO_SHOW = "no_show", _("did not come")
    REFUSED = "refused", _("nomination not accepted")
    WITHDRAWN = "withdrawn", _("nomination withdrawn")
    SUBSTITUTED = "substituted", _("substituted")


# By these a seat comes to a state; by the latter outside of every sharing, whatever gate has passed.
OUTSIDE_SHARING = (SeatEventKind.ACCEPTED, SeatEventKind.GRANTED)
CAME_TO_STATE = (SeatEventKind.ALLOCATED, *OUTSIDE_SHARING)


class WaitingStatus(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SERVED = "served", _("served")
    WITHDRAWN = "withdrawn", _("withdrawn")
    CLOSED = "closed", _("closed without a seat")


class Gate(models.TextChoices):
    """The days before a start on which seats are looked at."""

    NOMINATE = "nominate", _("names are due")
    TAKE_BACK = "take_back", _("unfilled seats are taken back")
    CONFIRM = "confirm", _("the activity is confirmed or cancelled")


class OfferGround(models.TextChoices):
    """Why a seat is offered to this state: in this order they are served."""

    WAITING_LIST = "waiting_list", _("first on the waiting list")
    OPEN_BID = "open_bid", _("asked for more than it was given")
    LARGEST_CLAIM = "largest_claim", _("largest claim over the year")


class OfferStatus(models.TextChoices):
    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("expired")
    CANCELLED = "cancelled", _("cancelled")


class ReofferStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    CONFIRMED = "confirmed", _("confirmed")
    DISMISSED = "dismissed", _("dismissed")


class MessageStatus(models.TextChoices):
    """A message waits until a person says it was sent, or cancels it. Nothing is sent by itself."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("marked as sent")
    CANCELLED = "cancelled", _("cancelled")


class Service(models.TextChoices):
    """What kind of service a nominee comes from."""

    MILITARY = "military", _("military")
    CIVILIAN = "civilian", _("civilian")


class Gender(models.TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")


class ReportStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")


class ReportItemKind(models.TextChoices):
    """What an after-course report leaves behind."""

    LESSON = "lesson", _("lesson")
    CHANGE = "change", _("proposed change")
