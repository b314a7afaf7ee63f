/** Words as people type them: with slips of the finger, on the wrong keyboard, Russian in Latin letters. */

const QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю";
/** The Cyrillic keyboard of Uzbekistan: ў, қ where Russian has щ, ы; ғ and ҳ on the row of digits. */
const UZBEK = "ёйцукенгшўзхъфқвапролджэячсмитьбю";

/** What `text` is if the other keyboard was on: `ghjnjrjk` протокол, `ыщкщтмтщьф` sorovnoma. */
export function otherKeyboards(text) {
  const lower = text.toLowerCase();
  const swapped = [through(lower, QWERTY, RUSSIAN), through(lower, `${QWERTY}-=`, `${UZBEK}ғҳ`), through(lower, RUSSIAN, QWERTY)];
  return [...new Set(swapped)].filter((other) => other !== lower);
}

function through(text, from, to) {
  return Array.from(text, (letter) => (from.includes(letter) ? to[from.indexOf(letter)] : letter)).join("");
}

const LATIN = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "yo", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m",
  н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ъ: "",
  ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
}; // prettier-ignore

/**
 * What is left of a Russian word however it is written in Latin letters: `soglasie`, `soglasiye` and `согласие` are one.
 * Only for words of the index that Latin letters have found nothing for: it brings different words together, too.
 */
export function skeleton(word) {
  const latin = Array.from(word, (letter) => LATIN[letter] ?? letter).join("");
  return latin
    .replace(/shch|sch|sh/g, "w")
    .replace(/ch/g, "q")
    .replace(/zh/g, "j")
    .replace(/kh|x/g, "h")
    .replace(/ts|tc/g, "c")
    .replace(/j(?=[aou])(?<=(?:^|[aeiou])j)/g, "y")
    .replace(/[iy]+(?=[aeou])/g, "")
    .replace(/y/g, "i")
    .replace(/(.)\1+/g, "$1");
}

/** How many slips are forgiven in a word. */
export const slips = (word) => (word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2);

let [before, last, next] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/** Letters changed, left out, put in, and neighbours swapped between two words; `limit + 1` if there are more. */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit || Math.max(one.length, other.length) > 60) return limit + 1;
  for (let at = 0; at <= other.length; at++) last[at] = at;
  for (let row = 1; row <= one.length; row++) {
    let least = row;
    next[0] = row;
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      let slips = Math.min(last[at - 1] + (isSame ? 0 : 1), last[at] + 1, next[at - 1] + 1);
      const isSwap = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (isSwap) slips = Math.min(slips, before[at - 2] + 1);
      next[at] = slips;
      if (slips < least) least = slips;
    }
    if (least > limit) return limit + 1;
    [before, last, next] = [last, next, before];
  }
  return Math.min(last[other.length], limit + 1);
}

/** Of `words` those that differ from `word` least, and by no more than `limit`. */
export function nearest(word, words, limit) {
  let best = limit;
  /** @type {string[]} */
  let found = [];
  for (const other of limit > 0 ? words : []) {
    const apart = distance(word, other, best);
    if (apart < best) found = [];
    if (apart > best) continue;
    best = apart;
    found.push(other);
  }
  return found;
}
