"""Who changed a record while somebody else had it open."""

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _


def who_changed(obj, opts):
    """A sentence naming who saved the stored version and when, with the way to open it."""
    last = obj.history.select_related("history_user").first()
    if last is None:
        return _("Somebody else has changed this record since you opened it.")
    who = last.history_user.get_full_name() or last.history_user.get_username() if last.history_user else ""
    return format_html(
        _(
            "{who} changed this record on {when}, after you had opened it. Nothing of yours was saved. "
            "Open the page again to see the change, then repeat yours."
        ),
        who=who or _("Somebody"),
        when=format_html(
            '<bdi dir="ltr">{}</bdi>', timezone.localtime(last.history_date).strftime("%Y-%m-%d %H:%M")
        ),
    )
