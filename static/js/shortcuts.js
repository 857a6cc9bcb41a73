// Single letters outside fields press what carries them in data-key. "?" lists them; they can be switched off, which is remembered.
// In a list marked data-rows, j and k move between its data-row links (Enter follows them); Ctrl Enter sends the form one is in.
(() => {
  function off() {
    try {
      return localStorage.getItem("shortcuts") === "off";
    } catch {
      return false;
    }
  }

  function typing(element) {
    return element.closest("select, textarea, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=submit])");
  }

  function usable(element) {
    return element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]");
  }

  function pressable(key) {
    return [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].findLast(usable);
  }

  function press(element) {
    element.focus();
    if (!typing(element)) element.click();
  }

  function move(step) {
    const rows = [...document.querySelectorAll("[data-rows] [data-row]")].filter(usable);
    if (rows.length === 0) return false;
    const here = rows.indexOf(document.activeElement);
    const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), rows.length - 1);
    rows[next].focus();
    return true;
  }

  function entry(keys, meaning) {
    const term = document.createElement("dt");
    const description = document.createElement("dd");
    for (const key of keys) {
      const cap = document.createElement("kbd");
      cap.className = "key";
      cap.textContent = key;
      term.append(cap, " ");
    }
    description.textContent = meaning;
    return [term, description];
  }

  function words(element) {
    if (element.dataset.keyLabel || element.ariaLabel) return element.dataset.keyLabel || element.ariaLabel;
    const copy = element.cloneNode(true);
    for (const cap of copy.querySelectorAll("kbd")) cap.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function list() {
    const entries = document.createElement("dl");
    if (document.querySelector("[data-rows] [data-row]")) entries.append(...entry(["j", "k"], "Next, previous row"), ...entry(["Enter"], "Open the row"));
    const carriers = [...document.querySelectorAll("[data-key]")].filter(usable);
    for (const element of carriers) entries.append(...entry([element.dataset.key], words(element)));
    entries.append(...entry(["Ctrl", "Enter"], "Send the form you are in"), ...entry(["?"], "This list"));
    return entries;
  }

  function open() {
    const dialog = document.createElement("dialog");
    dialog.className = "shortcuts";
    dialog.setAttribute("aria-labelledby", "shortcuts-title");
    dialog.innerHTML = '<h2 id="shortcuts-title">Keys</h2><form method="dialog"><label class="choice"><input type="checkbox"><span>Use single-letter keys</span></label><div class="buttons"><button class="button">Close</button></div></form>';
    dialog.querySelector("form").before(list());
    const box = dialog.querySelector("input");
    box.checked = !off();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem("shortcuts", box.checked ? "on" : "off");
      } catch {
        box.checked = true;
      }
    });
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest?.("form");
      if (!form) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector("[type=submit], button:not([type])"));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || off() || document.querySelector("dialog[open]")) return;
    if (event.key !== "Escape" && typing(event.target)) return;
    if ((event.key === "j" && move(1)) || (event.key === "k" && move(-1))) return event.preventDefault();
    const element = pressable(event.key);
    if (!element && event.key !== "?") return;
    event.preventDefault();
    element ? press(element) : open();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-shortcuts-open]")) open();
  });
  for (const button of document.querySelectorAll("[data-shortcuts-open]")) button.hidden = false;
})();
