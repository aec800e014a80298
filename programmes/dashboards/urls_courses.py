"""Addresses of a course director's pages and of certificates."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
