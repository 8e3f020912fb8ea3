/** Whose platform it is, and how its staff may sign in: the server has written it into the page. */
const contentOf = (name: string) =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

interface Operator {
  readonly name: string;
  readonly contact: string;
  /** A path on this origin. */
  readonly logo?: string;
}

export const operator: Operator = JSON.parse(contentOf("operator") || '{"name":"","contact":""}');
export const hasSingleSignOn = contentOf("single-sign-on") === "yes";
