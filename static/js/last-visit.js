// "Since your last visit": the newest publication that was there last time is kept in the browser and nowhere else.
// The page says in data-newest when anything was published last; the link to what changed then leads to just that.
(() => {
  const SEEN = "newest-seen";
  const LEFT = "newest-at-last-visit";

  function turnTo(link, since) {
    link.href = `${link.pathname}?since=${encodeURIComponent(since)}`;
    link.querySelector("[data-since-visit]")?.setAttribute("data-since-visit", "shown");
  }

  document.addEventListener("DOMContentLoaded", () => {
    const link = document.querySelector("a[data-last-visit]");
    const newest = document.body.dataset.newest;
    if (!link || !newest) return;
    try {
      // A visit lasts as long as the tab: what was new when it began stays new while one looks round.
      const since = sessionStorage.getItem(LEFT) || localStorage.getItem(SEEN) || newest;
      const reads = location.pathname === link.pathname;
      sessionStorage.setItem(LEFT, reads ? newest : since);
      localStorage.setItem(SEEN, newest);
      if (!reads && Date.parse(since) < Date.parse(newest)) turnTo(link, since);
    } catch {
      // Storage is off: the link leads to the latest changes.
    }
  });
})();
