// A presenter's clicker runs a shared screen: PageDown goes on, PageUp lets go, B is black.
(() => {
  "use strict";

  const onward = () => document.querySelector("dialog[open] [data-sure]")
    ?? document.querySelector(".controls .button.advance");
  const control = (...ids) => ids.map((id) => document.querySelector(`[data-control="${id}"] .button`))
    .find(Boolean);

  const keys = {
    PageDown: () => (document.activeElement === onward() ? onward().click() : onward()?.focus()),
    PageUp: () => document.activeElement.blur(),
    b: () => document.body.classList.toggle("black"),
    r: () => control("resume", "rest")?.click(),
  };
  keys["."] = keys.b;

  document.addEventListener("keydown", (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey || event.altKey || !(key in keys)) return;
    if (document.activeElement.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return;
    event.preventDefault();
    keys[key]();
  });
})();
