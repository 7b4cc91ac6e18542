"""`script/bench [pages matrix print memory]`: print the table."""

import logging
import sys
import tempfile
from pathlib import Path

from bench import matrix, memory, pages, printing

PARTS = {"pages": pages.run, "matrix": matrix.run, "print": printing.run, "memory": memory.run}
HEAD = "| what | floor ms | ours ms | ratio | budget | |\n|---|---|---|---|---|---|"


def main() -> None:
    """Every part, or those that are named."""
    logging.disable(logging.INFO)  # a line for each request would hide the table
    for name in sys.argv[1:] or PARTS:
        if name not in PARTS:
            sys.exit(f"There is no part {name}. There are: {', '.join(PARTS)}.")
        print(f"\n## {name}\n\n{HEAD if name in {'pages', 'matrix', 'print'} else ''}")
        with tempfile.TemporaryDirectory(prefix="acquaint-bench-") as folder:
            for figure in PARTS[name](Path(folder)):
                print(figure, flush=True)


if __name__ == "__main__":
    main()
