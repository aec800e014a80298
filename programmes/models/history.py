"""History of every change, one table a concept: a proxy writes to the table of its concrete model."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class KeptHistory(HistoricalRecords):
    """The library gives each proxy a history of its own; here a course's history is its activity's."""

    def finalize(self, sender: type[models.Model], **kwargs: Any) -> None:
        if not (sender._meta.proxy and issubclass(sender, self.cls)):
            super().finalize(sender, **kwargs)
            return
        models.signals.post_save.connect(self.post_save, sender=sender, weak=False)
        models.signals.post_delete.connect(self.post_delete, sender=sender, weak=False)
        models.signals.pre_delete.connect(self.pre_delete, sender=sender, weak=False)
        sender._meta.simple_history_manager_attribute = self.manager_name
