"""`python -m generator` is `beiyuan`."""

from generator.cli import main

if __name__ == "__main__":
    main()
