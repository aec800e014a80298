"""A venue holds the seats asked for and has what the activity needs."""

from programmes.planning.problem import Activity, Venue


def large_enough(activity: Activity, venue: Venue) -> bool:
    return activity.seats is None or venue.capacity is None or activity.seats <= venue.capacity


def equipped(activity: Activity, venue: Venue) -> bool:
    return activity.features <= venue.features


def eligible(activity: Activity, venue: Venue) -> bool:
    named = not activity.venues or venue.code in activity.venues
    return named and large_enough(activity, venue) and equipped(activity, venue)
