/**
 * Uzbek in both scripts. A word is folded to Latin letters without apostrophes; then endings are taken off.
 *
 * Uzbek puts endings in a fixed order (uy-lar-imiz-dan), but many words end in what looks like one (bola, odam, tartib).
 * So a word of the lists below is looked for at the beginning first, and the rest must be a chain of endings that such a
 * word can have; only an unknown word loses what looks like an ending. Derivation (-lik, -li, -siz, -chi) stays:
 * bola and bolalik, xavf and xavfsiz are different words to a reader.
 */

import { plain } from "./words.js";

const LATIN = {
  а: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", ё: "yo", ж: "j", з: "z", и: "i", й: "y", к: "k", қ: "q", л: "l",
  м: "m", н: "n", о: "o", ў: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "x", ҳ: "h", ч: "ch", ш: "sh",
  щ: "sh", ъ: "", ы: "i", ь: "", э: "e", ю: "yu", я: "ya",
}; // prettier-ignore

/** Cyrillic to Latin in small letters: е and ц are heard by their place (етти yetti, поезд poyezd; цирк sirk). */
function toLatin(word) {
  return word
    .replace(/(?<=^|[аеёиоуэюяўъь])е/g, "ye")
    .replaceAll("е", "e")
    .replace(/(?<=[аеёиоуэюяў])ц/g, "ts")
    .replaceAll("ц", "s")
    .replace(/[а-яёғқўҳ]/g, (letter) => LATIN[letter] ?? letter);
}

/** Words from Russian that the two scripts write differently: бюджет budjet, октябрь oktabr. */
const sameLoan = (word) => word.replace(/(?<=[bt])y(?=udj|abr)/, "");

/** Letters of the reformed alphabet that is spoken of, and of its neighbours: şakl, çora, maña. */
const reformed = (word) =>
  word.normalize("NFC").toLowerCase().replace(/[şș]/g, "sh").replace(/ç/g, "ch").replace(/ñ/g, "ng");

export const fold = (word) => sameLoan(toLatin(plain(reformed(word))));

const list = (text) => new Set(text.trim().split(/\s+/));

/** Nouns and other words that end in what looks like an ending, or are shorter than the rules allow. */
const NOUNS = list(`
  adabiyot aka ariza aynik ayniqsa ayol agentlik asos ahvol amaliyot anketa avlod ayni azo bahs band baho barmoq bayram begona belgi bilim bino bir birga
  bob bobo bogcha bola bolim bosh boshqa bosqich bulling bugun butun buvi chegara daqiqa dars daraja daromad dastur davr davra
  deraza devor doim doira dori dost dunyo ega egiz ekan erkak ertaga eslatma er farzand foyda forma gap giybat guruh
  hafta hamma haqida havola hissa hodisa hodim holat hona hudud huquq hujjat idora ijro ikki ildiz ism ish ishonch
  izoh janjal jadval janob jazo jinoyat joy juma kasallik kasb kasal kasalxona katta kecha keksa kelin kim kishi kitob komak
  korsatkich kon kop kun lavozim maktab maqsad maqtov masala mashq mashgulot masalan masul mavzu mahalla majlis mehr
  markaz mezon modda modul monitoring moliya mulk muammo muassasa muddat mudir muhim mutaxassis nafaqa namuna narsa
  natija navbat nevara nima oila olim ona opa oqibat oqim oqituvchi oquv oquvchi orta orin orqa osma osmir ota
  oy oyin odam pasport poliklinika psixolog qadam qalam qanday qaror qasam qayd qishloq qism qiz qoida qonun qoshni
  qollanma ravish raqam rang rasm reja reyting rol roza royxat ruh sabab sana sanoq savod savol savdo shaxs
  shahar shakl shifokor sinf singil sir so som son soz soha subhat suhbat sud sogliq soglom sorovnoma tabiat tabib
  talab talim taqdim taqvim tarbiya tarjima tarkib tartib tarif tasdiq tashkilot tashvish tavsiya tizim toifa tomon
  topshiriq toshma trener trening tuman tun turmush uchrashuv uka umid umumiy umr usul uy vada vaqt varaq
  vasiy vazifa vaziyat viloyat voqea xabar xarita xato xavf xavfsizlik xizmat xodim xona xotin xulosa xulq yil
  yol yon yordam yosh yoshlar yozuv yurist zarar zina
`);

