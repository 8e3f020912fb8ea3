/** Gives somebody a file: the browser saves it, and opens nothing. */
export function saveFile(name: string, content: string | Blob | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
