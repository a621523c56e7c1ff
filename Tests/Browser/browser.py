"""One shopper's browser: Chromium without a window, with what the test wants to know of a page."""

import base64
import re

from selenium import webdriver
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from stack import Failure

PAGE_SECONDS_MAX = 20
ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
]
BROKEN_IMAGES = """
    return [...document.images].filter(i => i.complete && i.getAttribute('src') && !i.naturalWidth).map(i => i.src)"""


def plain(text):
    """Text as it is read: any run of white space, the unbreakable kinds too, is one space."""
    return re.sub(r"\s+", " ", text).strip()


class Browser:
    """A fresh profile, so a shopper nobody knows."""

    def __init__(self, width, height, mobile, scripts, scale=None):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        for argument in ARGUMENTS:
            options.add_argument(argument)
        self.width = width
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(PAGE_SECONDS_MAX)
        self._command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height,
            deviceScaleFactor=scale or (2 if mobile else 1), mobile=mobile)
        if not scripts:
            self._command("Emulation.setScriptExecutionDisabled", value=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def _command(self, name, **arguments):
        return self.driver.execute_cdp_cmd(name, arguments)

    @property
    def url(self):
        return self.driver.current_url

    def open(self, url):
        self.driver.get(url)

    def all(self, selector):
        """The elements that match, in the page's order."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def first(self, selector, what):
        """The first element that matches; `what` says in the failure what the page lacks."""
        found = self.all(selector)
        if not found:
            raise Failure(f"{self.url} has no {what} (`{selector}`)")
        return found[0]

    def text(self, element):
        """An element's text, whether it is in sight or not and however its letters are styled."""
        return plain(element.get_property("textContent") or "")

    def click(self, element):
        """Clicks as a shopper does, who first opens the panel or menu that an element is in."""
        while not element.is_displayed() and (summary := self._closed_summary(element)):
            summary.click()
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        try:
            element.click()
        except WebDriverException as error:
            what = self.text(element) or element.tag_name
            raise Failure(f"{self.url}: `{what}` cannot be clicked: {error.msg.splitlines()[0]}") from error
        # The shop's script fetches a choice's page and marks the old one as busy until the new one is in its place.
        WebDriverWait(self.driver, PAGE_SECONDS_MAX, poll_frequency=0.02).until(
            lambda driver: not driver.find_elements(By.CSS_SELECTOR, "main[aria-busy]"))

    def _closed_summary(self, element):
        # The outermost closed panel: an inner one is not in sight before it is open.
        return self.driver.execute_script(
            """let found = null
               for (let d = arguments[0].closest('details'); d; d = d.parentElement.closest('details'))
                   if (!d.open) found = d
               return found && found.querySelector('summary')""", element)

    def wait_for_path(self, path, what):
        """Waits until the address' path ends with `path`."""
        try:
            WebDriverWait(self.driver, PAGE_SECONDS_MAX, poll_frequency=0.05).until(
                lambda driver: driver.current_url.partition("?")[0].endswith(path))
        except TimeoutException:
            raise Failure(f"{what} led to {self.url} rather than to {path}") from None

    def wait_for(self, selector, what):
        """Waits until something matches, as after a form has been sent."""
        try:
            WebDriverWait(self.driver, PAGE_SECONDS_MAX, poll_frequency=0.05).until(lambda _: self.all(selector))
        except TimeoutException:
            raise Failure(f"{what} led to {self.url}, which has no `{selector}`") from None

    def shows(self, selector):
        """Whether the first element that matches is in sight."""
        found = self.all(selector)
        return bool(found) and found[0].is_displayed()

    def hover(self, element):
        webdriver.ActionChains(self.driver).move_to_element(element).perform()

    def scroll_through(self):
        """Goes down the page and back, so that late pictures are loaded."""
        self.driver.execute_async_script(
            """const done = arguments[0], end = document.body.scrollHeight
               let top = 0
               const step = () => {
                 if (top > end) { scrollTo(0, 0); return setTimeout(done, 100) }
                 scrollTo(0, top += innerHeight); setTimeout(step, 40)
               }
               step()""")

    def settle(self):
        """Waits until fonts, pictures in sight and motion are through."""
        self.driver.execute_async_script(
            """const done = arguments[0]
               const shown = i => i.checkVisibility() && i.getBoundingClientRect().top < innerHeight
               const seen = [...document.images].filter(shown)
               Promise.all([document.fonts.ready, ...seen.map(i => i.decode().catch(() => 0))])
                 .then(() => setTimeout(done, 300))""")

    def layout_shift(self):
        """Which parts of the page have jumped so far other than by the shopper's hand, and how far in all."""
        return self.driver.execute_async_script(
            """const done = arguments[0]
               let sum = 0, parts = []
               const box = r => `${r.x},${r.y} ${r.width}x${r.height}`
               const name = s => `${s.node && s.node.nodeName} ${box(s.previousRect)} to ${box(s.currentRect)}`
               const add = list => {
                 for (const e of list) if (!e.hadRecentInput) { sum += e.value; parts.push(...e.sources.map(name)) }
               }
               const observer = new PerformanceObserver(list => add(list.getEntries()))
               observer.observe({type: 'layout-shift', buffered: true})
               setTimeout(() => { add(observer.takeRecords()); done(sum && `${sum}: ${parts.join("; ")}`) }, 50)""")

    def status(self):
        """The status with which the server answered."""
        return self.driver.execute_script("return performance.getEntriesByType('navigation')[0].responseStatus")

    def language(self):
        return self.first("html", "root element").get_attribute("lang")

    def scroll_width(self):
        """The page's own width in CSS pixels; more than the window's means that it scrolls sideways."""
        return self.driver.execute_script("return document.documentElement.scrollWidth")

    def broken_images(self):
        return self.driver.execute_script(BROKEN_IMAGES)

    def console_errors(self, but=200):
        """What went wrong on the pages since the last call; that the page itself has the status `but` is known."""
        return [
            entry["message"] for entry in self.driver.get_log("browser")
            if entry["level"] == "SEVERE" and f"the server responded with a status of {but} " not in entry["message"]
        ]

    def save_screenshot(self, path, screens_max=None, scale=1):
        """The whole page, not only what is in the window; or its first screens, made smaller."""
        shown = {}
        if screens_max:
            page, window = self.driver.execute_script("return [document.body.scrollHeight, innerHeight]")
            height = min(page, int(window * screens_max))
            shown["clip"] = {"x": 0, "y": 0, "width": self.width, "height": max(height, window), "scale": scale}
        picture = self._command("Page.captureScreenshot", format="png", captureBeyondViewport=True, **shown)
        path.write_bytes(base64.b64decode(picture["data"]))
