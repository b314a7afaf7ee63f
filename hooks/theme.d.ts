/**
 * What crosses the files of the theme's scripts, for `make test` (tsc) and editors. It stands beside the theme and not in it,
 * because everything in the theme is published.
 *
 * Times are minutes from midnight, dates are ISO texts ("" is none), days of an event count from 1.
 */

// ------------------------------------------------------------------ what outputs/planner.py writes into assets/planner/data.*.js

interface PlannerActivity {
  id: string;
  title: string;
  minutes: number;
  /** Fewer the module does not allow. */
  least: number;
  optional: boolean;
  method: string;
  group: string;
  /** Ids of materials. */
  materials: string[];
}

interface PlannerSession {
  id: string;
  title: string;
  activities: PlannerActivity[];
}

/** What is printed or brought; `uses` are ids of the activities that need it, none of what is always needed. */
interface PlannerThing {
  id: string;
  title: string;
  /** For whom one is, with a number before it if each gets several: "group", "2 participant". */
  copies: string;
  uses: string[];
  lang: string;
}

interface PlannerFile extends PlannerThing {
  kind: string;
  pdf: string;
  /** null if the PDF could not be made. */
  pages: number | null;
  oneSided: boolean;
  trainer: boolean;
  /** A paper of a test: what the trainer adds to the plan (own.js) when it is needed. */
  tests?: string[];
}

/** Its test takes the place of those of its modules. */
interface PlannerProgramme {
  id: string;
  /** References. */
  modules: string[];
  test: PlannerFile[];
}

/** `modules`: how many of it each module needs that has it; `copies`: how many without any of them. */
interface EventPaper extends PlannerFile {
  always: boolean;
  modules: Record<string, string>;
  own: string;
}

interface PlannerModule {
  /** track/module */
  ref: string;
  title: string;
  lang: string;
  address: string;
  /** Fewest and most people. */
  participants: [number, number];
  /** References of the modules that come before. */
  prerequisites: string[];
  sessions: PlannerSession[];
  materials: PlannerThing[];
  handouts: PlannerFile[];
  pack?: string;
}

interface PlannerData {
  locale: string;
  host: string;
  edition: string;
  words: Record<string, string> & { months: string[]; weekdays: string[] };
  events: string;
  event: EventPaper[];
  /** What several modules need. */
  pack?: string;
  programmes: PlannerProgramme[];
  modules: PlannerModule[];
}

// ------------------------------------------------------------------ the planner's own

interface SessionItem {
  own?: undefined;
  ref: string;
  session: string;
  newDay: boolean;
  /** Minutes by id of an activity; 0 leaves it out. */
  changes: Record<string, number>;
}

/** What the trainer added; `title` is empty of what has a name in every language. */
interface OwnItem {
  own: string;
  id: number;
  title: string;
  minutes: number;
  newDay: boolean;
}

type PlannerItem = SessionItem | OwnItem;

interface PlannerState {
  start: number;
  end: number;
  lunch: { at: number; minutes: number };
  pause: { after: number; minutes: number };
  people: number;
  /** null: as many as the people need. */
  groups: number | null;
  trainers: number;
  date: string;
  weekends: boolean;
  title: string;
  place: string;
  names: string;
  /** Id of the one that it follows; "" is none. */
  programme: string;
  items: PlannerItem[];
}

/** A row of a day: `item` is the place in the program; an activity has its place in the session as minutes. */
interface PlannerRow {
  kind: string;
  from: number;
  to: number;
  minutes: number;
  item?: number;
  activity?: PlannerActivity;
  running?: [number, number];
  byHand?: boolean;
  isFirst?: boolean;
  opensDay?: boolean;
}

interface PlannerDay {
  number: number;
  /** Whether the trainer began it. */
  wanted: boolean;
  rows: PlannerRow[];
  start: number;
  end: number;
}

interface PlannerNote {
  code?: string;
  text?: string;
  [value: string]: unknown;
}

