/** Resident ID numbers, GB 11643-1999: area (6), date of birth (8), sequence (3), check character (1). */

/** The parts of an ID number; `birthDate` is `YYYY-MM-DD`. Personal data: keep it in a `Sensitive`. */
export type CredentialId = { areaCode: string; birthDate: string; sequence: string; check: string };

const form = /^([0-9]{6})(1[89]|20)([0-9]{2})(0[1-9]|1[0-2])([0-9]{2})([0-9]{3})([0-9X])$/;
const checkCharacters = "10X98765432";

/**
 * Takes an ID number apart: 17 digits and a digit or upper-case `X`, a date of birth that exists (years 1800 to
 * 2099) and the right check character. The area need not be an assigned one, so that test data can use none.
 *
 * @returns `undefined` for anything else
 */
export function parseCredentialId(text: string): CredentialId | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, areaCode = "", century = "", years = "", month = "", day = "", sequence = "", check = ""] = match;
  const year = century + years;
  if (!isDate(Number(year), Number(month), Number(day))) return undefined;
  if (credentialIdChecksum(text.slice(0, 17)) !== check) return undefined;
  return { areaCode, birthDate: `${year}-${month}-${day}`, sequence, check };
}

/** Whether {@link parseCredentialId} takes the text. */
export function isCredentialId(text: string): boolean {
  return parseCredentialId(text) !== undefined;
}

/**
 * The check character of the first 17 digits: ISO 7064 MOD 11-2, `0` to `9` or `X`.
 *
 * @throws TypeError for anything but 17 digits
 */
export function credentialIdChecksum(first17: string): string {
  if (!/^[0-9]{17}$/.test(first17)) throw new TypeError("The checksum is over exactly 17 digits.");
  let sum = 0;
  for (const digit of first17) sum = ((sum + Number(digit)) * 2) % 11;
  return checkCharacters.charAt(sum);
}

function isDate(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
