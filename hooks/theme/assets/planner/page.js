/** The planner on its page: the state lives in the address and nowhere else, every change makes the page anew from it. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { data, make, wordsOf, plan, needs, read, written, calendar, table, programForm, settingsForm, daysSection, needsSection } = planner;
  const home = document.getElementById("km-planner");
  const words = wordsOf(data);

  /** What the forms may use. `open` are the items whose activities are shown. */
  const ui = { data, words, root: home.dataset.root, state: planner.EMPTY, notes: [], refused: null, open: new Set(), change, tryMinutes };
  const status = make("p", { class: "km-hidden", role: "status" });
  const notes = make("div");
  const forms = [programForm(ui), settingsForm(ui)];
  const result = make("div", { class: "km-planner__result" });
  const saving = saveSection();

  /** Take a new state, tell it to those who listen, and put the focus where the old one was, or on `focus`. */
  function change(state, said = "", focus = "") {
    Object.assign(ui, { state, notes: [], refused: null });
    show(said, focus);
  }

  /** Change minutes of an activity, or say why not. */
  function tryMinutes(at, activity, minutes, id) {
    const { state, refused } = planner.changed(ui.state, data, at, activity.id, minutes);
    if (!refused) return change(state, words("live.minutes", { title: activity.title, minutes }));
    ui.refused = { id, text: words(`refuse.${refused.code}`, { title: activity.title, ...refused }) };
    show(ui.refused.text);
  }

  /** Make the page. Not at once: while a field is being left, the next one does not have the focus yet. */
  function show(said = "", focus = "") {
    write();
    setTimeout(() => {
      const focused = focus || document.activeElement?.id;
      const made = plan(ui.state, data);
      forms.forEach(({ update }) => update(ui.state));
      notes.replaceChildren(...noteList());
      result.replaceChildren(...(ui.state.items.length ? [daysSection(made, ui.state, ui), needsSection(needs(ui.state, data), ui.state, ui)] : []));
      saving.update(made);
      focusOn(focused);
      status.textContent = said && [said, words("live.days", { days: made.days.length })].join(" ");
    });
  }

  /** The element of that name after the page was made anew; a button that is off gives the focus to its neighbour. */
  function focusOn(id) {
    const element = id && document.getElementById(id);
    if (!element || element === document.activeElement) return;
    (element.disabled ? element.parentElement.querySelector("button:enabled") : element).focus();
  }

  function noteList() {
    const lines = ui.notes.map(({ code, ...values }) => make("li", {}, words(`note.${code}`, values)));
    return lines.length ? [make("div", { class: "km-notice" }, make("p", {}, words("note")), make("ul", {}, lines))] : [];
  }

  // ----------------------------------------------------------------- address

  const isPlan = (fragment) => /(^#?|&)[a-z]=/.test(fragment);

  /** Put the state into the address, and into the links to this page in other languages. */
  function write() {
    const fragment = written(ui.state, data);
    if (ui.state.items.length || isPlan(location.hash)) history.replaceState(history.state, "", `#${fragment}`);
    for (const link of document.querySelectorAll(".km-languages a")) link.hash = ui.state.items.length ? fragment : "";
  }

  /** Read the state from the address. */
  function open() {
    Object.assign(ui, read(location.hash, data), { refused: null });
    show(ui.notes.length ? words("note") : "");
  }

  // ------------------------------------------------------------------ saving

  function saveSection() {
    const link = make("input", { type: "text", readonly: true, id: "km-link", onfocus: ({ target }) => target.select() });
    const told = make("p", { class: "km-planner__told", role: "status" });
    const tell = (key) => (told.textContent = words(key));
    const button = (name, onclick) => make("button", { type: "button", class: "km-planner__button", id: `km-${name}`, onclick }, words(name));
    let made = { days: [] };
    const element = make("section", { class: "km-planner__save", "aria-labelledby": "km-save", hidden: true },
      make("h2", { id: "km-save" }, words("save")),
      make("div", { class: "km-planner__buttons" },
        button("print", () => print()),
        button("calendar", () => saveCalendar(made.days, tell)),
        button("table", () => (save("plan.csv", "text/csv", table(ui.state, made.days, data, words)), tell("saved")))),
      make("div", { class: "km-planner__pick" }, planner.field(words("link"), link), button("copy", () => copy(link, tell))),
      told,
      make("p", { class: "km-planner__hint" }, words("private"))); // prettier-ignore
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

  function saveCalendar(days, tell) {
    if (!ui.state.date) {
      document.getElementById("km-date-field").focus();
      return tell("date-needed");
    }
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    save("plan.ics", "text/calendar", calendar(ui.state, days, data, words, stamp));
    return tell("saved");
  }

  function save(download, type, text) {
    const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    make("a", { href, download }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000); // a phone may take its time to ask where
  }

  home.replaceChildren(status, notes, make("div", { class: "km-planner__form" }, forms.map(({ element }) => element)),
    make("div", { class: "km-planner__outcome" }, result, saving.element)); // prettier-ignore
  home.dataset.ready = "";
  addEventListener("hashchange", () => (isPlan(location.hash) ? open() : write()));
  open();
})();
