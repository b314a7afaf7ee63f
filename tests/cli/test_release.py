"""`komak release`: a text that was cited stays at its address as it was, whatever is written later."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html
from playwright.sync_api import Browser
from sample_project import issues_of
from tests.conftest import copy_sample
from tests.serving import serving

from komak.__main__ import main
from komak.edition import editions
from komak.edition.changes import changes, words_now
from komak.ground.issue import Code
from komak.model.paragraphs import digest_of
from komak.model.releases import Said
from komak.outputs.policy import policy
from komak.source import read

RU = "docs/method/roles.ru.md"


def _run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["release", "--root", str(root), "--site-url", "https://komak.uz/", *arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample, of which two editions were released, and whose text was changed since."""
    return copy_sample(tmp_path / "project", "sample").folder


def _shown(root: Path, name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(root / f"curriculum/releases/{name}.zip") as archive:
        return {one: archive.read(one) for one in archive.namelist() if one.startswith("site/")}


def test_an_edition_holds_its_text_in_every_language(project: Path) -> None:
    old, new = _shown(project, "0.9"), _shown(project, "1.0")
    for prefix, gone, came in (("", "Стучать второй раз не нужно.", "Дверь открывают хозяева"),
                               ("uz/", "Ikkinchi marta qoqish shart emas.", "Eshikni mehmon emas"),
                               ("uz-Cyrl/", "Иккинчи марта қоқиш шарт эмас.", "Эшикни меҳмон эмас")):  # fmt: skip
        before, after = (
            shown[f"site/{prefix}method/roles/index.html"].decode().replace("\xa0", " ") for shown in (old, new)
        )
        assert gone in before
        assert gone not in after
        assert came in after
        assert 'id="p1.1.2"' in before
        assert 'id="p1.1.1-1"' in after


def test_a_third_edition_leaves_the_others_as_they_were_and_is_the_same_elsewhere(
    project: Path, tmp_path: Path
) -> None:
    """The same text gives the same archive in another folder."""
    before = {file.name: file.read_bytes() for file in (project / "curriculum/releases").iterdir()}
    result = _run(project, "1.1", "--date", "2026-11-20")
    assert result.exit_code == 0, result.output
    assert "curriculum/releases/1.1.zip\ncurriculum/releases/1.1.yml\n11 paragraphs, " in result.output
    after = {file.name: file.read_bytes() for file in (project / "curriculum/releases").iterdir()}
    assert {name: after[name] for name in before} == before
    assert issues_of(project) == []
    shown = _shown(project, "1.1")
    first = html.document_fromstring(shown["site/index.html"])
    assert [(part.get("lang"), part.xpath(".//li/a/@href")) for part in first.xpath("//section")] == [
        ("ru", ["method/"]),
        ("uz", ["uz/method/"]),
        ("uz-Cyrl", ["uz-Cyrl/method/"]),
    ]
    assert first.xpath("//section[@lang='uz']/p/a/@href") == ["../../uz/editions/"]
    pages = [html.document_fromstring(content) for name, content in shown.items() if name.endswith(".html")]
    assert len(pages) == 10
    for page in pages:
        (rules,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
        assert rules.get("content") == policy()
        assert rules.xpath("boolean(following::link) and not(preceding::link or preceding::script)")
    looks = shown["site/edition.css"].decode()
    assert [name for name in (".km-blank {", ".km-tick::before {", ".km-hidden {") if name not in looks] == []
    for suffix in ("zip", "yml"):
        (project / f"curriculum/releases/0.9.{suffix}").unlink()
    (lost,) = issues_of(project)
    assert lost.startswith("curriculum/releases/0.9.yml:1: KM571 archive: the edition is gone, and 1.1 came after it.")

    other = copy_sample(tmp_path / "other", "sample").folder
    assert _run(other, "1.1", "--date", "2026-11-20").exit_code == 0
    assert (other / "curriculum/releases/1.1.zip").read_bytes() == after["1.1.zip"]


def test_its_pages_are_read_on_the_narrowest_phone_and_with_the_keyboard(
    project: Path, browser: Browser, tmp_path: Path
) -> None:
    """A table that is wider than the window, a title that is longer than it, under the page's policy."""
    assert _run(project, "1.1", "--date", "2026-11-20").exit_code == 0
    with zipfile.ZipFile(project / "curriculum/releases/1.1.zip") as archive:
        archive.extractall(tmp_path / "shown")
    page = tmp_path / "shown/site/method/roles/index.html"
    text, cells = page.read_text("utf-8"), "<td>Межведомственная</td>" * 3
    wide = f'<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table><tr>{cells}</tr></table></div></div>'
    text = text.replace("</article>", f"{wide}</article>").replace(
        'rel="next" href="../record/">', 'rel="next" href="../record/">Межведомственная команда: обмен сведениями '
    )
    page.write_text(text, "utf-8")
    with (
        serving(tmp_path / "shown/site") as host,
        browser.new_context(viewport={"width": 320, "height": 640}) as context,
    ):
        window = context.new_page()
        faults: list[str] = []
        window.on("console", lambda said: "favicon" not in said.location["url"] and faults.append(said.text))
        window.goto(f"{host}method/roles/")
        assert window.evaluate("document.documentElement.scrollWidth") == 320
        window.locator("[tabindex='0'] table").wait_for()
        window.set_viewport_size({"width": 1600, "height": 640})
        window.locator("[tabindex='0']").wait_for(state="detached")
    assert faults == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("1.0",), "The edition 1.0 is there already, and it is for good. Take the next number."),
        (("0.8",), "The edition 1.0 is there already: 0.8 would come before it. Take a greater number."),
        (("1.1\n",), "1.1\n is no number of an edition. Write two numbers with a dot: 1.0, 1.1."),
        (
            ("1.1", "--site-url", "komak.uz"),
            "komak.uz/ is no address of a site. Write it in full: --site-url https://….",
        ),
        (
            ("1.1", "--site-url", "https://["),
            "https://[/ is no address of a site. Write it in full: --site-url https://….",
        ),
        (("two",), "two is no number of an edition. Write two numbers with a dot: 1.0, 1.1."),
        (("1.1", "--date", "2999-01-01"), "2999-01-01 is in the future. An edition has the day on which it is made."),
        (("1.1", "--date", "2026-11-01"), "2026-11-01 is before the day of the edition 1.0, 2026-11-16."),
    ],
)
def test_what_cannot_be_is_one_line(project: Path, arguments: tuple[str, ...], told: str) -> None:
    result = _run(project, *arguments)
    assert result.exit_code == 1
    assert result.output == f"Error: {told}\n"
    assert sorted(file.name for file in (project / "curriculum/releases").iterdir()) == [
        "0.9.yml",
        "0.9.zip",
        "1.0.yml",
        "1.0.zip",
    ]


