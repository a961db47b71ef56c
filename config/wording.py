"""The findings of pydantic as sentences for the person who sets the hall up."""

from collections.abc import Mapping
from typing import Any, TypeGuard, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from config.problems import Fault, Path, choose, nearest, shown
from config.sentences import Sentence, allowed, sentence, together

_EXPECTED = {
    "string_type": "text-type",
    "string_unicode": "text-unicode",
    "int_type": "whole-type",
    "float_type": "number-type",
    "finite_number": "number-finite",
    "bool_type": "truth-type",
    "too_long": "too-long",
    "dict_type": "texts-type",
    "greater_than": "above",
    "greater_than_equal": "at-least",
    "less_than": "below",
    "less_than_equal": "at-most",
    "string_too_short": "text-empty",
}
_LIMITS = {
    "too_long": "max_length",
    "greater_than": "gt",
    "greater_than_equal": "ge",
    "less_than": "lt",
    "less_than_equal": "le",
}
_TEXTS = '{uz = "...", ru = "..."}'


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
        what = "setting-missing" if len(path) > 1 else "table-missing"
        meaning = _settings(_annotation(model, path[:-1]))[str(path[-1])].description
        return Fault(path, sentence(what, only_english=f"Its meaning: {meaning}."))
    if kind == "extra_forbidden":
        known = _settings(_annotation(model, path[:-1]))
        name = str(path[-1])
        return Fault(path, together(sentence("setting-unknown", name=shown(name)), choose(name, known)))
    path = _as_written(path, document)
    if kind == "value_error":
        return Fault(path, context["error"].args[0], shown(value))
    if kind == "literal_error":
        choices = _choices(_annotation(model, details["loc"]))
        words = [choice for choice in choices if isinstance(choice, str)]
        if isinstance(value, str) and words:
            return Fault(path, choose(value, words), shown(value))
        return Fault(path, allowed(shown(choice) for choice in choices), shown(value))
    if kind in ("tuple_type", "model_type", "model_attributes_type"):
        return Fault(path, _shape(model, details["loc"]), shown(value))
    if kind == "too_short":
        return Fault(
            path, sentence("one-language" if isinstance(value, Mapping) else "one-entry"), shown(value)
        )
    return Fault(path, _expected(kind, context) or f"{details['msg']}.", shown(value))


def _expected(kind: str, context: Mapping[str, Any]) -> Sentence | None:
    """What belongs there instead; None for a finding that no sentence is for."""
    if kind not in _EXPECTED:
        return None
    if kind == "dict_type":
        return sentence(_EXPECTED[kind], example=_TEXTS)
    limit = {"limit": f"{context[_LIMITS[kind]]:g}"} if kind in _LIMITS else {}
    return sentence(_EXPECTED[kind], **limit)


def _choices(annotation: Any) -> list[Any]:
    """What may be chosen, also where a choice may be left out."""
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return [choice for part in parts for choice in (get_args(part) or (part,))]


def _shape(model: type[BaseModel], loc: Path) -> Sentence:
    """What belongs here: a table, one of several tables, an entry of a list, or a list."""
    name = ".".join(step for step in loc if isinstance(step, str))
    is_table = _is_table(_annotation(model, loc))
    if is_table and isinstance(loc[-1], int):
        if len(loc) > 2:
            first = next(iter(_settings(_annotation(model, loc))))
            key = "shape-entry-or-id" if first == "id" else "shape-entry"
            return sentence(key, example=f'{{{first} = "..."}}')
        return sentence("shape-one-of-many", header=f"[[{name}]]")
    if is_table:
        return sentence("shape-table", header=f"[{name}]")
    if len(loc) == 1:
        return sentence("shape-several", header=f"[[{name}]]")
    return sentence("shape-list", example='["one", "two"]')


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
