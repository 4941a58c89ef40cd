// Soft clocks: they count by the workshop's own clock, and never hurry anybody.
const Clock = (() => {
  "use strict";

  let offset = 0;

  // Set by the clock of `view`, as it was when that view was made.
  function tune(view) {
    offset = Number(view.dataset.clock) - performance.now();
    tick();
  }

  function tick() {
    const { clock, state } = document.getElementById("view").dataset;
    const now = state === "open" ? performance.now() + offset : Number(clock);
    for (const timer of document.querySelectorAll(".timer")) {
      const { total, used, since, left, over } = timer.dataset;
      const rest = total - used - (since === undefined ? 0 : now - since);
      const spoken = rest <= 0 ? over : left.replace("{minutes}", Math.ceil(rest / 60000));
      const place = timer.querySelector("[data-words]");
      if (place.textContent !== spoken) place.textContent = spoken;
      const part = Math.max(0, Math.min(100, (100 * rest) / total));
      timer.querySelector(".left").setAttribute("stroke-dasharray", `${part} 100`);
    }
    for (const one of document.querySelectorAll(".since")) {
      const minutes = Math.max(0, Math.floor((now - one.dataset.since) / 60000));
      const spoken = one.dataset.minutes.replace("{minutes}", minutes);
      if (one.textContent !== spoken) one.textContent = spoken;
    }
  }

  setInterval(tick, 1000);
  return { tune };
})();
