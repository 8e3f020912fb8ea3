const MINIMUM = { ios: [6, 5, 22], android: [6, 5, 22] } as const;
const VERSION = /^[0-9]{1,9}(\.[0-9]{1,9}){1,3}$/;

/** Whether a host client can show the button's sheet: compared number by number, so 6.10.0 is later than 6.5.22. */
export function isSupportedClient(os: string | undefined, version: string | undefined): boolean {
  if (os !== "ios" && os !== "android") return false;
  if (version === undefined || !VERSION.test(version)) return false;
  const actual = version.split(".").map(Number);
  for (const [place, least] of MINIMUM[os].entries()) {
    const number = actual[place] ?? 0;
    if (number !== least) return number > least;
  }
  return true;
}
