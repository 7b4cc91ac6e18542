"""One page of a long list, and the addresses of the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

SIZE = 50
"""Rows of one page (look.md)."""


@dataclass(frozen=True)
class Paging:
    """As `components/page.html` draws it."""

    number: int
    """From 1."""
    total: int
    """Rows on all pages."""
    query: Mapping[str, Any]
    """What else the address says."""
    size: int = SIZE

    @property
    def last(self) -> int:
        """The number of the last page; 1 when there is nothing."""
        return max(1, -(-self.total // self.size))

    def url(self, number: int) -> str:
        """The same list, another page."""
        where: dict[str, Any] = {**(request.view_args or {}), **self.query}
        return url_for(request.endpoint or "", page=number, **where)


def asked_page() -> int:
    """The page that the address asks for; the first, if it asks for no number."""
    asked = request.args.get("page", "1")[:7]
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() else 1
