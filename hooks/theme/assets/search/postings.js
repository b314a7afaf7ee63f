/** The words of all pages: where each stem stands, and which words begin with what was typed. */

import { compounds, words } from "./words.js";

/**
 * @typedef {{stem: string, start: number, end: number}} Word
 * @typedef {{text: string, words: Word[]}} Passage
 * @typedef {{title: number, text: number, kind: number}} Counts how often a stem stands in a title, a text, and beside it
 * @typedef {{page: Page, anchor: string, title: Passage, text: Passage}} Section
 * @typedef {{url: string, weight: number, labels: string[], download?: string[], sections: Section[]}} Page
 * @typedef {Map<Section, Counts>} Places
 */

export class Postings {
  constructor({ fold, stem }) {
    this.stems = new Map();
    this.language = { fold: remembered(fold), stem: remembered(stem, this.stems) };
    /** @type {Map<string, Places>} */
    this.places = new Map();
    /** A folded word as it is written in the texts. */
    this.written = new Map();
    /** @type {Map<string, Page>} */
    this.pages = new Map();
    this.sections = 0;
    this.length = 0;
    this.sorted = null;
  }

  /** Take in the rows of one part of an index, as `hooks/komak/outputs/search/write.py` writes them. */
  add(rows) {
    for (const [url, title, weight, labels, sections, keys, download] of rows) {
      const page = { url, weight, labels, download };
      page.sections = sections.map(([anchor, heading, text], at) => this.section(page, anchor, at ? heading : title, text));
      for (const key of keys) this.read(page.sections[0], "kind", key); // "форма согласия", "плакат", "анкета"
      this.pages.set(url, page);
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
    const found = Array.from(words(text, this.language), ({ word, start, end }) => {
      if (!this.written.has(word)) this.written.set(word, text.slice(start, end).toLowerCase());
      return { stem: this.stem(word), start, end };
    });
    for (const { stem } of found) this.note(stem, section, field);
    for (const word of compounds(text, this.language)) this.note(this.stem(word), section, field);
    return { text, words: found };
  }

  note(stem, section, field) {
    if (!this.places.has(stem)) this.places.set(stem, new Map());
    const places = this.places.get(stem);
    if (!places.has(section)) places.set(section, { title: 0, text: 0, kind: 0 });
    const counts = places.get(section);
    counts[field] = field === "kind" ? 1 : counts[field] + 1; // a page is a form or is not
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

  /** Words that begin with `start`. */
  beginningWith(start) {
    const all = this.vocabulary;
    const first = firstFrom(all, start);
    let end = first;
    while (end < all.length && all[end].startsWith(start)) end++;
    return all.slice(first, end);
  }

  /** Where all of `stems` stand together. @returns {Places} */
  together(stems) {
    const [first = new Map(), ...others] = stems.map((stem) => this.places.get(stem) ?? new Map());
    const found = new Map();
    for (const [section, counts] of first) {
      const all = [counts, ...others.map((places) => places.get(section))];
      if (all.every(Boolean)) found.set(section, least(all));
    }
    return found;
  }
}

/** @param {Counts[]} all a phrase stands in a title as often as its rarest word; words of two fields are no phrase of one */
function least(all) {
  const of = (field) => Math.min(...all.map((counts) => counts[field]));
  const counts = { title: of("title"), text: of("text"), kind: of("kind") };
  return counts.title || counts.text || counts.kind ? counts : { ...counts, text: 1 };
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
