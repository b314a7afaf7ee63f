/** What the box of a module and the page of what is kept share: their words, sizes and elements. */
globalThis.komakOfflineElements = (box) => {
  "use strict";
  const say = (key, values = {}) =>
    String(box.dataset[key]).replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));

  const decimal = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  /** As the sizes of downloads are written: 64 КБ, 1,2 МБ. */
  const size = (bytes) =>
    bytes < 1e6 ? say("kilobytes", { size: Math.max(1, Math.round(bytes / 1000)) }) : say("megabytes", { size: decimal.format(bytes / 1e6) });

  const make = (tag, className = "", ...content) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...content);
    return made;
  };

  const button = (words, press, className = "km-button") => {
    const made = Object.assign(make("button", className, words), { type: "button" });
    made.onclick = press;
    return made;
  };

  /** Why something was not kept. */
  const trouble = (name) => say(name === "QuotaExceededError" ? "full" : name === "Renewed" ? "renewed" : "broken");

  return { say, size, make, button, trouble };
};
