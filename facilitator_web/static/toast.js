// One sentence at the bottom of the page, for a moment: what is saved, or why not.
const Toast = (() => {
  "use strict";

  let ends;

  function say(sentence, long = false) {
    const box = document.getElementById("toast");
    box.textContent = sentence;
    box.hidden = false;
    clearTimeout(ends);
    ends = setTimeout(() => { box.hidden = true; }, long ? 9000 : 2500);
  }

  return { say };
})();
