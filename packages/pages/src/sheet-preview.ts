/**
 * How the console shows the consent sheet to whoever applies: it frames the sheet's own page for that, which says that it is
 * ready, and is told what to show. Each side listens to the other's origin alone.
 */
export const PREVIEW_READY = "shiming:preview-ready";
export const PREVIEW_SHOW = "shiming:preview-show";

export interface PreviewReady {
  readonly type: typeof PREVIEW_READY;
}

export interface PreviewTexts {
  readonly purpose: string;
  readonly legal_basis: string;
  readonly retention: string;
  readonly necessity?: string | undefined;
}

/** What the applicant says on the sheet; the rest of it is the platform's. */
export interface PreviewShow extends PreviewTexts {
  readonly type: typeof PREVIEW_SHOW;
  readonly language: "zh-CN" | "en";
  readonly appid: string;
  readonly name: string;
  /** SHA-256 of the picture, in hex. */
  readonly logo?: string | undefined;
  readonly recipient: { readonly legal_name: string; readonly contact: string };
  readonly category_names: readonly string[];
  /** What is asked for; the original's two where it is absent. */
  readonly items?: readonly { readonly item: string; readonly required: boolean }[] | undefined;
  readonly english?: (PreviewTexts & { readonly category_names?: readonly string[] | undefined }) | undefined;
}
