/** The door of the search: rows of an index in, a query in, what Material's search box shows out. */

import { Postings } from "./postings.js";
import { find, terms } from "./query.js";
import { results } from "./results.js";
import { plainLanguage } from "./words.js";

export class Search {
  /** @param language one of the stemmer modules; none for a language that has no stemmer yet */
  constructor(language = plainLanguage) {
    this.postings = new Postings(language);
  }

  /** Take in one part of an index. */
  add(rows) {
    this.postings.add(rows);
  }

  /** Material's result items for a query. */
  items(query) {
    const asked = terms(query, this.postings);
    return results(find(asked, this.postings), asked);
  }
}
