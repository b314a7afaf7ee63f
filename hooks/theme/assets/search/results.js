/** Found pages as Material's search box shows them: its `SearchItem[][]`, in which titles and texts are HTML. */

import { words } from "./words.js";

const PAGES = 30;
/** Sections shown at once under a page; the others are behind "more on this page". */
const OPEN = 2;
const SECTIONS = 8;
/** Words of a snippet, and how many of them stand before the first match. */
const [LONG, BEFORE] = [26, 6];

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** @param {Found[]} found @param {Term[]} asked */
export function results(found, asked, postings) {
  const stems = new Set(asked.flatMap((term) => [...term.stems.keys()]));
  const marker = (text) => marks(text, stems, postings);
  return found.slice(0, PAGES).map((one) => item(one, asked, marker));
}

/** The page first; Material opens what scores no less than it, so scores say here what is shown. */
function item({ page, score, hits, missing }, asked, marker) {
  const lead = page.sections[0];
  const inside = hits.filter(({ section }) => section !== lead).slice(0, SECTIONS);
  const isLeadBest = hits[0].section === lead;
  const open = isLeadBest ? 0 : OPEN;
  const article = entry(page.url, page.title, lead.text, marker);
  const sections = inside.map(({ section }, at) => ({
    ...entry(`${page.url}#${section.anchor}`, section.title, section.text, marker),
    score: at < open ? score + 1 : score - 1,
  }));
  return [
    { ...article, score, terms: shown(asked, missing), tags: page.labels.map(escape) },
    ...(isLeadBest && page.download ? [file(page.download, score)] : []),
    ...sections,
  ];
}

function entry(location, title, text, marker) {
  return { location, title: highlighted(title, marker(title)), text: snippet(text, marker(text)), terms: {} };
}

const file = ([location, label], score) => ({ location, title: escape(label), text: "", score, terms: {} });

/** Material's words of the query: those that the page lacks are struck out below its snippet. */
const shown = (asked, missing) => Object.fromEntries(asked.map(({ typed }) => [typed, !missing.includes(typed)]));

/** Words of `text`, each with whether it answers the query. */
function marks(text, stems, postings) {
  return Array.from(words(text, postings.language), (word) => ({ ...word, isHit: stems.has(postings.stem(word.word)) }));
}

function highlighted(text, found, from = 0, to = text.length) {
  let [html, at] = ["", from];
  for (const { start, end } of found.filter(({ isHit, start, end }) => isHit && start >= from && end <= to)) {
    html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escape(text.slice(at, to));
}

/** The stretch of `text` with the most matches, in its own words. */
function snippet(text, found) {
  if (!found.length) return "";
  const first = Math.max(0, Math.min(densest(found) - BEFORE, found.length - LONG));
  const last = Math.min(found.length, first + LONG) - 1;
  const from = first ? found[first].start : 0;
  const to = last < found.length - 1 ? found[last].end : text.length;
  return `<p>${first ? "… " : ""}${highlighted(text, found, from, to)}${to < text.length ? " …" : ""}</p>`;
}

/** Index of the match with which the richest stretch begins: many different words, then many words. */
function densest(found) {
  let [best, most] = [0, 0];
  found.forEach(({ isHit }, at) => {
    if (!isHit) return;
    const inside = found.slice(at, at + LONG - BEFORE).filter((word) => word.isHit);
    const value = inside.length + 10 * new Set(inside.map(({ word }) => word)).size;
    if (value > most) [best, most] = [at, value];
  });
  return best;
}
