#!/usr/bin/env python3
"""Buys one dress in a real browser: home, category, filters, product, colour and size, cart, quantity, removal.

In French and in English, with scripts and without, on a phone, and once on a desk. The shop is one of its own
(`vitrine up` in a temporary folder); the exit status tells whether all went well.
"""

import argparse
import contextlib
import dataclasses
import pathlib
import re
import signal
import sys
import tempfile
from urllib.parse import urlsplit

from selenium.common.exceptions import WebDriverException

from browser import Browser, plain
from checks import fetch, html_errors, violations
from stack import Failure, running_shop

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOMES = {"fr": "/", "en": "/en/"}
AMOUNT = re.compile(r"€ ?\d[\d ,.]*|\d[\d ,.]* ?€")
CATEGORY_LINKS = {True: ".drawer a[href$='.html']", False: ".menu a[href$='.html']"}  # on phones, on desks
UNAVAILABLE = "[disabled], [aria-disabled='true'], .unavailable, .disabled"
QUANTITY = ".cart-line input[type='number'], .cart-line select, .cart-line .quantity"


@dataclasses.dataclass(frozen=True)
class Pass:
    """One walk through the shop."""

    language: str
    scripts: bool
    width: int = 390
    height: int = 844

    @property
    def mobile(self):
        return self.width < 800

    def __str__(self):
        return f"{self.language}-{'scripts' if self.scripts else 'plain'}-{self.width}"


