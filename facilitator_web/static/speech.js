// Reads a card or a question aloud, with a voice of the device itself: nothing leaves the room.
const Speech = (() => {
  "use strict";

  const speaker = window.speechSynthesis;

  const voiceFor = (lang) => speaker?.getVoices()
    .find((voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === lang.slice(0, 2));
  const langOf = (node) => node.closest("[lang]").lang;

  // Show the buttons that would work; without a voice for the language there is no button.
  function offer() {
    for (const button of document.querySelectorAll("[data-speak]")) {
      button.hidden = !voiceFor(langOf(button));
    }
  }

  // What stands beside the button: its paragraphs and choices, not the signs above them.
  function read(button) {
    const reading = speaker.speaking;
    speaker.cancel();
    if (reading) return;
    for (const part of button.parentElement.querySelectorAll("h2, p:not(.signs), li")) {
      const words = new SpeechSynthesisUtterance(part.textContent);
      words.lang = langOf(part);
      words.voice = voiceFor(words.lang);
      words.rate = 0.9;
      speaker.speak(words);
    }
  }

  speaker?.addEventListener?.("voiceschanged", offer);
  return { offer, read };
})();
