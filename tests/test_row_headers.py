"""A screen reader at any cell of a printed table can say whose row it is, and what the column is for."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tree, tool

# The column of the activities, in tables of so many columns.
WANTED = {"sheet": (5, 1), "booklet": (5, 2), "booklet-fold": (5, 2), "poster": (3, 1)}


class Structure:
    """The tagged structure of a PDF."""

    def __init__(self, file: Path) -> None:
        done = subprocess.run([tool("qpdf"), "--json", "--json-key=qpdf", file], capture_output=True, check=True)
        self.objects = {
            key.removeprefix("obj:"): each["value"] for key, each in json.loads(done.stdout)["qpdf"][1].items() if "value" in each
        }

    def all(self, name: str) -> list[Any]:
        """The elements of one sort."""
        return [each for each in self.objects.values() if isinstance(each, dict) and each.get("/S") == name]

    def kids(self, element: Any) -> list[Any]:
        """The elements in an element."""
        return [self.objects[kid] for kid in element.get("/K", []) if isinstance(kid, str)]

    def rows(self, table: Any) -> list[list[Any]]:
        """The cells of a table."""
        parts = [row for part in self.kids(table) for row in ([part] if part["/S"] == "/TR" else self.kids(part))]
        return [self.kids(row) for row in parts]


def of_table(cell: Any) -> Any:
    """What is said of a cell as one of a table."""
    return next((each for each in cell.get("/A", []) if each["/O"] == "/Table"), {})


@pytest.mark.parametrize("name", WANTED)
@pytest.mark.parametrize("id", ["frost-2027", "weekly-2026"])
def test_the_activity_is_the_header_of_its_row(good: Tree, id: str, name: str) -> None:
    columns, at = WANTED[name]
    pdf = Structure(good.root / f"print/{id}/{name}.pdf")
    tables = [rows for rows in map(pdf.rows, pdf.all("/Table")) if len(rows[0]) == columns and all(cell["/S"] == "/TH" for cell in rows[0])]
    told = [row for rows in tables for row in rows[1:] if len(row) == columns and row[at]["/K"]]
    assert told
    for row in told:
        assert [cell["/S"] for cell in row] == ["/TH" if column == at else "/TD" for column in range(columns)]
        assert of_table(row[at])["/Scope"] == "/Row"
        assert not any("/Headers" in of_table(cell) for cell in row)


def test_days_and_lines_to_write_on_are_no_headers(good: Tree) -> None:
    pdf = Structure(good.root / "print/weekly-2026/booklet.pdf")
    tables = [rows for rows in map(pdf.rows, pdf.all("/Table")) if len(rows[0]) in (4, 7)]
    assert tables and not [cell for rows in tables for row in rows[1:] for cell in row if cell["/S"] == "/TH"]
    empty = [cell for cell in pdf.all("/TH") if not cell["/K"]]
    assert not empty
