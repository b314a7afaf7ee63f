/**
 * The search of a copy on a disk (`komak kit`). A page from a disk may fetch nothing, load no module and start no worker:
 * so the index is a script, the modules of the search are one script (portable/search_scripts.py), and the search answers
 * in the page itself. It takes the place of the worker that Material's search box starts, with the messages of
 * assets/search/worker.js. Both scripts are loaded with the first query.
 */
(() => {
  "use strict";
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  const script = (name) =>
    new Promise((resolve, reject) => {
      const made = document.createElement("script");
      Object.assign(made, { src: new URL(name, here).href, onload: resolve, onerror: () => reject(new Error(name)) });
      document.head.append(made);
    });

  /** Where no server answers, a folder is no page. @param {string} address */
  const paged = (address) => address.replace(/(^|\/)(?=$|#)/, "$1index.html");

  class Searcher extends EventTarget {
    /** @param {string} address of the worker that is not started; behind # stands the language */
    constructor(address) {
      super();
      this.locale = decodeURIComponent(new URL(address, location.href).hash.slice(1));
      this.beside = globalThis.BroadcastChannel && new BroadcastChannel(`komak-search-${this.locale}`);
      this.beside?.addEventListener("message", ({ data: { again } }) => again === this.latest && this.ask(again));
      this.latest = "";
      /** @type {Promise<KitSearch> | null} */
      this.search = null;
    }

    postMessage({ type, data }) {
      if (type === SETUP) this.send(READY);
      if (type === QUERY) this.ask(data);
    }

    /** Not at once: a worker never answers while it is being asked. */
    send(type, /** @type {unknown} */ data = undefined) {
      setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: { type, data } })));
    }

    /** @param {string} query */
    async ask(query) {
      this.latest = query;
      /** @type {KitAnswer | null} */
      const found = await this.found(query).catch(() => ({ items: [], isLost: true }));
      if (!found || query !== this.latest) return;
      const { items, help = [], ...beside } = found;
      this.send(RESULT, { items: items.map((page) => page.map((item) => ({ ...item, location: paged(item.location) }))) });
      this.beside?.postMessage({ query, help: help.map(([url, title]) => [paged(url), title]), ...beside });
    }

    /** @param {string} query @returns {Promise<KitAnswer | null>} */
    async found(query) {
      if (!query.trim()) return { items: [] };
      this.search ??= this.begun();
      const isWanted = () => query === this.latest;
      return (await this.search).answer(query, { isWhole: true, isWanted });
    }

    async begun() {
      await Promise.all([script("search.js"), script(`search.${this.locale}.js`)]);
      const { Search, tongues } = globalThis.komakSearch;
      const { language, parts } = globalThis.komakSearchIndex[this.locale];
      return new Search(parts.start, async (name) => parts[name], language, tongues);
    }

    terminate() {}
  }

  Object.assign(globalThis, { Worker: Searcher });
})();
