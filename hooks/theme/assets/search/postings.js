/** The words of all pages, as far as their parts are here: where each stem stands, and which words begin with what was typed. */

import { around, firsts, place } from "./parts.js";
import { skeleton } from "./typing.js";

/** @import { Parts } from "./parts.js" */
/** @import { Language } from "./words.js" */

/**
 * How often a stem stands in a title, a text, and beside it, and how many words title and text have.
 * @typedef {{title: number, text: number, kind: number, titleLength: number, length: number}} Counts
 * @typedef {Map<number, Counts>} Places by number of a section
 */

/** Most parts that are fetched for what one word may begin with, and for what a misspelt word may have been meant for. */
const [BEGUN, NEAR] = [2, 3];
/** @type {Places} */
const NOWHERE = new Map();
/** @type {Map<string, string>} */
const NO_WORDS = new Map();

export class Postings {
  /** @param {Language} language @param start content of `start.json` @param {Parts} parts */
  constructor({ fold, stem }, start, parts) {
    this.language = { fold, stem: remembered(stem) };
    this.parts = parts;
    this.starts = start.starts;
    this.step = start.step;
    this.meanLength = start.length || 1;
    this.known = start.known;
    this.weights = start.pages.map(([weight]) => weight);
    /** Numbers of the first section of each page, and of the first section behind the last. */
    this.leads = firsts(start.pages.map(([, count]) => count));
    this.numbers = { p: firsts(start.numbers.p), t: firsts(start.numbers.t) };
    this.sections = this.leads[this.leads.length - 1];
    /** @type {Map<string, Places>} */
    this.read = new Map();
    this.listed = new Map();
    /** Folded words to how they are written, of all lists that are here. @type {Map<string, string>} */
    this.spellings = new Map();
  }

  stem(word) {
    return this.language.stem(word);
  }

  /** Number of the page that has a section. */
  pageOf(section) {
    return place(this.leads, section);
  }

  isLead(section) {
    return this.leads[this.pageOf(section)] === section;
  }

  numberOf(url) {
    return this.known[url]?.[0];
  }

  part(kind, key) {
    const starts = this.starts[kind];
    return starts.length ? this.parts.get(`${kind}${Math.max(0, place(starts, key))}`) : undefined;
  }

  row(stem) {
    const stems = this.part("w", stem)?.stems;
    return stems && Object.hasOwn(stems, stem) ? stems[stem] : undefined;
  }

  has(stem) {
    return this.row(stem) !== undefined;
  }

  /** Where a stem stands: the places that count most, or all. @returns {Places} */
  placesOf(stem, isWhole = false) {
    const row = this.row(stem);
    if (!row) return NOWHERE;
    const [, best, , further = []] = row;
    const more = isWhole ? further.map((name) => this.parts.get(`m${name}`) ?? []) : [];
    const key = `${stem} ${more.filter(({ length }) => length).length}`;
    const known = this.read.get(key);
    if (known) return known;
    const places = new Map([best, ...more].flatMap((numbers) => [...this.decoded(numbers)]));
    this.read.set(key, places);
    return places;
  }

  /** How many places a stem has, here or not. */
  countOf(stem) {
    const [, , count] = this.row(stem) ?? [];
    return count ?? this.placesOf(stem).size;
  }

  isWhole(stem) {
    return !this.row(stem)?.[3];
  }

  /** The numbers that `hooks/komak/outputs/search/postings.py` writes. @returns {Generator<[number, Counts]>} */
  *decoded(numbers) {
    let section = 0;
    for (let at = 0; at < numbers.length; ) {
      section += numbers[at++];
      const told = numbers[at++];
      const text = told < 0 ? -1 - told : told;
      const beside = told < 0 ? numbers[at++] : 0;
      yield [
        section,
        {
          title: (beside >> 1) & 15,
          text: text & 15,
          kind: beside & 1,
          titleLength: beside >> 5,
          length: Math.round(this.step ** (text >> 4)) - 1,
        },
      ];
    }
  }

  /** Words that begin with `start`. */
  beginningWith(start) {
    return this.words(around(this.starts.w, start, start, BEGUN)).filter((word) => word.startsWith(start));
  }

