/**
 * The service worker: outputs/offline writes it to the root of the site, behind assets/offline/store.js and the line that
 * says which build it is of.
 *
 * Pages come from the network first, so nobody reads a page of yesterday; from the device if the network is slow or not
 * there. A file whose address carries its hash (?v=…) is the same for ever. Everything else comes from the device as long as
 * the last page that came over the network was of the build that is kept.
 */
"use strict";

const me = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @type {{build: string, locales: string[]}} */
const { build: BUILD, locales: LOCALES } = globalThis.komakBuild;
const HOME = new URL(me.registration.scope);
const store = globalThis.komakOffline(HOME);

/** Milliseconds that a page which is kept waits for a newer one. */
const PATIENCE = 3000;
/** Milliseconds before a new build that could not be brought is tried again. */
const PAUSE = 60_000;
const NAME = /<meta name="komak-build" content="([0-9a-f]+)">/;
const VERSION = /^\?v=([0-9a-f]+)$/;
/** Frozen editions have no build: they are the same in each. */
const FROZEN = /^editions\/\d/;
const OFFLINE = "offline/";
/** The whole site in one file, for a stick: nobody needs it twice. */
const KITS = "portable/";
/** Scripts that carry the hash of all of them, and not their own. */
const SEARCH = "assets/search/";
/** What is searched in: names of folders carry the hash of what lies there. */
const INDEX = "search/";

me.addEventListener("install", (event) => {
  me.skipWaiting();
  event.waitUntil(renewed());
});
me.addEventListener("activate", (event) => event.waitUntil(me.clients.claim()));
me.addEventListener("message", (event) => {
  if (event.data.visited) event.waitUntil(firstVisit(event.data.visited));
});
me.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(HOME.href) || request.headers.has("range")) return;
  const address = store.addressOf(url.origin + url.pathname).replace(/(^|\/)index\.html$/, "$1");
  const isAsked = request.mode === "navigate";
  const version = VERSION.exec(url.search)?.[1];
  if (address.startsWith(KITS) || (url.search && !version && !isAsked)) return; // another question than ours has another answer
  if (isAsked && store.isPage(address)) event.respondWith(page(event, address));
  else if (isAsked || !["no-cache", "no-store", "reload"].includes(request.cache)) event.respondWith(file(event, address, version));
});

// ------------------------------------------------------------------ builds

let tried = 0;

/** Takes this build over if the device has another one; what fails is tried again with a later page. */
async function renewed() {
  if (Date.now() - tried < PAUSE || (await store.shown()) === BUILD) return;
  tried = Date.now();
  await store.taken(BUILD, LOCALES).catch((error) => console.warn("The new edition is not kept yet:", error.name, error.message));
}

/** The build of the last page that came over the network. */
async function saw(build) {
  if (!build) return;
  if ((await store.noted("seen")) !== build) await store.note("seen", build).catch(() => {}); // a full disk
  if (build === BUILD) await renewed();
  else me.registration.update().catch(() => {}); // not waited for: the next worker begins when this one has nothing to do
}

// ------------------------------------------------------------------ pages

async function page(event, address) {
  const asked = fetch(event.request.url, { cache: "no-cache", redirect: "manual" }); // what a browser has by itself may be of yesterday
  const build = asked.then((response) => (response.ok ? remember(address, response.clone()) : "")).catch(() => "");
  event.waitUntil(build.then(saw));
  const kept = await found(address);
  const answer = await (kept ? Promise.race([asked, waited()]) : asked).catch(() => null);
  if (answer && (!kept || (await isMeant(answer)))) return answer;
  if (!kept) return lost(address);
  event.waitUntil(tell(event.resultingClientId, await store.shown(), build));
  return kept;
}

/** Whether the host means what it says: that a page is gone it may say as long as the rest of the site is there. */
const isMeant = async (answer) =>
  answer.ok || answer.type === "opaqueredirect" || (answer.status === 404 && (await store.listed("common").then(() => true, () => false)));

const waited = () => new Promise((done) => setTimeout(done, PATIENCE, null));

/** Keeps a page that was opened, in the cache of its own build. */
async function remember(address, response) {
  const text = await response.text();
  const build = NAME.exec(text)?.[1] ?? "";
  const cache = FROZEN.test(address) ? await store.fixed() : build ? await store.opened(build) : null;
  if (!cache) return "";
  await cache.put(store.at(address), new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } })).catch(() => {});
  return build;
}

