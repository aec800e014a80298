"""Who changed a record while somebody else had it open."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from programmes.admin import columns


def who_changed(obj):
    """A sentence naming who saved the stored version and when, and saying what to do."""
    last = obj.history.select_related("history_user").first()
    if last is None:
        return _("Somebody else has changed this record since you opened it.")
    return format_html(
        _(
            "{who} changed this record on {when}, after you had opened it. Nothing of yours was saved. "
            "Open the page again to see the change, then repeat yours."
        ),
        who=last.history_user.label if last.history_user else _("Somebody"),
        when=format_html('<bdi dir="ltr">{}</bdi>', columns.clock(last.history_date)),
    )
