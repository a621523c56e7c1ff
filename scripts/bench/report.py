"""The results as a file for programs and as a table for people."""

import json
import os
import platform
import time

COLUMNS = [
    ("row", "row"), ("peer", "peer"), ("connections", "conn."), ("cpu_us", "CPU us"), ("peer_cpu_us", "peer's"),
    ("ours", "ours"), ("theirs", "peer's"), ("ratio", "ratio"), ("p99_us", "p99 us"), ("peer_p99_us", "peer's"),
    ("cold", "cold")]


def write(entries, file):
    with open(file, "w", encoding="utf-8") as out:
        out.write("[\n" + ",\n".join("  " + json.dumps(entry) for entry in entries) + "\n]\n")


def table(entries, notes):
    """The table in Markdown, so that it can be read here and put into docs/benchmarks.md."""
    lines = [f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Linux {platform.release()}", ""]
    cells = [[title for _, title in COLUMNS]]
    cells += [[shown(key, entry.get(key)) for key, _ in COLUMNS] for entry in entries]
    widths = [max(len(row[column]) for row in cells) for column in range(len(COLUMNS))]
    for number, row in enumerate(cells):
        texts = [cell.ljust(width) if place < 2 else cell.rjust(width)
                 for place, (cell, width) in enumerate(zip(row, widths))]
        lines.append("| " + " | ".join(texts) + " |")
        if number == 0:
            rules = ["-" * width if place < 2 else "-" * (width - 1) + ":" for place, width in enumerate(widths)]
            lines.append("| " + " | ".join(rules) + " |")
    return "\n".join(lines + [""] + notes)


def shown(key, value):
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if key == "ratio":
        return f"{value:.2f}"
    if key.endswith("cpu_us"):
        return f"{value:,.1f}"
    return f"{value:,.0f}"
