// The lines behind a text field: their numbers, the mistakes in them, and the way to one.
// Each line is drawn behind the field with the same letters, so that it folds where the text does.
const Lines = (() => {
  "use strict";

  const area = document.getElementById("text");
  const behind = document.getElementById("lines");
  let drawn = [];
  let marks = new Map();

  function draw() {
    const lines = area.value.split("\n");
    let first = 0;
    while (first < lines.length && first < drawn.length && lines[first] === drawn[first]) first += 1;
    let tail = 0;
    while (tail < lines.length - first && tail < drawn.length - first && lines.at(-1 - tail) === drawn.at(-1 - tail)) tail += 1;
    const gone = [...behind.children].slice(first, drawn.length - tail);
    const next = behind.children[drawn.length - tail] ?? null;
    const fresh = document.createDocumentFragment();
    for (const line of lines.slice(first, lines.length - tail)) fresh.append(row(line));
    behind.insertBefore(fresh, next);
    gone.forEach((one) => one.remove());
    drawn = lines;
  }

  function row(line) {
    const made = document.createElement("div");
    made.textContent = line || "\u200b";
    return made;
  }

  // Shows which lines have something wrong: [line, how bad] each.
  function mark(found) {
    for (const line of marks.keys()) behind.children[line - 1]?.removeAttribute("class");
    marks = new Map();
    for (const [line, severity] of found) if (marks.get(line) !== "error") marks.set(line, severity);
    for (const [line, severity] of marks) if (behind.children[line - 1]) behind.children[line - 1].className = `is-${severity}`;
  }

  // Puts the cursor in a line, on what is wrong there.
  function go(line, column = 1, width = 0) {
    const before = drawn.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const whole = drawn[line - 1] ?? "";
    const start = before + units(whole, column - 1);
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, before + units(whole, column - 1 + width));
    behind.children[line - 1]?.scrollIntoView({ block: "center" });
  }

  // Columns count characters; a browser counts some of them double.
  function units(text, characters) {
    return [...text].slice(0, Math.max(0, characters)).join("").length;
  }

  return { draw, mark, go };
})();
