/* What a script adds to pages that are whole without it: what can be copied is copied by a click. */
(() => {
  "use strict";
  const reveal = (root) => {
    root.querySelectorAll("[data-copy][hidden]").forEach((button) => { button.hidden = false; });
    root.querySelectorAll("[data-copy-from]").forEach((link) => { link.setAttribute("role", "button"); });
  };
  const say = (element, words) => {
    element.dataset.label ??= element.textContent;
    element.textContent = words;
    setTimeout(() => { element.textContent = element.dataset.label; }, 2000);
  };
  const copyOf = async (element) => {
    const words = document.getElementById(element.dataset.copy);
    try {
      await navigator.clipboard.writeText(words.textContent.trim());
      say(element, "Copied");
    } catch {
      getSelection().selectAllChildren(words);
      say(element, "Selected");
    }
  };
  const copyFrom = async (link) => {
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.statusText);
      await navigator.clipboard.writeText(await answer.text());
      say(link, "Copied");
    } catch {
      location.href = link.href;
    }
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const button = event.target.closest("[data-copy]");
    const link = event.target.closest("[data-copy-from]");
    if (button) copyOf(button);
    if (link) { event.preventDefault(); copyFrom(link); }
  });
  document.addEventListener("keydown", (event) => {
    const link = event.key === " " && event.target.closest("[data-copy-from]");
    if (link) { event.preventDefault(); copyFrom(link); }
  });

  reveal(document);
  document.addEventListener("htmx:load", (event) => reveal(event.target));
})();
