"""The sites that the tour looks at, and what is said at the end of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, built
from tests.tour import tools
from tests.tour.pages import DAY, SAMPLES


@pytest.fixture(scope="session")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The repository's own content, published with its samples shown and with its samples hidden."""
    tools.need_tools()
    folders = {samples: tmp_path_factory.mktemp(samples) / "site" for samples in SAMPLES}
    for samples, folder in folders.items():
        built(REPOSITORY, "--samples", samples, out=folder, today=DAY)
    return folders


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print Lighthouse's figures, and one loud line if the tour was not made."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, value in report.user_properties:
                if name == "lighthouse" and report.when == "call":
                    terminalreporter.write_line(value)
    if tools.missing():
        line = f"THE TOUR WAS NOT MADE: no {', no '.join(tools.missing())}. `bash .ci/run` installs what it needs."
        terminalreporter.write_line(line, red=True, bold=True)
