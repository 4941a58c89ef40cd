// The one button of a page for paper that a page cannot do without a script.
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
