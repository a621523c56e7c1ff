"""A strict reader of the part of YAML that an appspec.yml needs: block mappings and sequences, scalars, `[a, b]`.

What it reads it reads as the agent's YAML 1.1 does, surprises included: `0644` is the number 420, `yes` is true. What
it does not know (anchors, block scalars, `{}`, tabs, a scalar over two lines, a key twice) is an error with its line,
so that nothing is understood here that is understood differently there.
"""

import re

from isolation import Failure

LINES_MAX = 2_000
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
OCTAL = re.compile(r"0[0-7]+")
FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+")
WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    **{word: True for name in ("yes", "true", "on") for word in (name, name.capitalize(), name.upper())},
    **{word: False for name in ("no", "false", "off") for word in (name, name.capitalize(), name.upper())},
}
# Hexadecimal, binary, exponents, base 60, dates, thousands: YAML 1.1 reads them as something else than their text.
DOUBTFUL = re.compile(r"[-+]?(0[xb]\w+|\.?[0-9][0-9_.,:eE+-]*|\.(inf|nan))", re.IGNORECASE)
KEY = re.compile(r"([A-Za-z][A-Za-z0-9_.-]*):(?:\s+(.*))?")
ESCAPES = {"\\": "\\", '"': '"', "n": "\n", "t": "\t", "/": "/"}


def read(text):
    """The mappings, lists and scalars that a document is; `Failure` names the line that is not of the subset."""
    lines = _lines(text)
    if not lines:
        raise Failure("the file is empty")
    reader = _Reader(lines)
    value = reader.block(lines[0].indent)
    if reader.position < len(lines):
        reader.fail("is indented less than the first")
    return value


class _Line:
    def __init__(self, number, indent, text):
        self.number, self.indent, self.text = number, indent, text


def _lines(text):
    """The lines that say something, without comments."""
    found, all_lines = [], text.split("\n")
    if len(all_lines) > LINES_MAX:
        raise Failure(f"the file has {len(all_lines)} lines; {LINES_MAX} is the most")
    for number, line in enumerate(all_lines, 1):
        if "\t" in line or "\r" in line:
            raise Failure(f"line {number} has a tab or a carriage return")
        body = _without_comment(line).rstrip()
        if body.strip() and not (body == "---" and not found):
            found.append(_Line(number, len(body) - len(body.lstrip()), body.strip()))
    return found


def _without_comment(line):
    """A `#` begins a comment at the beginning or after a space, outside of quotes."""
    quote, is_escaped = None, False
    for index, sign in enumerate(line):
        if quote:
            if is_escaped:
                is_escaped = False
            elif sign == "\\" and quote == '"':
                is_escaped = True
            elif sign == quote:
                quote = None
        elif sign in "'\"" and line[:index].rstrip().endswith((":", "-", "[", ",")):
            quote = sign
        elif sign == "#" and (index == 0 or line[index - 1] == " "):
            return line[:index]
    return line


class _Reader:
    def __init__(self, lines):
        self.lines, self.position = lines, 0

    def fail(self, what):
        line = self.lines[min(self.position, len(self.lines) - 1)]
        raise Failure(f"line {line.number} (`{line.text}`) {what}")

    def _next(self):
        return self.lines[self.position] if self.position < len(self.lines) else None

    def block(self, indent):
        return self._sequence(indent) if _is_item(self._next().text) else self._mapping(indent)

    def _mapping(self, indent):
        mapping = {}
        while (line := self._next()) and line.indent >= indent:
            if line.indent > indent:
                self.fail("is indented more than its neighbours, or goes on with the line before")
            if _is_item(line.text):
                self.fail("is an item of a list among the keys of a mapping")
            found = KEY.fullmatch(line.text)
            if not found:
                self.fail("is not `key: value`")
            key, rest = found[1], (found[2] or "").strip()
            if key.lower() in WORDS:
                self.fail("has a key that is no text for YAML")
            if key in mapping:
                self.fail(f"gives `{key}` twice")
            if rest:
                mapping[key] = self._scalar(rest)
                self.position += 1
            else:
                self.position += 1
                mapping[key] = self._nested(indent)
        return mapping

    def _nested(self, indent):
        """What stands below a key: a block that is indented more, or a list that may stand right below it."""
        line = self._next()
        if line and (line.indent > indent or line.indent == indent and _is_item(line.text)):
            return self.block(line.indent)
        return None

    def _sequence(self, indent):
        items = []
        while (line := self._next()) and line.indent >= indent and (line.indent > indent or _is_item(line.text)):
            if line.indent > indent or not _is_item(line.text):
                self.fail("is indented more than its neighbours, or goes on with the line before")
            rest = line.text[1:].strip()
            if not rest:
                self.fail("is an empty item")
            if KEY.fullmatch(rest):
                # `- key: value` begins a mapping whose keys stand below the first.
                line.indent += len(line.text) - len(line.text[1:].lstrip())
                line.text = rest
                items.append(self._mapping(line.indent))
            else:
                items.append(self._scalar(rest))
                self.position += 1
        return items

    def _scalar(self, text):
        if text[0] == "[":
            if text[-1] != "]":
                self.fail("opens a list that does not end on its line")
            inner = text[1:-1].strip()
            return [self._plain_or_quoted(part.strip()) for part in inner.split(",")] if inner else []
        return self._plain_or_quoted(text)

    def _plain_or_quoted(self, text):
        if text[:1] == "'":
            if not re.fullmatch(r"'([^']|'')*'", text):
                self.fail("has a quote that does not end with it")
            return text[1:-1].replace("''", "'")
        if text[:1] == '"':
            if not re.fullmatch(r'"([^"\\]|\\.)*"', text):
                self.fail("has a quote that does not end with it")
            return re.sub(r"\\(.)", self._escape, text[1:-1])
        return self._plain(text)

    def _escape(self, found):
        if found[1] not in ESCAPES:
            self.fail(f"has an escape that is not known here, \\{found[1]}")
        return ESCAPES[found[1]]

    def _plain(self, text):
        if text in WORDS:
            return WORDS[text]
        if OCTAL.fullmatch(text):
            return int(text, 8)
        if INTEGER.fullmatch(text):
            return int(text)
        if FLOAT.fullmatch(text):
            return float(text)
        if DOUBTFUL.fullmatch(text) or text.lower() in WORDS or text in ("=", "<<"):
            self.fail(f"has a value that YAML takes for something else than its text, `{text}`: put it in quotes")
        if text[0] in "&*!|>{}[]%@`,?\"'" or text[:2] == "- " or text == "-":
            self.fail(f"has a value of a kind that is not known here, `{text}`: put it in quotes")
        if ": " in text or text[-1] == ":" or "[" in text or "]" in text:
            self.fail(f"has a value with a sign that is not sure to be text, `{text}`: put it in quotes")
        return text


def _is_item(text):
    return text == "-" or text.startswith("- ")
