"""What Scripts/labelled-pairs and Scripts/stored-verdicts share: judgements by hand, and tables of them.

A file of judgements has one JSON object a line: `id`, `who` is right, and `why`, one sentence. It holds
no text of a problem or of a response.
"""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Who is right where Karat and another grader disagree, in the order of the report.
WHO = {
    "them": "They are right; Karat is to learn it",
    "karat": "Karat is right, by the rule book",
    "policy": "A matter of policy: of their grader, or of how an answer is found",
    "open": "Open: the rule book does not say",
}


def find_karat(path):
    """The karat to run: the one that is given, or the release build of this package."""
    if path:
        return path
    subprocess.run(["swift", "build", "-c", "release", "--product", "karat"], cwd=ROOT, check=True)
    return str(ROOT / ".build" / "release" / "karat")


def read_rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def write_rows(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read_judgements(path):
    """Judgements by id; a file that is not there has none."""
    judgements = {}
    for row in read_rows(path) if path.exists() else []:
        if row.get("who") not in WHO or not row.get("why"):
            raise SystemExit(f"{path}: {row.get('id')}: who is one of {', '.join(WHO)}, why a sentence")
        if row["id"] in judgements:
            raise SystemExit(f"{path}: {row['id']} stands twice")
        judgements[row["id"]] = row
    return judgements


def compare_with_judgements(disagreements, judgements, path):
    """Tells which disagreements nobody has judged, and which judgements are about none; the exit code."""
    new = [id for id in disagreements if id not in judgements]
    stale = [id for id in judgements if id not in disagreements]
    for id in new:
        print(f"not judged yet: {id}  {disagreements[id]}")
    for id in stale:
        print(f"judged, and no disagreement any more: {id}")
    if new or stale:
        print(f"{len(new)} to be judged in {path}, {len(stale)} to be removed from it")
    return 1 if new or stale else 0


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "–"


def share(part, whole):
    return f"{part} of {whole}, {percent(part, whole)}"


def cell(text, length=70, code=True):
    """A text for a cell of a table: one line, cut, as code."""
    if not text:
        return "–"
    text = " ".join(text.split())
    text = text if len(text) <= length else text[: length - 1] + "…"
    text = text.replace("|", "\\|")
    return f"`{text}`" if code and "`" not in text else text


def table(head, rows, align=None):
    lines = ["| " + " | ".join(head) + " |"]
    lines.append("|" + "|".join(align or ["---"] * len(head)) + "|")
    lines += ["| " + " | ".join(str(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
