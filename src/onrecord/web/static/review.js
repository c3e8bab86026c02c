/* What a script adds to judging: keys, words taken by selecting them, and what others decide meanwhile. The
   pages are whole without it. */
(() => {
  "use strict";
  const LOOK_EVERY_MS = 5000;
  const cases = () => [...document.querySelectorAll("[data-case]")];
  const here = () => document.activeElement?.closest("[data-case]") || document.querySelector("[data-case].here");
  const tell = (words) => {
    const place = document.querySelector("[data-told]");
    if (place) place.textContent = words;
  };

  const goTo = (item, { focus = true } = {}) => {
    if (!item) return;
    cases().forEach((other) => other.classList.toggle("here", other === item));
    if (focus) {
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
    }
  };
  const step = (by) => {
    const all = cases();
    const at = all.indexOf(here());
    goTo(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  };
  const press = (key, within) => {
    const control = within?.querySelector(`[data-key="${key}"]`);
    control?.click();
    return Boolean(control);
  };

  const isTyping = (target) => target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
  const isOn = () => document.querySelector("[data-keys-on]")?.checked ?? true;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
    if (event.key === "Escape" && press("Escape", here())) return event.preventDefault();
    if (isTyping(event.target)) return;
    const item = here();
    const deeds = {
      j: () => step(1),
      k: () => step(-1),
      a: () => press("a", item),
      c: () => press("c", item),
      r: () => press("r", item),
      m: () => press("m", item),
      u: () => press("u", item) || press("u", document.querySelector("[data-lately]")),
    };
    if (!Object.hasOwn(deeds, event.key)) return;
    event.preventDefault();
    deeds[event.key]();
  });
  document.addEventListener("focusin", (event) => goTo(event.target.closest("[data-case]"), { focus: false }));

  /* Words are taken by selecting them in the numbered text. */
  const chosen = (text) => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return [];
    const range = selection.getRangeAt(0);
    return [...text.querySelectorAll("[data-n]")].filter((word) => range.intersectsNode(word) && touches(range, word));
  };
  const touches = (range, word) => {
    const own = document.createRange();
    own.selectNodeContents(word);
    return range.compareBoundaryPoints(Range.END_TO_START, own) < 0 && range.compareBoundaryPoints(Range.START_TO_END, own) > 0;
  };
  const label = (word) => `${word.dataset.n} ${word.textContent}`;
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-mark]")) event.preventDefault(); /* a press would take the selection away */
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mark]");
    if (!button) return;
    const item = button.closest("[data-case]");
    const words = chosen(item.querySelector(".numbered"));
    if (!words.length) return tell("Select the words in the text above first.");
    const part = button.dataset.mark;
    const rows = [...button.closest("[data-part]").querySelectorAll(".stretch")];
    rows.forEach((row, at) => {
      const [first, last] = row.querySelectorAll("input");
      first.value = at ? "" : label(words[0]);
      last.value = at ? "" : label(words.at(-1));
    });
    const taken = new Set(words);
    item.querySelectorAll("[data-n]").forEach((word) => {
      word.classList.toggle(part, taken.has(word));
      word.classList.toggle("m", ["source", "cue", "content"].some((name) => word.classList.contains(name)));
    });
    tell(`${words.length} words taken as ${part}.`);
  });

  const reveal = (root) => {
    root.querySelectorAll("[data-mark][hidden], [data-keys][hidden]").forEach((item) => { item.hidden = false; });
  };
  reveal(document);

  /* After a decision the next statement comes to hand; what was refused is shown in its place. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if ([409, 422].includes(xhr.status) && xhr.getResponseHeader("content-type")?.startsWith("text/html")) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    const { status } = event.detail.xhr;
    tell(status === 403 ? "Nothing was saved: you are not signed in any more." : "Nothing was saved.");
    if (status === 403) location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
  });
  document.addEventListener("htmx:load", (event) => {
    if (event.target === document.body) return;
    const item = event.target.closest("[data-case]") || event.target.querySelector?.("[data-case]");
    reveal(document);
    if (!item) return followOthers();
    if (item.hasAttribute("data-editing")) {
      goTo(item);
      item.querySelector("form.correcting input:not([type=hidden])")?.focus();
    } else if (item.classList.contains("done") && !item.hasAttribute("data-by-others")) {
      tell(item.querySelector(".decided li:last-child")?.textContent.trim() ?? "");
      const all = cases();
      goTo(all.slice(all.indexOf(item) + 1).find((one) => !one.classList.contains("done")) || item);
    } else {
      goTo(item);
    }
  });

  /* What others decided is shown in the place of what waited. */
  const followOthers = () => {
    document.querySelectorAll("[data-lately] [data-decided]").forEach((told) => {
      const item = document.querySelector(`[data-case="${CSS.escape(told.dataset.decided)}"]`);
      if (!item || item.classList.contains("done") || item.hasAttribute("data-editing")) return;
      if (item.contains(document.activeElement) && document.activeElement !== item) return;
      htmx.ajax("GET", `/review/statements/${told.dataset.decided}/case`, { target: item, swap: "outerHTML" });
    });
  };
  setInterval(() => {
    const lately = document.querySelector("[data-lately]");
    if (lately && !document.hidden && !lately.contains(document.activeElement)) htmx.trigger(lately, "again");
  }, LOOK_EVERY_MS);
})();
