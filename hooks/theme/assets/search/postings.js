/** The words of all pages: where each stem stands, and which words begin with what was typed. */

import { compounds, words } from "./words.js";

/**
 * @typedef {{url: string, title: string, weight: number, labels: string[], download?: string[], sections: Section[]}} Page
 * @typedef {{page: Page, anchor: string, title: string, text: string, titleLength: number, length: number}} Section
 * @typedef {Map<Section, {title: number, text: number}>} Places how often a stem stands in title and text
 */

export class Postings {
  constructor(language) {
    this.language = language;
    /** @type {Map<string, Places>} */
    this.places = new Map();
    this.stems = new Map();
    this.sections = 0;
    this.length = 0;
    this.sorted = null;
  }

  /** Take in the rows of one part of an index, as `hooks/komak/search/write.py` writes them. */
  add(rows) {
    for (const [url, title, weight, labels, sections, download] of rows) {
      const page = { url, title, weight, labels, download, sections: [] };
      page.sections = sections.map(([anchor, heading, text], at) => this.section(page, anchor, at ? heading : title, text));
    }
    this.sorted = null;
  }

  section(page, anchor, title, text) {
    const section = { page, anchor, title, text, titleLength: 0, length: 0 };
    section.titleLength = this.count(section, "title", title);
    section.length = this.count(section, "text", text);
    this.sections += 1;
    this.length += section.length;
    return section;
  }

  count(section, field, text) {
    let length = 0;
    for (const { word } of words(text, this.language)) {
      this.note(word, section, field);
      length += 1;
    }
    for (const word of compounds(text, this.language)) this.note(word, section, field);
    return length;
  }

  note(word, section, field) {
    const stem = this.stem(word);
    if (!this.places.has(stem)) this.places.set(stem, new Map());
    const places = this.places.get(stem);
    if (!places.has(section)) places.set(section, { title: 0, text: 0 });
    places.get(section)[field] += 1;
  }

  /** The stem of a folded word; each word of the site is stemmed once. */
  stem(word) {
    if (!this.stems.has(word)) this.stems.set(word, this.language.stem(word));
    return this.stems.get(word);
  }

  has(stem) {
    return this.places.has(stem);
  }

  get meanLength() {
    return this.length / this.sections || 1;
  }

  /** Words of the site, in the order of their letters. */
  get vocabulary() {
    this.sorted ??= [...this.stems.keys()].filter((word) => this.has(this.stem(word))).sort();
    return this.sorted;
  }

  /** Stems of the words that begin with `start`. */
  beginningWith(start) {
    const found = new Set();
    const all = this.vocabulary;
    for (let at = firstFrom(all, start); at < all.length && all[at].startsWith(start); at++) found.add(this.stem(all[at]));
    return found;
  }

  /** Stems of the words that differ from `word` in one letter. */
  near(word) {
    return new Set(this.vocabulary.filter((other) => isNear(word, other)).map((other) => this.stem(other)));
  }
}

/** Index of the first word that is not before `start`. */
function firstFrom(sorted, start) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One letter changed, left out, put in, or two neighbours swapped. */
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let [start, end] = [0, 0];
  const shorter = Math.min(one.length, other.length);
  while (start < shorter && one[start] === other[start]) start++;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return (left.length < 2 && right.length < 2) || (left.length === 2 && left === [...right].reverse().join(""));
}
