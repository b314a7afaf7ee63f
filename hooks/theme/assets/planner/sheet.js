/** What comes of it, to read and to print: days, files to print, things to bring. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { make, href, dateInWords, clock, running, moduleOf, titleOf, foreign, groupsOf, quantityWords, isRest, workIn } = planner;

  /**
   * A day is one sheet of paper: the largest of these sizes in which it is estimated to fit. Of each: the class, the
   * height of a line and of the space around a row in mm, letters in a line, and whether title and method have their own.
   */
  /** @type {[string, number, number, number, boolean][]} */
  const SIZES = [
    ["km-day", 4.2, 2.4, 92, true],
    ["km-day km-day--close", 3.45, 1.8, 86, false],
  ];
  const SMALLEST = "km-day km-day--close km-day--dense";
  const SHEET = 232; // A4 without margins, heading and footer, in mm

  /** The plan: what to know about it, then a table for each day. */
  function daysSection({ days, warnings }, state, { data, words }) {
    const total = workIn(days.flatMap(({ rows }) => rows));
    return make("section", { class: "km-planner__days", "aria-labelledby": "km-days" },
      make("h2", { id: "km-days" }, words("days")),
      days.length ? make("p", { class: "km-planner__total" }, words("total", { days: days.length, time: running(total) })) : null,
      warningList(warnings, words),
      days.map((day) => dayTable(day, days.length, state, data, words))); // prettier-ignore
  }

  function warningList(warnings, words) {
    const lines = warnings.map(({ code, from, ...values }) => words(`warn.${code}`, { ...values, from: from === undefined ? "" : clock(from) }));
    return lines.length ? make("ul", { class: "km-planner__warnings km-notice" }, lines.map((line) => make("li", {}, line))) : null;
  }

  function dayTable(day, days, state, data, words) {
    const id = `km-day-${day.number}`;
    const name = [words("day", { day: day.number, days }), state.date && dateInWords(state, day.number, data, words)];
    const about = [state.place, state.names && `${words("names")}: ${state.names}`].filter(Boolean).join(" · ");
    const facts = [`${clock(day.start)}–${clock(day.end)}`, words("count", { people: state.people, groups: groupsOf(state) })];
    const head = ["table.time", "table.activity", "table.minutes"].map((key) => make("th", { scope: "col" }, words(key)));
    return make("section", { class: sizeOf(day.rows, state, data), "aria-labelledby": id },
      state.title ? make("p", { class: "km-day__event" }, state.title) : null,
      make("h3", { id }, name.filter(Boolean).join(" · ")),
      about ? make("p", { class: "km-day__facts" }, about) : null,
      make("p", { class: "km-day__facts" }, facts.join(" · ")),
      make("table", { class: "km-day__table" }, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rowsOf(day.rows, state, data, words))),
      make("p", { class: "km-day__foot" }, words("foot", { edition: data.edition }))); // prettier-ignore
  }

  function sizeOf(rows, state, data) {
    const works = rows.filter(({ kind }) => kind === "activity");
    const heads = new Set(works.map(({ item }) => item)).size + (state.title ? 1 : 0) + (state.place || state.names ? 1 : 0);
    const height = ([, line, space, letters, isApart]) =>
      works.reduce((sum, row) => {
        if (row.kind === "own") return sum + space + line;
        const { title, method, group } = row.activity;
        const things = thingsIn(row, state, data).join("; ").length;
        const head = title.length + method.length + group.length;
        const flow = isApart ? 2 + Math.ceil(things / letters) : Math.ceil((head + things + 20) / letters);
        return sum + space + line * Math.max(2, flow);
      }, (heads + rows.length - works.length) * (line + space + 1));
    return SIZES.find((size) => height(size) <= SHEET)?.[0] ?? SMALLEST;
  }

  /** What an activity needs, in words. */
  function thingsIn({ item, activity }, state, data) {
    const { materials } = moduleOf(data, state.items[item].ref);
    return materials.filter(({ id }) => activity.materials.includes(id)).map(({ title }) => title);
  }

  function rowsOf(rows, state, data, words) {
    let last = null;
    return rows.flatMap((row) => {
      if (isRest(row.kind)) return [restRow(row, words)];
      if (row.kind === "own") return [ownRow(row, state, data)];
      const isNew = row.item !== last;
      last = row.item;
      return [isNew ? sessionRow(state.items[row.item], data) : null, activityRow(row, state, data, words)].filter(Boolean);
    });
  }

  function sessionRow(item, data) {
    const module = moduleOf(data, item.ref);
    const title = titleOf(item, data);
    const name = title === module.title ? [title] : [title, make("span", {}, ` · ${module.title}`)];
    return make("tr", { class: "km-day__session" }, make("th", { colspan: 3, scope: "colgroup", lang: foreign(module, data) }, name));
  }

  function activityRow(row, state, data, words) {
    const { from, to, running: [begun, done], item, activity } = row; // prettier-ignore
    const module = moduleOf(data, state.items[item].ref);
    const things = thingsIn(row, state, data);
    return make("tr", {},
      make("td", { class: "km-day__time" }, `${clock(from)}–${clock(to)}`,
        make("span", { class: "km-day__running", title: words("running") }, `${running(begun)}–${running(done)}`)),
      make("td", { class: "km-day__what" },
        make("span", { class: "km-day__title", lang: foreign(module, data) }, activity.title),
        make("span", { class: "km-day__how" }, `${activity.method} · ${activity.group}`),
        things.length ? make("span", { class: "km-day__things", lang: foreign(module, data) }, `${words("plan-materials")}: ${things.join("; ")}`) : null),
      make("td", { class: "km-day__minutes" }, minutesIn(row, words))); // prettier-ignore
  }

  /** Minutes of a row; if it was shortened, beside the usual ones, which a reader who listens is told in words. */
  function minutesIn({ minutes, activity }, words) {
    if (minutes === activity.minutes) return `${minutes}`;
    const seen = make("span", { "aria-hidden": "true" }, `${minutes} `, make("s", {}, `${activity.minutes}`));
    return [seen, make("span", { class: "km-hidden" }, words("minutes-of", { minutes, usual: activity.minutes }))];
  }

  function ownRow({ item, from, to, minutes }, state, data) {
    return make("tr", { class: "km-day__own" }, make("td", { class: "km-day__time" }, `${clock(from)}–${clock(to)}`),
      make("td", { class: "km-day__what" }, make("span", { class: "km-day__title" }, titleOf(state.items[item], data))),
      make("td", { class: "km-day__minutes" }, `${minutes}`)); // prettier-ignore
  }

  function restRow({ kind, from, to, minutes }, words) {
    return make("tr", { class: "km-day__rest" }, make("td", { class: "km-day__time" }, `${clock(from)}–${clock(to)}`),
      make("td", { class: "km-day__what" }, words(kind)), make("td", { class: "km-day__minutes" }, `${minutes}`)); // prettier-ignore
  }

  /** Files to print and things to bring, for as many people as there are. */
  function needsSection({ event, modules, sheets, isUntested }, state, ui) {
    const { data, words } = ui;
    const heads = ["file", "copies", "pages", "sheets"].map((name) => make("th", { scope: "col" }, words(`needs.${name}`)));
    const total = make("tr", {}, make("th", { scope: "row", colspan: 3 }, words("needs.total")), make("td", {}, `${sheets}`));
    return make("section", { class: "km-planner__needs", "aria-labelledby": "km-needs" },
      make("h2", { id: "km-needs" }, words("needs")),
      make("p", { class: "km-planner__hint" }, words("needs.lead", { people: state.people, groups: groupsOf(state), trainers: state.trainers })),
      isUntested ? make("p", { class: "km-planner__hint" }, words("needs.no-test", { title: words("own.test-a"), own: words("own") })) : null,
      make("table", { class: "km-needs" }, make("thead", {}, make("tr", {}, heads)),
        event.length ? make("tbody", {}, eventRow(ui), event.map((file) => fileRow(file, ui))) : null,
        modules.map(({ module, files }) => make("tbody", {}, moduleRow(module, ui), files.map((file) => fileRow(file, ui)))),
        make("tfoot", {}, total)),
      make("h2", { id: "km-things" }, words("things")),
      make("div", { class: "km-things" }, modules.filter(({ things }) => things.length).map((entry) => thingsOf(entry, data, words)))); // prettier-ignore
  }

  /** What all share, and the sheets that several modules need in one file. */
  const eventRow = (ui) => packRow(ui.words("needs.event"), ui.data.pack, "pack-common", ui);

  /** Its name, and all its files in one. */
  function moduleRow(module, ui) {
    const name = make("span", { class: "km-needs__module", lang: foreign(module, ui.data) }, module.title);
    return packRow(name, module.pack, "pack", ui);
  }

  function packRow(name, pack, word, { words, root }) {
    const link = pack ? make("a", { href: href(root, pack), class: "km-needs__pack" }, `${words(word)} (ZIP)`) : null;
    return make("tr", { class: "km-day__session" }, make("th", { colspan: 4, scope: "rowgroup" }, name, link));
  }

  function fileRow({ handout, copies, sheets }, { data, words, root }) {
    const lang = foreign(handout, data);
    const link = make("a", { href: href(root, handout.pdf), type: "application/pdf", hreflang: handout.lang, lang }, handout.title);
    const kind = [words(`kind.${handout.kind}`), quantityWords(handout.copies, words), handout.oneSided ? words("one-sided") : "", handout.trainer ? words("facilitator-view") : ""];
    const number = (value) => make("td", { class: "km-needs__number" }, value === null ? "—" : `${value}`);
    return make("tr", {},
      make("td", {}, link, make("span", { class: "km-needs__kind" }, kind.filter(Boolean).join(" · "))),
      copies === null ? make("td", { class: "km-needs__number" }, words("needs.show")) : number(copies), number(handout.pages), number(sheets)); // prettier-ignore
  }

  function thingsOf({ module, things }, data, words) {
    const lang = foreign(module, data);
    const entries = things.map(({ material, copies }) =>
      make("li", {}, make("b", { title: quantityWords(material.copies, words) }, `${copies} ×`), make("span", { lang }, ` ${material.title}`)));
    return make("div", { class: "km-things__module" }, make("h3", { lang }, module.title), make("ul", {}, entries)); // prettier-ignore
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ daysSection, needsSection }));
})();
