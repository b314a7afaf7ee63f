/** What an event needs: sheets to print and things to bring, counted for its people. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { moduleOf, sessionOf, minutesOf, groupsOf } = planner;

  /** How many of a thing: one for the room, for each group or for each participant. */
  function copiesOf(state, copies) {
    return { room: 1, group: groupsOf(state), participant: state.people }[copies];
  }

  /** Ids of the activities of each module that are held. */
  function heldActivities(state, data) {
    const held = new Map();
    for (const item of state.items) {
      if (!held.has(item.ref)) held.set(item.ref, new Set());
      for (const activity of sessionOf(data, item).activities)
        if (minutesOf(activity, item.changes)) held.get(item.ref).add(activity.id);
    }
    return held;
  }

  /** What of a module is needed: what a held activity uses, and what no activity names. */
  const needed = (things, held) => things.filter(({ uses }) => !uses.length || uses.some((id) => held.has(id)));

  /** A sheet of paper has two sides, but what is cut is printed on one. Null where the pages of a file are not known. */
  const sheetsOf = ({ pages, oneSided }, copies) => (pages === null ? null : Math.ceil(oneSided ? pages : pages / 2) * copies);

  /** Files to print and things to bring, by module in the order of the program, and all sheets together. */
  function needs(state, data) {
    const modules = [...heldActivities(state, data)].filter(([, held]) => held.size).map(([ref, held]) => {
      const module = moduleOf(data, ref);
      const files = needed(module.handouts, held).map((handout) => {
        const copies = copiesOf(state, handout.copies);
        return { handout, copies, sheets: sheetsOf(handout, copies) };
      });
      const things = needed(module.materials, held).map((material) => ({ material, copies: copiesOf(state, material.copies) }));
      return { module, files, things };
    });
    const sheets = modules.flatMap(({ files }) => files).reduce((sum, file) => sum + (file.sheets ?? 0), 0);
    return { modules, sheets };
  }

  Object.assign(planner, { needs });
})();
