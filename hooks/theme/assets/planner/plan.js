/**
 * From what a trainer wants to the days that come of it. Nothing here knows a page: state and data in, plain values out.
 *
 * Times are minutes from midnight. An activity is never cut; a session may be, by a pause or by the end of a day.
 * The planner's scripts are plain scripts and not modules, because a page opened from a disk may not load modules.
 */
(() => {
  "use strict";
  const planner = (globalThis.komakPlanner ??= {});

  /** How far lunch may stand from its hour before it is worth a word, and how soon it may take the place of a pause. */
  const NEAR_LUNCH = 30;
  /** A last day with so little to do is worth a word. */
  const LEFTOVER = 30;
  const DAY = 24 * 60;

  const moduleOf = (data, ref) => data.modules.find((module) => module.ref === ref);
  const sessionOf = (data, { ref, session }) => moduleOf(data, ref)?.sessions.find(({ id }) => id === session);

  /** Minutes of an activity as the trainer wants it; 0 if it is left out. What the module forbids has no effect. */
  function minutesOf(activity, changes) {
    const wanted = changes[activity.id] ?? activity.minutes;
    if (wanted === 0) return activity.optional ? 0 : activity.minutes;
    return Math.min(activity.minutes, Math.max(activity.least, wanted));
  }

  /** Every activity that is held, in order, with its place in its session. */
  function steps(state, data) {
    return state.items.flatMap((item, at) => {
      let running = 0;
      const held = sessionOf(data, item)
        .activities.map((activity) => ({ activity, minutes: minutesOf(activity, item.changes) }))
        .filter(({ minutes }) => minutes > 0);
      const whole = held.reduce((sum, { minutes }) => sum + minutes, 0);
      return held.map(({ activity, minutes }, place) => {
        running += minutes;
        const times = { minutes, running: [running - minutes, running] };
        return { item: at, activity, ...times, whole, isFirst: !place, opensDay: !place && item.newDay };
      });
    });
  }

  /** The whole plan: days with their rows, and what the trainer should know about them. */
  function plan(state, data) {
    const all = { ...state, end: state.end || DAY };
    if (all.end <= all.start) return { days: [], warnings: [{ code: "no-time" }] };
    const days = [];
    for (const step of steps(all, data)) {
      let day = days.at(-1);
      if (!day || (step.opensDay && day.rows.length)) days.push((day = opened(all, step.opensDay)));
      let rest = restBefore(day, step, all);
      if (day.rows.length && day.now + (rest?.minutes ?? 0) + step.minutes > all.end) {
        days.push((day = opened(all, false)));
        rest = null;
      }
      if (rest) take(day, rest);
      place(day, step);
    }
    const done = days.map((day, at) => ({ number: at + 1, wanted: day.wanted, rows: day.rows, start: all.start, end: day.now }));
    return { days: done, warnings: [...warnings(done, all), ...advice(all, data)] };
  }

  /** A day with nothing in it. Who starts after the hour of lunch has eaten. */
  function opened({ start, lunch }, wanted) {
    return { rows: [], now: start, since: start, wanted, hadLunch: !lunch.minutes || start >= lunch.at };
  }

  function take(day, { kind, minutes }) {
    day.rows.push({ kind, from: day.now, to: day.now + minutes, minutes });
    day.now += minutes;
    day.since = day.now;
    if (kind === "lunch") day.hadLunch = true;
  }

  function place(day, { item, activity, minutes, running }) {
    day.rows.push({ kind: "activity", from: day.now, to: day.now + minutes, minutes, running, item, activity });
    day.now += minutes;
  }

  /** What has to come between the day so far and `step`: lunch, a pause or nothing. */
  function restBefore(day, step, { lunch, pause }) {
    if (!day.rows.length) return null;
    const early = lunch.at - day.now;
    const late = -early + step.minutes;
    if (!day.hadLunch && early <= Math.max(0, late)) return { kind: "lunch", minutes: lunch.minutes };
    if (!isPauseDue(day.now - day.since, step, pause)) return null;
    if (!day.hadLunch && early <= NEAR_LUNCH) return { kind: "lunch", minutes: lunch.minutes };
    return { kind: "pause", minutes: pause.minutes };
  }

  /** Before an activity that would go on for too long; and between two sessions rather than soon after, within one. */
  function isPauseDue(stretch, step, { minutes, after }) {
    if (!minutes || !after || !stretch) return false;
    const isBetter = step.isFirst && stretch * 2 >= after && stretch + step.whole > after;
    return stretch + step.minutes > after || isBetter;
  }

  function* warnings(days, { end, lunch, pause }) {
    for (const { number: day, rows, end: last } of days) {
      if (last > end) yield { code: "overrun", day, minutes: last - end };
      const eaten = rows.find(({ kind }) => kind === "lunch");
      if (eaten && Math.abs(eaten.from - lunch.at) > NEAR_LUNCH) yield { code: "lunch-moved", day, from: eaten.from };
      const longest = Math.max(...stretches(rows));
      if (pause.minutes && pause.after && longest > pause.after) yield { code: "unbroken", day, minutes: longest };
    }
    const last = days.at(-1);
    const left = last?.rows.reduce((sum, { kind, minutes }) => sum + (kind === "activity" ? minutes : 0), 0);
    if (days.length > 1 && !last.wanted && left <= LEFTOVER) yield { code: "leftover", day: last.number, minutes: left };
  }

  /** Minutes of work between rests. */
  function stretches(rows) {
    return rows.reduce(
      (sums, { kind, minutes }) => (kind === "activity" ? [...sums.slice(0, -1), sums.at(-1) + minutes] : [...sums, 0]),
      [0],
    );
  }

  /** What the modules themselves say: how many people they are made for, and which module comes first. */
  function* advice({ items, people }, data) {
    const refs = [...new Set(items.map(({ ref }) => ref))];
    if (refs.length && !people) yield { code: "nobody" };
    for (const [at, ref] of refs.entries()) {
      const { title, participants, prerequisites } = moduleOf(data, ref);
      const [min, max] = participants;
      if (people && (people < min || people > max)) yield { code: "people", title, min, max };
      for (const needed of prerequisites)
        if (!refs.slice(0, at).includes(needed)) yield { code: "first", title, needed: moduleOf(data, needed).title };
    }
  }

  /** Minutes as a clock shows them: 9:05. What lies beyond midnight begins at 0:00 again. */
  const clock = (minutes) => `${Math.floor((minutes % DAY) / 60)}:${String(minutes % 60).padStart(2, "0")}`;

  /** Minutes from the start of something: 0:15, 25:00. */
  const running = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

  Object.assign(planner, { DAY, moduleOf, sessionOf, minutesOf, plan, clock, running });
})();
