/**
 * Where a day has its lunch and its pauses. All ways are weighed, the least bad one is taken.
 *
 * What must not be: a pause beside lunch (less than NEAR minutes of work between the two). What is bad: long work without a
 * rest, lunch far from its hour, scraps of work, a pause inside a session. Rests that a trainer put by hand stay where
 * they are; a day that has such pauses gets no others, and a day that has such a lunch no second one.
 */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;

  /** Minutes of work that have to lie between a pause and lunch. */
  const NEAR = 45;
  /** Fewer are possible, though nobody plans so if it can be otherwise. */
  const CLOSE = 75;
  /** Less work than this between two rests is a scrap. */
  const SCRAP = 30;
  /** How far lunch may stand from its hour before it is worth a word. */
  const NEAR_LUNCH = 30;
  /** What speaks against a way, in one measure. */
  const AGAINST = { beside: 1e6, long: 200, longMinute: 4, close: 35, scrap: 45, pause: 40, between: 25, uneven: 20, lunchFar: 1, lunchOff: 0.5 };

  /** The rows of a day from `steps`; rests by hand before the first and after the last work are left out. */
  function arranged(steps, state) {
    const works = steps.filter(({ kind }) => !isRest(kind));
    const fixed = byGap(steps, works.length);
    const has = (kind) => [...fixed.values()].flat().some((rest) => rest.kind === kind);
    const pause = has("pause") ? { after: 0, minutes: 0 } : state.pause;
    const best = weighed(works, fixed, pause, state);
    if (has("lunch") || !needsLunch(best, state)) return best.rows;
    /** @type {ReturnType<typeof weighed> | null} */
    let least = null;
    for (let gap = 1; gap < works.length; gap += 1) {
      if (fixed.has(gap)) continue;
      const lunch = { kind: "lunch", minutes: state.lunch.minutes };
      const way = weighed(works, new Map(fixed).set(gap, [lunch]), pause, state);
      if (!least || way.against < least.against) least = way;
    }
    return (least ?? best).rows;
  }

  const isRest = (kind) => kind === "lunch" || kind === "pause";

  /** Who starts after the hour of lunch, or ends before it, eats at home. */
  const needsLunch = ({ rows }, { start, lunch }) => lunch.minutes > 0 && start < lunch.at && (rows.at(-1)?.to ?? 0) > lunch.at;

  /** Rests by hand by the number of works before them. */
  function byGap(steps, all) {
    const gaps = new Map();
    let done = 0;
    for (const step of steps) {
      if (!isRest(step.kind)) done += 1;
      else if (done && done < all) gaps.set(done, [...(gaps.get(done) ?? []), step]);
    }
    return gaps;
  }

  /** Rows with the given rests and the best pauses between them, and what speaks against it all. */
  function weighed(works, fixed, pause, { start, lunch }) {
    const gaps = [0, ...[...fixed.keys()].sort((a, b) => a - b), works.length];
    const kindAt = (gap) => (fixed.has(gap) ? (fixed.get(gap).some(({ kind }) => kind === "lunch") ? "lunch" : "pause") : "edge");
    const rests = new Map(fixed);
    let against = 0;
    for (let at = 1; at < gaps.length; at += 1) {
      const [from, to] = [gaps[at - 1], gaps[at]];
      const block = withPauses(works.slice(from, to), kindAt(from), kindAt(to), pause);
      against += block.against;
      for (const place of block.pauses) rests.set(from + place, [{ kind: "pause", minutes: pause.minutes }]);
    }
    const rows = rowsOf(works, rests, start);
    const eaten = rows.find(({ kind, byHand }) => kind === "lunch" && !byHand);
    return { rows, against: against + (eaten ? againstLunch(Math.abs(eaten.from - lunch.at)) : 0) };
  }

  const againstLunch = (off) => off * AGAINST.lunchOff + Math.max(0, off - NEAR_LUNCH) * AGAINST.lunchFar;

  /** Between which works of a block pauses are best: the shortest way over all places. */
  function withPauses(works, left, right, pause) {
    const most = works.length;
    const worked = [0]; // minutes before each of them
    for (const { minutes } of works) worked.push(worked[worked.length - 1] + minutes);
    /** @type {{ against: number, pauses: number[] }[]} */
    const ways = [{ against: 0, pauses: [] }];
    const canRest = pause.after > 0 && pause.minutes > 0;
    for (let to = 1; to <= most; to += 1) {
      if (to < most && !canRest) continue;
      for (let from = 0; from < to; from += 1) {
        if (!ways[from]) continue;
        const kinds = [from ? "pause" : left, to < most ? "pause" : right];
        const stretch = againstStretch(worked[to] - worked[from], kinds, pause.after);
        const against = ways[from].against + stretch + (from ? againstPause(works[from]) : 0);
        if (!ways[to] || against <= ways[to].against) ways[to] = { against, pauses: from ? [...ways[from].pauses, from] : [] };
      }
    }
    return ways[most] ?? ways[0];
  }

  const againstPause = ({ isFirst }) => AGAINST.pause - (isFirst ? AGAINST.between : 0);

  function againstStretch(minutes, kinds, after) {
    const isBetween = kinds.includes("lunch") && kinds.includes("pause");
    const near = isBetween ? (minutes < NEAR ? AGAINST.beside : minutes < CLOSE ? AGAINST.close : 0) : 0;
    const isScrap = minutes < SCRAP && kinds.includes("pause");
    const over = after ? Math.max(0, minutes - after) : 0;
    const uneven = after ? (minutes / after) ** 2 * AGAINST.uneven : 0;
    return near + (isScrap ? AGAINST.scrap : 0) + (over ? AGAINST.long + over * AGAINST.longMinute : 0) + uneven;
  }

  function rowsOf(works, rests, start) {
    let now = start;
    const row = (step) => {
      const from = now;
      now += step.minutes;
      return { ...step, from, to: now };
    };
    return works.flatMap((work, at) => [...(rests.get(at) ?? []), work].map(row));
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ NEAR_LUNCH, isRest, arranged }));
})();
