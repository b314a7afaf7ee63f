/** From what was typed to pages in the order of their worth. */

import { read } from "./reading.js";

/** A title is worth more than any number of mentions in a text, the title of a page more than a heading in it. */
const PAGE_TITLE = 8;
const HEADING = 3;
/** What a page is ("форма", "тест") and what the list of words leads to it. */
const KIND = 6;
/** BM25: how soon more mentions stop to count, and how much a long text is held against a section. */
const [SATURATION, LENGTH] = [1.2, 0.35];
/** A word that means the same. */
const ALIKE = 0.8;
/** A page that speaks of it in many sections is about it: each doubling of their number. */
const SPREAD = 0.12;
/** Pages that match less of the query than this share of the best are noise. */
const ENOUGH = 0.4;

/** @import { Meanings, Phrase } from "./meanings.js" */
/** @import { Places, Postings } from "./postings.js" */
/** @import { Token } from "./reading.js" */

/**
 * A word of a query with the stems that answer it; `isWhole` says whether all of their places are here.
 * @typedef {{typed: string, marked: Set<string>, rarity: number, places: Places, isWhole: boolean}} Term
 * @typedef {{section: number, score: number}} Hit
 * @typedef {{page: number, score: number, share: number, hits: Hit[], missing: string[]}} Found
 * @typedef {{terms: Term[], tokens: Token[], first: string[], isCorrected: boolean, apart: Set<string>, isWhole: boolean}} Asked
 */

/** @param {string} query @param {Postings} postings @param {Meanings} meanings @param isWhole whether even the places that count least matter @returns {Asked} */
export function asked(query, postings, meanings, isWhole) {
  const { tokens, isCorrected } = read(query, postings, meanings);
  const alike = phrases(tokens, meanings);
  const first = meanings.firstFor(tokens, alike);
  const all = tokens.map((token, at) => ({ token, others: [...alike[at]] }));
  const telling = all.filter(({ token, others }) => others.length || !meanings.isIgnored(token.keys));
  const counted = telling.length ? telling : all;
  const terms = counted.map(({ token, others }) => term(token, others, postings, isWhole));
  postings.parts.settle();
  return { terms, tokens, first, isCorrected, apart: meanings.apart, isWhole: isWhole || terms.every((one) => one.isWhole) };
}

/** For each word of a query the phrases that mean the same as it, or as the phrase in which it stands. @param {Token[]} tokens @param {Meanings} meanings */
function phrases(tokens, meanings) {
  const alike = tokens.map(() => /** @type {Set<Phrase>} */ (new Set()));
  for (const [start, length, others] of meanings.inside(tokens.map(({ keys }) => keys)))
    for (let at = start; at < start + length; at++) for (const other of others) alike[at].add(other);
  return alike;
}

/** @param {Token} token @param {Phrase[]} others @param {Postings} postings @returns {Term} */
function term({ typed, stems: own }, others, postings, isWhole) {
  const stems = new Map(own);
  for (const { stems: phrase } of others) if (phrase.length === 1 && !stems.has(phrase[0])) stems.set(phrase[0], ALIKE);
  const places = new Map();
  for (const [stem, weight] of stems) put(places, postings.placesOf(stem, isWhole), weight);
  const marked = new Set(stems.keys());
  for (const { stems: phrase } of others.filter((other) => other.stems.length > 1)) {
    put(places, postings.together(phrase, isWhole), ALIKE);
    for (const stem of phrase) marked.add(stem);
  }
  const hidden = isWhole ? 0 : sum(Array.from(stems.keys(), (stem) => postings.countOf(stem) - postings.placesOf(stem).size));
  const count = Math.min(postings.sections, places.size + hidden);
  const rarity = Math.log(1 + (postings.sections - count + 0.5) / (count + 0.5));
  return { typed, marked, rarity, places, isWhole: [...marked].every((stem) => postings.isWhole(stem)) };
}

