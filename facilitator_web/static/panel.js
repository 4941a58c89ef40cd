// The panel: what opens, what is told, and that nothing moves under the hands of who leads.
(() => {
  "use strict";

  const live = document.getElementById("live");
  const rows = (root = document) => [...root.querySelectorAll(".row")];
  const tables = () => document.getElementById("tables");

  // ---------------------------------------------------------------- the drawer

  function open(id, part) {
    const drawer = document.getElementById(id);
    document.querySelectorAll("dialog.side[open]").forEach((one) => one !== drawer && one.close());
    if (part) document.getElementById(part).open = true;
    if (!drawer.open) drawer.showModal();
  }

  document.addEventListener("click", ({ target }) => {
    const opener = target.closest("[data-opens]");
    if (opener) open(opener.dataset.opens, opener.dataset.part);
    else if (target.matches("dialog.side")) target.close();
    else if (target.closest("dialog [data-close]")) target.closest("dialog").close();
  });

  // ---------------------------------------------------------------- a new view

  let last;
  live.addEventListener("focusin", ({ target }) => { last = target.closest(".row")?.id; });

  // While somebody points at the tables or is busy there, they keep their order.
  live.addEventListener("showing", ({ detail: next }) => {
    told = news(next);
    if (!tables()?.matches(":hover, :focus-within, :has(> .row > details[open])")) return;
    const list = next.querySelector("#tables");
    rows().reverse().forEach(({ id }) => {
      const row = list?.querySelector(`#${id}`);
      if (row) list.prepend(row);
    });
  });

  live.addEventListener("shown", () => {
    if (told) document.getElementById("announce").textContent = told;
    // What was pressed may be gone: go on from the table it was of.
    if (last && document.activeElement === document.body && !document.querySelector("dialog[open]")) {
      document.querySelector(`#${last} summary`)?.focus({ preventScroll: true });
    }
  });

  // ---------------------------------------------------------------- what is told

  let told = "";

  function news(next) {
    const list = next.querySelector("#tables");
    if (!list) return "";
    const before = Object.fromEntries(rows().map(({ id, dataset }) => [id, dataset.need]));
    const became = (need) => rows(list)
      .filter(({ id, dataset }) => dataset.need === need && before[id] && before[id] !== need)
      .map(({ dataset }) => list.dataset[need].replace("{name}", dataset.name));
    const more = Number(list.dataset.waiting) > Number(tables()?.dataset.waiting ?? 0);
    return [...became("done"), ...became("stuck"), ...(more ? [list.dataset.text] : [])].join(" ");
  }
})();
