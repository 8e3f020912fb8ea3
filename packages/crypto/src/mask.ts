/**
 * A name for a confirmation page: all but the last character hidden, `张小丰` as `**丰`.
 * A name of one character is hidden whole.
 */
export function maskName(name: string): string {
  const characters = [...name];
  const last = characters.length > 1 ? (characters.at(-1) ?? "") : "*".repeat(characters.length);
  return "*".repeat(Math.max(0, characters.length - 1)) + last;
}

/**
 * A name for a service provider that is to recognise somebody whom it knows: at most the last two characters, `张三丰` as `*三丰`, and
 * the first always hidden.
 */
export function maskSurname(name: string): string {
  const characters = [...name];
  const shown = characters.slice(Math.max(1, characters.length - 2));
  return "*".repeat(characters.length - shown.length) + shown.join("");
}

/** An ID number for a confirmation page: all but the first and last character hidden, `4****************2`. */
export function maskCredentialId(credentialId: string): string {
  if (credentialId.length < 3) return "*".repeat(credentialId.length);
  return (
    credentialId.charAt(0) +
    "*".repeat(credentialId.length - 2) +
    credentialId.charAt(credentialId.length - 1)
  );
}
