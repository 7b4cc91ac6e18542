"""A sheet of this room as a page first, and as a PDF on the center's paper."""

from typing import Any

from flask import Response, abort, request, url_for

from app.access.identity import standing
from app.core.pdf import PdfError, kept_pdf, render_pdf


def as_pdf_asked() -> bool:
    """Whether the address asks for the PDF itself."""
    return request.args.get("as") == "pdf"


def pdf_address(**wishes: Any) -> str:
    """This sheet, as a PDF."""
    args: dict[str, Any] = {**(request.view_args or {}), **wishes, "as": "pdf"}
    return url_for(request.endpoint or "", **args)


def printed(html: str, title: str, *, keep: bool) -> Response:
    """Kept for the next who asks, unless it is somebody's alone."""
    wanted = request.args.get("paper") or standing().center.paper
    try:
        pdf = (kept_pdf if keep else render_pdf)(html, "a4" if wanted == "a4" else "letter")
    except PdfError:
        abort(503)
    response = Response(pdf, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=f"{title}.pdf")
    return response


def short(address: str) -> str:
    """As one types it: browsers add the rest."""
    return address.removeprefix("https://").removeprefix("http://")
