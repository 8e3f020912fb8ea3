/** The value of a JSON text that a person gives. Editors on Windows put a byte order mark before it. @throws SyntaxError */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\ufeff/u, ""));
}
