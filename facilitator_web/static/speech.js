// Reads a card or a question aloud, with a voice of the device itself: nothing leaves the room.
const Speech = (() => {
  "use strict";

  const speaker = window.speechSynthesis;
  let reading = null;

  // Never a voice of a service elsewhere; Android writes nl_NL for nl-NL.
  const voiceFor = (lang) => speaker?.getVoices()
    .find((voice) => voice.localService && base(voice.lang) === base(lang));
  const base = (lang) => lang.toLowerCase().split(/[-_]/)[0];
  const langOf = (node) => node.closest("[lang]").lang;
  const SAID = "h2, p:not(.signs), li";
  const ANSWERS = ".asked :is(legend, .option > span, .control > .button > span, summary > span)";
  // A card or a question, and then what can be answered.
  const parts = (button) => [...button.closest("[data-aloud]").querySelectorAll(SAID),
    ...document.querySelectorAll(ANSWERS)];
  const sayable = (button) => parts(button).filter((part) => voiceFor(langOf(part)));

  // Show the buttons that would work; without a voice for the language there is no button.
  function offer() {
    if (reading && !document.contains(reading)) stop();
    for (const button of document.querySelectorAll("[data-speak]")) {
      button.hidden = !voiceFor(langOf(button));
      tell(button);
    }
  }

  function tell(button) {
    const busy = button === reading;
    button.setAttribute("aria-label", busy ? button.dataset.stop : button.dataset.begin);
    button.classList.toggle("reading", busy);
  }

  function stop() {
    const was = reading;
    reading = null;
    speaker.cancel();
    if (was) tell(was);
  }

  // Read what stands beside the button, or fall silent if that is being read.
  function press(button) {
    const again = button === reading;
    stop();
    if (again) return;
    const spoken = sayable(button).map(utterance);
    reading = button;
    spoken.at(-1).onend = () => { if (reading === button) stop(); };
    tell(button);
    spoken.forEach((words) => speaker.speak(words));
  }

  function utterance(part) {
    const words = new SpeechSynthesisUtterance(part.textContent);
    words.lang = langOf(part);
    words.voice = voiceFor(words.lang);
    words.rate = 0.9;
    return words;
  }

  speaker?.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => speaker?.cancel());
  return { offer, press };
})();
