"""Make a release: set its version everywhere, close the changelog, and fill dist/.

``make release VERSION=0.2.0``. Nothing is committed, tagged or sent anywhere.
"""

import re
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
# Where the version stands, each once.
PLACES = {
    "pyproject.toml": r'(?<=^version = ")[^"]+',
    "src/three_years_on/__init__.py": r'(?<=^__version__ = ")[^"]+',
    "data/datapackage.json": r'(?<=^  "version": ")[^"]+',
    "data/about.csv": r"(?<=contributors,)[\d.]+",
    "CITATION.cff": r"(?<=^version: )\S+",
    "README.md": r"(?<=\*Three Years On\*, version )[\d.]+\d",
    "notebooks/1-step-through.ipynb": r"(?<=\*Three Years On\*, version )[\d.]+\d",
}


def changed(path: str, pattern: str, new: str) -> str:
    """Return a file's text with the one place that a pattern finds replaced, or refuse."""
    text = (ROOT / path).read_text(encoding="utf-8")
    text, count = re.subn(pattern, new, text, flags=re.MULTILINE)
    if count != 1:
        sys.exit(f"{path} states this {count} times, not once: {pattern}")
    return text


def prepared(version: str) -> dict[str, str]:
    """Return the text that each file has in the release; refuse what cannot be released."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        sys.exit("Name the version: make release VERSION=0.2.0")
    if subprocess.run(
        ["git", "status", "--porcelain"], cwd=ROOT, check=True, capture_output=True
    ).stdout:
        sys.exit("Commit or undo the changes that git status names, and begin again.")
    texts = {path: changed(path, pattern, version) for path, pattern in PLACES.items()}
    today = datetime.now(UTC).date().isoformat()
    cited = re.sub(r"^date-released: .*\n", "", texts["CITATION.cff"], flags=re.MULTILINE)
    dated = f"version: {version}\ndate-released: {today}\n"
    texts["CITATION.cff"] = cited.replace(f"version: {version}\n", dated)
    heading = f"## Unreleased\n\n## {version} ({today})"
    log = changed("CHANGELOG.md", r"^## Unreleased$", heading)
    told = re.split(r"^## .*$", log, flags=re.MULTILINE)[2]
    if not re.search(r"^\* ", told, flags=re.MULTILINE):
        sys.exit("CHANGELOG.md tells nothing under Unreleased.")
    return {**texts, "CHANGELOG.md": log}


def build() -> None:
    """Fill dist/ with the wheel, the page and their checksums."""
    DIST.mkdir(exist_ok=True)
    for old in DIST.iterdir():
        old.unlink()
    wheel = ["-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "-w", DIST, ROOT]
    page = ["-m", "three_years_on", "page", "-o", DIST / "explainer.html"]
    for command in (wheel, page):
        subprocess.run([sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    sums = [
        f"{sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in sorted(DIST.iterdir())
    ]
    (DIST / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")


def main() -> None:
    """Do it all, or nothing before all is known to be right."""
    version = sys.argv[1] if len(sys.argv) > 1 else ""
    for path, text in prepared(version).items():
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
    build()
    names = ", ".join(file.name for file in sorted(DIST.iterdir()))
    print(f"dist/: {names}")
    print(f"Next: make test; git commit -am 'Version {version}'; git tag v{version}; push both,")
    print("and make a release of the tag on the forge with the files in dist/.")


if __name__ == "__main__":
    main()
