"""How a form of the door is answered: shown, acted on, or shown again with why it was refused."""

from django.contrib import messages
from django.shortcuts import redirect, render

from programmes.dashboards.presenters.refusals import refusal_status
from programmes.errors import ProgrammeError


def form_answer(request, make_form, page, act):
    """Show the form by GET; by POST do `act(form)`, which returns the sentence that tells it and where
    to go. What is refused comes back beside its field, with all that was written."""
    if request.method != "POST":
        return render(request, "door/form.html", page(make_form(None)))
    form = make_form(request.POST)
    if not form.is_valid():
        return render(request, "door/form.html", page(form), status=400)
    try:
        sentence, back = act(form)
    except ProgrammeError as error:
        put(form, error)
        return render(request, "door/form.html", page(form), status=refusal_status(error))
    messages.success(request, sentence)
    return redirect(back)


def put(form, error):
    """Every sentence of an error beside the field it is about, the others over the form."""
    placed = False
    for name, found in error.fields.items():
        form.add_error(name if name in form.fields else None, [str(sentence) for sentence in found])
        placed = placed or bool(found)
    if not placed:
        form.add_error("reason" if error.code == "reason_missing" else None, str(error))


def first_of(error):
    """All that an error says, in one sentence after the other."""
    said = [str(sentence) for found in error.fields.values() for sentence in found]
    return " ".join(said) or str(error)
