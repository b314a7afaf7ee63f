/**
 * Russian: ё is е, and the stemmer of Snowball (snowballstem.org/algorithms/russian), with four additions of ours below.
 * The suffix lists and their order are Snowball's; `tests/search` compares every word of the site with the reference.
 */

import { plain } from "./words.js";

const VOWEL = /[аеиоуыэюя]/;

const PERFECTIVE_GERUND = [/[ая](?:вшись|вши|в)$/, /(?:ившись|ывшись|ивши|ывши|ив|ыв)$/];
const ADJECTIVE = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$/;
const PARTICIPLE = [/[ая](?:ющ|вш|ем|нн|щ)$/, /(?:ивш|ывш|ующ)$/];
const REFLEXIVE = /(?:ся|сь)$/;
const VERB = [
  /[ая](?:ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)$/,
  /(?:ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю)$/,
];
const NOUN = /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/;

/** Letters behind the first vowel: only there do endings stand. */
function afterVowel(word) {
  const found = word.search(VOWEL);
  return found < 0 ? word.length : found + 1;
}

/** Snowball's R1 inside `word` from `start`: what is behind the first consonant after a vowel. */
function afterSyllable(word, start) {
  for (let at = start + 1; at < word.length; at++)
    if (VOWEL.test(word[at - 1]) && !VOWEL.test(word[at])) return at + 1;
  return word.length;
}

/** `tail` without the ending, or null. The first pattern of a pair begins with a letter that stays. */
function cut(tail, patterns) {
  const [kept, whole] = patterns.length ? patterns : [null, patterns];
  const long = whole.exec(tail);
  const short = kept?.exec(tail);
  if (short && (!long || short.index + 1 <= long.index)) return tail.slice(0, short.index + 1);
  return long ? tail.slice(0, long.index) : null;
}

function withoutAdjective(tail) {
  const shorter = cut(tail, ADJECTIVE);
  return shorter === null ? null : (cut(shorter, PARTICIPLE) ?? shorter);
}

function withoutEnding(tail) {
  const gerund = cut(tail, PERFECTIVE_GERUND);
  if (gerund !== null) return gerund;
  const rest = cut(tail, REFLEXIVE) ?? tail;
  return withoutAdjective(rest) ?? cut(rest, VERB) ?? cut(rest, NOUN) ?? rest;
}

/** `tail` after the second part of Snowball: -и, -ость, -ейш-, -нн- and -ь. */
function tidy(tail, derivation) {
  let rest = tail.replace(/и$/, "");
  const noun = /(?:ость|ост)$/.exec(rest);
  if (noun && noun.index >= derivation) rest = rest.slice(0, noun.index);
  const superlative = rest.replace(/(?:ейше|ейш)$/, "");
  if (superlative !== rest || rest.endsWith("нн")) return superlative.replace(/нн$/, "н");
  return rest.replace(/ь$/, "");
}

/** The reference algorithm for a word in small letters without ё. */
export function snowball(word) {
  const from = afterVowel(word);
  const derivation = afterSyllable(word, afterSyllable(word, 0)) - from;
  return word.slice(0, from) + tidy(withoutEnding(word.slice(from)), derivation);
}

/**
 * What Snowball leaves apart and our readers type: a vowel that comes and goes (ребёнок, ребёнка; отец, отца; листков),
 * and -ьми (детьми). The same rule for every form of a word, so nothing that was together is parted.
 */
const OF_NOUN = /^(случ|обыч|урож)ая$/; // Snowball takes these for adjectives
const ADDITIONS = [
  [/(?<=[бвгджзклмнпрстфхцчшщ])[ое]к$/, "к"],
  [/(?<=[бвгджзклмнпрстфхцчшщ])ец$/, "ц"],
  [/(?<=[дт])ьм$/, ""],
];

const LIKE_PARTICIPLE = /(?<=..м)ен$/; // экзамен, омбудсмен

/** `komak.terms` has the same in Python; `tests/search/test_stems.py` compares the two on every word of the site. */
export function stem(word) {
  const found = snowball(word.replace(OF_NOUN, "$1ай")).replace(LIKE_PARTICIPLE, "");
  return found.length < 4 ? found : ADDITIONS.reduce((rest, [ending, by]) => rest.replace(ending, by), found);
}

export const fold = (word) => plain(word).replaceAll("ё", "е");
