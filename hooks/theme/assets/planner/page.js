/** The planner on its page: the state lives in the address, every change makes the page anew from it and keeps it in the browser. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { data, make, wordsOf, plan, needs, read, written, kept, saveSection, programForm, settingsForm, daysSection, needsSection } = planner;
  const home = /** @type {HTMLElement} */ (document.getElementById("km-planner"));
  const words = wordsOf(data);

  /** A plan in which nothing was chosen and nothing set. */
  const NOTHING = written(planner.EMPTY, data);

  /** @type {PlannerPage} */
  const ui = { data, words, root: home.dataset.root ?? "", state: planner.EMPTY, notes: [], refused: null, open: new Set(), change, tryMinutes, refuse, tell };
  const status = make("p", { class: "km-hidden", role: "status" });
  const notes = make("div");
  const forms = [programForm(ui), settingsForm(ui)];
  const result = make("div", { class: "km-planner__result" });
  const saving = saveSection(ui, clear);
  const start = startSection();

  /** Take a new state, tell it to those who listen, and put the focus where the old one was, or on `focus`. */
  function change(state, said = "", focus = "") {
    Object.assign(ui, { state, notes: [], refused: null, other: "" });
    keep(written(state, data));
    show(said, focus);
  }

  const keep = (text) => (text === NOTHING ? kept.clear() : kept.write(text));

  /** Begin anew, here and in the browser's store. */
  function clear() {
    kept.clear();
    Object.assign(ui, { state: planner.EMPTY, notes: [], refused: null, other: "" });
    show(words("cleared"), "km-pick");
  }

  /** Say why something did not happen, and put the focus where it can be mended. */
  function tell(text, focus) {
    ui.notes = [{ text }];
    show(text, focus);
  }

  /** Change minutes of an activity, or say why not. */
  function tryMinutes(at, activity, minutes, id) {
    const { state, refused } = planner.changed(ui.state, data, at, activity.id, minutes);
    if (!refused) return change(state, words("live.minutes", { title: activity.title, minutes }));
    return refuse(id, words(`refuse.${refused.code}`, { title: activity.title, ...refused }));
  }

  /** Say beside the field `id` why it stays as it was. */
  function refuse(id, text) {
    ui.refused = { id, text };
    show(text);
  }

  /** Make the page. Not at once: while a field is being left, the next one does not have the focus yet. */
  function show(said = "", focus = "") {
    write();
    setTimeout(() => {
      const focused = focus || document.activeElement?.id;
      const made = plan(ui.state, data);
      for (const { update } of forms) update(ui.state);
      notes.replaceChildren(...noteList());
      result.replaceChildren(...(ui.state.items.length ? [daysSection(made, ui.state, ui), needsSection(needs(ui.state, data, made.days.length), ui.state, ui)] : []));
      start.hidden = ui.state.items.length > 0;
      saving.update(made);
      focusOn(focused);
      status.textContent = said && [said, words("live.days", { days: made.days.length })].join(" ");
    });
  }

  /** The element of that name after the page was made anew; one that is off gives the focus to its neighbour, or to the plan. */
  function focusOn(id) {
    const element = id && document.getElementById(id);
    if (!element || (element === document.activeElement && !element.disabled)) return;
    const neighbour = () => element.parentElement.querySelector("button:enabled") ?? document.querySelector(".km-planner__item button:enabled");
    (element.disabled ? neighbour() : element)?.focus();
  }

  function noteList() {
    const stale = ui.notes.filter(({ code }) => code);
    const said = ui.notes.filter(({ text }) => text).map(({ text }) => notice([make("p", {}, text ?? "")]));
    if (stale.length) said.push(notice([make("p", {}, words("note")), make("ul", {}, stale.map(({ code, ...values }) => make("li", {}, words(`note.${code}`, values))))])); // prettier-ignore
    if (ui.other) said.push(notice([make("p", {}, words("kept.other")), make("a", { href: `#${ui.other}` }, words("kept.open"))]));
    return said;
  }

  const notice = (content) => make("div", { class: "km-notice" }, content);

  /** What to see before there is a plan: how it goes, and one to begin with. */
  function startSection() {
    const steps = ["choose", "own", "when", "take"].map((step) => make("li", {}, words(`start.${step}`)));
    const [module] = data.modules;
    const example = () => {
      const opening = /** @type {OwnItem} */ (planner.ownItem(ui.state, "opening")); // there is room: the plan is empty
      change(planner.added(planner.withOwn(ui.state, opening), data, module.ref), words("live.added", { title: module.title }), "km-pick");
    };
    const button = make("button", { type: "button", class: "km-planner__button", id: "km-example", onclick: example }, words("start.example"));
    return make("section", { class: "km-planner__start", "aria-labelledby": "km-start-title" },
      make("h2", { id: "km-start-title" }, words("start.title")), make("ol", {}, steps),
      make("p", { class: "km-planner__buttons" }, module ? button : null),
      make("p", {}, make("a", { href: planner.href(ui.root, data.events) }, words("start.events")))); // prettier-ignore
  }

  // ----------------------------------------------------------------- address

  const isPlan = (fragment) => /(^#?|&)[a-z]=/.test(fragment);

  /** Put the state into the address, and into the links to this page in other languages. */
  function write() {
    const fragment = written(ui.state, data);
    if (fragment === NOTHING && location.hash) history.replaceState(history.state, "", location.pathname + location.search);
    else if (fragment !== NOTHING) history.replaceState(history.state, "", `#${fragment}`);
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".km-languages a");
    for (const link of links) link.hash = ui.state.items.length ? fragment : "";
  }

  /** Read the state from the address, or else what the browser kept. A link never wipes out what was kept: only a change does. */
  function open() {
    const stored = kept.read();
    const isLink = isPlan(location.hash);
    Object.assign(ui, read(isLink ? location.hash : stored, data), { refused: null, other: "" });
    const now = written(ui.state, data);
    if (isLink && stored && stored !== now) ui.other = stored;
    else keep(now);
    show(ui.notes.length ? words("note") : "");
  }

  home.replaceChildren(status, notes, make("div", { class: "km-planner__form" }, forms.map(({ element }) => element)),
    make("div", { class: "km-planner__outcome" }, start, result, saving.element)); // prettier-ignore
  home.dataset.ready = "";
  addEventListener("hashchange", () => (isPlan(location.hash) ? open() : write()));
  open();
})();
