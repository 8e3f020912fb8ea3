/** What a mini program passes to `Component`, `Page` and `Behavior`, as the adapter takes it. */
import type { behavior, CodeSpace, types } from "glass-easel-miniprogram-adapter";

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
export function withKnownBehaviors<T extends Definition>(space: CodeSpace, definition: T) {
  if (!definition.behaviors) return definition as T & { behaviors?: KnownBehavior[] };
  const behaviors = definition.behaviors.map((behavior) =>
    typeof behavior === "string" ? byName(space, behavior) : behavior,
  );
  return { ...definition, behaviors };
}

function byName(space: CodeSpace, name: string): KnownBehavior {
  const found = space.getComponentSpace().getBehaviorByUrl(name, "");
  if (!found) throw new Error(`the behavior "${name}" is not supported in this simulator`);
  // The adapter wraps a behaviour of glass-easel in exactly this.
  return { _$: found } as KnownBehavior;
}
