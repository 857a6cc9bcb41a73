// The histogram over a list: one stop for the keyboard with arrows inside, and a stretch of days by dragging or with Shift.
(() => {
  const histogram = document.querySelector("[data-histogram]");
  if (!histogram) return;
  const bars = [...histogram.querySelectorAll(".bar")];
  const links = bars.map((bar) => bar.querySelector("a")).filter(Boolean);
  if (!links.length) return;
  const chosen = bars.map((bar) => "chosen" in bar.dataset);
  let anchor = null;
  let end = null;

  const barAt = (event) => bars.indexOf(document.elementFromPoint(event.clientX, event.clientY)?.closest(".bar"));
  const stretch = () => [Math.min(anchor, end), Math.max(anchor, end)];
  const mark = () => {
    const [first, last] = stretch();
    histogram.dataset.dragging = "";
    bars.forEach((bar, number) => bar.toggleAttribute("data-chosen", number >= first && number <= last));
  };
  const forget = () => {
    anchor = end = null;
    delete histogram.dataset.dragging;
    bars.forEach((bar, number) => bar.toggleAttribute("data-chosen", chosen[number]));
  };
  const follow = () => {
    const [first, last] = stretch();
    const address = new URL(links[0].href);
    address.searchParams.set("from", bars[first].dataset.first);
    address.searchParams.set("to", bars[last].dataset.last);
    location.assign(address);
  };

  const rove = (link) => links.forEach((other) => (other.tabIndex = other === link ? 0 : -1));
  rove(links.find((link) => "chosen" in link.parentElement.dataset) ?? links[0]);

  histogram.addEventListener("focusin", ({ target }) => links.includes(target) && rove(target));
  histogram.addEventListener("keydown", (event) => {
    const at = links.indexOf(event.target);
    if (at < 0) return;
    if (event.key === "Escape") return forget();
    if (event.key === "Enter" && anchor !== null && anchor !== end) {
      event.preventDefault();
      return follow();
    }
    const forwards = getComputedStyle(histogram).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -links.length, End: links.length };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const step = forwards === "ArrowLeft" && event.key.startsWith("Arrow") ? -steps[event.key] : steps[event.key];
    const next = links[Math.max(0, Math.min(links.length - 1, at + step))];
    next.focus();
    if (!event.shiftKey) return forget();
    anchor ??= bars.indexOf(event.target.parentElement);
    end = bars.indexOf(next.parentElement);
    mark();
    const [first, last] = stretch().map((number) => bars[number].querySelector("a").title);
    const announce = document.getElementById("announce");
    if (announce) announce.textContent = `${first} – ${last}`;
  });

  histogram.addEventListener("pointerdown", (event) => {
    if (event.button || !event.target.closest(".bars")) return;
    anchor = end = barAt(event);
    if (anchor < 0) forget();
  });
  addEventListener("pointermove", (event) => {
    if (anchor === null || !event.buttons) return;
    const over = barAt(event);
    if (over < 0 || over === end) return;
    end = over;
    mark();
  });
  addEventListener("pointerup", () => anchor !== null && anchor !== end && follow());
  addEventListener("pointercancel", forget);
  // After a drag the click that ends it goes nowhere; a page that comes back from the cache shows what it was.
  histogram.addEventListener("click", (event) => {
    if (anchor !== null && anchor !== end) event.preventDefault();
    else anchor = end = null;
  });
  addEventListener("pageshow", (event) => event.persisted && forget());
})();
