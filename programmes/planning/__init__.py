"""Planning the year: pure Python over a constraint solver, no Django, no database.

`problem.Problem` goes in, `solution.Result` comes out of `solve.solve`; `check.check` verifies any
solution from the problem alone. The solver library is imported inside the functions that call it, so
that importing this package costs nothing in a web process.
"""
