/** Content-Security-Policies of what the phone serves. Origins are spelt out: a frame without an origin has no `'self'`. */

/** The phone and its panel: nothing from elsewhere, no frames but the screen and the sheet, in nobody's frame. */
export function shellPolicy(origin: string, sheetOrigin: string): string {
  return policy([
    `script-src ${origin}`,
    `style-src ${origin}`,
    `connect-src ${origin}`,
    `img-src ${origin} data:`,
    `font-src ${origin} data:`,
    `frame-src ${origin} ${sheetOrigin}`,
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types vue",
  ]);
}

/**
 * The screen, where a stranger's mini program runs: without an origin, whoever frames it, and reading nothing from a network.
 * Its scripts are evaluated; its pictures and fonts may come from anywhere, as in the original.
 */
export function screenPolicy(origin: string): string {
  return policy([
    "sandbox allow-scripts",
    `script-src ${origin} 'unsafe-eval'`,
    `style-src ${origin} 'unsafe-inline'`,
    "img-src http: https: data: blob:",
    "font-src http: https: data:",
    "connect-src 'none'",
    `frame-ancestors ${origin}`,
  ]);
}

/** A file of a mini program that somebody opens by itself, such as a picture with a script in it. */
export const FILE_POLICY = policy(["sandbox", "style-src 'unsafe-inline'"]);

function policy(directives: readonly string[]): string {
  return ["default-src 'none'", "base-uri 'none'", "form-action 'none'", ...directives].join("; ");
}
