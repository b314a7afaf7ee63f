/** What a trainer can do to a program: every function returns a new state, and none does what a module forbids. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { moduleOf, sessionOf } = planner;

  const EMPTY = Object.freeze({
    start: 9 * 60,
    end: 17 * 60,
    lunch: { at: 13 * 60, minutes: 60 },
    pause: { after: 90, minutes: 15 },
    people: 16,
    groups: null, // as many as people need: see groupsOf
    trainers: 2,
    date: "",
    weekends: false, // days of rest are left out
    title: "",
    place: "",
    names: "", // of the trainers
    programme: "", // that it follows
    items: [],
  });
  const MOST = 999;
  const IN_A_GROUP = 5;

  /** Small groups: as many as the trainer says, else five people in each. */
  const groupsOf = ({ groups, people }) => groups ?? Math.ceil(people / IN_A_GROUP);

  const has = ({ items }, ref, session) => items.some((item) => !item.own && item.ref === ref && item.session === session);

  /** `state` with a session, or with all sessions of a module; what stands there already is not added again. */
  function added(state, data, ref, session = null) {
    const wanted = moduleOf(data, ref).sessions.filter(({ id }) => session === null || id === session);
    const fresh = wanted.filter(({ id }) => !has(state, ref, id));
    return { ...state, items: [...state.items, ...fresh.map(({ id }) => ({ ref, session: id, newDay: false, changes: {} }))] };
  }

  /** `state` without an item; without any it follows no programme. */
  function removed(state, at) {
    const items = state.items.filter((_, index) => index !== at);
    return { ...state, items, programme: items.length ? state.programme : "" };
  }

  /** `state` with an item one place earlier (by = -1) or later (by = 1). */
  function moved(state, at, by) {
    const items = [...state.items];
    if (!items[at + by]) return state;
    [items[at], items[at + by]] = [items[at + by], items[at]];
    return { ...state, items };
  }

  const withItem = (state, at, change) => ({
    ...state,
    items: state.items.map((item, index) => (index === at ? { ...item, ...change } : item)),
  });

  const onNewDay = (state, at, newDay) => withItem(state, at, { newDay });

  /** Why an activity cannot have so many minutes (0: be left out), or null. */
  function refusal(activity, minutes) {
    if (minutes === 0) return activity.optional ? null : { code: "not-optional" };
    if (!Number.isInteger(minutes) || minutes < activity.least) return { code: "too-short", least: activity.least };
    return minutes > activity.minutes ? { code: "too-long", most: activity.minutes } : null;
  }

  /** `state` with other minutes for an activity; if the module forbids it, the state as it was and the refusal. */
  function changed(state, data, at, id, minutes) {
    const item = state.items[at];
    const activity = /** @type {PlannerActivity} */ (sessionOf(data, item).activities.find((one) => one.id === id));
    const refused = refusal(activity, minutes);
    if (refused) return { state, refused };
    const { [id]: _, ...changes } = item.changes;
    if (minutes !== activity.minutes) changes[id] = minutes;
    return { state: withItem(state, at, { changes }), refused: null };
  }

  /** A whole number of people, groups or minutes; what is none becomes the `other`. */
  function count(text, other) {
    return /^\d{1,3}$/.test(String(text).trim()) ? Math.min(MOST, Number(text)) : other;
  }

  /** A whole number from `least` to `most`, or null. */
  function countWithin(text, least, most) {
    const number = count(text, null);
    return number === null || number < least || number > most ? null : number;
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ EMPTY, groupsOf, has, added, removed, moved, onNewDay, refusal, changed, count, countWithin }));
})();
