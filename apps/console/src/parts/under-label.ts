/** A sentence of the platform's, which begins with the API's name of a field, under the name that the field has for people. */
export function underLabel(said: string, member: string, label: string): string {
  if (!said.startsWith(member)) return said;
  const rest = said.slice(member.length);
  return label + (/\p{Script=Han}|）$/u.test(label.at(-1) ?? "") ? rest.trimStart() : rest);
}
