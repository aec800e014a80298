"""How a list or a sheet of the record is answered."""

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from programmes.dashboards.presenters.histories import history_of
from programmes.dashboards.presenters.pages import desk_link
from programmes.exchange.csv_files import as_csv


def list_answer(request, listing, page):
    """A list page; 400 where part of its address was not understood."""
    return render(request, "record/list.html", {"list": page}, status=listing.status)


def sheet_answer(request, record, sheet):
    """The sheet of one record with its history and, for staff, the way to the desk."""
    context = {
        "sheet": sheet,
        "history": history_of(record, request.user),
        "desk": desk_link(record, request.user),
    }
    return render(request, "record/sheet.html", context)


def csv_answer(table):
    """A table as a CSV file under its own name."""
    answer = StreamingHttpResponse(as_csv(table), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{table.name}.csv"'
    return answer


def export_url(listing, name):
    """The address of these very rows as CSV."""
    return listing.address(reverse(f"dashboards:{name}-csv"))
