/** What a reader has typed, read as words of the site: as typed, unfinished, on the wrong keyboard, misspelt. */

import { distance, nearest, otherKeyboards, skeleton, slips } from "./typing.js";
import { words } from "./words.js";

/** A word that only begins with what was typed, is Russian in Latin letters, or differs in letters, beside the word itself. */
const [BEGUN, SPELT, NEAR] = [0.6, 0.9, 0.4];

/** @import { Meanings } from "./meanings.js" */
/** @import { Postings } from "./postings.js" */

/**
 * A word of a query. `keys` are its stems with their language, `stems` those of the pages with their weight; `begun` is what
 * longer words may begin with.
 * @typedef {{typed: string, word: string, keys: Set<string>, stems: Map<string, number>, written: string, isKnown: boolean, begun: string}} Token
 * @typedef {{tokens: Token[], isCorrected: boolean}} Read
 */

const isLatin = (typed) => /^[a-z'`ʻʼ’‘]+$/i.test(typed);

/** @param {string} query @param {Postings} postings @param {Meanings} meanings @returns {Read} */
export function read(query, postings, meanings) {
  const asTyped = tokens(query, postings, meanings);
  postings.parts.settle();
  if (!asTyped.length || asTyped.some(({ isKnown }) => isKnown)) return corrected(asTyped, postings, meanings);
  const isRussian = asTyped.some(({ typed, word }) => isLatin(typed) && sounding(word, postings, meanings).some((other) => skeleton(other) === skeleton(word)));
  postings.parts.settle();
  if (isRussian) return corrected(asTyped, postings, meanings);
  const others = otherKeyboards(query).map((other) => tokens(other, postings, meanings));
  postings.parts.settle();
  for (const swapped of others) {
    if (swapped.length && swapped.filter(({ isKnown }) => isKnown).length * 2 > swapped.length)
      return { ...corrected(swapped, postings, meanings), isCorrected: true };
  }
  return corrected(asTyped, postings, meanings);
}

/** @returns {Token[]} */
function tokens(query, postings, meanings) {
  const typed = [...words(query, postings.language)];
  const texts = typed.map(({ start, end }) => query.slice(start, end));
  return typed.map(({ word, end }, at) => {
    const isOpen = at === typed.length - 1 && end === query.length;
    return token(texts[at], word, isOpen, postings, meanings);
  });
}

/** @returns {Token} */
function token(typed, word, isOpen, postings, meanings) {
  const keys = keysOf(typed, meanings);
  const begun = isOpen ? word : "";
  if (meanings.isIgnored(keys)) return new Ignored(typed, word, keys, begun, postings);
  const stems = stemsOf(word, isOpen, postings);
  if (isOnlyDefined(stems, postings, meanings)) for (const key of russianKeys(typed, meanings)) keys.add(key);
  const isKnown = stems.size > 0 || [...keys].some((key) => meanings.known.has(key));
  return { typed, word, keys, stems, written: typed, isKnown, begun };
}

/** The last word may not be finished: it also stands for every word that begins with it. @returns {Map<string, number>} */
function stemsOf(word, isOpen, postings) {
  const stems = new Map();
  if (isOpen && word.length > 1) for (const longer of postings.beginningWith(word)) stems.set(postings.stem(longer), BEGUN);
  if (postings.has(postings.stem(word))) stems.set(postings.stem(word), 1);
  return stems;
}

/** A word that says nothing: where it stands is looked up only if nothing else was asked for, or in a phrase. */
class Ignored {
  isKnown = true;

  /** @param {Postings} postings */
  constructor(typed, word, keys, begun, postings) {
    this.typed = typed;
    this.written = typed;
    this.word = word;
    this.keys = keys;
    this.begun = begun;
    this.postings = postings;
  }

  get stems() {
    return stemsOf(this.word, this.begun, this.postings);
  }
}

/** A word that stands nowhere but in the glossary may be a Russian name there: napravleniye for yoʻllanma. */
const isOnlyDefined = (stems, postings, meanings) =>
  stems.size > 0 &&
  [...stems.keys()].every((stem) => [...postings.placesOf(stem).keys()].every((section) => isApart(postings.pageOf(section), postings, meanings)));

const isApart = (page, postings, meanings) => [...meanings.apart].some((url) => postings.numberOf(url) === page);

/** Keys of the Russian words of the lists that a word in Latin letters is, letter for letter. */
function russianKeys(typed, meanings) {
  const found = isLatin(typed) && meanings.spelt.ru ? bonesOf(meanings.spelt.ru).get(skeleton(typed.toLowerCase())) : [];
  return (found ?? []).map((word) => `ru:${meanings.tongue("ru").stem(word)}`);
}

function keysOf(text, meanings) {
  return new Set(
    Object.entries(meanings.tongues).flatMap(([name, language]) =>
      Array.from(words(text, language), ({ word }) => `${name}:${language.stem(word)}`),
    ),
  );
}

/** @param {Token[]} found @returns {Read} */
function corrected(found, postings, meanings) {
  for (const { isKnown, typed, word } of found) if (!isKnown && isLatin(typed)) sounding(word, postings, meanings);
  postings.parts.settle(); // a Russian word in Latin letters needs no words that are like it
  const mended = found.map((one) => (one.isKnown ? one : mend(one, postings, meanings)));
  postings.parts.settle();
  return { tokens: mended, isCorrected: mended.some((one, at) => one !== found[at]) };
}

/** A word that nothing knows becomes the words that it may have been meant for. */
function mend(one, postings, meanings) {
  const spelt = candidates(one, postings, meanings);
  if (!spelt.length) return one;
  const stems = new Map();
  for (const { name, word, weight } of spelt)
    if (name === meanings.own && postings.has(postings.stem(word))) stems.set(postings.stem(word), weight);
  const keys = new Set(spelt.map(({ name, word }) => `${name}:${meanings.tongue(name).stem(word)}`));
  return { ...one, stems, keys, written: postings.written(spelt[0].word), begun: "" };
}

function candidates({ typed, word, begun }, postings, meanings) {
  const named = (name, found, weight) => found.map((other) => ({ name, word: other, weight }));
  const russian = isLatin(typed) ? inLatin(word, begun, sounding(word, postings, meanings)) : [];
  if (russian.length) return named("ru", russian, SPELT);
  const names = Object.keys(meanings.tongues).sort((one, other) => Number(other === meanings.own) - Number(one === meanings.own));
  let [best, found] = [Infinity, []];
  for (const name of names) {
    const folded = Array.from(words(typed, meanings.tongue(name)), (one) => one.word).join("");
    const close = nearest(folded, vocabulary(name, folded, postings, meanings), Math.min(slips(folded), best - 1));
    if (close.length) [best, found] = [distance(folded, close[0], slips(folded)), named(name, close, NEAR)];
  }
  return found;
}

/** Words of a language that a reader may have meant by `word`. */
function vocabulary(name, word, postings, meanings) {
  const listed = [...(meanings.spelt[name] ?? [])];
  return name === meanings.own ? [...new Set([...postings.near(word), ...listed])] : listed;
}

/** Russian words that may be what was typed in Latin letters. */
function sounding(word, postings, meanings) {
  const listed = [...(meanings.spelt.ru ?? [])];
  return meanings.own === "ru" ? [...new Set([...postings.sounding(skeleton(word)), ...listed])] : listed;
}

/** Russian words by what is left of them in Latin letters, by the list they stand in. */
const BONES = new WeakMap();

function bonesOf(all) {
  if (!BONES.has(all)) {
    const bones = new Map();
    for (const word of all)
      if (/[а-я]/.test(word)) bones.set(skeleton(word), [...(bones.get(skeleton(word)) ?? []), word]);
    BONES.set(all, bones);
  }
  return BONES.get(all);
}

/** Russian words that `word` is in Latin letters; unfinished or with a slip if there is none. */
function inLatin(word, begun, all) {
  const [wanted, bones] = [skeleton(word), bonesOf(all)];
  if (bones.has(wanted)) return bones.get(wanted);
  const longer = begun && wanted.length > 3 ? [...bones.keys()].filter((other) => other.startsWith(wanted)) : [];
  const found = longer.length ? longer : wanted.length > 4 ? nearest(wanted, bones.keys(), 1) : [];
  return found.flatMap((other) => bones.get(other));
}

/** Words of the site that look most like those that were not found, for a reader to choose from. @param {Token[]} found @param {Postings} postings */
export function suggestions(found, postings) {
  const unknown = found.filter(({ stems, word }) => !stems.size && word.length > 2);
  const close = unknown.flatMap(({ word }) => nearest(word, postings.near(word), Math.max(2, Math.floor(word.length / 2) - 1)));
  return [...new Set(close.map((word) => postings.written(word)))].slice(0, 4);
}
