// Reading and filling the fields of a control's form. What a form gives fits its command.
const Fields = (() => {
  "use strict";

  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const inside = (field) => all(field, "input:not([type=file]), textarea, select");

  const read = {
    text: (field) => inside(field)[0].value.trim() || null,
    picture: (field) => inside(field)[0].value || null,
    code: (field) => inside(field)[0].value.trim() || null,
    cell: (field) => inside(field)[0].value.trim().toUpperCase() || null,
    number: (field) => (inside(field)[0].value === "" ? null : Number(inside(field)[0].value)),
    scale: (field) => (chosen(field).length ? Number(chosen(field)[0]) : null),
    one: (field) => chosen(field)[0] ?? (field.querySelector("select")?.value || null),
    many: (field) => (chosen(field).length || "required" in field.dataset ? chosen(field) : null),
    order: (field) => all(field, "[data-value]").map((item) => item.dataset.value),
    pairs: (field) => {
      const made = inside(field).filter((select) => select.value);
      return made.length ? Object.fromEntries(made.map((one) => [one.dataset.left, one.value])) : null;
    },
  };
  const chosen = (field) => inside(field).filter((box) => box.checked).map((box) => box.value);
  const empty = (value) => value === null || (Array.isArray(value) && value.length === 0);

  // The command of `form` with its fields filled, or null when something wanted is missing.
  function command(form) {
    const filled = JSON.parse(form.dataset.command);
    let missing = null;
    for (const field of all(form, "[data-field]")) {
      const value = read[field.dataset.kind](field);
      if (empty(value) && "required" in field.dataset) missing ??= field;
      filled[field.dataset.field] = value;
    }
    const problem = form.querySelector(":scope > .problem");
    if (problem) problem.hidden = !missing;
    if (!missing) return filled;
    missing.querySelector("input, textarea, select, button")?.focus();
    return null;
  }

  // One question at a time: what comes after a wanted answer shows once that is given.
  function reveal(form) {
    let open = true;
    for (const field of all(form, "[data-field]")) {
      field.hidden = !open;
      const asks = "required" in field.dataset && field.dataset.kind !== "order";
      if (asks && empty(read[field.dataset.kind](field))) open = false;
    }
  }

  // What somebody filled in so far, by the id of each input; lists by their order.
  function draft(form) {
    const kept = {};
    for (const input of inside(form)) {
      kept[input.id] = input.type === "radio" || input.type === "checkbox" ? input.checked : input.value;
    }
    for (const list of all(form, ".order")) kept[list.id] = all(list, "li").map((item) => item.id);
    return kept;
  }

  function restore(form, kept) {
    for (const [id, value] of Object.entries(kept)) {
      const found = document.getElementById(id);
      if (!found || !form.contains(found)) continue;
      if (Array.isArray(value)) value.forEach((item) => place(found, document.getElementById(item)));
      else if (typeof value === "boolean") found.checked = value;
      else if (found.value !== value) found.value = value;
    }
    all(form, "[data-max]").forEach(bound);
  }

  // Whether somebody filled in something before the script was there.
  const touched = (form) => inside(form).some((input) =>
    input.type === "radio" || input.type === "checkbox" ? input.checked !== input.defaultChecked
      : input.tagName !== "SELECT" && input.value !== input.defaultValue);

  const place = (list, item) => item && list.contains(item) && list.append(item);

  // No more boxes than may be chosen: the others rest until one is let go.
  function bound(field) {
    const full = chosen(field).length >= Number(field.dataset.max);
    for (const box of inside(field)) box.disabled = full && !box.checked;
  }

  // A small button inside a field: one more or less, one up or down, a ready opening.
  function press(button) {
    if (button.dataset.step) {
      const input = button.parentElement.querySelector("input");
      input[button.dataset.step > 0 ? "stepUp" : "stepDown"]();
    } else if (button.dataset.move) {
      const item = button.closest("li");
      const other = button.dataset.move > 0 ? item.nextElementSibling : item.previousElementSibling;
      if (other) item.parentElement.insertBefore(button.dataset.move > 0 ? other : item,
        button.dataset.move > 0 ? item : other);
      button.focus();
    } else if (button.dataset.fill) {
      const text = button.closest(".field").querySelector("textarea");
      text.value = `${button.dataset.fill} `;
      text.focus();
    } else return false;
    return true;
  }

  return { command, draft, restore, touched, bound, press, reveal };
})();
