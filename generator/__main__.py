"""`python -m generator` is `beiyuan`."""

from generator.interrupts import STOPPED, end_at_once


def main() -> None:
    """Run the command line, which takes its time to load: until then an interrupt finds nobody else who would tell of it."""
    end_at_once(STOPPED)
    from generator.cli import main as run

    run()


if __name__ == "__main__":
    main()
