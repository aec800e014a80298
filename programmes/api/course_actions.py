"""What is done once a course is over: certificates revoked and replaced, lessons and changes settled."""

from programmes.models import Certificate, CourseReport, ReportItem, SeatCall
from programmes.services import certificates
from programmes.services.course_reports import settle_item

from . import seat_shapes as shapes
from .certificates import CERTIFICATES
from .course_reports import REPORT_ITEMS
from .engine.guarded import one
from .schema_shapes import shape_of
from .seat_actions import SeatAction
from .versions import seen_version


class CertificateView(SeatAction):
    """A step with a certificate, for the reason that is given."""

    tag, resource = "certificates", CERTIFICATES
    needs = {"POST": (("view", Certificate), ("change", CourseReport))}
    accepts = {"POST": shapes.WhyGivenSerializer}

    def found(self, request, code):
        """What was asked, and the certificate. Raises ValidationError, NotFound."""
        return self.asked(request), CERTIFICATES.find(request.user, code)


class RevokeView(CertificateView):
    """Says that a certificate no longer holds. This cannot be taken back."""

    answers = {"POST": (200, shape_of(CERTIFICATES))}

    def post(self, request, code):
        asked, certificate = self.found(request, code)
        return one(self, certificates.revoke(certificate=certificate, by=request.user, **asked))


class ReplaceView(CertificateView):
    """A corrected certificate under a number of its own, made from the record; the old one holds no more."""

    answers = {"POST": (201, shape_of(CERTIFICATES))}

    def post(self, request, code):
        asked, certificate = self.found(request, code)
        made = certificates.replace(certificate=certificate, by=request.user, **asked)
        return one(self, made, status=201)


class SettleView(SeatAction):
    """Says that a lesson or change of a submitted report is done or dropped, or open again.

    With If-Match only if nobody changed it since it was read.
    """

    tag, resource = "report-items", REPORT_ITEMS
    needs = {"POST": (("change", ReportItem), ("change", SeatCall))}
    accepts = {"POST": shapes.SettleGivenSerializer}
    answers = {"POST": (200, shape_of(REPORT_ITEMS))}

    def post(self, request, code):
        asked = self.asked(request)
        item = REPORT_ITEMS.find(request.user, code)
        version = seen_version(request, item)
        return one(self, settle_item(item=item, by=request.user, expected_version=version, **asked))
