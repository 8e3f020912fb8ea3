/** A browser and a system out of what a browser says of itself, for its owner to know it again; not more exact than that. */
const BROWSERS = [
  ["MicroMessenger", "微信"],
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;
const SYSTEMS = [
  ["HarmonyOS", "HarmonyOS"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

/** @returns "Chrome · Windows"; empty for one that says nothing known */
export function deviceOf(userAgent: string): string {
  const names = [BROWSERS, SYSTEMS].map((list) => list.find(([sign]) => userAgent.includes(sign))?.[1]);
  return names.filter((name) => name !== undefined).join(" · ");
}
