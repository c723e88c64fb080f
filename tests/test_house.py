"""The house in order: size, names, layers, licences, and a package that holds what it needs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
PYTHON = sorted(
    path for folder in ("src", "tests", "scripts", "examples") for path in (ROOT / folder).rglob("*.py")
)

MAX_MODULE, MAX_FUNCTION, MAX_ARGUMENTS, MAX_METHODS = 600, 60, 6, 15

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    line = getattr(node, "lineno", 1)
    return f"{path.relative_to(ROOT)}:{line} {getattr(node, 'name', '')}".rstrip()


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def classes(path: Path) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef))


def arguments(function: Function) -> list[str]:
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def methods(node: ast.ClassDef) -> list[Function]:
    return [each for each in node.body if isinstance(each, Function)]


def text_files() -> Iterator[tuple[Path, str]]:
    """Every file of the repository that holds text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (data := path.read_bytes()):
            yield path, data.decode("utf-8")


def imported(path: Path) -> Iterator[str]:
    """The top-level packages that a module imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def bound(node: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module gives to something; the forms of an overload are one thing."""
    if isinstance(node, (*Function.__args__, ast.ClassDef)):
        if not any(ast.unparse(each).endswith("overload") for each in node.decorator_list):
            yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in node.names)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        found = (name for each in targets for name in ast.walk(each))
        yield from (
            name.id for name in found if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        )


def normal(distribution: str) -> str:
    """The name of a distribution as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """What the command printed; a failing command fails the test and shows it."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        env=os.environ | environment,
    )
    if done.returncode:
        pytest.fail(f"{command[0]} says:\n{done.stdout}{done.stderr}", pytrace=False)
    return done.stdout


def tool(name: str) -> Path:
    """A command that was installed beside the Python that runs the tests."""
    return Path(sys.executable).parent / name


def show(found: Iterable[object]) -> None:
    """Fail with one line for each thing that was found."""
    if lines := [str(each) for each in found]:
        pytest.fail("\n".join(lines), pytrace=False)


# Size


def test_modules_can_be_read_at_a_sitting() -> None:
    sizes = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    show((name, size) for name, size in sizes.items() if size > MAX_MODULE)


def test_functions_fit_on_a_screen() -> None:
    sizes = {
        place(path, each): (each.end_lineno or 0) - each.lineno + 1
        for path in PYTHON
        for each in functions(path)
    }
    show((name, size) for name, size in sizes.items() if size > MAX_FUNCTION)


def test_functions_ask_for_few_things() -> None:
    asked = {place(path, each): arguments(each) for path in PYTHON for each in functions(path)}
    show((name, given) for name, given in asked.items() if len(given) > MAX_ARGUMENTS)


def test_classes_do_one_thing() -> None:
    counts = {place(path, each): len(methods(each)) for path in PYTHON for each in classes(path)}
    show((name, count) for name, count in counts.items() if count > MAX_METHODS)


# Caches

# What keeps values without a workshop: tables and registries that come with the package, each once, and
# bounded numbers of rows of them.
SHIPPED = {
    "art.drawings.drawings",
    "art.figure._standing",
    "art.icons._bundled",
    "art.icons._paths",
    "art.icons.icon_set",
    "blocks._load",
    "boxes.kinds",
    "boxes.tree._annotations",
    "charts.known",
    "content.languages._aliases",
    "content.languages._table",
    "content.languages.language",
    "content.piece._kinds_of",
    "fonts.lettering._functions",
    "fonts.packaged.packaged",
    "html.sheet.common_rules",
    "locale.locales._facts",
    "locale.locales._merged",
    "locale.locales.locale_of",
    "locale.words._phrases",
    "pdf.words._is_sign",
    "pdf.words.is_changed",
    "pdf.words.is_letter",
    "pdftools.preflight.check.checks",
    "targets.targets",
    "translate.checks.letters._chinese_of",
    "typeset.bidi.bidi_class",
    "typeset.breaks._locale",
    "typeset.compounds._compounds",
    "typeset.dates._written",
    "typeset.items._joins",
    "typeset.measures._letters_and_marks",
    "typeset.scripts._extensions",
    "typeset.scripts._kind_of",
    "typeset.scripts.script_of",
    "typeset.scripts.script_of_language",
    "typeset.sense._model",
}


def caches(path: Path) -> Iterator[tuple[str, bool]]:
    """Each use of functools' caches: the function that it is on, and if it says that it is shipped."""
    module = ".".join(path.relative_to(ROOT / "src" / "factsheet").with_suffix("").parts)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = {each.lineno: node.name for node in functions(path) for each in node.decorator_list}
    for node in ast.walk(tree(path)):
        name = getattr(node, "attr", getattr(node, "id", ""))
        if isinstance(node, ast.Name | ast.Attribute) and name in ("cache", "lru_cache"):
            above = lines[node.lineno - 2].startswith("# Shipped: ")
            yield f"{module}.{found.get(node.lineno, node.lineno)}".replace("__init__.", ""), above


def test_data_classes_are_those_that_cost_little_to_define() -> None:
    show(
        f"{path.relative_to(ROOT)}: import dataclass from factsheet.records"
        for path in SOURCES
        if path.name != "records.py"
        and any(
            isinstance(node, ast.ImportFrom)
            and node.module == "dataclasses"
            and any(each.name == "dataclass" for each in node.names)
            for node in ast.walk(tree(path))
        )
    )


