"""Makes the planners' own admin site the project's admin site."""

from django.contrib.admin.apps import AdminConfig


class CentreAdminConfig(AdminConfig):
    default_site = "programmes.admin.site.CentreAdminSite"
