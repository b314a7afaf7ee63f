/**
 * Starts the service worker of the site, on every page and without a word; says so when a newer edition of the page that
 * is shown has come. A page from a disk, or of a host without https, has no worker and loses nothing.
 */
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (!location.protocol.startsWith("http") || !navigator.serviceWorker || !globalThis.caches) return;
  const { serviceWorker: workers } = navigator;
  const home = new URL("../../", script.src);
  const { newer, reload } = script.dataset;
  /** A site that is built without it says nothing here. */
  const isOffered = newer !== undefined;

  /** A reader who has switched it off is asked by no page (kept.js). */
  const isOff = () => {
    try {
      return localStorage.getItem(`komak offline ${home.pathname}`) === "off";
    } catch {
      return true; // a browser that forbids to store
    }
  };

  /** What this page is made of: all of it was loaded before there was a worker. */
  const parts = () => performance.getEntriesByType("resource").map(({ name }) => name.split("#")[0]);

  const start = async () => {
    const isFirst = !workers.controller;
    await workers.register(new URL("service-worker.js", home), { scope: home.href, updateViaCache: "none" });
    const { active } = await workers.ready;
    if (isFirst) active?.postMessage({ visited: { page: location.href.split(/[?#]/)[0], files: parts() } });
  };

  const leave = async () => {
    for (const one of await workers.getRegistrations()) if (one.scope === home.href) await one.unregister();
    const ours = `komak ${home.pathname}`;
    for (const name of await caches.keys()) if (name === ours || name.startsWith(`${ours} `)) await caches.delete(name);
  };

  const tell = () => {
    const bar = document.createElement("p");
    bar.className = "km-newer md-typeset";
    bar.role = "status";
    const again = Object.assign(document.createElement("button"), { type: "button", className: "km-button", textContent: reload });
    again.onclick = () => location.reload();
    bar.append(String(newer), " ", again);
    document.body.append(bar);
  };

  workers.addEventListener("message", ({ data }) => data.newer && !document.querySelector(".km-newer") && tell());
  addEventListener("load", () => (isOffered && !isOff() ? start() : leave()).catch(() => {})); // private windows refuse
})();
