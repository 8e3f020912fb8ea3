import type { Text } from "@shiming/crypto";

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

/** What a host writes otherwise than it is meant. @returns `undefined` for a client that is understood, and may be too old */
export function clientMisspelt(os: string | undefined, version: string | undefined): Text | undefined {
  if (os !== undefined && !Object.hasOwn(MINIMUM, os) && Object.hasOwn(MINIMUM, os.toLowerCase()))
    return { en: "client_os is ios or android, in small letters", zh: "client_os 是小写的 ios 或 android" };
  if (version !== undefined && !VERSION.test(version))
    return {
      en: "client_version is numbers with dots between, such as 8.0.50",
      zh: "client_version 是用点分隔的数字，例如 8.0.50",
    };
  return undefined;
}
