// Keeps a page like the workshop it shows, and sends what is pressed until it is answered.
(() => {
  "use strict";

  const live = document.getElementById("live");
  const words = document.getElementById("messages").dataset;
  const { base, query, here } = live.dataset;
  const address = (action, more = "") => `${base}/${action}?${[query, more].filter(Boolean).join("&")}`;
  const view = () => document.getElementById("view");
  const ordered = document.body.matches(".phone, .table");
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  // ---------------------------------------------------------------- kept in this tab

  const store = {
    key: (name) => `speeltafel:${base}:${query}:${name}`,
    get(name) {
      try { return JSON.parse(sessionStorage.getItem(this.key(name))); } catch { return null; }
    },
    set(name, value) {
      try { sessionStorage.setItem(this.key(name), JSON.stringify(value)); } catch { /* full or off */ }
    },
  };
  let drafts = store.get("drafts") ?? {};
  let outbox = store.get("outbox") ?? [];

  const draftKey = (form) => `${JSON.parse(form.dataset.command).to}:${form.dataset.control}`;

  function keepDraft(form) {
    drafts[draftKey(form)] = Fields.draft(form);
    store.set("drafts", drafts);
  }

  function dropDraft(key) {
    delete drafts[key];
    store.set("drafts", drafts);
  }

  // ---------------------------------------------------------------- showing

  const writes = (node) => node instanceof Element && node.matches("textarea, select, input");
  const drafted = (node) => writes(node) && node.form && draftKey(node.form) in drafts;
  const typing = () => writes(document.activeElement) &&
    document.activeElement.matches("textarea, input:not([type=radio]):not([type=checkbox])");

  function show({ version, html }) {
    if (version && version === view().dataset.version) return;
    const before = view().dataset.title + heading();
    const held = view().contains(document.activeElement);
    const next = parsed(html);
    live.dispatchEvent(new CustomEvent("showing", { detail: next }));
    Idiomorph.morph(view(), next, { morphStyle: "outerHTML", ignoreActiveValue: typing(), callbacks });
    view().querySelectorAll("form[data-control]").forEach((form) => {
      if (draftKey(form) in drafts) Fields.restore(form, drafts[draftKey(form)]);
    });
    dress();
    if (view().dataset.title + heading() !== before) arrive();
    else if (held && ordered && unseen(document.activeElement)) {
      begin();
      window.scrollTo(0, 0);
    }
    live.dispatchEvent(new CustomEvent("shown"));
  }

  // Whether somebody cannot be where they were: it is gone, or it went behind a closed fold.
  function unseen(node) {
    const place = node.matches("summary") ? node.parentElement.parentElement : node;
    return !view().contains(node) || Boolean(place.closest("details:not([open])"));
  }

  function parsed(html) {
    const frame = document.createElement("template");
    frame.innerHTML = html;
    return frame.content.getElementById("view");
  }

  // What the page's script adds to what the server drew.
  function dress() {
    document.documentElement.lang = view().lang;
    document.documentElement.dir = view().dir;
    if (ordered) view().querySelectorAll("form[data-control]").forEach(Fields.reveal);
    Clock.tune(view());
    markSending();
    Board.mark();
    Speech.offer();
  }

  // Where somebody with a keyboard or a screen reader goes on: at the heading.
  const begin = () => document.getElementById("title")?.focus({ preventScroll: true });

  const callbacks = {
    // Not what is half written, nor what the device itself knows: its voices.
    beforeNodeMorphed: (old) => !drafted(old),
    beforeAttributeUpdated: (name, node) => !(name === "open" && node.matches("details, dialog")),
  };
  const heading = () => document.getElementById("title")?.textContent ?? "";

  // A new step: say it, and begin there, unless somebody is writing or deciding.
  function arrive() {
    document.title = view().dataset.title || heading();
    document.getElementById("announce").textContent = heading();
    if (typing() || document.querySelector("dialog[open]") || query.includes("mirror")) return;
    if (document.body.matches(".panel")) return;  // whoever leads keeps their place
    begin();
    window.scrollTo(0, 0);
  }

  const connected = (yes) => { document.getElementById("offline").hidden = yes; };
  const away = () => !document.getElementById("offline").hidden;

  // ---------------------------------------------------------------- hearing

  let stream;
  let heard = Date.now();

  function listen() {
    stream?.close();
    // A browser opens six connections to a place: a tab nobody sees may not keep one.
    if (document.visibilityState === "hidden") return;
    stream = new EventSource(address("live", "as=html"));
    stream.addEventListener("view", ({ data }) => { alive(); show(JSON.parse(data)); });
    stream.addEventListener("beat", alive);
    stream.addEventListener("over", () => { stream.close(); poll(); });
    stream.addEventListener("anew", wake);
    stream.onopen = alive;
    stream.onerror = () => { connected(false); if (stream.readyState === EventSource.CLOSED) poll(); };
  }

  function alive() {
    heard = Date.now();
    connected(true);
    flush();
  }

  // Nothing heard for long: ask, and try to hear again.
  function listenAgain() {
    if (document.visibilityState === "hidden" || Date.now() - heard < 40000) return;
    poll();
    if (!stream || stream.readyState === EventSource.CLOSED) listen();
  }

  async function refresh() {
    const answer = await fetch(address("view", `as=html&since=${view().dataset.version}`));
    if ([401, 410].includes(answer.status)) return location.reload();
    if (!answer.ok) throw new Error(answer.status);
    connected(true);
    if (answer.status === 200) show(await answer.json());
  }

  async function present() {
    const answer = await post("here", { visible: document.visibilityState === "visible" });
    if (answer.status === 401) return location.reload();
    if (answer.ok && (await answer.json()).version !== view().dataset.version) await refresh();
  }

  const poll = () => (here ? present() : refresh()).catch(() => connected(false));

  function wake() {
    if (here) poll();
    if (document.visibilityState === "hidden") return stream?.close();
    refresh().catch(() => connected(false));
    listen();
  }

  // ---------------------------------------------------------------- sending

  const post = (action, body) => fetch(address(action), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

  function newRid() {
    return [...crypto.getRandomValues(new Uint8Array(12))]
      .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function send(form) {
    const command = Fields.command(form);
    if (!command || outbox.some((one) => one.control === form.dataset.control)) return;
    const kept = form.matches(".intent-answer, .intent-change");
    outbox.push({ rid: newRid(), command, control: form.dataset.control, draft: draftKey(form), kept });
    store.set("outbox", outbox);
    fold(form);
    markSending();
    flush();
    setTimeout(() => { if (outbox.length && !away()) Toast.say(words.sending); }, 1200);
  }

  function fold(form) {
    const folded = form.closest("details.fold");
    if (folded?.contains(document.activeElement)) folded.querySelector("summary").focus();
    folded?.removeAttribute("open");
  }

  let sending = false;
  async function flush() {
    if (sending) return;
    sending = true;
    for (let tries = 0; outbox.length; tries += 1) {
      const pause = await deliver(outbox[0]).catch(() => { connected(false); return 1; });
      if (pause) await wait(Math.min(500 * 2 ** tries, 8000) * (0.8 + 0.4 * Math.random()) + (pause - 1) * 1000);
      else tries = -1;
    }
    sending = false;
  }

  // Send one command; the seconds to wait before trying again, or 0 when it was answered.
  async function deliver({ rid, command, draft, kept }) {
    const answer = await post("tap", { rid, command });
    if ([429, 502, 503, 504].includes(answer.status)) return Number(answer.headers.get("Retry-After")) || 1;
    connected(true);
    outbox.shift();
    store.set("outbox", outbox);
    if (answer.ok) dropDraft(draft);
    if (!answer.ok) Toast.say(await sentence(answer), true);
    else if (kept) Toast.say(words.saved);
    markSending();
    await refresh().catch(() => connected(false));
    return 0;
  }

  const sentence = (answer) =>
    answer.json().then(({ message }) => message || words.fallback, () => words.fallback);

  function markSending() {
    const waiting = new Set(outbox.map((one) => one.control));
    for (const form of view().querySelectorAll("form[data-control]")) {
      if (waiting.has(form.dataset.control)) form.setAttribute("aria-busy", "true");
      else form.removeAttribute("aria-busy");
    }
  }

  // ---------------------------------------------------------------- people's hands

  live.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const question = form.querySelector("dialog.confirm");
    if (question && !question.open) {
      if (Fields.command(form)) question.showModal();
      return;
    }
    question?.close();
    send(form);
  });

  live.addEventListener("click", ({ target }) => {
    const cell = target.closest("[data-cell]");
    const pressed = cell && Board.press(cell);
    if (pressed) filled(pressed);
    const button = target.closest("button[type=button]");
    if (!button) return;
    if ("close" in button.dataset) button.closest("dialog").close();
    else if ("speak" in button.dataset) Speech.press(button);
    else if (Fields.press(button)) filled(button.form);
  });

  function filled(form) {
    keepDraft(form);
    if (ordered) Fields.reveal(form);
  }

  live.addEventListener("input", ({ target }) => {
    const bounded = target.closest("[data-max]");
    if (bounded) Fields.bound(bounded);
    if (target.form) filled(target.form);
    if (target.closest(".kind-cell")) Board.mark();
  });

  live.addEventListener("toggle", Board.mark, true);

  // ---------------------------------------------------------------- begin

  // What somebody was writing when the page went stands open again.
  function reopen(form) {
    Fields.restore(form, drafts[draftKey(form)]);
    form.closest("details.fold")?.setAttribute("open", "");
  }

  view().querySelectorAll("form[data-control]").forEach((form) => {
    if (Fields.touched(form)) keepDraft(form);
    else if (draftKey(form) in drafts) reopen(form);
    form.querySelectorAll("[data-max]").forEach(Fields.bound);
  });
  dress();
  listen();
  flush();
  if (here) poll();
  setInterval(listenAgain, 5000);
  if (here) setInterval(poll, 20000);
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", ({ persisted }) => persisted && wake());
  window.addEventListener("online", wake);
  window.addEventListener("pagehide", () => stream?.close());
})();
