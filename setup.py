"""Refuses to build a wheel that lacks the copied front-end files; all else stands in setup.cfg."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent


def missing_files() -> list[str]:
    """The files that `make setup` copies and that are not there."""
    lines = (HERE / "scripts/front-end-files").read_text().splitlines()
    targets = (line.split()[1] for line in lines if not line.startswith("#"))
    return [target for target in targets if not (HERE / target).is_file()]


class BuildWithFrontEnd(build_py):
    """An editable installation needs none of these files to be in place: it is how they come to be."""

    def run(self) -> None:
        if not self.editable_mode and (missing := missing_files()):
            raise SystemExit(f"No wheel without {', '.join(missing)}. Run `make setup` first.")
        super().run()


setup(cmdclass={"build_py": BuildWithFrontEnd})
