// Sends a picture that was chosen ahead of its form, and fills in the name it is kept under.
(() => {
  "use strict";

  const live = document.getElementById("live");
  const address = `${live.dataset.base}/upload?${live.dataset.query}`;

  live.addEventListener("change", async ({ target }) => {
    if (!target.matches("input[type=file][data-upload]") || !target.files.length) return;
    const kept = document.getElementById(target.dataset.upload);
    const said = document.getElementById(`${target.dataset.upload}-said`);
    kept.value = "";
    said.textContent = said.dataset.busy;
    const { picture, message } = await sent(target.files[0], said.dataset, Number(target.dataset.most));
    kept.value = picture ?? "";
    said.textContent = message ?? said.dataset.done;
    kept.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // The name of the picture, or a sentence that says why there is none.
  async function sent(file, words, most) {
    if (file.size > most) return { message: words.large };
    try {
      const headers = { "Content-Type": "application/octet-stream" };
      const answer = await fetch(address, { method: "POST", headers, body: file });
      return await answer.json();
    } catch {
      return { message: words.lost };
    }
  }
})();
