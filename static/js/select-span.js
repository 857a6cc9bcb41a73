// Words selected in the text of an article, by mouse or keyboard, open the form under their paragraph (or add a span to the open form).
// Offsets are code points of the whole text: raised numbers do not count, and a character outside the basic plane counts once.
(() => {
  const text = () => document.getElementById("text");
  const openForm = () => document.getElementById("selection-form");
  let touched = false;

  function counted(node) {
    const copy = node.cloneContents();
    for (const raised of copy.querySelectorAll("sup")) raised.remove();
    return [...copy.textContent].length;
  }

  function place(paragraph, container, offset) {
    const before = document.createRange();
    before.selectNodeContents(paragraph);
    before.setEnd(container, offset);
    return Number(paragraph.dataset.start) + counted(before);
  }

  function whole(paragraph) {
    const all = document.createRange();
    all.selectNodeContents(paragraph);
    return all;
  }

  // A selection may begin or end outside the paragraphs: three clicks end it at the start of what follows.
  function selected() {
    const selection = getSelection();
    if (!text() || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const within = [...text().querySelectorAll("[data-start]")].filter((paragraph) => range.intersectsNode(paragraph));
    if (!within.length) return null;
    const [first, last] = [within[0], within.at(-1)];
    const start = first.contains(range.startContainer) ? place(first, range.startContainer, range.startOffset) : Number(first.dataset.start);
    const end = last.contains(range.endContainer) ? place(last, range.endContainer, range.endOffset) : Number(last.dataset.start) + counted(whole(last));
    return end > start && selection.toString().trim() ? { start, end } : null;
  }

  function open(adding) {
    const span = selected();
    if (!span) return;
    const form = openForm();
    const values = { ...span, snapshot: text().dataset.snapshot };
    const request = { target: "#text", swap: "outerHTML", values };
    if (adding && form) window.htmx.ajax("POST", text().dataset.selectUrl, { ...request, source: form });
    else window.htmx.ajax("GET", text().dataset.selectUrl, { ...request, source: text() });
  }

  function decide() {
    const form = openForm();
    const adding = Boolean(form?.querySelector("[data-add-span][open]"));
    // A form that somebody has written in is not thrown away because words are marked elsewhere.
    if (!form || adding || !touched) open(adding);
  }

  // There is no caret in a text that cannot be written in: one character, or a word, is marked in its place.
  function move(event, paragraph) {
    const selection = getSelection();
    const arriving = !selection.rangeCount || !paragraph.contains(selection.anchorNode);
    if (arriving) selection.collapse(paragraph, 0);
    const across = { ArrowLeft: "left", ArrowRight: "right" }[event.key];
    const step = across ? (event.ctrlKey || event.altKey ? "word" : "character") : "line";
    const way = across || { ArrowUp: "backward", ArrowDown: "forward" }[event.key];
    if (event.shiftKey) return selection.modify("extend", way, step);
    if (!selection.isCollapsed) selection.collapseToStart();
    if (!arriving) selection.modify("move", way, step);
    selection.modify("extend", "forward", step === "word" ? "word" : "character");
  }

  document.addEventListener("keydown", (event) => {
    const paragraph = event.target.closest?.("[data-start]");
    if (!paragraph || event.target !== paragraph || event.metaKey) return;
    if (event.key === "Enter" && !event.ctrlKey) decide();
    else if (event.key.startsWith("Arrow")) move(event, paragraph);
    else return;
    event.preventDefault();
  });

  document.addEventListener("mouseup", (event) => {
    if (event.button === 0 && !event.target.closest("form, [data-select]")) setTimeout(decide);
  });
  document.addEventListener("selectionchange", () => {
    const button = text()?.querySelector("[data-select]");
    if (button) button.hidden = !selected();
  });
  // Pressing the button would otherwise take the selection away before the click.
  document.addEventListener("pointerdown", (event) => {
    if (event.target.closest("[data-select]")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-select]")) decide();
  });
  document.addEventListener("input", (event) => {
    if (openForm()?.contains(event.target)) touched = true;
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (!openForm()) touched = false;
  });
})();
