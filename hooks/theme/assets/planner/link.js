/**
 * A whole plan in the fragment of an address, and back: #v=1&t=0900-1700&n=20&p=track/module,track/other.session-1~intro_8
 *
 * t: start and end · l: lunch, hour and length · b: a pause after how many minutes, its length · n: people, small groups ·
 * k: trainers · d: first day · s=7: weekends too · g: the programme that it follows · e, w, r: title, place, names, in letters and digits (base64url) ·
 * p: sessions in order. A module without a session means all of them; "," goes on, ";" begins a new day;
 * ~activity_minutes shortens, ~activity_0 leaves out. What the trainer added is x.opening_30, or x.own_words_30 with
 * words in base64url; a rest by hand x.lunch_60, x.pause_15. What is as usual is not written.
 * Signs that messengers cut off or change (brackets, quotes, spaces, "+") do not occur.
 */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { DAY, EMPTY, moduleOf, added, onNewDay, refusal, count, tidy, OWN, ownItem, withOwn } = planner;
  const VERSION = 1;
  /** Longer than any program; what is longer was not made by this page. */
  const LONGEST = 8000;

  const hour = (minutes) => String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, "0");

  /** The state as a fragment without "#". */
  function written(state, data) {
    const { start, end, lunch, pause, people, groups, date, title, place, names } = state;
    const parts = {
      v: VERSION,
      t: `${hour(start)}-${hour(end)}`,
      l: `${hour(lunch.at)}-${lunch.minutes}`,
      b: `${pause.after}-${pause.minutes}`,
      n: groups === null ? `${people}` : `${people}-${groups}`,
      k: `${state.trainers}`,
      d: date.replaceAll("-", ""),
      s: state.weekends ? "7" : "",
      g: state.programme,
      e: coded(title),
      w: coded(place),
      r: coded(names),
      p: writtenItems(state.items, data),
    };
    return Object.entries(parts).filter(([key, text]) => text !== USUAL[key]).map((pair) => pair.join("=")).join("&");
  }

  const USUAL = {
    t: `${hour(EMPTY.start)}-${hour(EMPTY.end)}`,
    l: `${hour(EMPTY.lunch.at)}-${EMPTY.lunch.minutes}`,
    b: `${EMPTY.pause.after}-${EMPTY.pause.minutes}`,
    n: `${EMPTY.people}`,
    k: `${EMPTY.trainers}`,
    ...Object.fromEntries([..."dsgewrp"].map((key) => [key, ""])),
  };

  /** Words as letters, digits, "-" and "_": nothing that a messenger cuts off, and no sign that means something here. */
  function coded(text) {
    const octets = new TextEncoder().encode(text.trim().normalize("NFC"));
    return btoa(String.fromCharCode(...octets)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  }

  /** Words back; null of what are none. */
  function decoded(code) {
    try {
      const octets = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
      return tidy(new TextDecoder("utf-8", { fatal: true }).decode(octets)) || null;
    } catch {
      return null;
    }
  }

  const ownCode = ({ own, title, minutes }) => `x.${own}_${title ? `${coded(title)}_` : ""}${minutes}`;

  function writtenItems(items, data) {
    let text = "";
    for (let at = 0; at < items.length; ) {
      const { ref, session, newDay } = items[at];
      const sign = at ? (newDay ? ";" : ",") : "";
      if (items[at].own) {
        text += sign + ownCode(items[at]);
        at += 1;
        continue;
      }
      const whole = moduleOf(data, ref).sessions;
      const isWhole = whole.every(({ id }, place) => {
        const item = items[at + place];
        return item && !item.own && item.ref === ref && item.session === id && (!place || !item.newDay);
      });
      const taken = isWhole ? whole.length : 1;
      const changes = items.slice(at, at + taken).flatMap((item) => Object.entries(item.changes));
      text += sign + ref + (isWhole ? "" : `.${session}`);
      text += changes.map(([id, minutes]) => `~${id}_${minutes}`).join("");
      at += taken;
    }
    return text;
  }

  /** The state in a fragment, and in `notes` what of it this edition does not have, cannot read or does not allow. */
  function read(fragment, data) {
    const notes = [];
    const parts = parsed(fragment.slice(0, LONGEST));
    if (parts.v && Number(parts.v) !== VERSION) notes.push({ code: "version" });
    const state = { ...EMPTY, ...settings(parts, notes) };
    if (state.programme && !data.programmes?.some(({ id }) => id === state.programme)) {
      noted(state, notes, { code: "gone-programme", name: state.programme });
      state.programme = "";
    }
    return { state: program(parts.p ?? "", state, data, notes), notes };
  }

  function parsed(fragment) {
    let text = fragment.replace(/^#/, "");
    try {
      text = decodeURIComponent(text);
    } catch {
      /* a stray "%": read what can be read */
    }
    const pairs = text.split("&").map((part) => /^([a-z])=(.*)$/s.exec(part));
    return Object.fromEntries(pairs.filter(Boolean).map(([, key, value]) => [key, value]));
  }

  function settings(parts, notes) {
    const given = {};
    for (const [key, reading] of Object.entries(READINGS)) {
      if (parts[key] === undefined) continue;
      const value = reading(parts[key]);
      if (value) Object.assign(given, value);
      else noted(given, notes, { code: "unreadable", name: `${key}=${parts[key]}` });
    }
    return given;
  }

  const READINGS = {
    t: (text) => match(/^(\d{4})-(\d{4})$/, text, (from, to) => ({ start: time(from), end: time(to) })),
    l: (text) => match(/^(\d{4})-(\d{1,3})$/, text, (at, length) => ({ lunch: { at: time(at), minutes: Number(length) } })),
    b: (text) => match(/^(\d{1,3})-(\d{1,3})$/, text, (after, length) => ({ pause: { after: Number(after), minutes: Number(length) } })),
    n: (text) => match(/^(\d{1,3})(?:-(\d{1,3}))?$/, text, (people, groups) => ({ people: Number(people), groups: groups ? Number(groups) : null })),
    k: (text) => match(/^(\d{1,2})$/, text, (trainers) => ({ trainers: Number(trainers) })),
    g: (text) => match(/^([a-z0-9-]+)$/, text, (programme) => ({ programme })),
    s: (text) => match(/^7$/, text, () => ({ weekends: true })),
    e: (text) => (decoded(text) ? { title: decoded(text) } : null),
    w: (text) => (decoded(text) ? { place: decoded(text) } : null),
    r: (text) => (decoded(text) ? { names: decoded(text) } : null),
    d: (text) => match(/^(\d{4})(\d\d)(\d\d)$/, text, (year, month, day) => (isDate([year, month, day]) ? { date: [year, month, day].join("-") } : null)),
  };

  /** What `use` makes of the groups of a pattern; null if the text does not fit or a time in it is none. */
  function match(pattern, text, use) {
    const found = pattern.exec(text);
    const value = found && use(...found.slice(1));
    return value && isTimely(value) ? value : null;
  }

  const isTimely = ({ start = 0, end = 0, lunch = { at: 0 } }) => [start, end, lunch.at].every((minutes) => minutes < DAY);

  const time = (digits) => (Number(digits.slice(2)) < 60 ? Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)) : DAY);

  const isDate = ([year, month, day]) => {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  };

  function program(text, empty, data, notes) {
    let state = empty;
    for (const [, sign, item] of text.matchAll(/([,;]?)([^,;]+)/g)) state = withPart(state, sign === ";", item, data, notes);
    return state;
  }

  /** `state` with one entry of the program: a module or a session, and changes of its activities. */
  function withPart(state, newDay, text, data, notes) {
    if (text.startsWith("x.")) return withOwnPart(state, newDay, text, notes);
    const [name, ...changes] = text.split("~");
    const [ref, session = null] = name.split(".");
    const module = moduleOf(data, ref);
    if (!module) return noted(state, notes, { code: "gone-module", name: ref });
    if (session !== null && !module.sessions.some(({ id }) => id === session))
      return noted(state, notes, { code: "gone-session", name: session, title: module.title });
    const first = state.items.length;
    let next = added(state, data, ref, session);
    if (next.items.length === first) return noted(state, notes, { code: "twice", title: module.title });
    if (newDay) next = onNewDay(next, first, true);
    for (const change of changes) next = withChange(next, first, change, module, notes);
    return next;
  }

  /** `state` with an entry that a trainer added; limits of its minutes are kept without a word. */
  function withOwnPart(state, newDay, text, notes) {
    const found = /^x\.(?:own_([\w-]+)|([a-z-]+))_(\d{1,3})$/.exec(text);
    const [, code, what = "own", minutes] = found ?? [];
    const words = code && decoded(code);
    const item = found && Object.hasOwn(OWN, what) ? ownItem(state, what, Number(minutes), words ?? "") : null;
    if (!item) return noted(state, notes, { code: "unreadable", name: text.slice(0, 60) });
    return withOwn(state, { ...item, newDay: newDay && state.items.length > 0 });
  }

  function withChange(state, first, text, module, notes) {
    const [id, minutes] = text.split("_");
    const at = state.items.findIndex(
      ({ own, ref, session }, place) => !own && place >= first && ref === module.ref && find(module, session, id),
    );
    if (at < 0) return noted(state, notes, { code: "gone-activity", name: id, title: module.title });
    const activity = find(module, state.items[at].session, id);
    let wanted = count(minutes, activity.minutes);
    if (refusal(activity, wanted)) {
      wanted = wanted && wanted < activity.least ? activity.least : activity.minutes;
      notes.push({ code: "limit", title: activity.title, minutes: wanted });
    }
    return planner.changed(state, { modules: [module] }, at, id, wanted).state;
  }

  const find = (module, session, id) =>
    module.sessions.find((one) => one.id === session).activities.find((activity) => activity.id === id);

  /** A link says what it likes: of a name that is none the page repeats nothing. */
  function noted(state, notes, note) {
    notes.push({ ...note, name: /^[\w/.=~-]{0,60}$/.test(note.name ?? "-") ? note.name : "…" });
    return state;
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ written, read }));
})();
