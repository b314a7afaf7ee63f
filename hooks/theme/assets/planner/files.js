/** A plan as files for other programs: a calendar (RFC 5545) and a table (CSV as spreadsheets here expect it). */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { DAY, moduleOf, sessionOf, titleOf, isRest, dateOf, later, clock } = planner;

  /** Octets in a line of a calendar; a line that goes on begins with a space. */
  const LINE = 75;
  const ZONE = ["BEGIN:VTIMEZONE", "TZID:Asia/Tashkent", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0500",
    "TZOFFSETTO:+0500", "TZNAME:+05", "END:STANDARD", "END:VTIMEZONE"]; // prettier-ignore

  /** Uzbekistan has one time all year, so a zone of one rule is enough. Each piece of a session and each rest is an event. */
  function calendar(state, days, data, words, stamp) {
    const pieces = days.flatMap((day) => piecesOf(day, state));
    const named = pieces.map((piece) => ({ ...piece, ...naming(piece, pieces, state, data, words) }));
    const name = state.title ? [`NAME:${escaped(state.title)}`, `X-WR-CALNAME:${escaped(state.title)}`] : [];
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Komak//Planner ${data.edition}//${data.locale.toUpperCase()}`,
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH", ...name, ...ZONE, ...named.flatMap((piece) => event(piece, state, data, words, stamp)),
      "END:VCALENDAR"]; // prettier-ignore
    return lines.map(folded).join("\r\n") + "\r\n";
  }

  /** What stands in the calendar on one day: runs of activities of one session that nothing interrupts, own items, rests. */
  function piecesOf({ number, rows }, state) {
    const pieces = [];
    for (const row of rows) {
      const last = pieces.at(-1);
      const goesOn = row.kind === "activity" && last?.kind === "activity" && last.item === state.items[row.item];
      if (goesOn) Object.assign(last, { rows: [...last.rows, row], to: row.to });
      else pieces.push({ kind: row.kind, item: state.items[row.item], day: number, from: row.from, to: row.to, rows: [row] });
    }
    return pieces;
  }

  /** Name and lasting mark of an event. The mark does not change with the hour, so a plan imported again replaces itself. */
  function naming(piece, pieces, state, data, words) {
    const { kind, item, day } = piece;
    const same = pieces.filter((other) => (item ? other.item === item : !other.item && other.kind === kind && other.day === day));
    const part = same.indexOf(piece) + 1;
    const date = state.date.replaceAll("-", "");
    if (!item) return { title: words(kind), uid: [date, `day-${day}`, kind, part].join(".") };
    const title = isRest(item.own) ? words(item.own) : titleOf(item, data);
    const mark = item.own ? ["own", item.own, item.id] : [item.ref.replace("/", "."), item.session];
    const parts = same.length > 1 ? words("part", { part, parts: same.length }) : "";
    return { title: [title, parts].filter(Boolean).join(", "), uid: [date, ...mark, part].filter(Boolean).join(".") };
  }

  function event({ kind, item, day, from, to, rows, title, uid }, state, data, words, stamp) {
    const plan = kind === "activity" ? rows.map((row) => `${clock(row.from)}–${clock(row.to)} ${row.activity.title}`) : [];
    const module = kind === "activity" ? moduleOf(data, item.ref).title : "";
    const led = state.names && !isRest(kind) ? `${words("names")}: ${state.names}` : "";
    const text = [state.title, module, ...plan, led].filter(Boolean).join("\n");
    return ["BEGIN:VEVENT", `UID:${uid}@${data.host}`, `DTSTAMP:${stamp}`,
      `DTSTART;TZID=Asia/Tashkent:${moment(state, day, from)}`, `DTEND;TZID=Asia/Tashkent:${moment(state, day, to)}`,
      `SUMMARY:${escaped(title)}`, text && `DESCRIPTION:${escaped(text)}`, state.place && `LOCATION:${escaped(state.place)}`,
      isRest(kind) && "TRANSP:TRANSPARENT", "END:VEVENT"].filter(Boolean); // prettier-ignore
  }

  /** Local time of a minute of a day of the event; a minute beyond midnight belongs to the next date. */
  function moment(state, day, minutes) {
    const [year, month, first] = later(dateOf(state, day), Math.floor(minutes / DAY));
    const rest = minutes % DAY;
    return [year, month, first].map(two).join("") + `T${two(Math.floor(rest / 60))}${two(rest % 60)}00`;
  }

  const two = (number) => String(number).padStart(2, "0");

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
    const date = state.date ? dateOf(state, day).map(two).join("-") : "";
    const times = [day, date, clock(row.from), clock(row.to), row.minutes];
    if (isRest(row.kind)) return [...times, words(row.kind), "", "", "", "", ""];
    if (row.kind === "own") return [...times, titleOf(state.items[row.item], data), "", "", "", "", ""];
    const module = moduleOf(data, state.items[row.item].ref);
    const { title, method, group, materials } = row.activity;
    const things = module.materials.filter(({ id }) => materials.includes(id)).map((thing) => thing.title);
    return [...times, title, sessionOf(data, state.items[row.item]).title, module.title, method, group, things.join("; ")];
  }

  /**
   * A cell as text: what a spreadsheet would take for a formula gets a sign before it that says it is none, also behind
   * a comma, a tab or a line break: there a spreadsheet in another language begins the next cell.
   */
  function cell(value) {
    const text = typeof value === "string" ? value.replace(/(^|[,;\t\r\n])([\s"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1$2'").replace(/^(?=[\t\r])/, "'") : String(value);
    return /[;,\t"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** A name for a file: the title and the first day, without signs that some system does not allow. */
  function fileName({ title, date }, suffix) {
    const name = title.replace(/[\\/:*?"<>|.\s\p{Cc}]+/gu, "-").replace(/^-+|-+$/g, "");
    return [[...(name || "plan")].slice(0, 60).join(""), date].filter(Boolean).join("-") + suffix;
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ calendar, table, fileName }));
})();
