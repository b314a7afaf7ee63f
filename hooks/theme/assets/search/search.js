/** The door of the search: parts of an index in, a query in, what Material's search box shows out. */

import { Meanings } from "./meanings.js";
import { Postings } from "./postings.js";
import { asked, find } from "./query.js";
import { suggestions } from "./reading.js";
import { results } from "./results.js";
import { plainLanguage } from "./words.js";

/** The language of English names and abbreviations, which nobody inflects. */
const ENGLISH = "en";

export class Search {
  /** @param own name of the language of the pages @param tongues modules of the languages that have a stemmer, by name */
  constructor(own = ENGLISH, tongues = {}) {
    this.own = own;
    this.tongues = { [ENGLISH]: plainLanguage, [own]: plainLanguage, ...tongues };
    this.postings = new Postings(this.tongues[own]);
    this.meanings = new Meanings({}, this.tongues, own);
  }

  /** Take in one part of an index. */
  add({ pages, words }) {
    this.postings.add(pages);
    if (words) this.meanings = new Meanings(words, this.tongues, this.own);
  }

  /**
   * What there is for a query: Material's result items, the words searched for if they are not those that were typed,
   * and for those who found nothing the nearest words and pages that help.
   */
  answer(query) {
    const { postings, meanings } = this;
    const read = asked(query, postings, meanings);
    const found = find(read, postings);
    const searched = read.isCorrected && found.length ? read.tokens.map(({ written }) => written).join(" ") : "";
    return {
      items: results(found, read.terms),
      searched,
      nearest: found.length ? [] : suggestions(read.tokens, postings),
      help: found.length ? [] : meanings.help.map((url) => [url, postings.pages.get(url)?.sections[0].title.text ?? ""]),
    };
  }
}
