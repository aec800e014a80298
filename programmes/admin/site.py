"""The planners' admin site."""

from django.contrib.admin import AdminSite


class CentreAdminSite(AdminSite):
    """One home that starts from work."""
