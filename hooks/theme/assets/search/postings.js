/** The words of all pages: where each stem stands, and which words begin with what was typed. */

import { compounds, words } from "./words.js";

/**
 * @typedef {{stem: string, start: number, end: number}} Word
 * @typedef {{text: string, words: Word[]}} Passage
 * @typedef {{page: Page, anchor: string, title: Passage, text: Passage}} Section
 * @typedef {{url: string, weight: number, labels: string[], download?: string[], sections: Section[]}} Page
 * @typedef {Map<Section, {title: number, text: number}>} Places how often a stem stands in title and text
 */

export class Postings {
  constructor({ fold, stem }) {
    this.stems = new Map();
    this.language = { fold: remembered(fold), stem: remembered(stem, this.stems) };
    /** @type {Map<string, Places>} */
    this.places = new Map();
    this.sections = 0;
    this.length = 0;
    this.sorted = null;
  }

  /** Take in the rows of one part of an index, as `hooks/komak/search/write.py` writes them. */
  add(rows) {
    for (const [url, title, weight, labels, sections, download] of rows) {
      const page = { url, weight, labels, download };
      page.sections = sections.map(([anchor, heading, text], at) => this.section(page, anchor, at ? heading : title, text));
      for (const label of labels) this.read(page.sections[0], "text", label); // "форма согласия", "плакат"
    }
    this.sorted = null;
  }

  section(page, anchor, title, text) {
    const section = { page, anchor };
    section.title = this.read(section, "title", title);
    section.text = this.read(section, "text", text);
    this.sections += 1;
    this.length += section.text.words.length;
    return section;
  }

  /** @returns {Passage} the words of a text, kept for the snippets */
  read(section, field, text) {
    const found = Array.from(words(text, this.language), ({ word, start, end }) => ({ stem: this.stem(word), start, end }));
    for (const { stem } of found) this.note(stem, section, field);
    for (const word of compounds(text, this.language)) this.note(this.stem(word), section, field);
    return { text, words: found };
  }

  note(stem, section, field) {
    if (!this.places.has(stem)) this.places.set(stem, new Map());
    const places = this.places.get(stem);
    if (!places.has(section)) places.set(section, { title: 0, text: 0 });
    places.get(section)[field] += 1;
  }

  stem(word) {
    return this.language.stem(word);
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

/** A site has few different words: each is folded and stemmed once. */
function remembered(change, known = new Map()) {
  return (word) => {
    let changed = known.get(word);
    if (changed === undefined) known.set(word, (changed = change(word)));
    return changed;
  };
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
