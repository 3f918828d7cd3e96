"use strict";
// The pages of operations: the language of examples that was chosen stays chosen, and what the form says is sent.
(() => {
  const LONGEST = 200000;
  const HEADERS = ["x-hubspot-correlation-id", "location", "retry-after", "content-type"];
  const LIMITS = "x-hubspot-ratelimit-";

  const chosen = document.querySelector(`input[name="language"][value="${localStorage.getItem("language")}"]`);
  if (chosen) {
    chosen.checked = true;
  }
  document.addEventListener("change", (event) => {
    if (event.target.name === "language") {
      localStorage.setItem("language", event.target.value);
    }
  });

  const form = document.querySelector("form[data-try]");
  if (!form) {
    return;
  }
  const all = (what) => [...form.querySelectorAll(what)];
  const one = (what) => form.querySelector(what);
  const template = one("[data-template]");
  const button = one("button[type=submit]");

  const showThoseOfThePath = () => {
    for (const field of all("[data-path]")) {
      field.disabled = !template.value.includes(`{${field.dataset.path}}`);
      field.parentElement.hidden = field.disabled;
    }
  };
  template.addEventListener("change", showThoseOfThePath);
  showThoseOfThePath();
  button.disabled = false;

  const address = () => {
    let path = template.value;
    for (const field of all("[data-path]")) {
      path = path.replace(`{${field.dataset.path}}`, encodeURIComponent(field.value));
    }
    const query = new URLSearchParams();
    for (const field of all("[data-query]")) {
      if (field.value) {
        query.append(field.dataset.query, field.value);
      }
    }
    return query.size ? `${path}?${query}` : path;
  };

  const request = () => {
    const sent = { method: form.dataset.method, credentials: "same-origin", headers: { "X-Axle-Form-Token": form.elements._token.value } };
    const body = one("[data-body]");
    const parts = all("[data-part]");
    if (body) {
      sent.headers["Content-Type"] = "application/json";
      sent.body = body.value;
    } else if (parts.length) {
      sent.body = new FormData();
      for (const part of parts) {
        for (const value of part.files || [part.value]) {
          if (value) {
            sent.body.append(part.dataset.part, value);
          }
        }
      }
    }
    return sent;
  };

  const written = async (answer) => {
    const type = answer.headers.get("content-type") || "";
    if (!type.startsWith("application/json") && !type.startsWith("text/")) {
      const { size } = await answer.blob();
      return size ? `${size} bytes` : "no body";
    }
    const text = await answer.text();
    const shown = type.startsWith("application/json") && text ? JSON.stringify(JSON.parse(text), null, 2) : text;
    return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}\n… ${shown.length - LONGEST} further characters` : shown || "no body";
  };

  const show = (status, headers, body) => {
    one("[data-answer]").hidden = false;
    one("[data-status]").textContent = status;
    const list = one("[data-headers]");
    list.replaceChildren();
    for (const [name, value] of headers) {
      if (HEADERS.includes(name) || name.startsWith(LIMITS)) {
        const term = document.createElement("dt");
        const description = document.createElement("dd");
        term.className = "col-sm-5 text-break";
        description.className = "col-sm-7 text-break";
        term.textContent = name;
        description.textContent = value;
        list.append(term, description);
      }
    }
    one("[data-shown]").textContent = body;
  };

  const send = async () => {
    button.disabled = true;
    const begun = performance.now();
    try {
      const answer = await fetch(address(), request());
      const millis = Math.round(performance.now() - begun);
      const hint = answer.status === 401 ? ". Your session has ended, or this page is too old: load it anew" : "";
      show(`${answer.status} ${answer.statusText} in ${millis} ms${hint}`, answer.headers, await written(answer));
    } catch (failure) {
      show(`No answer came: ${failure.message}`, [], "");
    } finally {
      button.disabled = false;
    }
  };

  document.addEventListener("submit", (event) => {
    if (event.target === form && !event.defaultPrevented) {
      event.preventDefault();
      send();
    }
  });
})();
