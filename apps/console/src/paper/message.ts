/**
 * How the console has a file of a stranger drawn: in a frame without an origin (`/paper`), which reaches no network, no cookie and
 * no storage. The frame says that it is ready, gets bytes, and says what became of them. Nothing else passes between the two.
 */
export const PAPER_READY = "shiming:paper-ready";
export const PAPER_SHOW = "shiming:paper-show";
export const PAPER_SHOWN = "shiming:paper-shown";
export const PAPER_UNREADABLE = "shiming:paper-unreadable";

export interface PaperShow {
  readonly type: typeof PAPER_SHOW;
  /** A thumbnail is a picture in small, which is all that its frame shows. */
  readonly kind: "pdf" | "picture" | "thumbnail";
  readonly content: ArrayBuffer;
  readonly language: string;
}

/** What the frame says. */
export interface PaperSaid {
  readonly type: typeof PAPER_READY | typeof PAPER_SHOWN | typeof PAPER_UNREADABLE;
}
