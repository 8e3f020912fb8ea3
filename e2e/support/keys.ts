/** What test platforms seal records at rest with. */
import { randomBytes } from "node:crypto";
import { localKeyEncryptionKey } from "@shiming/crypto";

const kek = localKeyEncryptionKey("test-1", randomBytes(32));

export const testKeys = { current: () => kek, byId: (id: string) => (id === kek.id ? kek : undefined) };
