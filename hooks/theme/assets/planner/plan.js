/**
 * From what a trainer wants to the days that come of it. Nothing here knows a page: state and data in, plain values out.
 *
 * Times are minutes from midnight. An activity is never cut; a session may be, by a rest or by the end of a day.
 * The planner's scripts are plain scripts and not modules, because a page opened from a disk may not load modules.
 */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { DAY, NEAR_LUNCH, isRest, titleOf, arranged, dateOf, isWeekend, skips } = planner;

  /** A last day with so little to do is worth a word, and so is a day that leaves so much unused. */
  const LEFTOVER = 30;
  const IDLE = 120;
  /** In a day: more nobody holds, and to weigh the rests between hundreds of them takes a phone minutes. */
  const MOST_STEPS = 60;

  /** Of what is in the program there always is a module; link.js alone asks for what may be gone. */
  const moduleOf = (data, ref) => data.modules.find((module) => module.ref === ref);
  const sessionOf = (data, { ref, session }) => moduleOf(data, ref)?.sessions.find(({ id }) => id === session);

  /** Minutes of an activity as the trainer wants it; 0 if it is left out. What the module forbids has no effect. */
  function minutesOf(activity, changes) {
    const wanted = changes[activity.id] ?? activity.minutes;
    if (wanted === 0) return activity.optional ? 0 : activity.minutes;
    return Math.min(activity.minutes, Math.max(activity.least, wanted));
  }

  /** Everything that is held, in order: the activities of sessions with their place in them, and what the trainer added. */
  function steps(state, data) {
    return state.items.flatMap((item, at) => (item.own ? [ownStep(item, at)] : sessionSteps(item, at, data)));
  }

  function ownStep({ own, minutes, newDay }, at) {
    const kind = isRest(own) ? own : "own";
    return { kind, own, byHand: true, item: at, minutes, isFirst: true, opensDay: newDay };
  }

  function sessionSteps(item, at, data) {
    let running = 0;
    const held = sessionOf(data, item)
      .activities.map((activity) => ({ activity, minutes: minutesOf(activity, item.changes) }))
      .filter(({ minutes }) => minutes > 0);
    return held.map(({ activity, minutes }, place) => {
      running += minutes;
      const times = { minutes, running: [running - minutes, running] };
      return { kind: "activity", item: at, activity, ...times, isFirst: !place, opensDay: !place && item.newDay };
    });
  }

  /** The whole plan: days with their rows, and what the trainer should know about them. */
  function plan(state, data) {
    const all = { ...state, end: state.end || DAY };
    if (all.end <= all.start) return { days: [], warnings: [{ code: "no-time" }] };
    const days = [];
    for (const part of parts(steps(all, data))) {
      for (let at = 0; at < part.length; ) {
        const { rows, taken } = fullDay(part.slice(at), all);
        const last = rows.at(-1);
        if (last) days.push({ number: days.length + 1, wanted: !at && part[0].opensDay, rows, start: all.start, end: last.to });
        at += taken;
      }
    }
    return { days, warnings: [...warnings(days, all), ...restWarnings(days, all, data), ...dateWarnings(days, all), ...advice(all, data)] };
  }

  /** Steps between the places where the trainer wants a new day. */
  function parts(all) {
    const made = [];
    for (const step of all) {
      if (!made.length || step.opensDay) made.push([]);
      made.at(-1).push(step);
    }
    return made;
  }

  /** As much as goes into one day, at least one piece of work. */
  function fullDay(part, state) {
    let most = 0;
    for (let sum = 0; most < part.length && most < MOST_STEPS && sum <= state.end - state.start; most += 1) sum += part[most].minutes;
    for (let taken = most; taken > 0; taken -= 1) {
      const rows = arranged(part.slice(0, taken), state);
      const works = rows.filter(({ kind }) => !isRest(kind)).length;
      if (works < 2 || rows[rows.length - 1].to <= state.end) return { rows, taken: works ? taken : Math.max(taken, most) };
    }
    return { rows: [], taken: part.length };
  }

  function* warnings(days, { end, lunch, pause }) {
    for (const { number: day, rows, end: last } of days) {
      if (last > end) yield { code: "overrun", day, minutes: last - end };
      const eaten = rows.find(({ kind, byHand }) => kind === "lunch" && !byHand);
      if (eaten && Math.abs(eaten.from - lunch.at) > NEAR_LUNCH) yield { code: "lunch-moved", day, from: eaten.from };
      const longest = Math.max(...stretches(rows));
      const isByHand = rows.some(({ kind, byHand }) => kind === "pause" && byHand);
      if (!isByHand && pause.minutes && pause.after && longest > pause.after) yield { code: "unbroken", day, minutes: longest };
      if (days[day]?.wanted && end - last >= IDLE) yield { code: "idle", day, from: last, minutes: end - last };
    }
    const last = days.at(-1);
    const left = last ? workIn(last.rows) : 0;
    if (days.length > 1 && !last.wanted && left <= LEFTOVER) yield { code: "leftover", day: last.number, minutes: left };
  }

  /** Rests by hand that no day has, because they stand at its edge. */
  function* restWarnings(days, { items }, data) {
    const shown = new Set(days.flatMap(({ rows }) => rows.map(({ item }) => item)));
    for (const [at, item] of items.entries())
      if (isRest(item.own) && !shown.has(at)) yield { code: "rest-at-edge", place: at + 1, title: titleOf(item, data) };
  }

  const workIn = (rows) => rows.reduce((sum, { kind, minutes }) => sum + (isRest(kind) ? 0 : minutes), 0);

  /** Minutes of work between rests. */
  function stretches(rows) {
    const sums = [0];
    for (const { kind, minutes } of rows) {
      if (isRest(kind)) sums.push(0);
      else sums[sums.length - 1] += minutes;
    }
    return sums;
  }

  /** Days of rest that the plan leaves out, or begins with. */
  function* dateWarnings(days, state) {
    if (!state.date || !days.length) return;
    if (!state.weekends && isWeekend(dateOf(state, 1))) yield { code: "weekend-first" };
    for (const { number: day } of days) if (skips(state, day)) yield { code: "weekend-left-out", day };
  }

  /** What the modules themselves say: how many people they are made for, and which module comes first. */
  function* advice({ items, people, groups, trainers }, data) {
    const refs = [...new Set(items.filter(({ own }) => !own).map(({ ref }) => ref))];
    if (items.length && !people) yield { code: "nobody" };
    if (items.length && people && groups === 0) yield { code: "no-groups" };
    if (people && groups > people) yield { code: "groups", groups, people };
    if (items.length && !trainers) yield { code: "no-trainers" };
    for (const [at, ref] of refs.entries()) {
      const { title, participants, prerequisites } = moduleOf(data, ref);
      const [min, max] = participants;
      if (people && (people < min || people > max)) yield { code: "people", title, min, max };
      for (const needed of prerequisites)
        if (!refs.slice(0, at).includes(needed)) yield { code: "first", title, needed: moduleOf(data, needed).title };
    }
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ moduleOf, sessionOf, minutesOf, plan, workIn }));
})();