def test_an_address_that_is_nobodys_is_not_frozen(project: Path) -> None:
    result = CliRunner().invoke(main, ["release", "--root", str(project), "1.1"])
    assert result.exit_code == 1
    assert result.output.startswith(
        "Error: komak.example is nobody's address, and books and citations would name it for good."
    )


def test_nothing_is_frozen_that_the_check_complains_of(project: Path) -> None:
    text = (project / RU).read_text("utf-8")
    (project / RU).write_text(text.replace("§ 1.1.3\n\n", ""), "utf-8")
    result = _run(project, "1.1")
    assert result.exit_code == 1
    assert "Nothing is frozen as long as `komak check` says something:" in result.output
    assert "KM561" in result.output


def test_a_text_without_numbers_is_not_frozen(project: Path) -> None:
    shutil.rmtree(project / "curriculum/releases")
    shutil.rmtree(project / "curriculum/paragraphs")
    shutil.rmtree(project / "docs/method")
    menu = project / "curriculum/menu.yml"
    lines = [line for line in menu.read_text("utf-8").split("\n") if "method/" not in line and "editions/" not in line]
    menu.write_text("\n".join(lines), "utf-8")
    result = _run(project, "0.9")
    assert result.output == "Error: No text has numbered paragraphs. Number one first: `komak number model`.\n"


