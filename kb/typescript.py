"""Generates TypeScript declarations for JSON that Python writes and scripts read, so each shape is defined once."""

import ast
import json
from collections.abc import Mapping

_HEAD = "// Made by `kb schema` from the Python types of the same names: edit those instead.\n"
_NAMES = {"str": "string", "int": "number", "bool": "boolean", "list": "Array", "dict": "Record"}


def declarations(*sources: str) -> str:
    """Return the declarations of all TypedDicts and type aliases in the source code of Python modules."""
    names, shapes = dict(_NAMES), list[ast.TypeAlias | ast.ClassDef]()
    for statement in (statement for source in sources for statement in ast.parse(source).body):
        match statement:
            case ast.TypeAlias(name=ast.Name(name)) | ast.ClassDef(name=name, bases=[ast.Name("TypedDict")]):
                names[name] = name
                shapes.append(statement)
    return "\n".join([_HEAD, *(_declaration(shape, names) for shape in shapes)])


def _declaration(shape: ast.TypeAlias | ast.ClassDef, names: Mapping[str, str]) -> str:
    if isinstance(shape, ast.TypeAlias):
        return f"export type {shape.name.id} = {_type(shape.value, names)};\n"
    lines = [f"/** {ast.get_docstring(shape)} */", f"export interface {shape.name} {{"]
    for part in shape.body[1:]:
        match part:
            case ast.AnnAssign(ast.Name(field), ast.Subscript(ast.Name("NotRequired"), hint)):
                lines.append(f"  {field}?: {_type(hint, names)};")
            case ast.AnnAssign(ast.Name(field), hint):
                lines.append(f"  {field}: {_type(hint, names)};")
            case ast.Expr(ast.Constant(str(comment))):  # a comment follows its field
                lines.insert(-1, f"  /** {comment} */")
    return "\n".join([*lines, "}\n"])


def _type(hint: ast.expr, names: Mapping[str, str]) -> str:
    match hint:
        case ast.Constant(str() | None as value):
            return json.dumps(value)
        case ast.Name(name) if name in names:
            return names[name]
        case ast.BinOp(left, ast.BitOr(), right):
            return f"{_type(left, names)} | {_type(right, names)}"
        case ast.Subscript(generic, parts):
            types = [_type(part, names) for part in (parts.elts if isinstance(parts, ast.Tuple) else [parts])]
            is_choice = isinstance(generic, ast.Name) and generic.id == "Literal"
            return " | ".join(types) if is_choice else f"{_type(generic, names)}<{', '.join(types)}>"
    raise TypeError(f"{ast.unparse(hint)} has no type in TypeScript: expected {', '.join(names)} or a Literal")