interface PlannerNeeds {
  event: NeededFile[];
  modules: { module: PlannerModule; files: NeededFile[]; things: { material: PlannerThing; copies: number }[] }[];
  sheets: number;
  /** Its modules have tests and it has no time for one. */
  isUntested: boolean;
}

/** Copies are null of what is shown, sheets of what cannot be counted. */
interface NeededFile {
  handout: PlannerFile;
  copies: number | null;
  sheets: number | null;
}

type Refusal = { code: string; least?: number; most?: number } | null;
/** Year, month, day. */
type PlannerDate = [number, number, number];
type Words = (key: string, values?: object) => string;
type Child = Node | string | null | Child[];

/** What the forms may use. */
interface PlannerPage {
  data: PlannerData;
  words: Words;
  root: string;
  state: PlannerState;
  notes: PlannerNote[];
  refused: { id: string; text: string } | null;
  /** A plan that the browser kept while a link brought another one. */
  other?: string;
  /** Items whose activities are shown. */
  open: Set<string>;
  change(state: PlannerState, said?: string, focus?: string): void;
  tryMinutes(at: number, activity: PlannerActivity, minutes: number, id: string): void;
  /** Leave the field `id` as it was and say beside it why. */
  refuse(id: string, text: string): void;
  tell(text: string, focus: string): void;
}

/** A part of the page that follows the state. */
interface PlannerPart<Given> {
  element: HTMLElement;
  update(given: Given): void;
}

interface Planner {
  data: PlannerData;
  // dates.js
  DAY: number;
  dateOf(state: PlannerState, day: number): PlannerDate;
  later(date: PlannerDate, days: number): PlannerDate;
  weekday(date: PlannerDate): number;
  isWeekend(date: PlannerDate): boolean;
  skips(state: PlannerState, day: number): boolean;
  clock(minutes: number): string;
  running(minutes: number): string;
  // elements.js
  make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes?: object, ...children: Child[]): HTMLElementTagNameMap[Tag];
  wordsOf(data: PlannerData): Words;
  dateInWords(state: PlannerState, day: number, data: PlannerData, words: Words): string;
  href(root: string, address: string): string;
  signButton(sign: string, label: string, attributes: object): HTMLButtonElement;
  field(label: string, input: HTMLElement, extra?: string | false): HTMLLabelElement;
  // rests.js
  NEAR_LUNCH: number;
  isRest(kind: string | undefined): boolean;
  arranged(steps: Omit<PlannerRow, "from" | "to">[], state: PlannerState): PlannerRow[];
  // program.js
  EMPTY: Readonly<PlannerState>;
  groupsOf(state: PlannerState): number;
  has(state: PlannerState, ref: string, session: string): boolean;
  added(state: PlannerState, data: Pick<PlannerData, "modules">, ref: string, session?: string | null): PlannerState;
  removed(state: PlannerState, at: number): PlannerState;
  moved(state: PlannerState, at: number, by: -1 | 1): PlannerState;
  onNewDay(state: PlannerState, at: number, newDay: boolean): PlannerState;
  refusal(activity: PlannerActivity, minutes: number): Refusal;
  changed(state: PlannerState, data: Pick<PlannerData, "modules">, at: number, id: string, minutes: number): { state: PlannerState; refused: Refusal };
  count<Other>(text: string, other: Other): number | Other;
  countWithin(text: string, least: number, most: number): number | null;
  // own.js
  OWN: Readonly<Record<string, number>>;
  LEAST: number;
  LONGEST: number;
  tidy(text: string, letters?: number): string;
  ownItem(state: PlannerState, what: string, minutes?: number, title?: string): OwnItem | null;
  withOwn(state: PlannerState, item: OwnItem, place?: number): PlannerState;
  ownChanged(state: PlannerState, at: number, minutes: number): PlannerState;
  titleOf(item: PlannerItem, data: PlannerData): string;
  isOwnRest(item: PlannerItem): boolean;
  // plan.js
  moduleOf(data: Pick<PlannerData, "modules">, ref: string): PlannerModule;
  sessionOf(data: Pick<PlannerData, "modules">, item: Pick<SessionItem, "ref" | "session">): PlannerSession;
  minutesOf(activity: PlannerActivity, changes: Record<string, number>): number;
  plan(state: PlannerState, data: PlannerData): { days: PlannerDay[]; warnings: PlannerNote[] };
  workIn(rows: PlannerRow[]): number;
  // needs.js
  needs(state: PlannerState, data: PlannerData, days?: number): PlannerNeeds;
  quantityWords(quantity: string, words: Words): string;
  // link.js
  written(state: PlannerState, data: PlannerData): string;
  read(fragment: string, data: PlannerData): { state: PlannerState; notes: PlannerNote[] };
  // files.js
  calendar(state: PlannerState, days: PlannerDay[], data: PlannerData, words: Words, stamp: string): string;
  table(state: PlannerState, days: PlannerDay[], data: PlannerData, words: Words): string;
  fileName(state: PlannerState, suffix: string): string;
  // saving.js
  kept: { read(): string; write(text: string): boolean; clear(): void };
  saveSection(page: PlannerPage, clear: () => void): PlannerPart<{ days: PlannerDay[] }>;
  // ownform.js, form.js, sheet.js
  ownForm(page: PlannerPage): PlannerPart<PlannerState>;
  programForm(page: PlannerPage): PlannerPart<PlannerState>;
  settingsForm(page: PlannerPage): PlannerPart<PlannerState>;
  /** The language of a text that is not that of the page, for `lang`. */
  foreign(text: { lang: string }, data: PlannerData): string | null;
  idOf(item: PlannerItem): string;
  daysSection(plan: { days: PlannerDay[]; warnings: PlannerNote[] }, state: PlannerState, page: PlannerPage): HTMLElement;
  needsSection(needs: PlannerNeeds, state: PlannerState, page: PlannerPage): HTMLElement;
}

