// On a narrow screen the panels of a page fold to their titles; without this script they stand open.
(() => {
  if (!matchMedia("(width < 1000px)").matches) return;
  for (const panel of document.querySelectorAll("details[data-fold]")) {
    if (!panel.querySelector("form.panel, .failure")) panel.open = false;
  }
  const named = location.hash && document.querySelector(`details[data-fold]${CSS.escape(location.hash).replace("\\#", "#")}`);
  if (named) named.open = true;
})();
