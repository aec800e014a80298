"""How well and how fast the year is planned, on years made up to the Centre's measure."""
