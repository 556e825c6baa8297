// Keys, and what only helps: every page works without this file.
"use strict";
(() => {
  const typing = (at) => at.closest("input, textarea, select, [contenteditable]");
  let here = -1;
  const items = () => [...document.querySelectorAll("[data-list] > [data-item]")];

  function go(step) {
    const all = items();
    if (!all.length) return;
    here = Math.min(Math.max(here + step, 0), all.length - 1);
    all.forEach((one, at) => one.classList.toggle("here", at === here));
    const target = all[here].querySelector("[data-open]") || all[here];
    target.focus({ preventScroll: true });
    all[here].scrollIntoView({ block: "nearest" });
  }

  const press = (part) => {
    const one = items()[here];
    const at = one && one.querySelector(part);
    if (at) at.click();
    return Boolean(at);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "o") press("[data-open]");
    else if (event.key === "e") press("[data-seen]");
    else if (event.key === "w") press("[data-why] > summary");
    else if (event.key === "/") {
      const box = document.querySelector("input[type=search]");
      if (!box) return;
      box.focus();
    } else {
      const at = /^[a-z]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
      if (!at) return;
      at.click();
      const field = at.tagName === "SUMMARY" && at.parentElement.querySelector("textarea, select, input:not([type=hidden])");
      if (field) field.focus();
    }
    event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const one = event.target.closest("[data-item]");
    if (one) here = items().indexOf(one);
  });

  // Words in the text lead to the statement that they are of, as the voices beside the text do.
  document.addEventListener("click", (event) => {
    const words = event.target.closest("article.text .content[data-s]");
    if (!words || String(getSelection())) return;
    const link = words.closest(".run").querySelector(`a[href*="${words.dataset.s}"]`);
    if (link) link.click();
    else location.search = `?s=${encodeURIComponent(words.dataset.s)}`;
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });
  document.querySelectorAll("[data-print]").forEach((one) => { one.hidden = false; });

  document.addEventListener("htmx:afterSwap", () => {
    const focus = document.querySelector("#focus");
    if (focus && location.search.includes("s=")) focus.focus({ preventScroll: matchMedia("(min-width: 64em)").matches });
  });
})();
