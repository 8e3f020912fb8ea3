/** The types of a component's properties as glass-easel takes them: one, and others beside it. */

const TYPES: ReadonlySet<unknown> = new Set([String, Number, Boolean, Object, Array, Function]);

type Property = Readonly<Record<string, unknown>>;

/** `[Boolean, String]`, as a property or as its `type`, is the first with the others as `optionalTypes`. */
export function adaptedProperties(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, adapted(property)]));
}

function adapted(property: unknown): unknown {
  if (Array.isArray(property)) return { ...typesOf(property) };
  if (typeof property !== "object" || property === null) return property;
  const { type, optionalTypes, ...rest } = property as Property;
  // Without a type, glass-easel takes the first of the others.
  const first = type === undefined && optionalTypes !== undefined ? [] : [type].flat();
  return { ...rest, ...typesOf([...first, ...[optionalTypes ?? []].flat()]) };
}

/** Any value is taken where one of them is null, or no type at all. */
function typesOf(types: readonly unknown[]): object {
  const [type = null, ...optionalTypes] = types;
  if (!types.every((each) => TYPES.has(each))) return { type: null };
  return optionalTypes.length > 0 ? { type, optionalTypes } : { type };
}