/** Roots of verbs that are short, or end in a vowel or like an ending. */
const VERBS = list(`
  ayt ber bil bol boq bor bos chiq de ek et ich ish kel kes ket kir kol kor kut och ol oqi organ ot oyla oyna qara qil qol
  qoy sana sev sol sora sot tani tashi tegish tek ter tik til tin top tur tush tut tuz uch ur uxla yasa yasha yet yig
  yoz yur yut yuri ye qaytar boshla ishla sozla tingla tanla tayyorla bogla aniqla bahola belgila tasvirla gapir
  almash ergash gaplash kelish tanish tushun uchrash
  qatnash tuga tugat yangila yakunla tarqat toldir imzola rejalashtir boshqar kuzat
  zorla zorlash kaltakla kaltaklash dopposla savala oldir yoqol qoch zaharla kuydir
`);

const CASE = "(?:ning|niki|(?<!o)ni|dan|dagi|da|gacha|(?<=k)kacha|(?<=q)qacha|ga|(?<=k)ka|(?<=q)qa|dek|day)";
const MINE = "(?:imiz|ingiz|lari|miz|ngiz|im|ing|(?<=[aeiou])si|i|m|ng)";
/** Without "my" and "your", which too many nouns seem to end in; -si only where it cannot be -s and -i. */
const WHOSE = "(?:imiz|ingiz|lari|(?<=[aeou])si|i)";
const noun = (whose) => `(?:lar)?${whose}?(?:${CASE}(?:lar${CASE}?)?)?(?:mi|dir)?`;

const PERSON = "(?:man|san|miz|siz)";
/** -a- is an ending in qil-adi and aytil-adi, but belongs to the root in ishla-di. */
const A = "(?<![bdfghjkmnpqrstvxyz]l)a";
const FINITE =
  `(?:(?:${A}|y)(?:di|dilar|${PERSON})|${A}?yap(?:ti|tilar|${PERSON})|di(?:m|ng|k|ngiz|lar)?|sa(?:m|ng|k|ngiz)?|sin(?:lar)?` +
  `|moqda|moqchi${PERSON}?|(?:i|(?<=VOWEL))b(?:di|${PERSON})?|(?<!n)ing(?:iz|lar)?|(?<=VOWEL)ng(?:iz|lar)?|aylik|(?<=a)ylik)(?:mi)?`;
const PARTICIPLE =
  `(?:(?:${A}|y)digan|${A}?yotgan|gan|(?<=k)kan|(?<=q)qan|u?vchi|guncha|gach|gancha|ish|moq)${noun(MINE)}` +
  `|(?<=VOWEL)sh${noun(WHOSE)}`;
const NOT = `ma(?:y|s|sdan|sli[kg]${noun(MINE)})`;
const verbal = `(?:${NOT}|(?:ma)?(?:${FINITE}|${PARTICIPLE}))`;

/** Sticky: they match behind a known word, and see its last letter. */
const AFTER_NOUN = new RegExp(`${noun(MINE)}$`, "y");
const AFTER_VERB = new RegExp(`(?:a|y|ay|ma|ar|ardi|${verbal.replaceAll("VOWEL", "[aeiou]")})?$`, "y");
const VERBAL = new RegExp(`^(.{3,}?)${verbal.replaceAll("VOWEL", "a")}$`);
const NOMINAL = new RegExp(`^(.{3,}?)${noun(WHOSE)}$`);

/** A vowel that goes before an ending: oʻgʻil, oʻgʻli. */
const SHORTENED = {
  burn: "burun", kongl: "kongil", ogl: "ogil", ogz: "ogiz", orn: "orin", qorn: "qorin", shahr: "shahar", singl: "singil",
  singli: "singil",
}; // prettier-ignore

/** The longest known word that `word` begins with and continues as such a word can. */
function known(word) {
  for (let length = word.length; length > 1; length--) {
    const start = word.slice(0, length);
    const endings = NOUNS.has(start) || start in SHORTENED ? AFTER_NOUN : VERBS.has(start) ? AFTER_VERB : null;
    if (endings) {
      endings.lastIndex = length;
      if (endings.test(word)) return start;
    }
  }
  return null;
}

/** The beginning of a word that the lists do not know; an -i that may be an ending is always one. */
function unknown(word) {
  const found = VERBAL.exec(word) ?? NOMINAL.exec(word);
  return found ? found[1].replace(/(?<=...)i$/, "") : word;
}

export function stem(word) {
  const found = known(word) ?? unknown(word);
  const whole = SHORTENED[found] ?? found;
  return whole.length < 4 ? whole : whole.replace(/[qg]$/, "k"); // qishloq, qishlogʻi; eshik, eshigi
}
