/** Tells whether a file may be given to people. What it cannot tell it throws, and the file stays held. */
export type FileScanner = (content: Uint8Array) => Promise<"clean" | "refused">;
