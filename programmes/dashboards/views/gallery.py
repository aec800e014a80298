"""The gallery of components: for whoever builds pages, not for readers."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from programmes.dashboards.presenters.gallery import samples


def gallery(request):
    """Every component with a made-up sample; open to staff, and to all while DEBUG is on."""
    if not (settings.DEBUG or request.user.is_staff):
        raise Http404
    return render(request, "gallery/gallery.html", {"samples": samples()})
