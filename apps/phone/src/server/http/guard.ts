import type { IncomingHttpHeaders } from "node:http";

interface Obstacle {
  readonly status: number;
  readonly why: string;
}

/** A frame without an origin loads these, and so may anybody: pages, scripts and a mini program's pictures. */
const OPEN = /^\/(?!api\/)|^\/api\/apps\/:id\/files\/\*$/;

/**
 * Why a request is not answered, if it is not. The API asks for consents in anybody's name: it is for the phone's own page
 * and no other, which browsers tell by `Origin` and `Sec-Fetch-Site`, and under the phone's own name alone, so that no
 * name of somebody else can be made to lead here (DNS rebinding).
 * @param route what answers, as it was registered: a path can be spelt in many ways (`/%61pi/…`)
 */
export function obstacleTo(
  method: string,
  route: string | undefined,
  headers: IncomingHttpHeaders,
  own: string,
): Obstacle | undefined {
  if (headers.host?.toLowerCase() !== new URL(own).host)
    return { status: 421, why: `The phone is at ${own}.` };
  if (method === "GET" && OPEN.test(route ?? "")) return undefined;
  const site = headers["sec-fetch-site"] ?? "same-origin";
  const isOwnSite = site === "same-origin" || site === "none";
  if (isOwnSite && (headers.origin ?? own) === own) return undefined;
  return { status: 403, why: "Only the phone's own page may call this." };
}
