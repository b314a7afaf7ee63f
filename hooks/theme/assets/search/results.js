/** Found pages as Material's search box shows them: its `SearchItem[][]`, in which titles and texts are HTML. */

/** Pages with a snippet: nobody scrolls further, but all are counted. */
const TOLD = 20;
/** Sections shown at once under a page; the others are behind "more on this page". */
const OPEN = 2;
const SECTIONS = 5;
/** Words of a snippet, and how many of them stand before the first match. */
const [LONG, BEFORE] = [26, 6];

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** @param {Found[]} found @param {Term[]} asked */
export function results(found, asked) {
  const stems = new Set(asked.flatMap(({ marked }) => [...marked]));
  return found.map((one, at) => (at < TOLD ? item(one, asked, stems) : [named(one, asked, stems)]));
}

/** The page first; Material opens what scores no less than it, so scores say here what is shown. */
function item({ page, score, hits, missing }, asked, stems) {
  const lead = page.sections[0];
  const inside = hits.filter(({ section }) => section !== lead).slice(0, SECTIONS);
  const isLeadBest = hits[0].section === lead;
  const open = isLeadBest ? 0 : OPEN;
  const sections = inside.map(({ section }, at) => ({
    ...entry(`${page.url}#${section.anchor}`, section, stems),
    score: at < open ? score + 1 : score - 1,
  }));
  return [
    { ...entry(page.url, lead, stems), score, terms: shown(asked, missing), ...tags(page) },
    ...(isLeadBest && page.download ? [file(page.download, score)] : []),
    ...sections,
  ];
}

/** A page far down in the list: its title only. */
function named({ page, score, missing }, asked, stems) {
  const title = highlighted(page.sections[0].title, stems);
  return { location: page.url, title, text: "", score, terms: shown(asked, missing), ...tags(page) };
}

/** @param {Section} section */
function entry(location, { title, text }, stems) {
  return { location, title: highlighted(title, stems), text: snippet(text, stems), terms: {} };
}

/** Material leaves a gap for an empty list. */
const tags = ({ labels }) => (labels.length ? { tags: labels.map(escape) } : {});

const file = ([location, label], score) => ({ location, title: escape(label), text: "", score, terms: {} });

/** Material's words of the query: those that the page lacks are struck out below its snippet. */
const shown = (asked, missing) => Object.fromEntries(asked.map(({ typed }) => [typed, !missing.includes(typed)]));

/** @param {Passage} passage */
function highlighted({ text, words }, stems, from = 0, to = text.length) {
  let [html, at] = ["", from];
  for (const { stem, start, end } of words) {
    if (start < from || end > to || !stems.has(stem)) continue;
    html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escape(text.slice(at, to));
}

/** The stretch of a passage with the most matches, in its own words. */
function snippet(passage, stems) {
  const { text, words } = passage;
  if (!words.length) return "";
  const first = Math.max(0, Math.min(densest(words, stems) - BEFORE, words.length - LONG));
  const last = Math.min(words.length, first + LONG) - 1;
  const from = first ? words[first].start : 0;
  const to = last < words.length - 1 ? words[last].end : text.length;
  return `<p>${first ? "… " : ""}${highlighted(passage, stems, from, to)}${to < text.length ? " …" : ""}</p>`;
}

/** Index of the match with which the richest stretch begins: many different words, then many words. */
function densest(words, stems) {
  let [best, most] = [0, 0];
  words.forEach(({ stem }, at) => {
    if (!stems.has(stem)) return;
    const inside = words.slice(at, at + LONG - BEFORE).filter((word) => stems.has(word.stem));
    const value = inside.length + 10 * new Set(inside.map((word) => word.stem)).size;
    if (value > most) [best, most] = [at, value];
  });
  return best;
}