def test_what_is_kept_has_one_owner() -> None:
    """Only shipped tables are kept by their modules, and say so; all else is in a workshop."""
    found = {name: told for path in SOURCES for name, told in caches(path)}
    show(
        f"{name}: use remembered() or a Shelf of factsheet.workshop" for name in found if name not in SHIPPED
    )
    show(f"{name}: say above it what is shipped" for name, told in found.items() if not told)
    assert set(found) == SHIPPED


# Names and words


def test_no_two_public_classes_have_one_name() -> None:
    homes: dict[str, list[str]] = {}
    for path in SOURCES:
        for each in classes(path):
            if not each.name.startswith("_"):
                homes.setdefault(each.name, []).append(place(path, each))
    show(f"{name}: {', '.join(places)}" for name, places in homes.items() if len(places) > 1)


def test_no_module_binds_a_name_twice() -> None:
    """The first of two would be dead, as a test that is written over is never run."""
    for path in PYTHON:
        names = Counter(name for node in tree(path).body for name in bound(node))
        show(f"{place(path)} {name}" for name, count in names.items() if count > 1)


def test_every_module_says_what_it_is() -> None:
    show(place(path) for path in PYTHON if not ast.get_docstring(tree(path)))


def test_every_public_name_of_a_module_has_a_docstring() -> None:
    public = (
        (path, node)
        for path in SOURCES
        for node in tree(path).body
        if isinstance(node, (Function, ast.ClassDef)) and not node.name.startswith("_")
    )
    show(place(path, node) for path, node in public if not ast.get_docstring(node))


def test_exported_names_are_those_imported() -> None:
    import factsheet

    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree(Path(factsheet.__file__)))
        if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        for alias in node.names
    }
    assert sorted(factsheet.__all__) == sorted(imported)
    assert all(hasattr(factsheet, name) for name in factsheet.__all__)


def test_the_tree_knows_no_machine() -> None:
    # Written apart, so that this file does not find itself.
    hosts = "|".join(("files" + r"\.pythonhosted", "registry" + r"\.npmjs", "deb" + r"\.debian\.org"))
    paths = rf"(?<![\w.])/(?:{'wo' + 'rk'}|{'ro' + 'ot'})/|\.\./{'sha' + 'red'}"
    stray = re.compile(f"{hosts}|{paths}")
    show(f"{place(path)}: {match[0]}" for path, text in text_files() if (match := stray.search(text)))


# Tools


def test_layers_hold() -> None:
    run(tool("lint-imports"), "--no-cache")


def test_every_file_has_a_licence() -> None:
    run(tool("reuse"), "lint")


def test_version_is_in_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{version}]" in changelog


def test_architecture_names_every_stage_and_no_ghost() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/.-]+?)/?`", page))
    package = ROOT / "src" / "factsheet"
    stages = {
        path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    show(stages - {name.removesuffix(".py") for name in named} - {"__init__"})
    files = {name for name in named if re.search(r"\.(py|sh|icc|toml)$", name)}
    show(name for name in files if not any((root / name).is_file() for root in (ROOT, package)))


def test_readme_starts_with_two_commands_that_the_makefile_has() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first = re.search(r"^```\w*\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert first is not None
    assert first[1].splitlines() == ["make sample", "make test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("sample", "test"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


# The package


def test_every_library_that_is_imported_is_required() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    listed = [
        *project["dependencies"],
        *(each for name in extras if name not in ("test", "tables") for each in extras[name]),
    ]
    required = {normal(re.split(r"[<>=~! ;\[]", each)[0]) for each in listed}
    owners = packages_distributions()
    used = {name for path in SOURCES for name in imported(path)} - sys.stdlib_module_names - {"factsheet"}
    show(name for name in used if not required & {normal(owner) for owner in owners.get(name, ())})


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_wheel_holds_what_the_package_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    bundled = {
        f"factsheet/_bundled/{path.relative_to(ROOT)}"
        for folder in ("layouts", "fonts", "icons", "data/hong-kong-refugees")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(ROOT).parts)
    }
    show(bundled - names)
    assert {"factsheet/py.typed", "factsheet/pdf/profiles/srgb.icc"} <= names
    # What `hatch_build.py` adds: each layout as it is read.
    layouts = {name.rpartition("/")[0] for name in names if name.endswith("/layout.yaml")}
    assert layouts == {name.rpartition("/")[0] for name in names if name.endswith("/layout.kept")}


@pytest.mark.slow
def test_installed_package_makes_the_sample_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    package, desk = tmp_path / "package", tmp_path / "desk"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package)
    desk.mkdir()
    script = (
        "import sys, pathlib, factsheet\n"
        "assert pathlib.Path(factsheet.__file__).is_relative_to(sys.argv.pop(1)), factsheet.__file__\n"
        "from factsheet.cli import main\n"
        "main()"
    )
    for words in (["new", "mine"], ["build", "mine/factsheet.yaml"]):
        run(sys.executable, "-c", script, package, *words, cwd=desk, PYTHONPATH=str(package))
    made = sorted(path.name for path in (desk / "out").iterdir())
    assert [name.split(".")[-2:] for name in made] == [["print", "pdf"], ["screen", "pdf"]]
