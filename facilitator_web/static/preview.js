// Keeps a preview fresh: what is said of the file, and the frame once there is something to play.
(() => {
  "use strict";

  const page = document.getElementById("preview");
  const frame = document.getElementById("play");
  const offline = document.getElementById("offline");

  function tell({ html, plays }) {
    offline.hidden = true;
    const next = new DOMParser().parseFromString(html, "text/html").getElementById("told");
    const chosen = document.getElementById("at")?.value;
    Idiomorph.morph(document.getElementById("told"), next, {
      morphStyle: "outerHTML",
      callbacks: {
        beforeNodeMorphed: (old) => old !== document.activeElement || old.id !== "at",
        beforeAttributeUpdated: (name) => name !== "open",
      },
    });
    if (chosen && document.activeElement?.id === "at") document.getElementById("at").value = chosen;
    if (plays !== page.dataset.plays) frame.src = frame.getAttribute("src");
    page.dataset.plays = plays;
  }

  function listen() {
    const stream = new EventSource("/preview/events");
    stream.addEventListener("told", ({ data }) => tell(JSON.parse(data)));
    stream.addEventListener("beat", () => { offline.hidden = true; });
    stream.onerror = () => {
      offline.hidden = false;
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    };
    window.addEventListener("pagehide", () => stream.close());
  }

  // What is pressed is done without leaving the page: the frame comes along by itself.
  document.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (form.getAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    const body = new URLSearchParams(new FormData(form));
    await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => { offline.hidden = false; });
    form.removeAttribute("aria-busy");
  });

  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  listen();
})();
