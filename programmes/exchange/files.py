"""The files that people bring: a workbook or a table as text, told apart by how they begin."""

from programmes.exchange.layouts import Layout, Table
from programmes.exchange.table_reading import read_table
from programmes.exchange.workbook_reading import START, read_workbook


def read_file(data: bytes, layout: Layout) -> Table:
    """The table in a file, whatever its name ends in. Raises UnreadableTable, saying what to do."""
    return read_workbook(data, layout) if data.startswith(START) else read_table(data, layout)
