/** What a trainer adds to the sessions of the modules: an opening, a guest, a test, a lunch by hand. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { isRest } = planner;

  /** Ready choices with their usual minutes; "own" has words of the trainer's. Their names are words of the language. */
  const OWN = Object.freeze({ opening: 15, energizer: 10, guest: 30, "test-a": 15, "test-b": 15, "day-start": 15, "case-discussion": 50,
    "service-map": 60, "team-rules": 50, "day-end": 20, feedback: 15, certificates: 20, lunch: 60, pause: 15, own: 30 }); // prettier-ignore
  const LEAST = 5;
  const LONGEST = 480;
  /** As many as two weeks of training could use. */
  const MOST = 60;
  const LETTERS = 120;

  /** Words without signs that nobody sees, cut to what fits a line. */
  const tidy = (text, letters = LETTERS) =>
    [...text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, " ").trim()].slice(0, letters).join("").trim();

  /** Minutes that an own item may have: the nearest allowed number, or the usual one of what is no number. */
  const ownMinutes = (what, minutes) => (Number.isInteger(minutes) ? Math.min(LONGEST, Math.max(LEAST, minutes)) : OWN[what]);

  /** A new item; null if there is nothing like it, it has no words, or there are too many. */
  function ownItem({ items }, what, minutes, title = "") {
    const words = what === "own" ? tidy(title) : "";
    const isKnown = Object.hasOwn(OWN, what) && (what !== "own" || words !== "");
    const own = items.filter((item) => item.own);
    if (!isKnown || own.length >= MOST) return null;
    const id = own.reduce((most, item) => Math.max(most, item.id), 0) + 1;
    return { own: what, id, title: words, minutes: ownMinutes(what, minutes), newDay: false };
  }

  /** `state` with an own item before the item `place`; by itself at the end. */
  function withOwn(state, item, place = state.items.length) {
    return { ...state, items: [...state.items.slice(0, place), item, ...state.items.slice(place)] };
  }

  /** `state` with other minutes for an own item. */
  function ownChanged(state, at, minutes) {
    const change = (item) => ({ ...item, minutes: ownMinutes(item.own, minutes) });
    return { ...state, items: state.items.map((item, index) => (index === at ? change(item) : item)) };
  }

  /** Name of an item: its own words, its session, or its module if that has one nameless session. */
  function titleOf(item, data) {
    if (item.own) return item.title || data.words[`own.${item.own}`];
    return planner.sessionOf(data, item).title || planner.moduleOf(data, item.ref).title;
  }

  const isOwnRest = (item) => isRest(item.own);

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ OWN, LEAST, LONGEST, tidy, ownItem, withOwn, ownChanged, titleOf, isOwnRest }));
})();
