// A field that finds records by typing: an ARIA combobox over <input data-suggest-url data-suggest-for="id of the hidden input">.
// The address answers ?q= with <li role="option" data-value data-label>; without this script the typed words are sent as they are.
(() => {
  let made = 0;

  function begin(input) {
    const list = document.createElement("ul");
    list.id = `suggestions-${++made}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    list.hidden = true;
    input.parentElement.classList.add("suggesting");
    input.after(list);
    const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

    const chosen = document.getElementById(input.dataset.suggestFor);
    const least = Number(input.dataset.suggestLeast || 3);
    let timer;
    let request;

    const options = () => [...list.querySelectorAll("[role=option]")];
    const current = () => list.querySelector("[aria-selected=true]");

    function show(visible) {
      list.hidden = !visible;
      input.setAttribute("aria-expanded", String(visible));
      if (!visible) input.removeAttribute("aria-activedescendant");
    }

    function select(option) {
      current()?.setAttribute("aria-selected", "false");
      if (!option) return;
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }

    function move(step) {
      const all = options();
      if (all.length) select(all[(all.indexOf(current()) + step + all.length) % all.length]);
    }

    function choose(option) {
      show(false);
      // A new name is what stands in the field by now: somebody may have typed on since the list came.
      if (option.dataset.value) input.value = option.dataset.label;
      if (!chosen) return;
      chosen.value = option.dataset.value || "";
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
    }

    async function suggest() {
      request?.abort();
      request = new AbortController();
      const url = new URL(input.dataset.suggestUrl, location.href);
      url.searchParams.set("q", input.value.trim());
      try {
        const response = await fetch(url, { signal: request.signal, headers: { "X-Requested-With": "fetch" } });
        if (!response.ok) return show(false);
        list.innerHTML = await response.text();
      } catch {
        return;
      }
      window.htmx?.process(list);
      options().forEach((option, index) => {
        option.id ||= `${list.id}-${index}`;
        option.setAttribute("aria-selected", "false");
      });
      show(options().length > 0 && document.activeElement === input);
      const count = options().length;
      document.dispatchEvent(new CustomEvent("announce", { detail: count === 1 ? "1 suggestion" : `${count} suggestions` }));
    }

    input.addEventListener("input", () => {
      if (chosen) chosen.value = "";
      clearTimeout(timer);
      if (input.value.trim().length < least) return show(false);
      timer = setTimeout(suggest, 150);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden || event.isComposing) return;
      if (event.key === "ArrowDown") move(1);
      else if (event.key === "ArrowUp") move(current() ? -1 : 0);
      else if (event.key === "Escape") show(false);
      else if (event.key === "Enter" && current() && !event.ctrlKey) current().click();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    input.addEventListener("blur", () => show(false));
    // Pressing on an option would take focus from the field, and its blur would close the list before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
  }

  function find(root) {
    for (const input of root.querySelectorAll("input[data-suggest-url]:not([role=combobox])")) begin(input);
  }

  document.addEventListener("htmx:load", (event) => find(event.target.parentElement || document));
  find(document);
})();
