/** The X.509 library, loaded with what it asks of the environment. */
import { createRequire } from "node:module";

/**
 * The library's dependency container wants `reflect-metadata`, and only while it is being loaded, to ask for
 * constructor parameters that none of the library's classes has. So "there are none" is all that it is told, and the
 * global object is left as it was: whoever loads the real one later gets the real one.
 */
const noMetadata = {
  getMetadata: () => undefined,
  getOwnMetadata: () => undefined,
  defineMetadata: () => undefined,
};

export type X509 = typeof import("@peculiar/x509");

function load(): X509 {
  const require = createRequire(import.meta.url);
  if ("getMetadata" in Reflect) return require("@peculiar/x509");
  Object.assign(Reflect, noMetadata);
  try {
    return require("@peculiar/x509");
  } finally {
    for (const name of Object.keys(noMetadata)) Reflect.deleteProperty(Reflect, name);
  }
}

let loaded: X509 | undefined;

/** Loads it when it is first needed: two hundred files, and most servers never issue a certificate while they run. */
export function loadX509(): X509 {
  loaded ??= load();
  return loaded;
}
