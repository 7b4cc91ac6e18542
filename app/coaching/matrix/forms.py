"""What somebody asks of the matrix: it stands in the address, so that it can be kept and sent."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from app.core import text

SHOWS = ("all", "waiting", "quiet", "help")
SORTS = ("name", "quiet", "done")


@dataclass(frozen=True)
class Wish:
    """Who is shown, in which order, for which lesson. What is not understood is not asked."""

    show: str = "all"
    sort: str = "name"
    q: str = ""
    """A part of a name."""
    lesson: str = ""
    """Its id; empty: all."""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Wish":
        """From an address; whatever else stands there is left alone."""
        show, sort = given.get("show", ""), given.get("sort", "")
        asked = text.one_line(given.get("q", ""))[:100]
        return cls(
            show=show if show in SHOWS else "all",
            sort=sort if sort in SORTS else "name",
            q=asked if text.is_storable(asked) else "",
            lesson=given.get("lesson", ""),
        )

    @property
    def narrows(self) -> bool:
        """Whether some people may be hidden."""
        return self.show != "all" or bool(self.q)

    @property
    def query(self) -> Mapping[str, str]:
        """As it stands in an address: only what differs from asking nothing."""
        return {key: value for key, value in asdict(self).items() if value != getattr(Wish, key)}

    def but(self, **other: str) -> Mapping[str, str]:
        """The query of nearly the same wish."""
        return replace(self, **other).query
