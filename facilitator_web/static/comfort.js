// Large letters, as somebody chose them on this device; and the buttons that choose letters and skin.
(() => {
  "use strict";

  const root = document.documentElement;
  const KEY = "speeltafel.text";

  const letters = {
    chosen() {
      try { return localStorage.getItem(KEY) ?? ""; } catch { return root.dataset.text ?? ""; }
    },
    wear(value) {
      if (value) root.dataset.text = value;
      else delete root.dataset.text;
    },
    choose(value) {
      letters.wear(value);
      try { localStorage.setItem(KEY, value); } catch { /* not kept: this page alone */ }
    },
  };
  const wardrobe = { text: letters, skin: Skin };

  // Which buttons are pressed, and the colour of the browser's own bar.
  function tell() {
    for (const button of document.querySelectorAll("[data-wear]")) {
      const chosen = wardrobe[button.dataset.wear].chosen();
      button.setAttribute("aria-pressed", String(chosen === button.value));
    }
    if (!root.dataset.skin) return;
    const wood = getComputedStyle(root).getPropertyValue("--wood").trim();
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = wood;
  }

  const drawer = () => document.getElementById("comfort");

  function shut(focus) {
    if (!drawer()?.open) return;
    drawer().open = false;
    if (focus) drawer().querySelector("summary").focus();
  }

  // A script that got lost on bad Wi-Fi is as good as none: the page says so, and how to go on.
  window.addEventListener("error", ({ target }) => {
    if (target.tagName === "SCRIPT") root.classList.remove("scripted");
  }, true);

  root.classList.add("scripted");
  letters.wear(letters.chosen());
  document.addEventListener("DOMContentLoaded", tell);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-wear]");
    if (!button) return target.closest("#comfort") ? undefined : shut(false);
    wardrobe[button.dataset.wear].choose(button.value);
    tell();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") shut(drawer()?.contains(document.activeElement));
  });
  window.addEventListener("storage", () => { letters.wear(letters.chosen()); tell(); });
})();
