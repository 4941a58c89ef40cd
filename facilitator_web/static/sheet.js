// The one button of the run sheet that a page cannot do without a script.
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
