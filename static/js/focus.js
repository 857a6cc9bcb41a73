// After a swap, focus goes to what the answer names with data-focus-after-swap, or stays where it was.
(() => {
  let lost = false;

  document.addEventListener("htmx:beforeSwap", (event) => {
    lost = event.detail.target.contains(document.activeElement);
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const swapped = event.target;
    if (!(swapped instanceof Element)) return;
    const wanted = swapped.matches("[data-focus-after-swap]") ? swapped : swapped.querySelector("[data-focus-after-swap]");
    if (wanted) {
      wanted.removeAttribute("data-focus-after-swap");
      take(wanted);
    } else if (lost && document.activeElement === document.body) {
      take(swapped);
    }
    lost = false;
  });

  function take(element) {
    element.focus();
    if (document.activeElement === element) return;
    element.setAttribute("tabindex", "-1");
    element.focus();
  }
})();
