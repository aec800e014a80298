"""Addresses of the seats of a plan: the matrix, the ledger, the clock, the outbox."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
