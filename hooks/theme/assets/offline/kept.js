/** The page of what is kept on this device: modules, pages that were opened, how much room they take, and the switch. */
(() => {
  "use strict";
  const box = /** @type {HTMLElement} */ (document.querySelector(".km-kept"));
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { say, size, make, button, trouble } = globalThis.komakOfflineElements(box);
  const missing = new URLSearchParams(location.search).get("page");
  const home = new URL("../../", script.src);

  // ------------------------------------------------------------------ a page that is not here

  const sayMissing = () => {
    const there = URL.canParse(String(missing), home) ? new URL(String(missing), home) : home;
    if (!there.href.startsWith(home.href)) return;
    const again = Object.assign(make("a", "km-button", say("again")), { href: there.href });
    const note = make("div", "km-notice", make("p", "", say("missing")), make("p", "km-actions", again));
    note.role = "status";
    box.before(note);
  };
  if (missing !== null) sayMissing();

  const unsupported = () => box.replaceChildren(make("p", "km-notice", say("unsupported")));
  if (!location.protocol.startsWith("http") || !navigator.serviceWorker || !globalThis.caches) return unsupported();
  const store = globalThis.komakOffline(home);

  // ------------------------------------------------------------------ the switch

  const SWITCH = `komak offline ${home.pathname}`;
  const isOff = () => localStorage.getItem(SWITCH) === "off";

  const switchOff = async () => {
    localStorage.setItem(SWITCH, "off");
    for (const one of await navigator.serviceWorker.getRegistrations()) if (one.scope === home.href) await one.unregister();
    await store.clear();
    location.replace(location.pathname);
  };

  const switchOn = () => {
    localStorage.removeItem(SWITCH);
    location.replace(location.pathname);
  };

  // ------------------------------------------------------------------ what is kept

  const told = make("p", "km-keep__told");
  told.role = "status";
  const list = make("ul", "km-kept__list");
  const whole = make("p", "km-kept__whole");

  /** Does something that takes a while, and shows what is kept then. */
  const after = (work) => async ({ currentTarget }) => {
    currentTarget.disabled = true;
    told.textContent = await work().then(() => "", (error) => trouble(error.name));
    await show();
  };

  const row = (title, href, facts, ...buttons) => {
    const name = href ? Object.assign(make("a", "km-kept__title", title), { href }) : make("span", "km-kept__title", title);
    return make("li", "", name, make("span", "km-kept__facts", facts), make("span", "km-kept__actions", ...buttons));
  };

  const removing = (name, work) => {
    const made = button(say("remove"), after(work), "km-button km-button--quiet");
    made.setAttribute("aria-label", `${say("remove")}: ${name}`);
    return made;
  };

  const module = async (id) => {
    const part = await store.state(id);
    if (!part) return null;
    const isWhole = part.here === part.size;
    const facts = isWhole ? size(part.size) : say("partly", { size: size(part.size), here: size(part.here) });
    const resume = button(say("resume"), after(() => store.keep(id, part.groups, () => {})));
    const made = row(part.title, store.at(part.page), facts, ...(isWhole ? [] : [resume]), removing(part.title, () => store.remove(id)));
    made.lang = part.locale;
    return made;
  };

  const show = async () => {
    const modules = (await Promise.all(Object.keys(await store.wanted()).map(module))).filter((one) => one !== null);
    const { keys, size: bytes } = await store.visited();
    const opened = row(say("opened", { count: keys.length }), "", size(bytes), removing(say("opened", { count: keys.length }), store.forget));
    list.replaceChildren(...modules, ...(keys.length ? [opened] : []));
    const note = await store.noted("trouble");
    if (note?.name === "QuotaExceededError") told.textContent = say("old");
    const used = (await navigator.storage?.estimate?.().catch(() => null))?.usage;
    const isEmpty = !modules.length && !keys.length; // of what was just deleted a browser still counts the room for a while
    whole.textContent = [modules.length ? "" : say("none"), isEmpty || used === undefined ? "" : say("whole", { size: size(used) })].filter(Boolean).join(" ");
  };

  const start = async () => {
    if (isOff()) return box.replaceChildren(make("p", "", say("off")), make("p", "km-actions", button(say("switchOn"), switchOn)));
    await navigator.serviceWorker.ready;
    box.replaceChildren(list, whole, told, make("p", "km-actions", button(say("switchOff"), switchOff, "km-button km-button--quiet")));
    await show();
  };

  start().catch(unsupported);
})();
