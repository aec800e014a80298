"""The soft goals, one module each: a name, and a price that grows with the harm.

Terms of a placement are priced by where it lies. Terms of company are priced by how many lie
together: n of a group cost price × (1 + 2 + … + (n - free)), so each further one costs more.
"""

from programmes.planning.terms import (
    audiences,
    estimated_holidays,
    left_out,
    months,
    moved,
    preferred,
    ramadan,
    same_topic,
    state_holidays,
    state_weekends,
    summer,
)

PLACEMENT = (ramadan, summer, state_holidays, state_weekends, estimated_holidays, preferred, moved)
COMPANY = (same_topic, audiences, months)
NAMES = (*(term.NAME for term in (*PLACEMENT, *COMPANY)), moved.VENUE_NAME, left_out.NAME)
