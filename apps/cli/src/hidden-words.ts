const WITH_PASSWORD = /postgres(ql)?:\/\/[^/@]*:[^/]*@/;

/** Words with a password in them are not to be seen by other users of the machine, who may look at each process's words. */
export function hidePasswords(words: readonly string[]): void {
  if (!words.some((word) => WITH_PASSWORD.test(word))) return;
  process.title = ["shiming", ...words.filter((word) => !WITH_PASSWORD.test(word))].join(" ");
}
