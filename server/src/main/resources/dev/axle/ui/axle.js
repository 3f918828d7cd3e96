"use strict";
// The theme follows the system until somebody chooses another.
(() => {
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = localStorage.getItem("theme");
    root.dataset.bsTheme = chosen || (system.matches ? "dark" : "light");
  };
  apply();
  system.addEventListener("change", apply);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-theme-switch]")) {
      localStorage.setItem("theme", root.dataset.bsTheme === "dark" ? "light" : "dark");
      apply();
    }
    const field = event.target.closest("[data-select]");
    if (field) {
      field.select();
    }
  });
  document.addEventListener("input", (event) => {
    const what = event.target.dataset.filter;
    if (!what) {
      return;
    }
    const words = event.target.value.toLowerCase();
    const groups = new Map();
    for (const each of document.querySelectorAll(what)) {
      each.hidden = !each.textContent.toLowerCase().includes(words);
      const group = each.closest("details");
      groups.set(group, groups.get(group) || !each.hidden);
    }
    for (const [group, hasFound] of groups) {
      group.hidden = !hasFound;
      group.open ||= words && hasFound;
    }
  });
  // What refreshes itself rests while nobody can see it.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && event.target.closest("[data-live]")) {
      event.preventDefault();
    }
  });
  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
    }
  });
})();
