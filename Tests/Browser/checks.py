"""What a machine can say of a page: whether everyone can use it (axe-core), whether its HTML is right (html5lib)."""

import collections
import importlib.util
import pathlib
import urllib.request

import html5lib

VOID_OF_TEXT = ("img", "input")
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"


def axe_source():
    """The text of axe-core, from the PyPI package that brings it."""
    found = importlib.util.find_spec("axe_playwright_python")
    return next(pathlib.Path(found.origin).parent.rglob("axe.min.js")).read_text(encoding="utf-8")


AXE = axe_source()


def violations(driver):
    """What axe-core finds on the page that is open: rule, where, how."""
    driver.execute_script(AXE)
    found = driver.execute_async_script(
        f"""const done = arguments[0]
            axe.run(document, {RULES}).then(r => done(r.violations.map(v =>
                [v.id, v.nodes.slice(0, 3).map(n => n.target.join(' ') + ': ' + n.failureSummary).join(' | ')])),
                e => done([['axe', String(e)]]))""")
    return [f"{rule}: {where}" for rule, where in found]


def fetch(driver, url):
    """The bytes that the server sends for a page to this shopper."""
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in driver.get_cookies())
    request = urllib.request.Request(url, headers={"Cookie": cookies})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.read()


def html_errors(text):
    """Errors of the parser, and a few that only a reader of the tree sees."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text)
    errors = [f"{code} at {place}" for place, code, _ in parser.errors]
    ids = collections.Counter(element.get("id") for element in tree.iter() if element.get("id"))
    errors += [f"the id `{name}` is used {count} times" for name, count in ids.items() if count > 1]
    for element in tree.iter():
        if element.tag == "img" and None in (element.get("alt"), element.get("width"), element.get("height")):
            errors.append(f"a picture lacks alt, width or height: {element.get('src')}")
        if any(name.startswith("on") or name == "style" for name in element.attrib):
            errors.append(f"<{element.tag}> has a script or a style of its own: {dict(element.attrib)}")
    if len([element for element in tree.iter("h1")]) != 1:
        errors.append("there is not one <h1>")
    return errors
