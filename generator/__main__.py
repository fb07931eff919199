"""`python -m generator` is `beiyuan`."""

import os

from generator.interrupts import STOPPED, end_at_once


def main() -> None:
    """Run the command line, which takes its time to load: until then an interrupt finds nobody else who would tell of it.

    When all is done and said, the process ends at once: to free ten thousand stories one by one takes a good part of an edit's time.
    """
    end_at_once(STOPPED)
    from generator.cli import main as run

    try:
        run()
    except SystemExit as ending:
        if not isinstance(ending.code, int | None):
            raise
        os._exit(ending.code or 0)


if __name__ == "__main__":
    main()
