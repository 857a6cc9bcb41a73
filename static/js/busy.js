// A button shows that it is busy after 150 ms, and a form on its way is not sent a second time.
(() => {
  const timers = new WeakMap();

  function begin(form, button) {
    form.dataset.sending = "";
    if (button) timers.set(form, [button, setTimeout(() => button.setAttribute("aria-busy", "true"), 150)]);
  }

  function end(form) {
    delete form.dataset.sending;
    const [button, timer] = timers.get(form) || [];
    clearTimeout(timer);
    button?.removeAttribute("aria-busy");
  }

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig, xhr } = event.detail;
    if (requestConfig.verb === "get") return;
    const form = elt.closest("form") || elt;
    if ("sending" in form.dataset) {
      event.preventDefault();
      return;
    }
    begin(form, requestConfig.triggeringEvent?.submitter || elt.closest("button"));
    xhr.addEventListener("loadend", () => end(form));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if ("sending" in form.dataset) event.preventDefault();
    else begin(form, event.submitter);
  });

  // Back may show the page as it was left, with its form still marked.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sending]")) end(form);
  });
})();