PASSES = [Pass(language, scripts) for language in ("fr", "en") for scripts in (True, False)] + [
    Pass("fr", scripts=True, width=1280, height=900)
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/vitrine"), help="the server to start")
    parser.add_argument("--url", help="a shop that is running already, instead of one of its own")
    parser.add_argument("--screenshots", type=pathlib.Path, help="the folder for the pictures of each page")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the shop is ended on the way out

    pictures = arguments.screenshots or pathlib.Path(tempfile.mkdtemp(prefix="vitrine-screenshots-"))
    pictures.mkdir(parents=True, exist_ok=True)
    try:
        if arguments.url:
            failures = walk_all(arguments.url.rstrip("/"), pictures)
        else:
            with running_shop(arguments.binary) as address:
                failures = walk_all(address, pictures)
    except Failure as failure:
        failures = [str(failure)]
    for failure in failures:
        print(f"FAILED {failure}")
    print(f"{len(PASSES)} passes, {len(failures)} failures; pictures in {pictures}")
    return 1 if failures else 0


def walk_all(address, pictures):
    """Walks every pass and gives what failed; one that fails does not keep the next from being tried."""
    failures = []
    for walk in PASSES:
        print(f"{walk} …", flush=True)
        with Browser(walk.width, walk.height, walk.mobile, walk.scripts) as browser:
            shopper = Shopper(browser, address, walk, pictures)
            try:
                shopper.buy()
            except (Failure, WebDriverException) as failure:
                failures.append(f"{walk}: {failure}")
                with contextlib.suppress(WebDriverException):
                    browser.save_screenshot(pictures / f"{walk}-failure.png")
    return failures


class Shopper:
    """Someone who walks through the shop and looks at each page on the way."""

    def __init__(self, browser, address, walk, pictures):
        self.browser, self.address, self.walk, self.pictures = browser, address, walk, pictures
        self.pages_seen = 0

    def buy(self):
        self.browser.open(self.address + HOMES[self.walk.language])
        self.look("home")
        self.browser.click(self.browser.first(CATEGORY_LINKS[self.walk.mobile], "link to a category"))
        self.look("category")
        self.filter()
        self.look("filtered")
        self.browser.click(self.browser.first("a.card-link", "product card"))
        self.look("product")
        colour, size = self.choose(".swatch", "colour"), self.choose(".size", "size")
        name, price = self.browser.text(self.browser.first("h1", "heading")), self.price()
        self.look("chosen", then_switch=False)  # going away and back would undo the choice
        self.browser.click(self.browser.first("button.add-to-cart", "button that adds to the cart"))
        self.browser.wait_for_path("/checkout/cart/", "adding to the cart")
        self.look("cart")
        self.check_cart({"name": name, "colour": colour, "size": size, "price": price})
        self.check_other_shopper()
        self.change_quantity()
        self.remove()
        self.browser.open(self.address + HOMES[self.walk.language] + "nowhere.html")
        self.look("not-found", then_switch=False, status=404)

    def filter(self):
        """Chooses a colour and a size, each of which keeps its promise of how many products there are."""
        self.choose_filter("a.filter-option:has(.dot)", "colour")
        self.choose_filter("a.filter-option[href*='size=']:not([aria-current])", "size")
        if len(chips := self.browser.all(".chip.remove")) != 2:
            raise Failure(f"{self.browser.url} shows {len(chips)} chosen filters after two were chosen")

    def choose_filter(self, selector, what):
        option = self.browser.first(selector, f"filter by {what}")
        text, target = self.browser.text(option), option.get_attribute("href") or ""
        if not target.startswith(self.address) or not urlsplit(target).query:
            raise Failure(f"the filter `{text}` leads to `{target}`, which is no address of this shop with a query")
        promised = re.search(r" (\d+)$", text)
        self.browser.click(option)
        shown = len(self.browser.all("a.card-link"))
        if shown == 0:
            raise Failure(f"the filter `{text}` leaves no product")
        if promised and int(promised[1]) <= 12 and int(promised[1]) != shown:
            raise Failure(f"the filter `{text}` leaves {shown} products")

    def change_quantity(self):
        """One more by the stepper, if there is another piece; the quantity and the price follow, or a word says why."""
        self.browser.click(self.browser.all(".line-qty form button")[1])
        self.browser.wait_for(".message", "changing the quantity")
        self.look("quantity", then_switch=False)
        shown = self.browser.first(QUANTITY, "quantity in the cart's line").get_property("value")
        if shown != "2" and not self.browser.all(".message.error"):
            raise Failure(f"one more of one makes {shown}, and no message says why")

    def remove(self):
        """Takes the line out, puts it back, takes it out again."""
        for press in ("button.remove", ".undo-button", "button.remove"):
            before = self.browser.url
            self.browser.click(self.browser.first(press, f"button `{press}`"))
            self.browser.wait_for(".cart-line" if press == ".undo-button" else ".empty", f"`{press}` on {before}")
        self.look("removed", then_switch=False)

    def choose(self, selector, what):
        """Chooses the first that can be had, and gives its name."""
        chosen = self.browser.first(f"{selector}:not({UNAVAILABLE}):not(:has(:disabled))", f"{what} to choose")
        name = self.browser.text(chosen) or chosen.get_attribute("title") or chosen.get_attribute("aria-label")
        if not name:
            raise Failure(f"{self.browser.url}: the first {what} has no name")
        self.browser.click(chosen)
        return plain(name)

    def price(self):
        """What the product costs as its page says; a struck-out price behind it is what it cost."""
        for element in self.browser.all("main .price:not(del *, s *, del, s, .price-old)"):
            if amounts := AMOUNT.findall(self.browser.text(element)):
                return amounts[0].strip()
        raise Failure(f"{self.browser.url} shows no price (`main .price`)")

    def look(self, page, then_switch=True, status=200):
        """What holds for every page: status, language, width, pictures, console; and it is there in both languages."""
        browser, url = self.browser, self.browser.url
        self.pages_seen += 1
        if self.walk.scripts:  # the page is measured by one
            browser.settle()
            browser.scroll_through()
            if shift := browser.layout_shift():
                raise Failure(f"{page}, {url}: parts jump while the page loads and scrolls, {shift}")
        browser.save_screenshot(self.pictures / f"{self.walk}-{self.pages_seen}-{page}.png")
        expectations = [
            ("status", browser.status(), status),
            ("language", browser.language(), self.walk.language),
            ("broken images", browser.broken_images(), []),
            ("errors in the console", browser.console_errors(but=status), []),
        ]
        if self.walk.scripts:  # axe-core is one itself
            expectations.append(("hindrances (axe-core)", violations(browser.driver), []))
        if status == 200:
            expectations.append(("HTML errors", html_errors(fetch(browser.driver, url)), []))
        for what, found, expected in expectations:
            if found != expected:
                raise Failure(f"{page}, {url}: {what} {found}; {expected} is expected")
        if browser.scroll_width() > browser.width:
            raise Failure(f"{page}, {url} is {browser.scroll_width()} wide and scrolls sideways at {browser.width}")
        if then_switch:
            self.check_language_switch(page)

    def check_language_switch(self, page):
        """The link to the other language leads to the same page, and from there back here."""
        browser, url = self.browser, self.browser.url
        other = next(language for language in HOMES if language != self.walk.language)
        shape = self.shape()
        browser.open(browser.first("a.language", "link to the other language").get_attribute("href"))
        there = browser.url
        if browser.language() != other:
            raise Failure(f"{page}: the language link of {url} leads to {there} in `{browser.language()}`")
        if self.shape() != shape:
            raise Failure(f"{page}: {there} is not the page that {url} is: {self.shape()} rather than {shape}")
        browser.open(browser.first("a.language", "link to the other language").get_attribute("href"))
        if browser.url != url:
            raise Failure(f"{page}: the language links lead from {url} to {there} and back to {browser.url}")

    def shape(self):
        """How many there are of what tells one page from another."""
        selectors = ("a.card-link", "a.filter-option", "button.add-to-cart", ".swatch", ".size", ".cart-line")
        return {selector: len(self.browser.all(selector)) for selector in selectors}

    def check_cart(self, expected):
        """One line, with what was chosen, once."""
        lines = self.browser.all(".cart-line")
        if len(lines) != 1:
            raise Failure(f"the cart has {len(lines)} lines (`.cart-line`) after one product was added")
        text = self.browser.text(lines[0])
        for what, value in expected.items():
            if value not in text:
                raise Failure(f"the cart's line does not show the {what} `{value}`: {text}")
        quantity = self.browser.first(QUANTITY, "quantity in the cart's line")
        if (shown := quantity.get_property("value") or self.browser.text(quantity)) not in ("1", "× 1", "1 ×"):
            raise Failure(f"the cart's line shows the quantity `{shown}`; 1 is expected")

    def check_other_shopper(self):
        """Somebody else's cart is empty."""
        with Browser(self.walk.width, self.walk.height, self.walk.mobile, self.walk.scripts) as other:
            other.open(self.browser.url)
            if other.status() != 200:
                raise Failure(f"a stranger's cart, {other.url}, answers {other.status()}")
            if lines := other.all(".cart-line"):
                raise Failure(f"a stranger sees this shopper's cart: {other.text(lines[0])}")


if __name__ == "__main__":
    sys.exit(main())
