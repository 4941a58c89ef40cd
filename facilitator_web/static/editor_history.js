// Puts an earlier version in the place of the draft, and goes to look at it.
(() => {
  "use strict";

  const page = document.getElementById("history");

  page.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-version]");
    if (!button) return;
    const body = JSON.stringify({ file: page.dataset.file, version: button.dataset.version });
    try {
      const answer = await fetch("/edit/back", { method: "POST", headers: { "Content-Type": "application/json" }, body });
      if (answer.ok) location.assign(`/edit/?file=${encodeURIComponent(page.dataset.file)}`);
      else tell((await answer.json()).message);
    } catch {
      tell(page.dataset.lost);
    }
  });

  function tell(sentence) {
    const box = document.getElementById("notice");
    box.textContent = sentence;
    box.hidden = false;
  }
})();
