// On a narrow screen the steps of a form marked data-fold are folded to their summaries; without this script all of them are open.
(() => {
  const narrow = matchMedia("(width < 700px)");

  function fold(form) {
    if (!narrow.matches || form.querySelector(".error-summary, .failure")) return;
    for (const step of form.querySelectorAll("details.step[data-fold]")) {
      step.open = false;
      step.querySelector("[data-focus-after-swap]")?.removeAttribute("data-focus-after-swap");
    }
    form.querySelector("h2").setAttribute("data-focus-after-swap", "");
  }

  document.addEventListener("htmx:afterSwap", () => {
    const form = document.getElementById("selection-form");
    if (form) fold(form);
  });
  for (const form of document.querySelectorAll("#selection-form")) fold(form);
})();