/** Filled by one script after the other, in the order of outputs/pages/planner.py. */
declare var komakPlanner: Planner;

// ------------------------------------------------------------------ what terms mean, by their ids (outputs/pages/glossary.py)

declare var komakTerms: Record<string, string>;

// ------------------------------------------------------------------ the self-check

/** key.js beside the page: digests of right answers, and why they are right. */
interface SelfCheckKey {
  salt: string;
  questions: Record<string, { right: string[]; rationale: { right: string; wrong: string } }>;
}

declare var komakSelfCheckKey: SelfCheckKey;

/** SHA-256 of a text as hexadecimal digits. */
declare var komakSha256: (text: string) => string;

// ------------------------------------------------------------------ the search

/** The tag of box.js: what it says to a reader stands there in the language of the page. */
type SearchScript = HTMLScriptElement & { dataset: Record<string, string> };

/** What search_index.json says of a language. */
interface SearchFiles {
  language: string;
  stemmers: string[];
  folder: string;
}

/** Material's items, and what box.js is told beside them. */
interface SearchAnswer {
  items: object[];
  isWhole?: boolean;
  isLost?: boolean;
}

// ------------------------------------------------------------------ the search of a copy on a disk (portable/search_scripts.py)

/** What its search finds: an item as Material shows it has a location. */
interface KitAnswer {
  items: { location: string }[][];
  help?: string[][];
  isLost?: boolean;
}

interface KitSearch {
  answer(query: string, options: { isWhole: boolean; isWanted: () => boolean }): Promise<KitAnswer | null>;
}

declare var komakSearch: {
  Search: new (start: unknown, load: (name: string) => Promise<unknown>, language: string, tongues: object) => KitSearch;
  tongues: object;
};
declare var komakSearchIndex: Record<string, { language: string; parts: Record<string, unknown> }>;

// ------------------------------------------------------------------ what is kept on the device; the rest in theme.offline.d.ts

declare var komakOfflineElements: (box: HTMLElement) => {
  say(key: string, values?: object): string;
  size(bytes: number): string;
  make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className?: string, ...content: (Node | string)[]): HTMLElementTagNameMap[Tag];
  button(words: string, press: (event: any) => unknown, className?: string): HTMLButtonElement;
  trouble(name: string): string;
};
