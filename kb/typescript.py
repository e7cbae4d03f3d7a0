"""TypeScript declarations of the JSON that Python writes and scripts read, so that each shape is written once."""

import ast
import inspect
import json
from collections.abc import Callable, Iterable
from itertools import pairwise
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    TypeAliasType,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

type Hint = Any
type Shape = Any  # a TypedDict, or the alias of a type

_HEAD = "// Made by `kb schema` from the Python types of the same names: edit those instead.\n"
_NAMES: dict[Hint, str] = {str: "string", int: "number", bool: "boolean", NoneType: "null"}
_GENERIC: dict[Hint, Callable[..., str]] = {
    list: "Array<{}>".format,
    dict: "Record<{}, {}>".format,
    Union: lambda *types: " | ".join(types),
    UnionType: lambda *types: " | ".join(types),
    NotRequired: "{}".format,
}


def declarations(shapes: Iterable[Shape]) -> str:
    """Return the declarations of these shapes, and of all shapes that they refer to."""
    known = list(shapes)
    return "\n".join([_HEAD, *(_declaration(shape, known) for shape in known)])  # `known` grows on the way


def _declaration(shape: Shape, known: list[Shape]) -> str:
    if isinstance(shape, TypeAliasType):
        return f"export type {shape.__name__} = {_type(shape.__value__, known)};\n"
    comments = _comments(shape)
    lines = [f"/** {inspect.getdoc(shape)} */", f"export interface {shape.__name__} {{"]
    for name, hint in get_type_hints(shape, include_extras=True).items():
        mark = "" if shape.__total__ and get_origin(hint) != NotRequired else "?"
        lines += [f"  /** {comments[name]} */"] if name in comments else []
        lines.append(f"  {name}{mark}: {_type(hint, known)};")
    return "\n".join([*lines, "}\n"])


def _comments(record: type) -> dict[str, str]:
    """Return the strings that stand below fields of a TypedDict, by the names of these fields."""
    [definition] = ast.parse(inspect.getsource(record)).body
    return {
        ast.unparse(field.target): ast.literal_eval(text.value)
        for field, text in pairwise(ast.iter_child_nodes(definition))
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr)
    }


def _type(hint: Hint, known: list[Shape]) -> str:
    """Return the type in TypeScript, and add the shape that it names to the `known` ones."""
    origin: Hint = get_origin(hint)
    if is_typeddict(hint) or isinstance(hint, TypeAliasType):
        known += [hint] if hint not in known else []
        return str(hint.__name__)
    if origin is Literal:
        return " | ".join(json.dumps(value) for value in get_args(hint))
    if origin in _GENERIC:
        return _GENERIC[origin](*(_type(part, known) for part in get_args(hint)))
    if hint in _NAMES:
        return _NAMES[hint]
    raise TypeError(
        f"{hint} has no type in TypeScript: expected str, int, bool, None, or a list, dict, union, Literal or TypedDict"
    )
