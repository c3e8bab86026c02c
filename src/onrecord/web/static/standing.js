// A slider over the days around the one that is shown; without it there are the date fields and the links.
"use strict";
(() => {
  const form = document.querySelector("form.clocks");
  const field = form?.querySelector("[name=as_of]");
  if (!field) return;
  const DAY = 86400000;
  const slide = Number(form.dataset.slide);
  const middle = Date.parse(`${form.dataset.day}T00:00:00Z`);
  const dated = (days) => new Date(middle + days * DAY).toISOString().slice(0, 10);
  const said = (day) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const box = document.createElement("div");
  box.className = "slide";
  const range = document.createElement("input");
  range.type = "range";
  range.min = String(-slide);
  range.max = String(slide);
  range.value = "0";
  range.setAttribute("aria-label", "As of, day by day");
  const shown = document.createElement("output");
  const tell = () => {
    field.value = dated(Number(range.value));
    shown.textContent = said(field.value);
    range.setAttribute("aria-valuetext", shown.textContent);
  };
  range.addEventListener("input", tell);
  range.addEventListener("change", () => form.requestSubmit());
  box.append(range, shown);
  form.insertBefore(box, form.querySelector(".steps"));
  tell();
})();
