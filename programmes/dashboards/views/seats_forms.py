"""What forms of seats send, read with care."""

from django.utils.translation import gettext as _

from programmes.errors import InvalidRecord
from programmes.selectors.seat_calls import state_in_use
from programmes.selectors.seat_grants import body_in_use


def whole(text):
    """A whole number of a form, in Latin or Arabic digits; None where none is given. Raises InvalidRecord."""
    given = text.strip()
    if not given:
        return None
    if not given.isdecimal() or len(given) > 5:
        raise InvalidRecord(fields={"seats": [_("Give a whole number of seats.")]})
    return int(given)


def number(text):
    """A whole number that must be given. Raises InvalidRecord."""
    found = whole(text)
    if found is None:
        raise InvalidRecord(fields={"seats": [_("Give a whole number of seats.")]})
    return found


def state_of(code):
    """The state of a form. Raises InvalidRecord where there is none of that code in use."""
    found = state_in_use(code)
    if found is None:
        raise InvalidRecord(fields={"state": [_("Choose a state.")]})
    return found


def receiver_of(text):
    """The state of a form, and the body of it where one is chosen. Raises InvalidRecord."""
    code, _slash, body = text.partition("/")
    state = state_of(code)
    if not body:
        return state, None
    found = body_in_use(body, state=state.code)
    if found is None:
        raise InvalidRecord(fields={"whom": [_("Choose a state or one of its agencies.")]})
    return state, found
