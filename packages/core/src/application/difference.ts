/** What a change asks for in place of what is approved, field by field. */
import type { Application } from "./application.ts";

export interface Difference {
  /** `legal_name`, `uses.99,904.purpose`: as the operations name it. */
  readonly field: string;
  readonly before: string | number | undefined;
  readonly after: string | number | undefined;
}

type Fields = ReadonlyMap<string, string | number | undefined>;

/** Pure. Fields in the order of the form. */
export function differences(before: Application, after: Application): readonly Difference[] {
  const [former, next] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...former.keys(), ...next.keys()])]
    .map((field) => ({ field, before: former.get(field), after: next.get(field) }))
    .filter((difference) => difference.before !== difference.after);
}

function fieldsOf({ form, permission, approval, attachments }: Application): Fields {
  const { uses: asked, endsAt, ...rest } = permission;
  const end = approval?.endsAt ?? endsAt;
  const uses = (approval?.uses ?? asked).map(({ category, ...use }) => {
    const levels = [category.first, category.second, ...(category.third ? [category.third] : [])];
    const names = levels.map(({ name }) => name).join("/");
    return [levels.map(({ id }) => id).join(","), { names, ...use }] as const;
  });
  const files = attachments.map(({ kind, name, digest }) => [`${kind} ${name}`, digest] as const);
  return new Map([
    ...flat("", form.items),
    ...flat("uses.", Object.fromEntries(uses)),
    ...flat("", rest),
    ...flat("", { endsAt: end?.toISOString() }),
    ...flat("attachments.", Object.fromEntries(files)),
  ]);
}

function flat(prefix: string, value: object): [string, string | number | undefined][] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const field = prefix + snakeCase(name);
    if (typeof member === "object" && member !== null) return flat(`${field}.`, member);
    return [[field, member as string | number | undefined]];
  });
}

const snakeCase = (name: string) =>
  /^[a-zA-Z]+$/.test(name) ? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name;
