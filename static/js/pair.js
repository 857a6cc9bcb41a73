// A span in the text and its entry belong together: choosing one marks both, wherever the other stands.
(() => {
  function numbers(element) {
    const mark = element.closest("mark[data-numbers]");
    if (mark) {
      const link = element.closest("sup a");
      return link ? [link.textContent.trim()] : mark.dataset.numbers.split(" ").slice(-1);
    }
    const entry = element.closest(".entry[data-number]");
    return entry ? [entry.dataset.number] : [];
  }

  function pair(element) {
    const [number] = numbers(element);
    if (!number) return;
    for (const old of document.querySelectorAll("mark[aria-current], .entry[aria-current]")) old.removeAttribute("aria-current");
    const both = `mark[data-numbers~="${number}"], .entry[data-number="${number}"]`;
    for (const one of document.querySelectorAll(both)) one.setAttribute("aria-current", "true");
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("#text")) pair(event.target);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.closest("#text")) pair(event.target);
  });
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named) pair(named);
})();
