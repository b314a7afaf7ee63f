/** Days of an event in the calendar, and minutes as a clock shows them. */
(() => {
  "use strict";
  globalThis.komakPlanner ??= /** @type {Planner} */ ({});
  const planner = globalThis.komakPlanner;
  const DAY = 24 * 60;
  const SATURDAY = 5;

  const split = (date) => date.split("-").map(Number);

  /**
   * Year, month and day so many days after a date.
   * @returns {PlannerDate}
   */
  function later([year, month, first], days) {
    const then = new Date(Date.UTC(year, month - 1, first + days));
    return [then.getUTCFullYear(), then.getUTCMonth() + 1, then.getUTCDate()];
  }

  /** 0 for Monday. */
  const weekday = ([year, month, day]) => (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

  const isWeekend = (date) => weekday(date) >= SATURDAY;

  /** Date of the event's day `day`, counted from 1. The first day is the trainer's; later ones leave weekends out unless told. */
  function dateOf({ date, weekends }, day) {
    let then = split(date);
    for (let left = day - 1; left > 0; ) {
      then = later(then, 1);
      if (weekends || !isWeekend(then)) left -= 1;
    }
    return then;
  }

  /** Whether days of rest lie between the event's day `day` and the one before it. */
  function skips(state, day) {
    return day > 1 && later(dateOf(state, day - 1), 1).join() !== dateOf(state, day).join();
  }

  /** Minutes as a clock shows them: 9:05. What lies beyond midnight begins at 0:00 again. */
  const clock = (minutes) => `${Math.floor((minutes % DAY) / 60)}:${String(minutes % 60).padStart(2, "0")}`;

  /** Minutes from the start of something: 0:15, 25:00. */
  const running = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ DAY, dateOf, later, weekday, isWeekend, skips, clock, running }));
})();
