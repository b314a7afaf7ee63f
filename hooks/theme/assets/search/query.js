/** From what was typed to pages in the order of their worth. */

import { words } from "./words.js";

/** A title is worth more than any number of mentions in a text, the title of a page more than a heading in it. */
const PAGE_TITLE = 8;
const HEADING = 3;
/** BM25: how soon more mentions stop to count, and how much a long text is held against a section. */
const [SATURATION, LENGTH] = [1.2, 0.6];
/** A word that only begins with what was typed, or differs in a letter, beside the word itself. */
const [BEGUN, NEAR] = [0.6, 0.4];
/** Pages that match less of the query than this share of the best are noise. */
const ENOUGH = 0.4;

/**
 * A word of a query with the stems that answer it.
 * @typedef {{typed: string, stems: Map<string, number>, rarity: number, places: Map<Section, {title: number, text: number}>}} Term
 * @typedef {{section: Section, score: number}} Hit
 * @typedef {{page: Page, score: number, share: number, hits: Hit[], missing: string[]}} Found
 */

/** @returns {Term[]} */
export function terms(query, postings) {
  const typed = [...words(query, postings.language)];
  return typed.map(({ word, start, end }, at) => {
    const isOpen = at === typed.length - 1 && end === query.length;
    return term(query.slice(start, end), word, stemsOf(word, isOpen, postings), postings);
  });
}

/** Stem to weight. The last word may not be finished: it also stands for every word that begins with it. */
function stemsOf(word, isOpen, postings) {
  const stems = new Map();
  if (isOpen && word.length > 1) for (const stem of postings.beginningWith(word)) stems.set(stem, BEGUN);
  if (postings.has(postings.stem(word))) stems.set(postings.stem(word), 1);
  if (!stems.size && word.length > 4) for (const stem of postings.near(word)) stems.set(stem, NEAR);
  return stems;
}

function term(typed, word, stems, postings) {
  const places = new Map();
  for (const [stem, weight] of stems)
    for (const [section, { title, text }] of postings.places.get(stem) ?? []) {
      const sum = places.get(section) ?? { title: 0, text: 0 };
      places.set(section, { title: Math.max(sum.title, title && weight), text: sum.text + text * weight });
    }
  const rarity = Math.log(1 + (postings.sections - places.size + 0.5) / (places.size + 0.5));
  return { typed, stems, rarity, places };
}

function worth(section, { title, text }, postings) {
  const inTitle = (section.anchor ? HEADING : PAGE_TITLE) * title;
  const long = 1 - LENGTH + (LENGTH * section.text.words.length) / postings.meanLength;
  return inTitle + (text * (SATURATION + 1)) / (text + SATURATION * long);
}

/** @param {Term[]} asked @returns {Found[]} pages, best first */
export function find(asked, postings) {
  const total = asked.reduce((sum, { rarity }) => sum + rarity, 0);
  const found = [...collect(asked, postings)].map(([page, rows]) => judge(page, rows, asked, total));
  const best = Math.max(...found.map(({ share }) => share));
  return found.filter(({ share }) => share >= best * ENOUGH).sort((one, other) => other.score - one.score);
}

/** Page to sections to what each term of the query is worth there. */
function collect(asked, postings) {
  const pages = new Map();
  asked.forEach(({ places, rarity }, at) => {
    for (const [section, counts] of places) {
      if (!pages.has(section.page)) pages.set(section.page, new Map());
      const rows = pages.get(section.page);
      if (!rows.has(section)) rows.set(section, new Array(asked.length).fill(0));
      rows.get(section)[at] = rarity * worth(section, counts, postings);
    }
  });
  return pages;
}

/** A page counts by the best place of each term, more if they stand together, and by how much of the query it has. */
function judge(page, rows, asked, total) {
  const best = asked.map((_, at) => Math.max(...Array.from(rows.values(), (row) => row[at])));
  const hits = Array.from(rows, ([section, row]) => ({ section, score: sum(row) * (1 + titled(section, asked)) }));
  hits.sort((one, other) => other.score - one.score);
  const share = answered(best, asked, total);
  const score = page.weight * share ** 1.5 * (sum(best) + hits[0].score) * (1 + titled(page.sections[0], asked));
  return { page, score, share, hits, missing: asked.filter((_, at) => !best[at]).map(({ typed }) => typed) };
}

/** How much of the query a page has: by number of words, and by how rare they are. A rare word alone must not decide. */
function answered(best, asked, total) {
  const count = best.filter(Boolean).length / asked.length;
  return (count + sum(asked.map(({ rarity }, at) => (best[at] ? rarity : 0))) / total) / 2;
}

/** Which part of the words of a title was asked for. */
function titled(section, asked) {
  const matched = sum(asked.map(({ places }) => places.get(section)?.title ?? 0));
  return Math.min(1, matched / (section.title.words.length || 1));
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
