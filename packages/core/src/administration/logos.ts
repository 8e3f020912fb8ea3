import type { Permitted } from "../authorization/authorize.ts";
import { type Digest, digestOf } from "../digest.ts";
import { requireLogo } from "../mini-program/logo.ts";
import type { LogoStore } from "../ports/logo-store.ts";
import { changeMiniProgram, type MiniProgramDeps } from "./mini-programs.ts";

/**
 * Gives a mini program the picture that people are shown with its name from now on, in the place of the one before.
 * @throws `entity_not_found`; `value_invalid` for anything but a small PNG or WebP
 */
export async function setLogo(
  appid: string,
  image: Uint8Array,
  actor: Permitted<"apps.set_logo">,
  deps: Pick<MiniProgramDeps, "miniPrograms"> & { readonly logos: Pick<LogoStore, "put"> },
  at: Date,
): Promise<Digest> {
  requireLogo(image);
  const logo = digestOf(image);
  await deps.logos.put(logo, image);
  await changeMiniProgram(appid, "logo_set", () => ({ logo }), actor, deps, at);
  return logo;
}
