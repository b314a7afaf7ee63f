/**
 * What is kept on the device, for `make test` (tsc): pages and the service worker share it, which have no other type in common
 * (theme.d.ts knows the window).
 */

/** Address, bytes, beginning of the hash. */
type ListedFile = [string, number, string];

/** What outputs/offline writes into assets/offline/: a module, or what every page needs. */
interface OfflineList {
  id: string;
  build: string;
  locale: string;
  locales: string[];
  title: string;
  /** Address of the page that it is about. */
  page: string;
  groups: { name: string; files: ListedFile[] }[];
  /** Id and bytes of the list of the search in the language of a module. */
  search?: [string, number];
}

/** What a reader has asked to keep; `done` is false until everything of it is here. */
interface KeptPart {
  title: string;
  page: string;
  locale: string;
  groups: string[];
  done?: boolean;
}

interface CacheOfBuild {
  build: string;
  cache: Cache;
}

interface OfflineStore {
  addressOf(url: string): string;
  at(address: string): string;
  opened(build: string): Promise<Cache>;
  fixed(): Promise<Cache>;
  note(name: string, value: unknown): Promise<void>;
  noted(name: string, otherwise?: unknown): Promise<any>;
  shown(): Promise<string>;
  wanted(): Promise<Record<string, KeptPart>>;
  taken(build: string, locales: string[]): Promise<void>;
  isThis(bytes: ArrayBuffer, hash: string): Promise<boolean>;
  listed(id: string, build?: string): Promise<OfflineList>;
  keep(id: string, groups: string[], tell: (here: number, whole: number) => void): Promise<void>;
  remove(id: string): Promise<void>;
  /** null: it is not wanted. */
  state(id: string): Promise<(KeptPart & { list: OfflineList; size: number; here: number }) | null>;
  visited(): Promise<{ keys: { one: Cache; url: string }[]; size: number }>;
  forget(): Promise<void>;
  clear(): Promise<void>;
  isPage(address: string): boolean;
  localeOf(address: string, locales: string[]): string;
}

/** `home` is the address of the site's root. */
declare var komakOffline: (home: URL) => OfflineStore;
/** The build of a service worker, written above it. */
declare var komakBuild: { build: string; locales: string[] };
