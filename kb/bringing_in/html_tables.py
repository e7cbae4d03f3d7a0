"""Reads the rows of a table of HTML, in the order in which browsers show them."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kb.bringing_in.html_elements import children

MOST_COLUMNS = 20
"""Cells in later columns span nothing: otherwise each row could be longer than the one above."""

_ORDER = {"thead": 0, "tfoot": 2}


def rows_of(table: LexborNode) -> list[list[LexborNode]]:
    """Return the cells of each row that has any. Those of tables inside the cells are not among them."""
    parts = sorted(children(table), key=lambda part: _ORDER.get(part.tag or "", 1))
    rows = [row for part in parts for row in _rows_in(part)]
    return [cells for row in rows if (cells := [cell for cell in children(row) if cell.tag in {"td", "th"}])]


def _rows_in(part: LexborNode) -> Iterator[LexborNode]:
    if part.tag == "tr":
        yield part
    elif part.tag in {"thead", "tbody", "tfoot"}:
        yield from (row for row in children(part) if row.tag == "tr")


def grid(rows: list[list[LexborNode]]) -> tuple[list[list[LexborNode | None]], bool]:
    """Return the cells of each row by column, and whether any spans several.

    A cell that spans rows is in each of them. One that spans columns is in the first; None stands for it in the others.
    """
    result: list[list[LexborNode | None]] = []
    from_above: dict[int, tuple[int, LexborNode | None]] = {}  # by column: for how many more rows, and the cell
    has_spans = False
    for cells in rows:
        row: dict[int, LexborNode | None] = {}
        below: dict[int, tuple[int, LexborNode | None]] = {}
        for column, (more, own) in from_above.items():
            row[column] = own
            if more > 1:
                below[column] = (more - 1, own)
        column = 0
        for cell in cells:
            while column in row:
                column += 1
            width = _span(cell, "colspan", MOST_COLUMNS - column)
            height = _span(cell, "rowspan", len(rows)) if column < MOST_COLUMNS else 1
            has_spans = has_spans or width > 1 or height > 1
            for own_column in range(column, column + width):
                row[own_column] = cell if own_column == column else None
                if height > 1:
                    below[own_column] = (height - 1, row[own_column])
        from_above = below
        result.append([row.get(column) for column in range(max(row) + 1)])
    return result, has_spans


def _span(cell: LexborNode, name: str, most: int) -> int:
    said = cell.attributes.get(name) or ""
    return max(1, min(int(said), most)) if said.isascii() and said.isdigit() and len(said) < 6 else 1
