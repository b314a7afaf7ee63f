/** The few tools by which the planner makes its part of the page. Texts are always text, never HTML. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { dateOf, weekday } = planner;

  /** An element; `on…` attributes are handlers, false and null leave an attribute out. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(9).filter((child) => child !== null && child !== ""));
    return element;
  }

  /** The words of the language: `words("minutes", {minutes: 5})`. */
  function wordsOf(data) {
    return (key, values = {}) => data.words[key].replace(/\{([\w-]+)\}/g, (_, name) => values[name]);
  }

  /** A date of the event in words: its day `day`, counted from 1. */
  function dateInWords(state, day, data, words) {
    const date = dateOf(state, day);
    const [year, month, number] = date;
    return words("date", { year, month: data.words.months[month - 1], day: number, weekday: data.words.weekdays[weekday(date)] });
  }

  /** A link to an address from the site's root; from a disk a folder has to be opened by its file. */
  function href(root, address) {
    return root + address + (location.protocol === "file:" && address.endsWith("/") ? "index.html" : "");
  }

  /** A button with a sign to see and words to hear. */
  function signButton(sign, label, attributes) {
    const shown = make("span", { "aria-hidden": "true" }, sign);
    return make("button", { type: "button", class: "km-planner__sign", title: label, ...attributes }, shown, make("span", { class: "km-hidden" }, label));
  }

  /** A label above its input. */
  function field(label, input, extra = "") {
    return make("label", { class: `km-planner__field ${extra || ""}`.trim() }, make("span", {}, label), input);
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ make, wordsOf, dateInWords, href, signButton, field }));
})();
