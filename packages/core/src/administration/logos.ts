import type { Permitted } from "../authorization/authorize.ts";
import { type Digest, digestOf } from "../digest.ts";
import { requireLogo } from "../mini-program/logo.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { LogoStore } from "../ports/logo-store.ts";
import { changeMiniProgram, type MiniProgramDeps } from "./mini-programs.ts";
import { requireUnchanged } from "./unchanged.ts";

/**
 * Gives a mini program the picture that people are shown with its name from now on, in the place of the one before.
 * @param seen the one that is to be replaced, `null` for none
 * @throws `entity_not_found`, `entity_changed`; `value_invalid` for anything but a small PNG or WebP
 */
export async function setLogo(
  appid: string,
  image: Uint8Array,
  actor: Permitted<"apps.set_logo">,
  deps: Pick<MiniProgramDeps, "miniPrograms"> & { readonly logos: Pick<LogoStore, "put"> },
  at: Date,
  seen?: Digest | null,
): Promise<Digest> {
  requireLogo(image);
  const logo = digestOf(image);
  await deps.logos.put(logo, image);
  const set = (now: MiniProgram) => {
    requireUnchanged(seen, now.logo ?? null);
    return { logo };
  };
  await changeMiniProgram(appid, "logo_set", set, actor, deps, at);
  return logo;
}