def _damaged(raw: bytes) -> bytes:
    return raw[:-40] + bytes(40)


def _altered(raw: bytes) -> bytes:
    """The same edition with other words in it, as somebody could make it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("Стучит".encode(), "Кричит".encode()))
    return buffer.getvalue()


@pytest.mark.parametrize("change", [_damaged, _altered])
def test_an_edition_that_was_altered_stops_everything(project: Path, change: object) -> None:
    assert callable(change)
    archive = project / "curriculum/releases/0.9.zip"
    archive.write_bytes(change(archive.read_bytes()))
    (issue,) = issues_of(project)
    assert issue.startswith(
        f"curriculum/releases/0.9.yml:5: {Code.RELEASE} archive: the archive is not the one that was released."
    )
    assert "`git log -- curriculum/releases/0.9.yml`" in issue


def test_a_damaged_archive_with_the_right_hash_and_a_lost_one_are_told(project: Path) -> None:
    archive, facts = project / "curriculum/releases/0.9.zip", project / "curriculum/releases/0.9.yml"
    old, new = hashlib.sha256(archive.read_bytes()).hexdigest(), hashlib.sha256(b"no zip").hexdigest()
    archive.write_bytes(b"no zip")
    facts.write_text(facts.read_text("utf-8").replace(old, new), "utf-8")
    (project / "curriculum/releases/1.0.zip").unlink()
    found = issues_of(project)
    assert len(found) == 2
    assert "curriculum/releases/0.9.yml:5: KM571 archive: the archive cannot be read (BadZipFile: " in found[0]
    assert "curriculum/releases/1.0.yml:1: KM571 archive: one of the two files of the edition is missing." in found[1]


def _with(raw: bytes, name: str, old: str, new: str) -> bytes:
    """The archive with `new` for `old` in one of its files and in the names of all."""
    return _rewritten({one.replace(old, new): content.replace(old.encode(), new.encode()) if one == name else content
                       for one, content in _members(raw).items()})  # fmt: skip


def _without(raw: bytes, name: str) -> bytes:
    return _rewritten({one: content for one, content in _members(raw).items() if one != name})


def _with_more(raw: bytes, name: str) -> bytes:
    return _rewritten({**_members(raw), name: b"?"})


def _members(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _rewritten(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda raw: _with(raw, "manifest.json", "edition.js", "../../../edition.js"),
         "5: KM571 archive: '../../../edition.js' in the archive would leave the folder of the edition."),
        (_altered, "is not the file that was released."),
        (lambda raw: _without(raw, "site/edition.css"), "5: KM571 archive: the archive lacks site/edition.css, which its manifest names."),
        (lambda raw: _without(raw, "manifest.json"), "5: KM571 archive: the archive has no manifest.json."),
        (lambda raw: _with_more(raw, "site/more.html"), "5: KM571 archive: the archive holds 'site/more.html', which its manifest does not name."),
        (lambda raw: _with(raw, "manifest.json", '"files"', '"lists"'), "5: KM571 archive: manifest.json in the archive is not as `komak release` writes it."),
        (lambda raw: _with(raw, "texts.json", '"1.1.1"', '"first"'), "5: KM571 archive: texts.json in the archive is not as `komak release` writes it."),
        (lambda raw: _with(raw, "manifest.json", '"0.9"', '"0.8"'), "5: KM571 archive: this is the archive of the edition 0.8."),
        (lambda raw: _with(raw, "manifest.json", "2026-11-02", "2026-11-03"), "2: KM571 archive: the archive was released on 2026-11-03."),
    ],
)  # fmt: skip
def test_an_archive_that_is_not_what_it_says_is_refused_though_its_hash_is_right(
    project: Path, change: Callable[[bytes], bytes], told: str
) -> None:
    archive, facts = project / "curriculum/releases/0.9.zip", project / "curriculum/releases/0.9.yml"
    raw = archive.read_bytes()
    made = change(raw)
    assert made != raw
    archive.write_bytes(made)
    old, new = (hashlib.sha256(one).hexdigest() for one in (raw, made))
    facts.write_text(facts.read_text("utf-8").replace(old, new), "utf-8")
    (issue,) = issues_of(project)
    assert issue.startswith("curriculum/releases/0.9.yml:")
    assert told in issue


def test_a_number_that_an_edition_has_stays_in_the_register(project: Path) -> None:
    """Whoever makes a new register has forgotten what left."""
    register = project / "curriculum/paragraphs/method.yml"
    register.write_text(
        register.read_text("utf-8").replace('  "1.1.2": "0.9"\n', "").replace("retired:\n", ""), "utf-8"
    )
    (issue,) = issues_of(project)
    assert issue.startswith(
        "curriculum/paragraphs/method.yml:1: KM563 § 1.1.2: edition 0.9 has the number, and the register does not (1 in all)."
    )


def test_texts_that_changed_places_since_an_edition_are_told_whatever_the_register_says(project: Path) -> None:
    first, second, text = (
        "Дверь открывают хозяева, а не гость.",
        "Запись делают в день визита, за столом.",
        (project / RU).read_text("utf-8"),
    )
    swapped = text.replace(first, "@").replace(second, first).replace("@", second)
    (project / RU).write_text(swapped, "utf-8")
    register = project / "curriculum/paragraphs/method.yml"
    digests = (digest_of(first), digest_of(second))
    told = register.read_text("utf-8").replace(digests[0], "@").replace(digests[1], digests[0]).replace("@", digests[1])
    register.write_text(told, "utf-8")
    found = [issue for issue in issues_of(project) if "KM564" in issue]
    assert [issue.partition(" KM564 ")[2].partition(". Put")[0] for issue in found] == [
        "§ 1.1.1-1: the text of § 1.2.1 stands under this number",
        "§ 1.2.1: the text of § 1.1.1-1 stands under this number",
    ]


def test_a_file_that_is_no_edition_is_told(project: Path) -> None:
    (project / "curriculum/releases/notes.txt").write_text("?", "utf-8")
    assert [issue for issue in issues_of(project) if "KM018" in issue]


def test_changes_are_told_by_paragraph_and_by_word(project: Path) -> None:
    reading = read(project)
    assert reading.curriculum is not None
    first, second = reading.curriculum.releases
    found = [
        (one.number, one.kind, str(one.marked))
        for one in changes(first.words["method"]["ru"], second.words["method"]["ru"])
    ]
    assert found == [
        ("1.1.1-1", "added", "<ins>Дверь открывают хозяева, а не гость.</ins>"),
        ("1.1.2", "retired", "<del>Стучать второй раз не нужно.</del>"),
        ("1.2.1", "changed", "Запись делают <del>после</del><ins>в день</ins> визита, за столом."),
    ]
    now = words_now(editions(reading.curriculum, reading.lexicon))
    since = [(one.number, one.kind) for one in changes(second.words["method"]["uz"], now["method"]["uz"])]
    assert since == [("1.1.1", "changed")]


def test_signs_in_words_are_no_html() -> None:
    (change,) = changes((Said("1.0.1", "a", "x < y"),), (Said("1.0.1", "a", "x < z & w"),))
    assert str(change.marked) == "x &lt; <del>y</del><ins>z &amp; w</ins>"


def test_the_archive_tells_what_is_in_it(project: Path) -> None:
    with zipfile.ZipFile(project / "curriculum/releases/1.0.zip") as archive:
        manifest, texts = (json.loads(archive.read(name)) for name in ("manifest.json", "texts.json"))
    assert (manifest["release"], manifest["date"]) == ("1.0", "2026-11-16")
    assert [one["number"] for one in texts["method"]["ru"]][:6] == [
        "1.0.1",
        "1.1.1",
        "1.1.1-1",
        "1.1.3",
        "1.2.1",
        "2.0.1",
    ]
