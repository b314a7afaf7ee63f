/** Found pages as Material's search box shows them: its `SearchItem[][]`, in which titles and texts are HTML. */

import { words } from "./words.js";

/** @import { Postings } from "./postings.js" */
/** @import { Found, Term } from "./query.js" */

/**
 * @typedef {{stem: string, start: number, end: number}} Word
 * @typedef {{text: string, words: Word[]}} Passage
 */

/** Pages with a snippet and pages with a title: at first as many as a screen shows, then all that is looked at. All are counted. */
const FIRST = { told: 5, named: 10 };
const WHOLE = { told: 20, named: Infinity };
/** What stands for the title of a page far down until it is known. */
const UNKNOWN = "…";
/** Sections shown at once under a page; the others are behind "more on this page". */
const OPEN = 2;
const SECTIONS = 5;
/** Words of a snippet, and how many of them stand before the first match. */
const [LONG, BEFORE] = [26, 6];

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** @param {Found[]} found @param {Term[]} asked @param {Postings} postings @param isWhole or only what is seen first */
export function results(found, asked, postings, isWhole) {
  const { told, named: titled } = isWhole ? WHOLE : FIRST;
  const shown = new Shown(asked, postings, isWhole);
  return found.map((one, at) => (at < told ? shown.item(one) : [at < titled ? shown.named(one) : unknown(one)]));
}

/** Whether the first answer already has everything. */
export const isEverything = (found) => found.length <= FIRST.told;

const unknown = ({ score }) => ({ location: "", title: UNKNOWN, text: "", score, terms: {} });

/** Results with the words that were asked for. */
class Shown {
  /** @param {Term[]} asked @param {Postings} postings */
  constructor(asked, postings, isWhole) {
    this.asked = asked;
    this.postings = postings;
    this.isWhole = isWhole;
    this.stems = new Set(asked.flatMap(({ marked }) => [...marked]));
  }

  /** The page first; Material opens what scores no less than it, so scores say here what is shown. */
  item({ page, score, hits, missing }) {
    const lead = this.postings.leads[page];
    const isLeadBest = hits[0].section === lead;
    const open = isLeadBest ? 0 : OPEN;
    const inside = hits.filter(({ section }) => section !== lead).slice(0, this.isWhole ? SECTIONS : open);
    const [url, , labels, download] = this.row(page);
    const sections = inside.map(({ section }, at) => ({ ...this.entry(url, section), score: at < open ? score + 1 : score - 1 }));
    return [
      { ...this.entry(url, lead), score, terms: this.terms(missing), ...tags(labels) },
      ...(isLeadBest && download ? [file(download, score)] : []),
      ...sections,
    ];
  }

  /** A page far down in the list: its title only. */
  named({ page, score, missing }) {
    const [url, title, labels] = this.row(page);
    return { location: url, title: this.highlighted(this.passage(title)), text: "", score, terms: this.terms(missing), ...tags(labels) };
  }

  row(page) {
    return this.postings.pageRow(page) ?? ["", "", []];
  }

  entry(url, section) {
    const [anchor, title, text] = this.postings.text(section) ?? ["", "", ""];
    const location = anchor ? `${url}#${anchor}` : url;
    return { location, title: this.highlighted(this.passage(title)), text: this.snippet(this.passage(text)), terms: {} };
  }

  /** Material's words of the query: those that the page lacks are struck out below its snippet. */
  terms(missing) {
    return Object.fromEntries(this.asked.map(({ typed }) => [typed, !missing.includes(typed)]));
  }

  /** @returns {Passage} */
  passage(text) {
    const { language } = this.postings;
    return { text, words: Array.from(words(text, language), ({ word, start, end }) => ({ stem: language.stem(word), start, end })) };
  }

  /** @param {Passage} passage */
  highlighted({ text, words }, from = 0, to = text.length) {
    let [html, at] = ["", from];
    for (const { stem, start, end } of words) {
      if (start < from || end > to || !this.stems.has(stem)) continue;
      html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
      at = end;
    }
    return html + escaped(text.slice(at, to));
  }

  /** The stretch of a passage with the most matches, in its own words. */
  snippet(passage) {
    const { text, words } = passage;
    if (!words.length) return "";
    const first = Math.max(0, Math.min(densest(words, this.stems) - BEFORE, words.length - LONG));
    const last = Math.min(words.length, first + LONG) - 1;
    const from = first ? words[first].start : 0;
    const to = last < words.length - 1 ? words[last].end : text.length;
    return `<p>${first ? "… " : ""}${this.highlighted(passage, from, to)}${to < text.length ? " …" : ""}</p>`;
  }
}

/** Material leaves a gap for an empty list. */
const tags = (labels) => (labels.length ? { tags: labels.map(escaped) } : {});

const file = ([location, label], score) => ({ location, title: escaped(label), text: "", score, terms: {} });

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
