"""The rules of the widgets, the same in CPython and in the browser's Pyodide: no clock, no files, no words.

`answer` returns codes and values; the words for them are in each language's words.yml. Texts take their
numbers from `FACTS`, so that a page and a widget cannot disagree. A source is the id of a page in docs/sources.yml.
"""

from collections.abc import Mapping

from widgets.rules.automatic_renewal import AUTOMATIC_RENEWAL
from widgets.rules.facts import FACTS, Fact, Unit
from widgets.rules.identifiers import IDENTIFIERS
from widgets.rules.inputs import EARLIEST, ERRORS, LATEST, Fault, Field, InputError, read_inputs
from widgets.rules.password_change import PASSWORD_CHANGE
from widgets.rules.screenshot_keys import SCREENSHOT_KEYS
from widgets.rules.systems import SYSTEMS, detect_system
from widgets.rules.widget import Answer, FactValue, Mistake, Widget

__all__ = [
    "EARLIEST",
    "ERRORS",
    "FACTS",
    "LATEST",
    "SYSTEMS",
    "WIDGETS",
    "Answer",
    "Fact",
    "FactValue",
    "Field",
    "Mistake",
    "Unit",
    "Widget",
    "answer",
    "detect_system",
]

WIDGETS: Mapping[str, Widget] = {
    "auto-renewal": AUTOMATIC_RENEWAL,
    "identifiers": IDENTIFIERS,
    "password-change": PASSWORD_CHANGE,
    "screenshot-keys": SCREENSHOT_KEYS,
}


def answer(widget: object, inputs: object) -> Answer | Mistake:
    """Return the answer of the widget of that name to these inputs, or everything that is wrong with them.

    It takes any JSON values and raises nothing: each bad input gives a code of `ERRORS` and the field it concerns,
    which is "widget" or "inputs" if one of these is at fault as a whole.
    """
    try:
        if not isinstance(widget, str) or widget not in WIDGETS:
            raise InputError(Fault("unknown-widget", "widget"))
        asked = WIDGETS[widget]
        return asked.rule(**read_inputs(asked.fields, inputs))
    except InputError as found:
        first = found.faults[0]
        return {
            "error": first.error,
            "field": first.field,
            "errors": [{"error": fault.error, "field": fault.field} for fault in found.faults],
        }
