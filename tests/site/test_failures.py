"""A build that fails says what to mend and leaves the published site alone."""

from __future__ import annotations

import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.conftest import Project, contents

MODULE = "curriculum/care/visit/module.ru.md"
TRANSLATION = "curriculum/care/visit/module.uz.md"
HANDOUT = "curriculum/care/visit/handouts/steps.uz.md"
_ISSUE = re.compile(r"^(?:ERROR|WARNING) +-  (\S+:\d+): (KM\d{3}) ([^:]+): (.+[.?!`])$")


def issues(done: subprocess.CompletedProcess[str]) -> set[str]:
    """Return place and code of every problem, once it is certain that each is printed as authors know it."""
    said = [line for line in done.stdout.split("\n") if line.startswith(("ERROR", "WARNING"))]
    lines = [line for line in said if " problem(s) " not in line]
    assert [line for line in lines if not _ISSUE.match(line)] == []
    return {f"{found[1]} {found[2]}" for line in lines if (found := _ISSUE.match(line))}


def spoil(project: Project) -> None:
    """Break a module in four ways that have nothing to do with each other."""
    project.edit(MODULE, "minutes: 75", "minutes: 80")
    project.edit(MODULE, "(handouts/steps.md)", "(handouts/absent.md)")
    project.edit(TRANSLATION, "{#pairs}", "{#couples}")
    project.edit(HANDOUT, "# Eshik", "# O'sha eshik")


def test_a_broken_module_fails_the_build_and_every_problem_is_named_with_its_line(broken: Project) -> None:
    spoil(broken)
    done = broken.run("make", "site")

    assert done.returncode != 0
    found = issues(done)
    assert found >= {
        f"{HANDOUT}:5 KM204",
        f"{HANDOUT}:12 KM302",  # its link to {#pairs}
        f"{MODULE}:4 KM106",
        f"{MODULE}:25 KM306",
        f"{TRANSLATION}:29 KM202",
    }
    assert "Traceback" not in done.stdout


def test_every_wrong_field_of_every_file_is_named_with_its_line(broken: Project) -> None:
    broken.edit(MODULE, "minutes: 75", "minutes: 1:30")
    broken.edit(MODULE, "audience: [school]", "audience: school\nauthor: Somebody")
    broken.edit("curriculum/curriculum.uz.yml", "title: Kichik dastur", "tittle: Kichik dastur")
    done = broken.run("make", "site")

    assert done.returncode != 0
    assert issues(done) >= {
        f"{MODULE}:4 KM012",  # minutes
        f"{MODULE}:6 KM012",  # audience
        f"{MODULE}:7 KM013",  # author
        "curriculum/curriculum.uz.yml:1 KM013",  # tittle
        "curriculum/curriculum.uz.yml:1 KM014",  # title
    }
    assert "Traceback" not in done.stdout


def test_a_broken_module_leaves_the_published_site_byte_for_byte(broken: Project) -> None:
    before = contents(broken.site)
    spoil(broken)
    broken.run("make", "site")

    assert contents(broken.site) == before


@pytest.mark.parametrize("command", [("mkdocs", "build"), ("mkdocs", "build", "--strict")])
def test_mkdocs_alone_fails_too_and_touches_nothing(broken: Project, command: tuple[str, ...]) -> None:
    before = contents(broken.site)
    spoil(broken)
    done = broken.run(*command)

    assert done.returncode != 0
    assert f"{MODULE}:4: KM106 minutes" in done.stdout
    assert "Traceback" not in done.stdout
    assert contents(broken.site) == before


def test_a_handout_that_cannot_be_printed_fails_the_build_late_and_leaves_the_site(broken: Project) -> None:
    """The print font has no such character: known only when everything else is already laid out."""
    before = contents(broken.site)
    broken.edit(HANDOUT, "Eshikni taqillatish", "Eshikni 漢 taqillatish")
    done = broken.run("make", "site")

    assert done.returncode != 0
    assert f"{HANDOUT}:9 KM403" in issues(done)
    assert "Traceback" not in done.stdout
    assert contents(broken.site) == before


