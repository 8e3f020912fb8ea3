import type { ReasonTemplate } from "@shiming/core";

export interface Row {
  readonly id: string;
  readonly move: ReasonTemplate["move"];
  readonly title: string;
  readonly zh: string;
  readonly en: string;
  readonly revision: number;
}

export const templateOf = ({ id, move, title, zh, en, revision }: Row): ReasonTemplate => ({
  ...{ id, move, title, revision },
  text: { zh, en },
});

export const rowOf = ({ text, ...template }: ReasonTemplate): Row => ({ ...template, ...text });
