/** An origin of its own for each part of the sandbox, so that neither a host's page nor a mini program sees the password. */
export function originOf(part: "sheet" | "phone" | "city" | "docs" | "console", baseUrl: string): string {
  const url = new URL(baseUrl);
  url.hostname = `${part}.localhost`;
  return url.origin;
}
