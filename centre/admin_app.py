"""Makes the planners' own admin site the project's admin site."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class CentreAdminConfig(AdminConfig):
    default_site = "programmes.admin.site.CentreAdminSite"

    def ready(self):
        """Registered here, not while `programmes.admin` is imported: then the site does not yet exist."""
        super().ready()
        import_module("programmes.admin.registry")
