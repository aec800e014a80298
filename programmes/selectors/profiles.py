"""The planning profile in force."""

from programmes.models import PlanningProfile


def current_profile() -> PlanningProfile | None:
    """The first profile in use by code, with its host and whom it invites; None where there is none."""
    rows = PlanningProfile.objects.current().select_related("host", "invited")
    return rows.order_by("code").first()
