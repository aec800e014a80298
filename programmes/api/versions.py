"""Whether who takes a step has seen the record as it is now: what `If-Match` says of steps."""

from . import etags
from .errors import VersionDiffers, VersionMissing


def seen_version(request, record):
    """The version that If-Match names, or None where any will do. Raises VersionDiffers."""
    header = request.META.get("HTTP_IF_MATCH", "")
    versions = etags.versions(header) if header else None
    if versions is None:
        return None
    if record.version not in versions:
        raise VersionDiffers
    return record.version


def read_version(request, record):
    """As `seen_version`, where If-Match must be sent; `*` is the version now. Raises VersionMissing."""
    if not request.META.get("HTTP_IF_MATCH", ""):
        raise VersionMissing
    return seen_version(request, record) or record.version
