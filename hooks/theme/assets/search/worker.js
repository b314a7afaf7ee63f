/**
 * Answers Material's search box in place of Material's worker: messages SETUP, READY, QUERY, RESULT as in its
 * integrations/search/worker. `config.search` of a page names this file and, behind #, the language of the page.
 *
 * Every page starts it, and few readers search: so it is small, and loads the rest with the first query. It is a classic
 * script because Material starts it as one.
 */

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const INDEX = new URL("../../search/", self.location.href);
const LOCALE = decodeURIComponent(self.location.hash.slice(1));

/** What else there is to say of an answer: whoever waits for it (`box.js`) knows by the query whether it is meant. */
const BESIDE = globalThis.BroadcastChannel && new BroadcastChannel(`komak-search-${LOCALE}`);

/** @type {{language: string, stemmers: string[], parts: string[]} | undefined} what the manifest says of this language */
let files;
let search = null;
let latest = "";

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    files = data.config[LOCALE];
    postMessage({ type: READY });
  } else if (type === QUERY) {
    ask(data);
  }
});

async function ask(query) {
  latest = query;
  if (!query.trim() || !files) return answer(query, { items: [] });
  search ??= load();
  try {
    const ready = await search;
    if (query === latest) answer(query, ready.answer(query));
  } catch (error) {
    search = null; // the connection may be better at the next letter
    console.warn("Search index not loaded:", error);
    answer(query, { items: [], isLost: true });
  }
}

function answer(query, { items, ...beside }) {
  postMessage({ type: RESULT, data: { items } });
  BESIDE?.postMessage({ query, ...beside });
}

/** The search with the first part of its index. The others follow, and what they add is shown when they are there. */
async function load() {
  const [first, ...later] = files.parts;
  const [rows, { Search }, ...languages] = await Promise.all([
    part(first),
    import("./search.js"),
    ...files.stemmers.map((name) => import(`./${name}.js`)),
  ]);
  const made = new Search(files.language, Object.fromEntries(files.stemmers.map((name, at) => [name, languages[at]])));
  made.add(rows);
  complete(made, later).catch((error) => console.warn("Part of the search index not loaded:", error));
  return made;
}

async function complete(made, later) {
  for (const name of later) made.add(await part(name));
  if (later.length && latest.trim()) answer(latest, made.answer(latest));
}

async function part(name) {
  const response = await fetch(new URL(name, INDEX));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}
