/** An account whose payment password an older pepper has hashed, on either engine. */
import { randomBytes } from "node:crypto";
import { createStoredPasswordVerifier, type Pepper, type Peppers, Sensitive } from "@shiming/core";
import type { OpenStores } from "@shiming/store";
import { openPostgresStores } from "@shiming/store/postgres";
import { openSqliteStores } from "@shiming/store/sqlite";

export const PASSWORD = new Sensitive("135790");
export const OLDER: Pepper = { id: undefined, secret: new Sensitive(Buffer.alloc(32, 7)) };
const NEWER: Pepper = { id: "autumn", secret: new Sensitive(Buffer.alloc(32, 8)) };
const ROTATED: Peppers = {
  current: () => NEWER,
  byId: (id) => [OLDER, NEWER].find((pepper) => pepper.id === id),
};

/** @param place an address of PostgreSQL, or a folder */
export const openAt = (place: string): Promise<OpenStores> =>
  place.startsWith("postgres:") ? openPostgresStores({ url: place }) : openSqliteStores(place);

export const verifierOf = (accounts: OpenStores["accounts"]) =>
  createStoredPasswordVerifier({ accounts, peppers: ROTATED, random: randomBytes });
