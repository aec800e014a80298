"""Addresses of a focal point's own pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
