/**
 * Words of a text. Letters, digits and every sign that people type for ʻ and ʼ; a hyphen parts words.
 *
 * `fold` makes spellings of a word equal, `stem` the forms of a folded one.
 * @typedef {{fold: (word: string) => string, stem: (folded: string) => string}} Language
 */

/** `komak.languages.marks` has the same, which a test compares. */
const APOSTROPHES = "'`´‘’‛ʻʼʽʾʿˈʹ′＇ꞌ՚";
const WORD = new RegExp(`[\\p{L}\\p{N}\\p{M}\\p{Cf}${APOSTROPHES}]+`, "gu");
/** With what nobody sees: soft hyphens, joiners, variation selectors. */
const LOST = new RegExp(`[${APOSTROPHES}\\p{Cf}\\u034f\\ufe00-\\ufe0f]`, "gu");
const COMPOUND = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu;

/** Latin letters lose their accents (ǵ, ń, á); й and ё are letters of their own. */
const bare = (word) => word.normalize("NFD").replace(/([a-z])\p{M}+/gu, "$1").normalize("NFC").replaceAll("ı", "i");

/** Small letters in one piece, without apostrophes and soft hyphens: `O'quvchi`, `oʻquvchi` and `oquvchi` are one word. */
export const plain = (word) => bare(word.normalize("NFC").toLowerCase().replace(LOST, ""));

/** For a language that nobody has written a stemmer for. @type {Language} */
export const plainLanguage = { fold: plain, stem: (word) => word };

/** Folded words of `text` with their place. @param {string} text @param {Language} language */
export function* words(text, language) {
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const word = language.fold(found);
    if (word) yield { word, start: index, end: index + found.length };
  }
}

/** Hyphenated words written as one, for readers who leave the hyphen out: `чек-лист` is found by `чеклист`. @param {string} text @param {Language} language */
export function compounds(text, language) {
  return Array.from(text.matchAll(COMPOUND), ([found]) => language.fold(found.replaceAll("-", "")));
}
