// Keys for who leads: each presses what shows it. All of them can be switched off.
(() => {
  "use strict";

  const KEPT = "speeltafel.keys";
  const ASKED = "p";
  const TWICE = 400;
  const box = document.getElementById("keys-on");
  const ask = document.getElementById("ask");

  const use = (yes) => { document.documentElement.dataset.keys = yes ? "on" : "off"; };

  try { box.checked = localStorage.getItem(KEPT) !== "off"; } catch { /* not kept */ }
  use(box.checked);
  box.addEventListener("change", () => {
    use(box.checked);
    try { localStorage.setItem(KEPT, box.checked ? "on" : "off"); } catch { /* not kept */ }
  });

  const named = ({ key }) => (key === " " ? "space" : key.length === 1 ? key.toLowerCase() : key);
  const shown = (name) => [...document.querySelectorAll("[data-keys]")]
    .find((one) => one.dataset.keys.split(" ").includes(name));

  const writing = () => document.activeElement.matches("input, textarea, select");
  const idle = () => [document.body, null].includes(document.activeElement)
    || document.activeElement.id === "title";

  function press(name) {
    const found = name === "w" ? document.querySelector('.row:not([data-need="done"]) summary') : shown(name);
    if (!found) return false;
    if (found.matches("summary")) found.focus();
    else if (name === ASKED) sure(found);
    else found.click();
    return true;
  }

  // A step back is for everyone: ask first.
  function sure(button) {
    document.getElementById("ask-title").textContent = `${button.querySelector("span").textContent}?`;
    ask.querySelector("[data-yes]").onclick = () => { ask.close(); button.click(); };
    ask.showModal();
  }

  let before = { name: "", at: 0 };
  document.addEventListener("keydown", (event) => {
    const name = named(event);
    if (!box.checked || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (writing() || document.querySelector("dialog[open]") || (name === "space" && !idle())) return;
    const twice = before.name === name && event.timeStamp - before.at < TWICE;
    if (!twice && !press(name)) return;
    event.preventDefault();
    before = { name, at: event.timeStamp };
  });
})();
