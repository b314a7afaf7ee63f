/** How a plan leaves the page: on paper, as a file, as a link; and how it stays in the browser. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { make, calendar, table, fileName } = planner;

  /** Only this is stored, and only the text of the link. */
  const KEPT = "komak-plan";

  /** A browser may forbid to store, or be full: then the plan lives in the address alone. */
  const kept = {
    read: () => guarded(() => localStorage.getItem(KEPT)) ?? "",
    write: (text) => guarded(() => localStorage.setItem(KEPT, text)) === undefined,
    clear: () => guarded(() => localStorage.removeItem(KEPT)),
  };

  function guarded(use) {
    try {
      return use();
    } catch {
      return null;
    }
  }

  /** The last section of the page; `clear` begins anew. */
  function saveSection(ui, clear) {
    const { words } = ui;
    const link = make("input", { type: "text", readonly: true, id: "km-link", onfocus: ({ target }) => target.select() });
    const told = make("p", { class: "km-planner__told", role: "status" });
    const tell = (key) => (told.textContent = words(key));
    const button = (name, onclick) => make("button", { type: "button", class: "km-planner__button", id: `km-${name}`, onclick }, words(name));
    let made = { days: [] };
    const element = make("section", { class: "km-planner__save", "aria-labelledby": "km-save", hidden: true },
      make("h2", { id: "km-save" }, words("save")),
      make("div", { class: "km-planner__buttons" },
        button("print", () => print()),
        button("calendar", () => saveCalendar(ui, made.days, tell)),
        button("table", () => saveTable(ui, made.days, tell))),
      make("div", { class: "km-planner__pick" }, planner.field(words("link"), link), button("copy", () => copy(link, tell))),
      told,
      make("p", { class: "km-planner__hint" }, words("private")),
      button("clear", clear)); // prettier-ignore
    const update = (next) => {
      made = next;
      told.textContent = "";
      link.value = location.href;
      element.hidden = !ui.state.items.length;
    };
    return { element, update };
  }

  async function copy(link, tell) {
    try {
      await navigator.clipboard.writeText(link.value);
      tell("copied");
    } catch {
      link.focus(); // no clipboard on a page from a disk: the link is selected, the reader copies it
      tell("not-copied");
    }
  }

  function saveCalendar({ state, data, words }, days, tell) {
    if (!state.date) {
      document.getElementById("km-date-field")?.focus();
      return tell("date-needed");
    }
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    save(fileName(state, ".ics"), "text/calendar", calendar(state, days, data, words, stamp));
    return tell("saved");
  }

  function saveTable({ state, data, words }, days, tell) {
    save(fileName(state, ".csv"), "text/csv", table(state, days, data, words));
    tell("saved");
  }

  function save(download, type, text) {
    const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    make("a", { href, download }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000); // a phone may take its time to ask where
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ kept, saveSection }));
})();
