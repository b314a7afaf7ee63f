/**
 * Answers Material's search box in place of Material's worker: messages SETUP, READY, QUERY, RESULT as in its
 * integrations/search/worker. `config.search` of a page names this file and, behind #, the language of the page.
 *
 * It is started when a reader goes to the box, and loads the rest with the first query. It is a classic script because
 * Material starts it as one.
 */

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const INDEX = new URL("../../search/", self.location.href);
const LOCALE = decodeURIComponent(self.location.hash.slice(1));

/** What else there is to say of an answer: whoever waits for it (`box.js`) knows by the query whether it is meant. */
const BESIDE = globalThis.BroadcastChannel && new BroadcastChannel(`komak-search-${LOCALE}`);


/** @type {SearchFiles} */
let files;
/** @type {Promise<any> | null} */
let search = null;
let latest = "";
/** The query whose first results are shown. */
let shown = "";

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    files = data.config[LOCALE];
    postMessage({ type: READY });
  } else if (type === QUERY) {
    latest = data;
    ask(data);
  }
});
BESIDE?.addEventListener("message", ({ data: { again } }) => again === latest && ask(again)); // what the box asks once more

/** Answer, if need be with the index of a newer edition of the site; say so if that cannot be done. */
async function ask(query) {
  shown = "";
  if (!query.trim() || !files) return answer(query, { items: [] });
  try {
    await tell(query).catch(async (error) => {
      if (!(await isRenewed())) throw error;
      search = null;
      await tell(query);
    });
  } catch (error) {
    console.warn("Part of the search index not loaded:", error);
    if (query === latest) lose(query);
  }
}

/** What is shown already stays. */
function lose(query) {
  if (shown === query) BESIDE?.postMessage({ query, isLost: true });
  else answer(query, { items: [], isLost: true });
}

/** First what a screen shows, then everything. */
async function tell(query) {
  const isWanted = () => query === latest;
  search ??= load();
  const ready = await search;
  for (const isWhole of [false, true]) {
    const found = isWanted() ? await ready.answer(query, { isWhole, isWanted }) : null;
    if (!found || !isWanted()) return;
    answer(query, found);
    shown = query;
    if (found.isWhole) return;
  }
}

/** @param {string} query @param {SearchAnswer} found */
function answer(query, { items, isWhole, ...beside }) {
  postMessage({ type: RESULT, data: { items } });
  BESIDE?.postMessage({ query, isWhole, ...beside });
}

/** The search with the start of its index; it fetches other parts as queries need them. */
function load() {
  return begun(files).catch((error) => {
    search = null; // the connection may be better next time
    throw error;
  });
}

async function begun({ folder, language, stemmers }) {
  const bring = (name) => part(`${folder}${name}.json`);
  const [start, { Search }, ...languages] = await Promise.all([
    bring("start"),
    import("./search.js"),
    ...stemmers.map((name) => import(`./${name}.js`)),
  ]);
  return new Search(start, bring, language, Object.fromEntries(stemmers.map((name, at) => [name, languages[at]])));
}

/** The one place where anything of the index is fetched. */
async function part(name, options = {}) {
  const response = await fetch(new URL(name, INDEX), options);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}

/** The site was published anew while this page was open: its index stands in another folder now. */
async function isRenewed() {
  const newer = (await part("search_index.json", { cache: "no-cache" })).config[LOCALE];
  if (!newer || newer.folder === files.folder) return false;
  files = newer;
  return true;
}
