import type { ApplicationFacts } from "./application.ts";

/** An application at rest: what lists need, and the rest sealed. */
export interface StoredApplication extends ApplicationFacts {
  /** Grows by one with each change, from 1. */
  readonly revision: number;
  readonly sealed: Uint8Array;
}
