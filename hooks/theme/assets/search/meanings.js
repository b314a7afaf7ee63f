/**
 * What words mean beside what they say: `curriculum/search.yml` and the glossary, as `hooks/komak/outputs/search/meaning.py`
 * writes them. A word of any language is known in every edition, so "rozilik" finds согласие on Russian pages.
 *
 * A *key* is a stem with its language: `ru:соглас`, `uz:rozilik`.
 */

import { plainLanguage, words } from "./words.js";

/** @import { Token } from "./reading.js" */
/** @import { Language } from "./words.js" */

/**
 * @typedef {{name: string, keys: string[], stems: string[], folded: string[]}} Phrase one way to say it, in the language `name`
 * @typedef {Phrase & {others: Phrase[]}} Alike a phrase with those of the pages' language that mean the same
 * @typedef {Record<string, string[]>} Group phrases by language
 * @typedef {{same?: Group[], first?: [string, Group][], ignored?: Group, help?: string[], apart?: string[]}} Rows
 */

export class Meanings {
  /** @param {Rows} rows @param {Record<string, Language>} tongues languages by name @param {string} own that of the pages */
  constructor({ same = [], first = [], ignored = {}, help = [], apart = [] }, tongues, own) {
    this.tongues = tongues;
    this.own = own;
    this.help = help;
    /** Pages whose sections have nothing to do with each other: the glossary would have every word of every query. */
    this.apart = new Set(apart);
    /** @type {Map<string, Alike[]>} by the first key */
    this.phrases = new Map();
    /** @type {Set<string>} */
    this.known = new Set();
    /** Folded words by language, for those who mistype them. @type {Record<string, Set<string>>} */
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

  /** @param {Group} group @returns {Phrase[]} */
  read(group) {
    return Object.entries(group).flatMap(([name, texts]) => texts.map((text) => this.phrase(name, text)));
  }

  /** @returns {Phrase} */
  phrase(name, text) {
    const language = this.tongue(name);
    const folded = Array.from(words(text, language), ({ word }) => word);
    const stems = folded.map((word) => language.stem(word));
    const keys = stems.map((stem) => `${name}:${stem}`);
    for (const key of keys) this.known.add(key);
    this.spelt[name] ??= new Set();
    for (const word of folded) this.spelt[name].add(word);
    return { name, folded, stems, keys };
  }

  addGroup(group) {
    const all = this.read(group);
    const own = all.filter(({ name }) => name === this.own);
    for (const phrase of all) {
      const [start] = phrase.keys;
      const known = this.phrases.get(start) ?? [];
      this.phrases.set(start, [...known, { ...phrase, others: own.filter((other) => other !== phrase) }]);
    }
  }

  /**
   * Phrases that stand in a query of which `asked` are the keys of each word: `[first, length, other phrases]`.
   * @param {Set<string>[]} asked @returns {Generator<[number, number, Phrase[]]>}
   */
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