/** A page that was shown as it is kept has turned out to be of an older build. */
async function tell(client, was, coming) {
  const build = await coming;
  if (build && build !== was) (await me.clients.get(client))?.postMessage({ newer: true });
}

/** A page that is not here: the one that says what is. Without its last slash an address is still that of a page, as on the host. */
async function lost(address) {
  if (!store.isPage(address) && (await found(`${address}/`))) return Response.redirect(store.at(`${address}/`));
  const locale = store.localeOf(address, LOCALES);
  const there = `${locale === LOCALES[0] ? "" : `${locale}/`}${OFFLINE}`;
  if (!(await found(there))) return Response.error();
  return Response.redirect(`${store.at(there)}?page=${encodeURIComponent(address)}`);
}

// ------------------------------------------------------------------ files

/** What is kept of an address in the build that is shown, or for ever. */
async function found(address) {
  const build = await store.shown();
  return (build && (await (await store.opened(build)).match(store.at(address)))) || (await store.fixed()).match(store.at(address));
}

async function file(event, address, version) {
  const whole = version ? `${address}?v=${version}` : address;
  const kept = version ? await anywhere(whole) : await found(whole);
  if (kept && (version || FROZEN.test(address) || (await isCurrent()))) return kept;
  // what a browser has by itself may be of yesterday, and would be kept as of today
  const answer = await fetch(event.request, version ? {} : { cache: "no-cache" }).catch(() => null);
  if (answer?.ok) {
    const copy = answer.clone();
    event.waitUntil(put(whole, copy));
  }
  if (answer && (!kept || (await isMeant(answer)))) return event.request.destination === "worker" ? nameless(answer) : answer;
  return kept ?? (event.request.mode === "navigate" ? lost(address) : Response.error());
}

/** A response that does not know its address: a script that is started with it would lose what stands behind # in its own. */
async function nameless(response) {
  return new Response(await response.arrayBuffer(), { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
}

const isCurrent = async () => (await store.noted("seen")) === (await store.shown());

async function anywhere(whole) {
  const builds = [await store.shown(), await store.noted("seen")].filter(Boolean);
  for (const build of builds) {
    const kept = await (await store.opened(build)).match(store.at(whole));
    if (kept) return kept;
  }
  return null;
}

async function put(whole, response) {
  const build = await store.noted("seen");
  if (whole.startsWith("assets/offline/") && !whole.includes("?v=")) return; // lists are kept with what they list
  const cache = FROZEN.test(whole) ? await store.fixed() : build ? await store.opened(build) : null;
  const copy = await nameless(response);
  if (!cache || response.redirected || !(await isOf(build, whole, copy).catch(() => false))) return;
  await cache.put(store.at(whole), copy).catch(() => {}); // a full disk: it was read, it is not kept
}

/**
 * Whether a file that has just come is of the build that the pages are of: the host may have had a release since, and a
 * network that one has to log in to answers everything with a page of its own.
 */
async function isOf(build, whole, copy) {
  const [address, version] = whole.split("?v=");
  const isHtml = copy.headers.get("Content-Type")?.includes("html");
  if (FROZEN.test(address)) return !isHtml || store.isPage(address);
  if (version && !address.startsWith(SEARCH)) return store.isThis(await copy.clone().arrayBuffer(), version);
  if (address.startsWith(SEARCH) || address.startsWith(INDEX)) return !isHtml && Boolean(await store.listed("common", build));
  const hash = (await listedFiles(build))[address];
  return Boolean(hash) && store.isThis(await copy.clone().arrayBuffer(), hash);
}

/** @type {any} */
let known = { build: "", files: {} };

/** What of a build can be downloaded, and its hashes. */
async function listedFiles(build) {
  if (known.build !== build) known = await store.listed("files", build);
  return known.files;
}

/** The page that has started this worker, and what it is made of: they were loaded before there was anybody to keep them. */
async function firstVisit({ page: first, files }) {
  const address = store.addressOf(first);
  const response = await fetch(store.at(address)).catch(() => null);
  if (!response?.ok || !store.isPage(address)) return;
  await saw(await remember(address, response));
  for (const url of files.filter((one) => one.startsWith(HOME.href))) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) await put(store.addressOf(url), answer);
  }
}
