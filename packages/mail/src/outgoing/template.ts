import type { MailContent } from "@shiming/core";

export type Language = "zh" | "en";
/** What a template is written with. */
export type Of<Template, Content = MailContent> = Content extends { readonly template: infer Name }
  ? Template extends Name
    ? Content
    : never
  : never;
