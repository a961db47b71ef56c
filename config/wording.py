"""The findings of pydantic as sentences for the person who sets the hall up."""

from collections.abc import Mapping
from typing import Any, TypeGuard, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from config.problems import Fault, Path, listed, nearest, shown, suggestion

_EXPECTED = {
    "string_type": 'Expected text in quotes, like "text".',
    "string_unicode": "The text holds a character that does not exist.",
    "int_type": "Expected a whole number without quotes, like 15.",
    "float_type": "Expected a number without quotes, like 15 or 1.5.",
    "finite_number": "Expected a number that is not infinite.",
    "bool_type": "Expected true or false, without quotes.",
    "too_long": "Allowed: at most {max_length} entries.",
    "dict_type": 'Expected texts by language, like {{uz = "...", ru = "..."}}.',
    "greater_than": "Allowed: more than {gt:g}.",
    "greater_than_equal": "Allowed: {ge:g} and more.",
    "less_than": "Allowed: less than {lt:g}.",
    "less_than_equal": "Allowed: at most {le:g}.",
    "string_too_short": "The text is empty.",
}
_EMPTY = {
    True: "At least one language is needed here.",
    False: "At least one entry is needed here.",
}


def faults_of(error: ValidationError, model: type[BaseModel], document: Mapping[str, Any]) -> list[Fault]:
    """Every finding with its path in the document, as it was written there."""
    found = error.errors(include_url=False)
    misspelt = {_meant(details["loc"], model) for details in found if details["type"] == "extra_forbidden"}
    return [
        _fault(details, model, document)
        for details in found
        # A misspelt setting is missing under its right name too, but it is one mistake.
        if not (details["type"] == "missing" and details["loc"] in misspelt)
        # Entries that cannot be read are not counted: that they are too few then is no mistake of its own.
        and not (details["type"] == "too_short" and details["input"])
    ]


def _meant(path: Path, model: type[BaseModel]) -> Path:
    near = nearest(str(path[-1]), _settings(_annotation(model, path[:-1])))
    return (*path[:-1], near) if near else path


def _fault(details: ErrorDetails, model: type[BaseModel], document: Mapping[str, Any]) -> Fault:
    kind, value = details["type"], details["input"]
    context: dict[str, Any] = details.get("ctx", {})
    path = tuple(step for step in details["loc"] if step != "[key]")
    if kind == "missing":
        what = "setting" if len(path) > 1 else "table"
        meaning = _settings(_annotation(model, path[:-1]))[str(path[-1])].description
        return Fault(path, f"This {what} is missing. Its meaning: {meaning}.")
    if kind == "extra_forbidden":
        known = _settings(_annotation(model, path[:-1]))
        name = str(path[-1])
        near = suggestion(name, known)
        return Fault(path, f"There is no setting {shown(name)} here. {near}Allowed: {listed(known)}.")
    path = _as_written(path, document)
    if kind == "value_error":
        return Fault(path, str(context["error"]), shown(value))
    if kind == "literal_error":
        allowed = _choices(_annotation(model, details["loc"]))
        words = [choice for choice in allowed if isinstance(choice, str)]
        near = suggestion(value, words) if isinstance(value, str) else ""
        plain = ", ".join(str(choice) if isinstance(choice, int) else shown(choice) for choice in allowed)
        return Fault(path, f"{near}Allowed: {plain}.", shown(value))
    if kind in ("tuple_type", "model_type", "model_attributes_type"):
        return Fault(path, _shape(model, details["loc"]), shown(value))
    if kind == "too_short":
        return Fault(path, _EMPTY[isinstance(value, Mapping)], shown(value))
    sentence = _EXPECTED.get(kind, "").format(**context) or f"{details['msg']}."
    return Fault(path, sentence, shown(value))


def _choices(annotation: Any) -> list[Any]:
    """What may be chosen, also where a choice may be left out."""
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return [choice for part in parts for choice in (get_args(part) or (part,))]


def _shape(model: type[BaseModel], loc: Path) -> str:
    """What belongs here: a table, one of several tables, an entry of a list, or a list."""
    name = ".".join(step for step in loc if isinstance(step, str))
    is_table = _is_table(_annotation(model, loc))
    if is_table and isinstance(loc[-1], int):
        if len(loc) > 2:
            first = next(iter(_settings(_annotation(model, loc))))
            short = "an id in quotes, or " if first == "id" else ""
            return f'Expected {short}{{{first} = "..."}} with more settings.'
        return f"Expected a table of settings: write [[{name}]] in double brackets above each."
    if is_table:
        return f"Expected one table of settings: write [{name}] in single brackets, once."
    if len(loc) == 1:
        return f"There can be several of these: write [[{name}]] in double brackets above each."
    return 'Expected a list in square brackets, like ["one", "two"].'


def _as_written(path: Path, document: Mapping[str, Any]) -> Path:
    """The part of the path that exists in the document: short forms have fewer steps than the models."""
    here: Any = document
    for depth, step in enumerate(path):
        if not isinstance(here, Mapping | list | tuple):
            return path[:depth]
        here = here.get(step) if isinstance(here, Mapping) else here[int(step)]
    return path


def _annotation(model: type[BaseModel], path: Path) -> Any:
    """The type that the models give to what is at this path; None when they know nothing of it."""
    annotation: Any = model
    for step in path:
        if isinstance(step, int):
            annotation = next(iter(get_args(annotation)), None)
        else:
            field = _settings(annotation).get(step)
            annotation = field.annotation if field else None
    return annotation


def _is_table(annotation: Any) -> TypeGuard[type[BaseModel]]:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _settings(annotation: Any) -> dict[str, FieldInfo]:
    """The settings of a table by their keys in the file; none of what is not a table."""
    if not _is_table(annotation):
        return {}
    return {field.alias or name: field for name, field in annotation.model_fields.items()}
