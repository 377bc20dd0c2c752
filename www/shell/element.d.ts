/** `<yongxian-explainer>`, and `mount` for those who want no element. Importing this module defines the element. */

/** What is shown: everything, or one part of it. */
export type View = 'full' | 'points' | 'models' | 'timeline';
/** Who decides between light and dark. `auto`: the reader's system. */
export type Theme = 'auto' | 'light' | 'dark';

/** What went wrong. The meanings and the cures are in the documentation of embedding. */
export type ErrorCode =
  | 'wasm-http'
  | 'wasm-network'
  | 'wasm-invalid'
  | 'wasm-unsupported'
  | 'csp'
  | 'panic'
  | 'trap'
  | 'js-exception'
  | 'data-http'
  | 'data-parse'
  | 'data-schema'
  | 'data-limit'
  | 'data-cancelled';

export interface Change {
  /** The state shown, a URL fragment without `#`. Empty for the beginning. */
  state: string;
  /** How many models the list shows in that state. */
  count: number;
}

export interface Problem {
  code: ErrorCode;
  /** What is wrong, where (in a document as `$.models[3].name`), and what would be right. */
  message: string;
}

/** How far a document of the host's is that takes more than a moment. */
export interface Progress {
  /** It is fetched, looked through (where it was given and not fetched), or read. */
  phase: 'fetch' | 'check' | 'read';
  /** Of the phase: bytes that have come, or what is behind; to be compared with `total` alone. */
  loaded: number;
  /** 0 where it is not known. */
  total: number;
  /** The part of the whole way that is behind, from 0 to 1, or `null` where that is not known. Never goes down. */
  done: number | null;
}

/** An error that `ready` is rejected with. */
export interface ExplainerError extends Error {
  code: ErrorCode;
}

export interface Settings {
  /** The language as BCP 47: `zh…` or another, which gets English. Absent: that of the page. */
  lang?: string;
  view?: View;
  theme?: Theme;
  /** The state to begin with. */
  state?: string;
  /** The address of another document of the same schema. */
  src?: string;
  /** Another document of the same schema, as plain data or JSON text. Goes before `src`. */
  data?: unknown;
  /** Explainers of one group on a page share one state. */
  group?: string;
  /** What the page's own hash begins with where it holds the state. Absent: the address is left alone. */
  syncUrl?: string;
}

export interface Events {
  ready: Change;
  change: Change;
  error: Problem;
  progress: Progress;
}

/** An explainer that `mount` has made. */
export interface Mounted {
  /** The element that it stands in; it gets the events too, as `yongxian-ready` and so on. */
  readonly host: HTMLElement;
  /** Resolves when the controls work; rejected with an {@link ExplainerError} if they never will. */
  readonly ready: Promise<void>;
  state: string;
  readonly count: number;
  set(changed: Partial<Settings>): void;
  /** Listens; the result stops listening. */
  on<Name extends keyof Events>(event: Name, listener: (detail: Events[Name]) => void): () => void;
  /** Calls off the document that is on its way, if there is one; what is shown stays, and an error with the code `data-cancelled` is told. */
  cancel(): void;
  /** Takes it off the page and frees everything. */
  destroy(): void;
}

/** Shows an explainer at the end of an element of the page. */
export function mount(target: Element, settings?: Settings): Mounted;

/** The version of this package. */
export const version: string;

/** The element. Attributes: `lang`, `view`, `theme`, `state`, `src`, `group`, `sync-url`. */
export interface YongxianExplainer extends HTMLElement {
  /** Resolves with the element when the controls work; rejected with an {@link ExplainerError} if they never will. */
  readonly ready: Promise<YongxianExplainer>;
  state: string;
  data: unknown;
  /** Calls off the document that is on its way, if there is one; what is shown stays, and an error with the code `data-cancelled` is told. */
  cancel(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'yongxian-explainer': YongxianExplainer;
  }
  interface HTMLElementEventMap {
    'yongxian-ready': CustomEvent<Change>;
    'yongxian-change': CustomEvent<Change>;
    'yongxian-error': CustomEvent<Problem>;
    'yongxian-progress': CustomEvent<Progress>;
  }
}
