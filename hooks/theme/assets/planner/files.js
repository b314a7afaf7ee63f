/** A plan as files for other programs: a calendar (RFC 5545) and a table (CSV as spreadsheets here expect it). */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { DAY, moduleOf, sessionOf, clock } = planner;

  /** Octets in a line of a calendar; a line that goes on begins with a space. */
  const LINE = 75;
  const ZONE = ["BEGIN:VTIMEZONE", "TZID:Asia/Tashkent", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0500",
    "TZOFFSETTO:+0500", "TZNAME:+05", "END:STANDARD", "END:VTIMEZONE"]; // prettier-ignore

  /** Uzbekistan has one time all year, so a zone of one rule is enough. Each piece of a session is an event. */
  function calendar(state, days, data, words, stamp) {
    const pieces = days.flatMap((day) => piecesOf(day, state, data));
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Komak//Planner ${data.edition}//${data.locale.toUpperCase()}`,
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH", ...ZONE, ...pieces.flatMap((piece, at) => event(piece, at, pieces, state, data, words, stamp)),
      "END:VCALENDAR"]; // prettier-ignore
    return lines.map(folded).join("\r\n") + "\r\n";
  }

  /** The runs of activities of one session on one day that nothing interrupts. */
  function piecesOf({ number, rows }, state, data) {
    const pieces = [];
    let last = null;
    for (const row of rows) {
      if (row.kind !== "activity") {
        last = null;
        continue;
      }
      if (last?.item !== row.item) {
        const item = state.items[row.item];
        last = { item: row.item, day: number, from: row.from, rows: [], module: moduleOf(data, item.ref), session: sessionOf(data, item) };
        pieces.push(last);
      }
      last.rows.push(row);
      last.to = row.to;
    }
    return pieces;
  }

  function event(piece, at, pieces, state, data, words, stamp) {
    const { item, day, from, to, module, session, rows } = piece;
    const same = pieces.filter((other) => other.item === item);
    const part = same.indexOf(piece) + 1;
    const title = [session.title || module.title, same.length > 1 ? words("part", { part, parts: same.length }) : ""];
    const plan = rows.map((row) => `${clock(row.from)}–${clock(row.to)} ${row.activity.title}`);
    const name = [state.date.replaceAll("-", ""), module.ref.replace("/", "."), session.id, part].filter(Boolean).join(".");
    return ["BEGIN:VEVENT", `UID:${name}@${data.host}`, `DTSTAMP:${stamp}`,
      `DTSTART;TZID=Asia/Tashkent:${moment(state.date, day, from)}`, `DTEND;TZID=Asia/Tashkent:${moment(state.date, day, to)}`,
      `SUMMARY:${escaped(title.filter(Boolean).join(", "))}`, `DESCRIPTION:${escaped([module.title, ...plan].join("\n"))}`,
      "END:VEVENT"]; // prettier-ignore
  }

  /** Local time of a minute of a day of the event; a minute beyond midnight belongs to the next date. */
  function moment(date, day, minutes) {
    const [year, month, first] = dateOf(date, day + Math.floor(minutes / DAY));
    const rest = minutes % DAY;
    return [year, month, first].map(two).join("") + `T${two(Math.floor(rest / 60))}${two(rest % 60)}00`;
  }

  const two = (number) => String(number).padStart(2, "0");

  /** Year, month and day of the event's day `day`, counted from 1. */
  function dateOf(date, day) {
    const [year, month, first] = date.split("-").map(Number);
    const then = new Date(Date.UTC(year, month - 1, first + day - 1));
    return [then.getUTCFullYear(), then.getUTCMonth() + 1, then.getUTCDate()];
  }

  /** 0 for Monday. */
  const weekday = ([year, month, day]) => (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

  /** A line broken after at most 75 octets, never within a letter. */
  function folded(line) {
    const lines = [""];
    let octets = 0;
    for (const sign of line) {
      const size = new TextEncoder().encode(sign).length;
      if (octets + size > LINE) {
        lines.push(" ");
        octets = 1;
      }
      lines[lines.length - 1] += sign;
      octets += size;
    }
    return lines.join("\r\n");
  }

  /** The rows of all days, separated by semicolons, with the mark by which Excel knows UTF-8. */
  function table(state, days, data, words) {
    const heads = ["day", "date", "from", "to", "minutes", "activity", "session", "module", "method", "group", "materials"];
    const lines = days.flatMap(({ number, rows }) => rows.map((row) => tableLine(number, row, state, data, words)));
    return "\uFEFF" + [heads.map((head) => words(`table.${head}`)), ...lines].map((cells) => cells.map(cell).join(";") + "\r\n").join("");
  }

  function tableLine(day, row, state, data, words) {
    const date = state.date ? dateOf(state.date, day).map(two).join("-") : "";
    const times = [day, date, clock(row.from), clock(row.to), row.minutes];
    if (row.kind !== "activity") return [...times, words(row.kind), "", "", "", "", ""];
    const module = moduleOf(data, state.items[row.item].ref);
    const { title, method, group, materials } = row.activity;
    const things = module.materials.filter(({ id }) => materials.includes(id)).map((thing) => thing.title);
    return [...times, title, sessionOf(data, state.items[row.item]).title, module.title, method, group, things.join(", ")];
  }

  const cell = (value) => (/[;"\r\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));

  Object.assign(planner, { calendar, table, dateOf, weekday });
})();
