// The editor: what is typed and filled in goes to the server, and what comes of it is shown.
// The server has the draft; every request names the draft it is about, and they go one by one.
(() => {
  "use strict";

  const page = document.getElementById("editor");
  const area = document.getElementById("text");
  const frame = document.getElementById("play");
  const notice = document.getElementById("notice");
  const dialog = document.getElementById("conflict");
  const form = document.getElementById("pane-form");
  const outline = document.getElementById("outline");
  const more = page.querySelector(".edit-more");
  const parts = document.getElementById("parts");
  const narrow = window.matchMedia("(max-width: 79.99rem)");
  const file = page.dataset.file;
  let stands = JSON.parse(page.dataset.state);
  let turn = Promise.resolve();
  let typing = 0;
  let unsent = false;
  let filling = null;
  let over = "";

  // ---------------------------------------------------------------- asking

  function ask(what, body = {}) {
    turn = turn.then(() => send(what, typeof body === "function" ? body() : body)).catch(() => {
      unsent ||= what === "draft";
      tell(page.dataset.lost);
    });
    return turn;
  }

  async function send(what, body) {
    const said = { file, base: stands.mark, at: stands.at, ...body };
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`/edit/${what}`, { method: "POST", headers, body: JSON.stringify(said) });
    const told = await answer.json();
    if (answer.ok) return show(told);
    if (told.code === "changed") return choose(told);
    tell(told.message);
    if (told.code === "edit_moved_on" || what === "change") await refresh();
    return null;
  }

  async function refresh() {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/edit/state", { method: "POST", headers, body: JSON.stringify({ file, at: stands.at }) });
    if (answer.ok) show(await answer.json(), true);
  }

  function tell(sentence) {
    notice.textContent = sentence;
    notice.hidden = !sentence;
    if (sentence) notice.scrollIntoView({ block: "nearest" });
  }

  // ---------------------------------------------------------------- showing

  function show(told, keep = false) {
    if (!keep) tell("");
    if (told.file !== file) return location.assign(`/edit/?file=${encodeURIComponent(told.file)}`);
    stands = told;
    if ("text" in told && !unsent && area.value !== told.text) area.value = told.text;
    put(outline, told.outline);
    put(form, told.form);
    put(document.getElementById("problems"), told.problems);
    dress();
    if (page.dataset.plays !== told.plays) frame.src = `/preview/frame?as=${frame.dataset.look}`;
    page.dataset.plays = told.plays;
    document.getElementById("played").textContent = told.notice;
    return told;
  }

  function put(place, html) {
    const callbacks = { beforeAttributeUpdated: (name, node) => !(name === "open" && node.tagName === "DETAILS") };
    Idiomorph.morph(place, html, { morphStyle: "innerHTML", ignoreActiveValue: true, callbacks });
  }

  function dress() {
    const { saved, unsaved, unkept, wrong } = page.dataset;
    document.getElementById("standing").textContent = !stands.kept ? unkept : !stands.saved ? unsaved : stands.errors ? wrong : saved;
    page.classList.toggle("is-unsaved", !stands.saved);
    page.querySelector("[data-again=back]").disabled = !stands.can_undo;
    page.querySelector("[data-again=forward]").disabled = !stands.can_redo;
    Lines.draw();
    Lines.mark(stands.marks);
    find();
    if (!outline.querySelector("[tabindex='0'], [aria-current]")) outline.querySelector("[data-entry]")?.setAttribute("tabindex", "0");
  }

  // ---------------------------------------------------------------- the text

  area.addEventListener("input", () => {
    Lines.draw();
    unsent = true;
    clearTimeout(typing);
    typing = setTimeout(type, 300);
  });

  function type() {
    clearTimeout(typing);
    typing = 0;
    return ask("draft", () => {
      unsent = false;
      return { text: area.value };
    });
  }

  // All that was typed or filled in is on its way when this is done.
  function flush() {
    if (filling) filling();
    return unsent ? type() : turn;
  }

  // ---------------------------------------------------------------- the form

  const path = (element) => JSON.parse(element.dataset.path);
  const isAt = (said, at) => JSON.stringify(JSON.parse(said)) === JSON.stringify(at);

  function wish(element) {
    const { deed } = element.dataset;
    if (deed === "tick") return { deed: element.checked ? "tick" : "untick", path: path(element), value: element.value };
    if (deed === "truth") return { deed: "set", path: path(element), value: element.checked };
    return { deed, path: path(element), value: element.value };
  }

  form.addEventListener("input", ({ target }) => {
    if (!target.matches("input[type=text][data-deed=set], textarea[data-deed]")) return;
    if (filling?.element !== target) filling?.();
    clearTimeout(filling?.wait);
    const done = () => { clearTimeout(done.wait); filling = null; ask("change", wish(target)); };
    done.element = target;
    done.wait = setTimeout(done, 400);
    filling = done;
  });

  form.addEventListener("change", ({ target }) => {
    if (filling?.element === target) filling();
    else if (target.matches("select[data-deed], input[type=checkbox][data-deed], input[data-deed=rename]")) ask("change", wish(target));
  });

  page.addEventListener("click", async ({ target }) => {
    const button = target.closest("button");
    if (!button || button.disabled) return;
    const { deed, entry, look, show: id, go: line, again, offered, conflict } = button.dataset;
    if (button.id === "save") await save();
    else if (deed) await act(deed, path(button));
    else if (entry) await open(JSON.parse(entry), Number(button.dataset.line));
    else if (look) watch(button, look);
    else if (id) await jump(button, id);
    else if (line) await go(button.dataset);
    else if (again) { await flush(); await ask("again", { forward: again === "forward" }); }
    else if (offered) { await ask("offered", { take: offered === "take" }); document.getElementById("offer")?.remove(); }
    else if (conflict !== undefined) await settle(conflict);
  });

  async function act(deed, where) {
    await flush();
    const before = stands.mark;
    await ask("change", { deed, path: where });
    if (stands.mark === before) return;
    const now = [...form.querySelectorAll("[data-item]")].find((one) => isAt(one.dataset.item, stands.focus));
    if (now?.tagName === "DETAILS") now.open = true;
    const field = now?.querySelector("summary, input, select, textarea") ?? document.getElementById("form-title");
    if (pane() === "form") field?.focus();
  }

  async function open(at, line) {
    if (narrow.matches) parts.open = false;
    await flush();
    await ask("state", { at });
    if (pane() === "text") return Lines.go(line);
    document.getElementById("form-title")?.focus();
    return null;
  }

  // ---------------------------------------------------------------- the way to a mistake

  async function go({ go: line, column, width, place, way }) {
    await flush();
    if (way === "text" || pane() === "text" || !stands.readable) {
      await choosePane("text");
      return Lines.go(Number(line), Number(column), Number(width));
    }
    const at = JSON.parse(place);
    await ask("state", { at });
    if (reach(at)) return null;
    await choosePane("text");
    return Lines.go(Number(line), Number(column), Number(width));
  }

  // Puts the focus where ``at`` is filled in; says whether the form has such a place.
  function reach(at) {
    const item = typeof at.at(-1) === "number" ? at.slice(0, -1) : at;
    const fields = [...form.querySelectorAll("[data-path]:not(button[data-deed]), [data-item]")];
    const of = (where) => fields.find((one) => isAt(one.dataset.path ?? one.dataset.item, where));
    const field = of(at) ?? of(item);
    if (!field) return at.length <= stands.at.length && (document.getElementById("form-title")?.focus(), true);
    for (let around = field; around !== form; around = around.parentElement) if (around.tagName === "DETAILS") around.open = true;
    (field.matches("details") ? field.querySelector("summary") : field.matches("div") ? field.querySelector("input, select, textarea") : field).focus();
    return true;
  }

  // ---------------------------------------------------------------- tabs

  const tabs = [...page.querySelectorAll("[role=tab]")];
  const pane = () => tabs.find((tab) => tab.getAttribute("aria-selected") === "true").id.slice(4);

  async function choosePane(name) {
    await flush();
    for (const tab of tabs) {
      const chosen = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !chosen;
    }
  }

  tabs.forEach((tab) => tab.addEventListener("click", () => choosePane(tab.id.slice(4))));
  tabs[0].parentElement.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
    next.focus();
    choosePane(next.id.slice(4));
  });

  // ---------------------------------------------------------------- the list

  const wanted = document.getElementById("find");
  const entries = () => [...outline.querySelectorAll("[data-entry]")].filter((one) => !one.closest("[hidden]"));

  function find() {
    const word = wanted.value.trim().toLowerCase();
    let count = 0;
    for (const one of outline.querySelectorAll("li")) {
      one.hidden = !one.textContent.toLowerCase().includes(word);
      count += one.hidden ? 0 : 1;
    }
    document.getElementById("none").hidden = count > 0;
  }

  wanted.addEventListener("input", find);
  page.querySelector(".edit-list").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || (event.target !== wanted && !event.target.dataset.entry)) return;
    event.preventDefault();
    const all = entries();
    all[Math.max(0, Math.min(all.length - 1, all.indexOf(event.target) + step))]?.focus();
  });

  // ---------------------------------------------------------------- the play

  function watch(button, look) {
    frame.dataset.look = look;
    frame.src = `/preview/frame?as=${look}`;
    for (const one of page.querySelectorAll("[data-look]:is(button)")) one.setAttribute("aria-pressed", one === button);
  }

  async function jump(button, at) {
    button.disabled = true;
    await flush();
    await fetch("/preview/begin", { method: "POST", body: new URLSearchParams({ at }), redirect: "manual" }).catch(() => tell(page.dataset.lost));
    button.disabled = false;
    await ask("state");
  }

  // ---------------------------------------------------------------- saving

  async function save() {
    await flush();
    await ask("save");
  }

  function choose(told) {
    over = told.over;
    put(dialog, told.html);
    dialog.showModal();
    document.getElementById("conflict-title").focus();
  }

  async function settle(how) {
    dialog.close();
    if (how === "theirs") await ask("theirs");
    else if (how) await ask("save", { how, over });
    document.getElementById("save").focus();
  }

  function shut(focus) {
    if (more.open && focus) more.querySelector("summary").focus();
    more.open = false;
  }

  document.addEventListener("click", ({ target }) => { if (!more.contains(target)) shut(false); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut(more.contains(document.activeElement));
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    save();
  });
  narrow.addEventListener("change", () => { parts.open = !narrow.matches; });
  window.addEventListener("beforeunload", (event) => { if (unsent || filling) event.preventDefault(); });
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  if (narrow.matches) parts.open = false;
  dress();
})();
