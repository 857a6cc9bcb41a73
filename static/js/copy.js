// A button that copies what stands in the field it names. Without a clipboard it stays hidden: the field can be selected.
(function () {
  function copy(button) {
    const field = document.getElementById(button.dataset.copy);
    const words = button.textContent;
    navigator.clipboard.writeText(field.value).then(() => {
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    }, () => field.select());
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });

  function show() {
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
  }
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", show) : show();
})();
