// Light, dark or extra contrast: as this device likes it, or as somebody chose on it.
const Skin = (() => {
  "use strict";

  const KEY = "speeltafel.skin";
  const NAMES = ["light", "dark", "contrast"];

  function chosen() {
    let name = null;
    try { name = localStorage.getItem(KEY); } catch { /* not allowed here: as the device likes it */ }
    return NAMES.includes(name) ? name : "";
  }

  function wear() {
    if (chosen()) document.documentElement.dataset.skin = chosen();
    else delete document.documentElement.dataset.skin;
  }

  function choose(name) {
    try {
      if (NAMES.includes(name)) localStorage.setItem(KEY, name);
      else localStorage.removeItem(KEY);
    } catch { /* not kept */ }
    wear();
  }

  wear();
  window.addEventListener("storage", ({ key }) => key === KEY && wear());
  return { chosen, choose };
})();
