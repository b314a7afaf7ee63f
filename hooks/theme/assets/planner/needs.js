/** What an event needs: sheets to print and things to bring, counted for its people. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { moduleOf, sessionOf, minutesOf, groupsOf } = planner;

  /** Days and people that a list of those present has room for. */
  const ON_A_LIST = { days: 2, people: 20 };

  /** How many of a thing are needed; null of what is shown and not printed. A poster hangs in the room, whatever it says. */
  function copiesOf({ copies, kind }, state, days) {
    if (kind === "poster") return 1;
    if (copies === "list") return Math.ceil(days / ON_A_LIST.days) * Math.max(1, Math.ceil(state.people / ON_A_LIST.people));
    return { room: 1, group: groupsOf(state), participant: state.people, trainer: state.trainers, show: null }[copies];
  }

  /** Ids of the activities of each module that are held. */
  function heldActivities(state, data) {
    const held = new Map();
    for (const item of state.items) {
      if (item.own) continue;
      if (!held.has(item.ref)) held.set(item.ref, new Set());
      for (const activity of sessionOf(data, item).activities)
        if (minutesOf(activity, item.changes)) held.get(item.ref).add(activity.id);
    }
    return new Map([...held].filter(([, activities]) => activities.size));
  }

  /** What of a module is needed: what a held activity uses, and what no activity names. */
  const needed = (things, held) => things.filter(({ uses }) => !uses.length || uses.some((id) => held.has(id)));

  /** A sheet of paper has two sides, but what is cut is printed on one. Null where pages or copies are not known. */
  const sheetsOf = ({ pages, oneSided }, copies) =>
    pages === null || copies === null ? null : Math.ceil(oneSided ? pages : pages / 2) * copies;

  /** Papers of the whole event: always, with any of their modules, or for what the trainer added. */
  function eventPapers({ event = [] }, { items }, held) {
    const own = new Set(items.map((item) => item.own));
    return items.length ? event.filter(({ always, modules, own: what }) => always || modules.some((ref) => held.has(ref)) || own.has(what)) : [];
  }

  /** Files to print and things to bring, by module in the order of the program, and all sheets together; nothing twice. */
  function needs(state, data, days = 1) {
    const held = heldActivities(state, data);
    const seen = new Set();
    const counted = (handouts) => handouts.filter(({ pdf }) => !pdf || (!seen.has(pdf) && seen.add(pdf))).map((handout) => {
      const copies = copiesOf(handout, state, days);
      return { handout, copies, sheets: sheetsOf(handout, copies) };
    }); // prettier-ignore
    const event = counted(eventPapers(data, state, held));
    const things = new Map();
    const modules = [...held].map(([ref, activities]) => {
      const module = moduleOf(data, ref);
      const own = needed(module.materials, activities).filter(({ handout }) => !handout).flatMap((material) => thing(material, state, days, things));
      return { module, files: counted(needed(module.handouts, activities)), things: own };
    });
    const sheets = [...event, ...modules.flatMap(({ files }) => files)].reduce((sum, file) => sum + (file.sheets ?? 0), 0);
    return { event, modules, sheets };
  }

  /** Names of things are a module's own; the same name and the same first word are the same thing. */
  const keyOf = ({ id, title }) => `${id} ${String(title).split(/[\s,]/)[0]}`;

  /** A thing to bring, unless an earlier module brings it; then that one brings enough for both. */
  function thing(material, state, days, known) {
    const copies = copiesOf(material, state, days);
    const before = known.get(keyOf(material));
    if (before) {
      before.copies = Math.max(before.copies, copies);
      return [];
    }
    const entry = { material, copies };
    known.set(keyOf(material), entry);
    return [entry];
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ needs }));
})();
