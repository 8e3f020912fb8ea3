/** What a mini program passes to `Component`, `Page` and `Behavior`, as the adapter takes it. */

import type { behavior, CodeSpace, types } from "glass-easel-miniprogram-adapter";
import { type NoteText, unsupported } from "../problems/note.ts";
import { adaptedProperties } from "./property-types.ts";

export interface Options extends types.ComponentDefinitionOptions {
  readonly styleIsolation?: string;
  readonly addGlobalClass?: boolean;
}

export interface Definition {
  readonly options?: Options;
  readonly behaviors?: readonly (KnownBehavior | string)[];
  readonly [name: string]: unknown;
}

type KnownBehavior = behavior.GeneralBehavior;

/** Behaviours of the phone's own are named by strings, as `wx://form-field`. */
/** @param note says which behaviour is not supported: the component does without it */
export function adapted<T extends Definition>(
  space: CodeSpace,
  definition: T,
  note: (text: NoteText) => void,
) {
  const behaviors = definition.behaviors?.flatMap((behavior) =>
    typeof behavior === "string" ? byName(space, behavior, note) : behavior,
  );
  const { properties } = definition as Definition;
  return {
    ...definition,
    ...(behaviors && { behaviors }),
    ...(isObject(properties) && { properties: adaptedProperties(properties) }),
  } as T & { behaviors?: KnownBehavior[] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function byName(space: CodeSpace, name: string, note: (text: NoteText) => void): KnownBehavior | [] {
  const found = space.getComponentSpace().getBehaviorByUrl(name, "");
  if (!found) {
    note(unsupported(`behavior "${name}"`));
    return [];
  }
  // The adapter wraps a behaviour of glass-easel in exactly this.
  return { _$: found } as KnownBehavior;
}
