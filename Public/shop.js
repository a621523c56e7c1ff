// Progressive enhancement only: every link and form here works without it.
(() => {
  "use strict";

  // ---- Cart count: the page is the same for everyone, so the count is fetched when the cookie says there is one.
  const cookie = (name) => {
    const found = document.cookie.split("; ").find((pair) => pair.startsWith(name + "="));
    return found ? found.slice(name.length + 1) : "";
  };

  const showCount = (count) => {
    const badge = document.querySelector(".cart-count");
    if (!badge) return;
    badge.textContent = String(count);
    badge.hidden = !(count > 0);
  };

  const updateCount = async () => {
    const version = cookie("private_content_version");
    const base = document.body.dataset.sectionUrl;
    if (!version || !base) return;
    const key = "cart-count " + base;
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) || "null");
      if (kept && kept.version === version) return showCount(kept.count);
    } catch { /* Storage can be closed; then the count is asked for each time. */ }
    try {
      const url = new URL(base, location.href);
      url.searchParams.set("sections", "cart");
      const response = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (!response.ok) return;
      const sections = await response.json();
      const count = Number(sections.cart && sections.cart.summary_count) || 0;
      showCount(count);
      sessionStorage.setItem(key, JSON.stringify({ version, count }));
    } catch { /* Without a count the link still leads to the cart. */ }
  };

  // ---- Choosing a colour, size, filter, order or page: fetch the link's page and put its <main> in place.
  const swappable =
    "main :is(a.swatch, a.size, a.filter-option, a.sort-option, .chips a, .pages a)";
  const sheets = ".toolbar details[open], .drawer[open]";
  let running = null;
  let shown = location.pathname + location.search;

  const openDetails = (scope) =>
    [...scope.querySelectorAll("details[open]")].map((item) => item.className);

  const swap = async (url, { push, link }) => {
    if (running) running.abort();
    const flight = (running = new AbortController());
    const main = document.querySelector("main");
    main.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(url, { signal: flight.signal, headers: { Accept: "text/html" } });
      const type = response.headers.get("content-type") || "";
      if (!response.ok || !type.startsWith("text/html")) throw new Error("not a page");
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("main");
      if (!fresh) throw new Error("no main");
      if (flight.signal.aborted) return;
      const open = link && !link.matches(".sort-option") ? openDetails(main) : [];
      for (const item of fresh.querySelectorAll("details")) {
        if (open.includes(item.className)) item.open = true;
      }
      const scrolled = main.querySelector("details[open] .sheet")?.scrollTop || 0;
      main.replaceWith(document.adoptNode(fresh));
      document.title = page.title;
      for (const tag of ["link[rel=canonical]", "a.language"]) {
        const [mine, theirs] = [document.querySelector(tag), page.querySelector(tag)];
        if (mine && theirs) mine.href = theirs.href;
      }
      if (push) history.pushState(null, "", response.url);
      shown = location.pathname + location.search;
      const sheet = fresh.querySelector("details[open] .sheet");
      if (sheet) sheet.scrollTop = scrolled;
      restoreFocus(fresh, link);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    } finally {
      if (running === flight) running = null;
      document.querySelector("main").removeAttribute("aria-busy");
    }
  };

  // Focus returns to what was touched; a page of results starts at its top.
  const restoreFocus = (main, link) => {
    if (!link) return;
    if (link.closest(".pages")) {
      const head = main.querySelector("h1") || main;
      head.tabIndex = -1;
      head.focus({ preventScroll: true });
      scrollTo(0, 0);
      return;
    }
    const kind = link.classList[0] || "";
    const text = link.textContent.replace(/\s*\d+\s*$/, "").trim();
    const twin = [...main.querySelectorAll(kind ? "a." + CSS.escape(kind) : "a")].find((other) =>
      other.textContent.replace(/\s*\d+\s*$/, "").trim() === text
      && (other.parentElement?.closest("details")?.open ?? true));
    if (twin) twin.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button || hasModifier) return;
    const link = event.target.closest("a");
    if (link && link.matches(swappable) && link.origin === location.origin && !link.target) {
      event.preventDefault();
      // The choice shows at once; the page that comes confirms it.
      if (link.matches(".swatch, .size")) {
        for (const other of link.parentElement.closest(".swatches, .sizes")?.querySelectorAll("[aria-current]") || []) {
          other.removeAttribute("aria-current");
        }
        link.setAttribute("aria-current", "true");
      }
      swap(link.href, { push: true, link });
      return;
    }
    // A touch beside an open sheet, or its "show results" button, closes it.
    const closer = event.target.closest(".show-results");
    for (const sheet of document.querySelectorAll(sheets)) {
      if (closer ? sheet.contains(closer) : !sheet.contains(event.target)) {
        sheet.open = false;
        if (closer) event.preventDefault();
      }
    }
  });

  addEventListener("popstate", () => {
    // A step to another #place on the page needs no new page.
    if (shown !== location.pathname + location.search) swap(location.href, { push: false, link: null });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const sheet of document.querySelectorAll(sheets)) {
      sheet.open = false;
      sheet.querySelector("summary").focus();
    }
  });

  // Only one sheet is open at a time.
  document.addEventListener("toggle", (event) => {
    if (!event.target.open || !event.target.matches(sheets)) return;
    for (const other of document.querySelectorAll(sheets)) {
      if (other !== event.target) other.open = false;
    }
  }, true);

  // ---- Gallery: the dot or small picture of what is in sight is marked, and a touch on one swipes there.
  const photos = (gallery) => [...gallery.children];
  document.addEventListener("click", (event) => {
    const dot = event.target.closest(".gallery-dots a");
    const photo = dot && document.querySelector(dot.getAttribute("href"));
    if (!photo) return;
    event.preventDefault();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    photo.parentElement.scrollTo({ left: photo.offsetLeft, behavior: calm ? "auto" : "smooth" });
  });
  document.addEventListener("scroll", (event) => {
    const gallery = event.target;
    if (!(gallery instanceof Element) || !gallery.matches(".gallery")) return;
    const place = Math.round(gallery.scrollLeft / (gallery.scrollWidth / photos(gallery).length));
    gallery.parentElement.querySelectorAll(".gallery-dots a").forEach((dot, number) => {
      if (number === place) dot.setAttribute("aria-current", "true");
      else dot.removeAttribute("aria-current");
    });
  }, { capture: true, passive: true });

  // ---- Forms: a second tap does not send twice; a changed quantity sends itself.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target.method === "get") return;
    if (event.target.dataset.sent) return event.preventDefault();
    event.target.dataset.sent = "1";
    if (button) button.setAttribute("aria-busy", "true");
  });

  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
    }
    updateCount();
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches(".line-qty :is(input, select)") && event.target.checkValidity()) {
      event.target.form.requestSubmit();
    }
  });
})();