def test_a_broken_page_in_docs_leaves_the_site_too(broken: Project) -> None:
    before = contents(broken.site)
    broken.edit("docs/index.uz.md", "modules/index.md", "nowhere.md")
    done = broken.run("make", "site")

    assert done.returncode != 0
    assert "docs/index.uz.md:3: KM301" in done.stdout
    assert "Traceback" not in done.stdout
    assert contents(broken.site) == before


def test_metadata_that_is_no_yaml_costs_its_own_file_only(broken: Project) -> None:
    broken.edit(MODULE, "title: Первый визит", "title: Первый: визит")
    done = broken.run("make", "site")

    assert done.returncode != 0
    assert f"{MODULE}:2: KM008" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_mended_module_is_published(broken: Project) -> None:
    """After a failed build nothing is left over that stands in the way of the next."""
    spoil(broken)
    broken.run("make", "site")
    broken.edit(MODULE, "minutes: 80", "minutes: 75")
    broken.edit(MODULE, "(handouts/absent.md)", "(handouts/steps.md)")
    broken.edit(TRANSLATION, "{#couples}", "{#pairs}")
    broken.edit(HANDOUT, "O'sha eshik", "Oʻsha eshik")
    done = broken.run("make", "site")

    assert done.returncode == 0, done.stdout
    assert "Oʻsha eshik" in (broken.site / "uz/modules/care/visit/steps/index.html").read_text("utf-8")
    assert [path.name for path in broken.folder.glob(".site-*")] == [".site-lock"]


def test_two_builds_at_once_publish_one_whole_site(broken: Project) -> None:
    """Both succeed, one after the other, both from the cache of another folder, and what is shown is what was built there."""
    expected = contents(broken.site)
    shutil.rmtree(broken.site)
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(lambda _: broken.run("make", "site"), range(2)))

    assert [one.returncode for one in done] == [0, 0], "".join(one.stdout for one in done)
    assert "waits for it" in "".join(one.stdout for one in done)
    assert contents(broken.site) == expected


def _folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


_DAMAGES = (lambda file: file.write_bytes(b""), lambda file: file.write_bytes(b"<svg/>"), _folder_instead)


def test_a_damaged_cache_mends_itself(broken: Project) -> None:
    """Every file of the cache at once, of each kind some in each of three ways: packs, handouts, forms, converted pages.

    `workshop/test_store.py` tries every way on single entries and memories.
    """
    expected = contents(broken.site)
    files = [file for file in sorted((broken.folder / ".cache").rglob("*")) if file.is_file()]
    for suffix in (".pdf", ".zip", ".page", ".json"):
        assert len([file for file in files if file.suffix == suffix]) >= len(_DAMAGES)
    for number, file in enumerate(sorted(files, key=lambda file: file.suffix)):
        _DAMAGES[number % len(_DAMAGES)](file)
    done = broken.run("make", "site")

    assert done.returncode == 0, done.stdout
    assert contents(broken.site) == expected


def test_a_cache_in_whose_place_a_file_lies_is_one_line(broken: Project) -> None:
    expected = contents(broken.site)
    shutil.rmtree(broken.folder / ".cache")
    (broken.folder / ".cache").write_text("a file")
    done = broken.run("make", "site")

    assert done.returncode == 0, done.stdout
    assert done.stdout.count("everything is made anew") == 1
    assert contents(broken.site) == expected


def test_a_full_disk_is_one_line_and_leaves_the_site(broken: Project) -> None:
    """The largest file that may be written is smaller than a page: as a full disk, without a disk to fill."""
    before = contents(broken.site)
    shutil.rmtree(broken.folder / ".cache")  # so that there is everything to write
    done = broken.run("bash", "-c", "ulimit -f 16; trap '' XFSZ; exec .venv/bin/komak site")

    assert done.returncode != 0
    assert "Traceback" not in done.stdout
    assert [line for line in done.stdout.split("\n") if "This is the machine, not the content" in line]
    assert contents(broken.site) == before
