/** What a trainer fills in: the program, and under it times and people. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { make, signButton, field, sessionOf, moduleOf, minutesOf, groupsOf, has, countWithin, titleOf, isOwnRest, LEAST, LONGEST } = planner;

  /** @param {PlannerItem} item */
  const idOf = (item) => (item.own !== undefined ? `km-item-own-${item.id}` : `km-item-${item.ref.replace("/", "-")}-${item.session}`);

  const sum = (activities, changes) => activities.reduce((total, activity) => total + minutesOf(activity, changes), 0);

  // ---------------------------------------------------------------- program

  /** The choice of modules and sessions, the list of what was chosen. `ui` is the page (see page.js). */
  function programForm(ui) {
    const { words } = ui;
    const picker = make("select", { id: "km-pick" });
    const add = make("button", { type: "button", id: "km-add", class: "km-planner__button", onclick: () => addPicked(ui, picker.value) }, words("add"));
    const list = make("ol", { class: "km-planner__items", "aria-label": words("program") });
    const empty = make("p", { class: "km-planner__hint" }, words("empty"));
    const own = planner.ownForm(ui);
    const element = make("section", { class: "km-planner__program", "aria-labelledby": "km-program" },
      make("h2", { id: "km-program" }, words("program")),
      make("div", { class: "km-planner__pick" }, field(words("add-label"), picker), add), own.element, empty, list); // prettier-ignore
    const update = (state) => {
      own.update(state);
      picker.replaceChildren(...choices(state, ui));
      add.disabled = picker.disabled = !picker.querySelector("option:not(:disabled)");
      empty.hidden = state.items.length > 0;
      list.replaceChildren(...state.items.map((item, at) => entry(item, at, state, ui)));
    };
    return { element, update };
  }

  function addPicked(ui, value) {
    const [ref, session] = value.split("|");
    const module = moduleOf(ui.data, ref);
    const title = session ? titleOf({ ref, session, newDay: false, changes: {} }, ui.data) : module.title;
    ui.change(planner.added(ui.state, ui.data, ref, session || null), ui.words("live.added", { title }));
  }

  /** Modules with their sessions; what is in the program cannot be chosen again. */
  function choices(state, { data, words }) {
    let chosen = false;
    return data.modules.map((module) => {
      const free = module.sessions.filter(({ id }) => !has(state, module.ref, id));
      const option = (value, title, minutes, isFree) => {
        const selected = isFree && !chosen;
        chosen ||= selected;
        return make("option", { value, disabled: !isFree, selected }, `${title} · ${words("minutes", { minutes })}`);
      };
      const all = module.sessions.flatMap(({ activities }) => activities);
      const single = module.sessions.length > 1 ? module.sessions : [];
      return make("optgroup", { label: module.title },
        option(`${module.ref}|`, words("whole", { title: module.title }), sum(all, {}), free.length > 0),
        single.map(({ id, title, activities }) => option(`${module.ref}|${id}`, title, sum(activities, {}), free.some((one) => one.id === id)))); // prettier-ignore
    });
  }

  function entry(item, at, state, ui) {
    if (item.own) return ownEntry(item, at, state, ui);
    const { data, words } = ui;
    const { activities } = sessionOf(data, item);
    const module = moduleOf(data, item.ref);
    const [now, usual] = [sum(activities, item.changes), sum(activities, {})];
    const time = now === usual ? words("minutes", { minutes: now }) : words("minutes-of", { minutes: now, usual });
    return make("li", { class: "km-planner__item", id: idOf(item) },
      make("p", { class: "km-planner__title", lang: foreign(module, data) }, titleOf(item, data)),
      make("p", { class: "km-planner__facts" }, make("span", { lang: foreign(module, data) }, module.title), ` · ${time}`),
      order(item, at, state, ui),
      at ? newDayBox(item, at, ui) : null,
      changes(item, at, activities, ui)); // prettier-ignore
  }

  /** What the trainer added: its minutes are the trainer's. A rest does not begin a day. */
  function ownEntry(item, at, state, ui) {
    const { data, words } = ui;
    const title = titleOf(item, data);
    const id = `${idOf(item)}-minutes`;
    const refused = refusalOf(id, ui);
    const set = (minutes) =>
      minutes === null ? ui.refuse(id, words("refuse.range", { title, least: LEAST, most: LONGEST })) : ui.change(planner.ownChanged(ui.state, at, minutes));
    const input = make("input", { type: "number", id, min: LEAST, max: LONGEST, value: item.minutes, inputmode: "numeric",
      "aria-label": words("minutes-for", { title }), ...markOf(id, refused), onchange: () => set(countWithin(input.value, LEAST, LONGEST)) }); // prettier-ignore
    return make("li", { class: "km-planner__item", id: idOf(item) },
      make("p", { class: "km-planner__title" }, title),
      make("p", { class: "km-planner__minutes" }, input, make("span", {}, words("own.unit"))), refused,
      order(item, at, state, ui),
      at && !isOwnRest(item) ? newDayBox(item, at, ui) : null); // prettier-ignore
  }

  const foreign = (module, data) => (module.lang === data.locale ? null : module.lang);

  function order(item, at, state, ui) {
    const title = titleOf(item, ui.data);
    const move = (by) => () => {
      const said = ui.words("live.moved", { title, place: at + by + 1, items: state.items.length });
      ui.change(planner.moved(ui.state, at, by), said);
    };
    const remove = () => {
      const next = state.items[at + 1] ?? state.items[at - 1];
      ui.change(planner.removed(ui.state, at), ui.words("live.removed", { title }), next ? `${idOf(next)}-remove` : "km-pick");
    };
    const button = (sign, name, onclick, disabled = false) =>
      signButton(sign, ui.words(name, { title }), { id: `${idOf(item)}-${name}`, onclick, disabled });
    return make("div", { class: "km-planner__order" }, button("↑", "up", move(-1), !at),
      button("↓", "down", move(1), at === state.items.length - 1), button("×", "remove", remove)); // prettier-ignore
  }

  function newDayBox(item, at, ui) {
    const box = make("input", { type: "checkbox", id: `${idOf(item)}-day`, checked: item.newDay,
      onchange: () => ui.change(planner.onNewDay(ui.state, at, box.checked)) }); // prettier-ignore
    return make("label", { class: "km-planner__check" }, box, make("span", {}, ui.words("new-day"), ofItem(item, ui)));
  }

  /** To hear, not to see: which of the like-named boxes this is. */
  const ofItem = (item, ui) => make("span", { class: "km-hidden" }, `: ${titleOf(item, ui.data)}`);

  /** Minutes of each activity, with the limits that its module states. */
  function changes(item, at, activities, ui) {
    const id = idOf(item);
    const ontoggle = ({ target }) => ui.open[target.open ? "add" : "delete"](id);
    return make("details", { class: "km-planner__changes", open: ui.open.has(id), ontoggle },
      make("summary", { id: `${id}-changes` }, make("span", {}, ui.words("change"), ofItem(item, ui))),
      make("ul", {}, activities.map((activity) => activityEntry(activity, item, at, ui)))); // prettier-ignore
  }

  function activityEntry(activity, item, at, ui) {
    const id = `${idOf(item)}-${activity.id}`;
    const minutes = minutesOf(activity, item.changes);
    const set = (wanted) => ui.tryMinutes(at, activity, wanted, id);
    const box = activity.optional
      ? make("input", { type: "checkbox", id: `${id}-hold`, checked: minutes > 0, onchange: ({ target }) => set(target.checked ? activity.minutes : 0) })
      : null;
    const refused = refusalOf(id, ui);
    return make("li", {},
      box ? make("label", { class: "km-planner__check" }, box, make("span", {}, activity.title)) : make("p", {}, activity.title),
      minutes ? minutesField(activity, minutes, id, refused, set, ui) : make("p", { class: "km-planner__facts" }, ui.words("left-out")),
      refused); // prettier-ignore
  }

  function minutesField({ title, least, minutes: most }, minutes, id, refused, set, { words }) {
    if (least === most) return make("p", { class: "km-planner__facts" }, words("fixed", { minutes }));
    const input = make("input", { type: "number", id, min: least, max: most, value: minutes, inputmode: "numeric",
      "aria-label": words("minutes-for", { title }), "aria-describedby": refused ? `${id}-limits ${id}-refusal` : `${id}-limits`,
      "aria-invalid": refused ? "true" : null, onchange: () => set(Number(input.value)) }); // prettier-ignore
    return make("p", { class: "km-planner__minutes" }, input, make("span", { id: `${id}-limits` }, words("limits", { least, most })));
  }

  /** Why the field `id` stays as it was, beside it, if it does. */
  const refusalOf = (id, { refused }) => (refused?.id === id ? make("p", { class: "km-planner__refusal", id: `${id}-refusal` }, refused.text) : null);

  /** What tells a reader who listens that a field was refused. */
  const markOf = (id, refused) => (refused ? { "aria-describedby": `${id}-refusal`, "aria-invalid": "true" } : {});

  // --------------------------------------------------------------- settings

  /** Times as the browser's own fields give them: 09:05. */
  const shown = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const minutesAt = (text, other) => (/^\d\d:\d\d$/.test(text) ? Number(text.slice(0, 2)) * 60 + Number(text.slice(3)) : other);

  /** No number of a link is longer, but that of trainers. */
  const MOST = 999;
  const MOST_TRAINERS = 99;

  /**
   * Label, kind of field or its largest number, value in the state, state with another value.
   * @type {[string, string | number, (state: PlannerState) => string | number, (state: PlannerState, value: any) => PlannerState][]}
   */
  const FIELDS = [
    ["title-field", "text", ({ title }) => title, (state, text) => ({ ...state, title: planner.tidy(text) })],
    ["place", "text", ({ place }) => place, (state, text) => ({ ...state, place: planner.tidy(text) })],
    ["names", "text", ({ names }) => names, (state, text) => ({ ...state, names: planner.tidy(text) })],
    ["date-field", "date", ({ date }) => date, (state, text) => ({ ...state, date: text })],
    ["start", "time", ({ start }) => shown(start), (state, text) => ({ ...state, start: minutesAt(text, state.start) })],
    ["end", "time", ({ end }) => shown(end), (state, text) => ({ ...state, end: minutesAt(text, state.end) })],
    ["lunch-at", "time", ({ lunch }) => shown(lunch.at), ({ lunch, ...rest }, text) => ({ ...rest, lunch: { ...lunch, at: minutesAt(text, lunch.at) } })],
    ["lunch-minutes", MOST, ({ lunch }) => lunch.minutes, ({ lunch, ...rest }, minutes) => ({ ...rest, lunch: { ...lunch, minutes } })],
    ["pause-after", MOST, ({ pause }) => pause.after, ({ pause, ...rest }, after) => ({ ...rest, pause: { ...pause, after } })],
    ["pause-minutes", MOST, ({ pause }) => pause.minutes, ({ pause, ...rest }, minutes) => ({ ...rest, pause: { ...pause, minutes } })],
    ["people", MOST, ({ people }) => people, (state, people) => ({ ...state, people })],
    ["groups", MOST, groupsOf, (state, groups) => ({ ...state, groups })],
    ["trainers", MOST_TRAINERS, ({ trainers }) => trainers, (state, trainers) => ({ ...state, trainers })],
  ]; // prettier-ignore

  /** Fields that stay in the page: what is being typed is never overwritten. */
  function settingsForm(ui) {
    const fields = FIELDS.map((one) => settingsField(one, ui));
    const weekends = make("input", { type: "checkbox", id: "km-weekends",
      onchange: () => ui.change({ ...ui.state, weekends: weekends.checked }) }); // prettier-ignore
    const element = make("section", { class: "km-planner__settings", "aria-labelledby": "km-settings" },
      make("h2", { id: "km-settings" }, ui.words("settings")),
      make("div", { class: "km-planner__fields" }, fields.map((one) => [one.element, one.said])),
      make("label", { class: "km-planner__check" }, weekends, make("span", {}, ui.words("weekends")))); // prettier-ignore
    const update = (state) => {
      weekends.checked = state.weekends;
      for (const one of fields) {
        const isTyped = one.input === document.activeElement && one.input.value !== one.known;
        refusing(one, ui);
        if (isTyped) continue;
        if (one.input.value !== String(one.value(state))) one.input.value = String(one.value(state));
        one.known = one.input.value;
      }
    };
    return { element, update };
  }

  function settingsField([name, kind, value, changed], ui) {
    const id = `km-${name}`;
    const isNumber = typeof kind === "number";
    const limits = isNumber ? { type: "number", min: 0, max: kind, inputmode: "numeric" } : { type: kind, ...(kind === "text" ? { maxlength: 120, autocomplete: "off" } : {}) };
    const input = make("input", { id, ...limits, onchange: () => {
      one.known = input.value;
      const wanted = isNumber ? countWithin(input.value, 0, kind) : input.value;
      const isAsUsual = name === "groups" && !input.value && !input.validity.badInput; // emptied: as many as people need
      if (wanted === null && !isAsUsual) ui.refuse(id, ui.words("refuse.range", { title: ui.words(name), least: 0, most: kind }));
      else ui.change(changed(ui.state, wanted));
    } }); // prettier-ignore
    const said = make("p", { class: "km-planner__refusal km-planner__field--wide", id: `${id}-refusal`, hidden: true });
    const one = { input, value, known: "", said, element: field(ui.words(name), input, kind === "text" && "km-planner__field--wide") };
    return one;
  }

  /** Show beside a field of the settings why it stays as it was, or nothing more. */
  function refusing({ input, said }, { refused }) {
    const isRefused = refused?.id === input.id;
    said.hidden = !isRefused;
    said.textContent = isRefused ? refused.text : "";
    for (const name of ["aria-describedby", "aria-invalid"]) input.removeAttribute(name);
    for (const [name, text] of Object.entries(markOf(input.id, isRefused))) input.setAttribute(name, text);
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ programForm, settingsForm, foreign, idOf }));
})();
