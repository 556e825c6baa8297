"""`ondit schema`: the JSON Schema of what Ondit writes."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ondit.cli.output import put_json


def schema(
    document: Annotated[Literal["reading", "trace"], typer.Argument(help="Of a reading or of a trace.")] = "reading",
) -> None:
    """Print the JSON Schema of a reading or a trace."""
    from ondit.schema import schema_of

    put_json(schema_of(document))
