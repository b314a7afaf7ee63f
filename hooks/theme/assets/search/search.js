/** The door of the search: the start of an index in, a query in, what Material's search box shows out. */

import { Meanings } from "./meanings.js";
import { Parts } from "./parts.js";
import { Postings } from "./postings.js";
import { asked, find } from "./query.js";
import { suggestions } from "./reading.js";
import { isEverything, results } from "./results.js";
import { plainLanguage } from "./words.js";

/** The language of English names and abbreviations, which nobody inflects. */
const ENGLISH = "en";

export class Search {
  /**
   * @param start content of `start.json`
   * @param {(name: string) => Promise<any>} load brings another part of the same index by its name, or fails
   * @param own name of the language of the pages @param tongues modules of the languages that have a stemmer, by name
   */
  constructor(start, load, own = ENGLISH, tongues = {}) {
    const all = { [ENGLISH]: plainLanguage, [own]: plainLanguage, ...tongues };
    this.parts = new Parts(load);
    this.postings = new Postings(all[own], start, this.parts);
    this.meanings = new Meanings(start.words, all, own);
  }

  /**
   * What there is for a query: Material's result items, the words searched for if they are not those that were typed,
   * and for those who found nothing the nearest words and pages that help. The first answer has what a screen shows;
   * `isWhole` says whether there is more to it. Null if nobody waits for it any more.
   * @param {string} query @param {{isWhole?: boolean, isWanted?: () => boolean}} options
   */
  answer(query, { isWhole = false, isWanted = () => true } = {}) {
    return this.parts.whole(() => this.worked(query, isWhole), isWanted);
  }

  worked(query, isWhole) {
    const { postings, meanings } = this;
    const read = asked(query, postings, meanings, isWhole);
    const found = find(read, postings);
    const searched = read.isCorrected && found.length ? read.tokens.map(({ written }) => written).join(" ") : "";
    return {
      items: results(found, read.terms, postings, isWhole),
      searched,
      nearest: found.length ? [] : suggestions(read.tokens, postings),
      help: found.length ? [] : meanings.help.map((url) => [url, postings.known[url]?.[1] ?? ""]),
      isWhole: isWhole || (read.isWhole && isEverything(found)),
    };
  }
}