function put(places, found, weight) {
  for (const [section, { title, text, kind, titleLength, length }] of found) {
    const known = places.get(section) ?? { title: 0, text: 0, kind: 0, titleLength: 0, length };
    places.set(section, {
      title: Math.max(known.title, title && weight),
      text: known.text + text * weight,
      kind: Math.max(known.kind, kind && weight),
      titleLength: Math.max(known.titleLength, titleLength),
      length,
    });
  }
}

function worth(section, { title, text, kind, length }, postings) {
  const beside = (postings.isLead(section) ? PAGE_TITLE : HEADING) * title + KIND * kind;
  const long = 1 - LENGTH + (LENGTH * length) / postings.meanLength;
  return beside + (text * (SATURATION + 1)) / (text + SATURATION * long);
}

/** @param {Asked} query @param {Postings} postings @returns {Found[]} pages, best first */
export function find({ terms, first, apart }, postings) {
  const total = terms.reduce((sum, { rarity }) => sum + rarity, 0);
  const alone = new Set([...apart].map((url) => postings.numberOf(url)));
  const found = [...collect(terms, postings)].map(([page, rows]) =>
    judge(page, alone.has(page) ? richest(rows) : rows, terms, total, postings),
  );
  const best = Math.max(...found.map(({ share }) => share));
  const enough = found.filter(({ share }) => share >= best * ENOUGH).sort((one, other) => other.score - one.score);
  return withFirst(enough, found, first, postings);
}

/** What the list of words wants before everything else, whatever was found. */
function withFirst(enough, found, first, postings) {
  const pages = first.map((url) => postings.numberOf(url)).filter((page) => page !== undefined);
  const top = (enough[0]?.score ?? 0) + 1;
  const lead = pages.map((page, at) => ({
    ...(found.find((one) => one.page === page) ?? { page, share: 1, hits: [{ section: postings.leads[page], score: 1 }] }),
    score: top + pages.length - at,
    missing: [],
  }));
  return [...lead, ...enough.filter(({ page }) => !pages.includes(page))];
}

/** Page to sections to what each term of the query is worth there. */
function collect(terms, postings) {
  const pages = new Map();
  terms.forEach(({ places, rarity }, at) => {
    for (const [section, counts] of places) {
      const page = postings.pageOf(section);
      if (!pages.has(page)) pages.set(page, new Map());
      const rows = pages.get(page);
      if (!rows.has(section)) rows.set(section, new Array(terms.length).fill(0));
      rows.get(section)[at] = rarity * worth(section, counts, postings);
    }
  });
  return pages;
}

/** Of sections that stand apart the one that answers most. */
function richest(rows) {
  const value = ([, row]) => sum(row) * row.filter(Boolean).length;
  return new Map([[...rows].sort((one, other) => value(other) - value(one))[0]]);
}

/** A page counts by the best place of each term, more if they stand together, and by how much of the query it has. */
function judge(page, rows, terms, total, postings) {
  const best = terms.map((_, at) => Math.max(...Array.from(rows.values(), (row) => row[at])));
  const hits = Array.from(rows, ([section, row]) => ({ section, score: sum(row) * (1 + titled(section, terms)) }));
  hits.sort((one, other) => other.score - one.score);
  const share = answered(best, terms, total);
  const about = (1 + titled(postings.leads[page], terms)) * (1 + SPREAD * Math.log2(hits.length));
  const score = postings.weights[page] * share ** 1.5 * (sum(best) + hits[0].score) * about;
  return { page, score, share, hits, missing: terms.filter((_, at) => !best[at]).map(({ typed }) => typed) };
}

/** How much of the query a page has: by number of words, and by how rare they are. A rare word alone must not decide. */
function answered(best, terms, total) {
  const count = best.filter(Boolean).length / terms.length;
  return (count + sum(terms.map(({ rarity }, at) => (best[at] ? rarity : 0))) / total) / 2;
}

/** Which part of the words of a title was asked for. */
function titled(section, terms) {
  const counts = terms.map(({ places }) => places.get(section)).filter(Boolean);
  const length = Math.max(1, ...counts.map(({ titleLength }) => titleLength));
  return Math.min(1, sum(counts.map(({ title }) => title)) / length);
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
