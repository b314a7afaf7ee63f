/** What an event needs: sheets to print and things to bring, counted for its people. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { moduleOf, sessionOf, minutesOf, groupsOf } = planner;

  /** Days and people that a list of those present has room for. */
  const ON_A_LIST = { days: 2, people: 20 };
  const NONE = new Set();

  /** For whom one is, and how many each gets: "2 participant" is two for each participant. */
  function parted(quantity) {
    const at = quantity.lastIndexOf(" ");
    return { whom: quantity.slice(at + 1), number: Number(quantity.slice(0, Math.max(at, 0)) || 1) };
  }

  /** How many of a thing are needed. */
  function copiesOf(quantity, state, days) {
    const { people, trainers } = state;
    const { whom, number } = parted(quantity);
    if (whom === "list") return Math.ceil(days / ON_A_LIST.days) * Math.max(1, Math.ceil(people / ON_A_LIST.people));
    const each = { room: 1, group: groupsOf(state), trio: Math.ceil(people / 3), pair: Math.ceil(people / 2), participant: people, trainer: trainers };
    return number * each[whom];
  }

  /** How many are needed, in words. */
  function quantityWords(quantity, words) {
    const { whom, number } = parted(quantity);
    return number === 1 ? words(`quantity.${whom}`) : words(`quantity.many.${whom}`, { number });
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

  /** What of a module is needed: what a held activity uses, and what no activity names; of its test what `tests` has. */
  const needed = (things, held, tests) =>
    things.filter((thing) => (thing.tests ? isTested(thing, tests) : !thing.uses.length || thing.uses.some((id) => held.has(id))));

  const isTested = ({ tests }, planned) => tests.some((name) => planned.has(name));

  /** Tests are printed for a plan that keeps time for them: by what the trainer added. */
  const plannedTests = ({ items }) => new Set(items.map(({ own }) => own).filter((own) => own === "test-a" || own === "test-b"));

  /** The programme that a plan follows, if that has a test of its own: one of its modules is still held. */
  const followed = ({ programme }, { programmes = [] }, held) =>
    programmes.find(({ id, test, modules }) => id === programme && test.length > 0 && modules.some((ref) => held.has(ref)));

  /** A sheet of paper has two sides, but what is cut is printed on one. Null where pages or copies are not known. */
  const sheetsOf = ({ pages, oneSided }, copies) =>
    pages === null || copies === null ? null : Math.ceil(oneSided ? pages : pages / 2) * copies;

  /** Papers of the whole event: always, with any of their modules, or for what the trainer added; as many as the one that needs most. */
  function eventPapers({ event = [] }, state, held, days) {
    const own = new Set(state.items.map((item) => item.own));
    const most = (one, other) => (copiesOf(other, state, days) > copiesOf(one, state, days) ? other : one);
    return event.flatMap((paper) => {
      const wanted = [...held.keys()].flatMap((ref) => paper.modules[ref] ?? []);
      if (paper.always || own.has(paper.own)) wanted.push(paper.copies);
      return state.items.length && wanted.length ? [{ ...paper, copies: wanted.reduce(most) }] : [];
    });
  }

  /** Files to print and things to bring, by module in the order of the program, and all sheets together; nothing twice. */
  function needs(state, data, days = 1) {
    const held = heldActivities(state, data);
    const seen = new Set();
    const counted = (handouts) => handouts.filter(({ pdf }) => !pdf || (!seen.has(pdf) && seen.add(pdf))).map((handout) => {
      const copies = handout.copies === "show" ? null : copiesOf(handout.copies, state, days); // what is shown is not printed
      return { handout, copies, sheets: sheetsOf(handout, copies) };
    }); // prettier-ignore
    const tests = plannedTests(state);
    const programme = followed(state, data, held);
    const mixed = programme ? programme.test.filter((paper) => isTested(paper, tests)) : [];
    const event = counted([...eventPapers(data, state, held, days), ...mixed]);
    const things = new Map();
    const modules = [...held].map(([ref, activities]) => {
      const module = moduleOf(data, ref);
      const own = needed(module.materials, activities, tests).filter(({ handout }) => !handout).flatMap((material) => thing(material, state, days, things));
      return { module, files: counted(needed(module.handouts, activities, programme ? NONE : tests)), things: own };
    });
    const sheets = [...event, ...modules.flatMap(({ files }) => files)].reduce((sum, file) => sum + (file.sheets ?? 0), 0);
    const isUntested = !tests.size && modules.some(({ module }) => module.handouts.some((paper) => paper.tests));
    return { event, modules, sheets, isUntested };
  }

  /** Names of things are a module's own; the same name and the same first word are the same thing. */
  const keyOf = ({ id, title }) => `${id} ${String(title).split(/[\s,]/)[0]}`;

  /** A thing to bring, unless an earlier module brings it; then that one brings enough for both. */
  function thing(material, state, days, known) {
    const copies = copiesOf(material.copies, state, days);
    const before = known.get(keyOf(material));
    if (before) {
      before.copies = Math.max(before.copies, copies);
      return [];
    }
    const entry = { material, copies };
    known.set(keyOf(material), entry);
    return [entry];
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ needs, quantityWords }));
})();
