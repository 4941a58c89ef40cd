// A map is pressed to fill in a cell; the cell that is filled in shows on the map.
const Board = (() => {
  "use strict";

  const forms = (map) => [...document.querySelectorAll("form[data-board]")]
    .filter((form) => form.dataset.board === map.dataset.map && input(form));
  const input = (form) => form.querySelector(".kind-cell :is(input, select)");
  const fold = (form) => form.closest("details.fold");
  const open = (form) => fold(form)?.open ?? true;

  // The form a press is for: the one being filled in, else one that is open, else the first.
  function target(map) {
    const all = forms(map);
    return all.find((form) => form.contains(document.activeElement)) ?? all.find(open) ?? all[0];
  }

  // Fill in the pressed cell; return the form it went to, if there is one.
  function press(cell) {
    const map = cell.closest("[data-map]");
    const form = target(map);
    if (!form || !offers(input(form), cell.dataset.cell)) return null;
    input(form).value = cell.dataset.cell;
    if (fold(form)) fold(form).open = true;
    mark();
    form.scrollIntoView({ block: "nearest" });
    return form;
  }

  const offers = (field, cell) =>
    field.tagName !== "SELECT" || [...field.options].some((option) => option.value === cell);

  // Show on every map the cell of the form a press would fill, and say it beside the map.
  function mark() {
    for (const map of document.querySelectorAll("[data-map]")) {
      const form = target(map);
      const chosen = form ? input(form).value.trim().toUpperCase() : "";
      let found = false;
      for (const cell of map.querySelectorAll("[data-cell]")) {
        const here = cell.dataset.cell === chosen;
        cell.classList.toggle("chosen", here);
        found ||= here;
      }
      map.classList.toggle("pressable", Boolean(form));
      tell(map, form, found && chosen);
    }
  }

  function tell(map, form, chosen) {
    const place = map.querySelector("[data-say]");
    place.hidden = !form;
    const said = chosen ? place.dataset.chosen.replace("{cell}", chosen) : place.dataset.press;
    if (place.textContent !== said) place.textContent = said;
  }

  return { press, mark };
})();
