/** Addresses with a password in them are not for other users of the machine, who may look at the words of each process. */
export function hideAddresses(words: readonly string[]): void {
  const others = words.filter((word) => !/postgres(?:ql)?:\/\//.test(word));
  if (others.length < words.length) process.title = ["shiming", ...others].join(" ");
}
