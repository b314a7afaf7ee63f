/**
 * What stands at the address of the service worker where a host wants none (KOMAK_OFFLINE=no): a worker that was there
 * before is replaced by this one, which deletes what was kept and leaves.
 */
{
  const me = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  const leave = async () => {
    await globalThis.komakOffline(new URL(me.registration.scope)).clear();
    await me.registration.unregister();
  };

  me.addEventListener("install", () => me.skipWaiting());
  me.addEventListener("activate", (event) => event.waitUntil(leave()));
}
