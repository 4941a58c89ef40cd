// Looks back without leaving the page: the slider and the two buttons fetch the moment they ask for.
(() => {
  "use strict";

  let wanted = 0;

  async function show(address) {
    const mine = (wanted += 1);
    const answer = await fetch(address);
    if (!answer.ok) return location.assign(address);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("replay");
    if (mine !== wanted) return;  // somebody slid on meanwhile
    const focused = document.activeElement?.id || document.activeElement?.rel;
    document.getElementById("replay").replaceWith(next);
    (document.getElementById(focused) || document.querySelector(`[rel="${focused}"]`))?.focus();
    history.replaceState(null, "", address);
  }

  const address = (form) => `${form.action}?${new URLSearchParams(new FormData(form))}`;

  document.addEventListener("change", ({ target }) => {
    if (target.id === "at") show(address(target.form));
  });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    show(address(event.target));
  });
  document.addEventListener("click", (event) => {
    const way = event.target.closest("#replay a[rel]");
    if (!way) return;
    event.preventDefault();
    show(way.href);
  });
})();