  /** All words of the parts with these numbers. */
  words(numbers) {
    return numbers.flatMap((number) => this.listedIn(`w${number}`, wordsOf, []));
  }

  /** Words of the site that may have been meant by a misspelt one: they begin or end as it does. */
  near(word) {
    const size = Math.min(3, word.length >> 1);
    const reversed = backwards(word);
    const alike = this.words(around(this.starts.w, word.slice(0, size), word, NEAR));
    const ends = around(this.starts.e, reversed.slice(0, size), reversed, NEAR);
    return [...new Set([...alike, ...ends.flatMap((number) => [...this.spelt("e", number).keys()])])].sort();
  }

  /** Folded words to how they are written, of one part of a list. @returns {Map<string, string>} */
  spelt(kind, number) {
    return this.listedIn(`${kind}${number}`, (words) => this.noted(new Map(words.map((word) => [this.language.fold(word), word]))), NO_WORDS);
  }

  noted(words) {
    for (const [folded, word] of words) this.spellings.set(folded, word);
    return words;
  }

  /** A folded word as it is written in the texts. */
  written(word) {
    const { e } = this.starts;
    if (!this.spellings.has(word) && e.length) this.spelt("e", place(e, backwards(word)));
    return this.spellings.get(word) ?? word;
  }

  /** Russian words that may be what is left of one in Latin letters; further ones only if none sounds just so. */
  sounding(bones) {
    const { b } = this.starts;
    if (!b.length) return [];
    const own = this.soundingIn([Math.max(0, place(b, bones))]);
    const isEnough = !own.length || own.some((word) => skeleton(word) === bones);
    return isEnough ? own : this.soundingIn(around(b, bones.slice(0, 3), bones, NEAR));
  }

  soundingIn(numbers) {
    return numbers.flatMap((number) => [...this.spelt("b", number).keys()]).sort();
  }

  /**
   * What `read` makes of a part: made once.
   * @template Listed @param {string} name @param {(part) => Listed} read @param {Listed} nothing @returns {Listed}
   */
  listedIn(name, read, nothing) {
    const part = this.parts.get(name);
    if (part === undefined) return nothing;
    if (!this.listed.has(name)) this.listed.set(name, read(part));
    return this.listed.get(name);
  }

  /** Where all of `stems` stand together. @returns {Places} */
  together(stems, isWhole) {
    const [first = NOWHERE, ...others] = stems.map((stem) => this.placesOf(stem, isWhole));
    const found = new Map();
    for (const [section, counts] of first) {
      const all = [counts, ...others.map((places) => places.get(section))];
      if (all.every(Boolean)) found.set(section, least(all));
    }
    return found;
  }

  /** What a result shows of a page: `[url, title, labels, download]`. */
  pageRow(page) {
    return this.numbered("p", page);
  }

  /** Anchor, title and text of a section. */
  text(section) {
    return this.numbered("t", section);
  }

  numbered(kind, number) {
    const part = place(this.numbers[kind], number);
    return this.parts.get(`${kind}${part}`)?.[number - this.numbers[kind][part]];
  }
}

/** Words of a part: those of its stems, and strays. @returns {string[]} */
function wordsOf({ stems, words }) {
  const own = Object.entries(stems).flatMap(([stem, [ends]]) => (ends ? ends.split(" ") : []).map((end) => (end === "-" ? stem : stem + end)));
  return [...own, ...Object.keys(words)];
}

const backwards = (word) => Array.from(word).reverse().join("");

/** @param {Counts[]} all a phrase stands in a title as often as its rarest word; words of two fields are no phrase of one */
function least(all) {
  const of = (field) => Math.min(...all.map((counts) => counts[field]));
  const counts = { ...all[0], title: of("title"), text: of("text"), kind: of("kind") };
  counts.titleLength = Math.max(...all.map(({ titleLength }) => titleLength));
  return counts.title || counts.text || counts.kind ? counts : { ...counts, text: 1 };
}

/** A site has few different words: each is stemmed once. @param {(word: string) => string} change */
function remembered(change, known = new Map()) {
  return (word) => {
    if (!known.has(word)) known.set(word, change(word));
    return known.get(word);
  };
}
