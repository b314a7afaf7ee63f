/**
 * What words mean beside what they say: `curriculum/search.yml` and the glossary, as `hooks/komak/outputs/search/meaning.py`
 * writes them. A word of any language is known in every edition, so "rozilik" finds согласие on Russian pages.
 *
 * A *key* is a stem with its language: `ru:соглас`, `uz:rozilik`.
 */

import { plainLanguage, words } from "./words.js";

/**
 * @typedef {{keys: string[], stems: string[], folded: string[], group: object}} Phrase one way to say it
 * @typedef {{same?: object[], first?: [string, object][], ignored?: object, help?: string[]}} Rows
 */

export class Meanings {
  /** @param {Rows} rows @param {Record<string, object>} tongues languages by name @param {string} own that of the pages */
  constructor({ same = [], first = [], ignored = {}, help = [], apart = [] }, tongues, own) {
    Object.assign(this, { tongues, own, help });
    /** Pages whose sections have nothing to do with each other: the glossary would have every word of every query. */
    this.apart = new Set(apart);
    /** @type {Map<string, Phrase[]>} by the first key */
    this.phrases = new Map();
    this.known = new Set();
    /** Folded words by language, for those who mistype them. */
    this.spelt = Object.fromEntries(Object.keys(tongues).map((name) => [name, new Set()]));
    for (const group of same) this.addGroup(group);
    this.first = first.map(([url, group]) => ({ url, phrases: this.read(group) }));
    this.ignored = new Set(this.read(ignored).flatMap(({ keys }) => keys));
    /** Words of another meaning, which one form of theirs must not make urgent: насилие is not насилуют, olish is not oʻlyapti. */
    this.common = new Set([...this.ignored, ...this.single]);
  }

  tongue(name) {
    return this.tongues[name] ?? plainLanguage;
  }

  /** Every phrase of `{language: [phrase, …]}`. */
  read(group) {
    return Object.entries(group).flatMap(([name, texts]) => texts.map((text) => this.phrase(name, text)));
  }

  phrase(name, text) {
    const language = this.tongue(name);
    const folded = Array.from(words(text, language), ({ word }) => word);
    const stems = folded.map((word) => language.stem(word));
    const keys = stems.map((stem) => `${name}:${stem}`);
    for (const key of keys) this.known.add(key);
    for (const word of folded) (this.spelt[name] ??= new Set()).add(word);
    return { name, folded, stems, keys };
  }

  addGroup(group) {
    const all = this.read(group);
    const own = all.filter(({ name }) => name === this.own);
    for (const phrase of all) {
      const [start] = phrase.keys;
      if (!this.phrases.has(start)) this.phrases.set(start, []);
      this.phrases.get(start).push({ ...phrase, others: own.filter((other) => other !== phrase) });
    }
  }

  /** Phrases that stand in a query of which `asked` are the keys of each word: `[first, length, other phrases]`. */
  *inside(asked) {
    for (let at = 0; at < asked.length; at++)
      for (const start of asked[at])
        for (const { keys, others } of this.phrases.get(start) ?? [])
          if (keys.every((key, further) => asked[at + further]?.has(key))) yield [at, keys.length, others];
  }

  /**
   * Pages that must stand before all others: every word of one of their phrases is asked for, in whatever order.
   * @param {Token[]} tokens @param {Set<Phrase>[]} alike for each of them the phrases that mean the same
   */
  firstFor(tokens, alike) {
    const isAsked = (phrase) => phrase.keys.length > 0 && phrase.keys.every((_, at) => this.isSaid(phrase, at, tokens, alike));
    return this.first.filter(({ phrases }) => phrases.some(isAsked)).map(({ url }) => url);
  }

  /** A word of a phrase is in the query: in any form, begun, or as another word for it ("малыш один дома"). */
  isSaid({ name, keys, folded }, at, tokens, alike) {
    const [key, word] = [keys[at], folded[at]];
    if (keys.length === 1 && this.common.has(key)) return tokens.some(({ typed }) => this.tongue(name).fold(typed) === word);
    const isThis = (token) => token.keys.has(key) || (token.begun.length > 3 && word.startsWith(token.begun));
    const isAlike = (phrases) => keys.length > 1 && [...phrases].some((one) => one.keys.length === 1 && one.keys[0] === key);
    return tokens.some(isThis) || alike.some(isAlike);
  }

  /** Keys of the words that mean the same as others. */
  get single() {
    return Array.from(this.phrases.values(), (phrases) => phrases.filter(({ keys }) => keys.length === 1))
      .flat()
      .map(({ keys }) => keys[0]);
  }

  isIgnored(keys) {
    return [...keys].some((key) => key.startsWith(`${this.own}:`) && this.ignored.has(key)); // она is not ona
  }
}
