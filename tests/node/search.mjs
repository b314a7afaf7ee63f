/**
 * What the search of a built site answers, by its own scripts and its own index.
 *
 * Argument: folder of the site. Standard input: JSON, queries by language. Prints for each the addresses of the pages found, from
 * the root of the site and in the order in which a reader sees them. Snippets are not made: they take ten times as long.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const script = (name) => import(pathToFileURL(join(folder, "assets/search", `${name}.js`)).href);
const part = (name) => JSON.parse(readFileSync(join(folder, "search", name), "utf-8"));

const { Search } = await script("search");
const { asked, find } = await script("query");
const { config } = part("search_index.json");

/** As `worker.js` begins a search. */
async function begun({ folder: index, language, stemmers }) {
  const bring = async (name) => part(`${index}${name}.json`);
  const tongues = await Promise.all(stemmers.map(async (name) => [name, await script(name)]));
  return new Search(await bring("start"), bring, language, Object.fromEntries(tongues));
}

/** Addresses of the pages found for a query, as `Search.worked` looks for them. */
function pages({ parts, postings, meanings }, query) {
  return parts.whole(() => find(asked(query, postings, meanings, true), postings).map(({ page }) => postings.pageRow(page)?.[0]));
}

const found = {};
for (const [locale, queries] of Object.entries(JSON.parse(readFileSync(0, "utf-8")))) {
  const search = await begun(config[locale]);
  found[locale] = {};
  for (const query of queries) found[locale][query] = await pages(search, query);
}
console.log(JSON.stringify(found));
