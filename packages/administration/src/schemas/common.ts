import Type, { type TSchema } from "typebox";

export const Time = Type.String({ format: "date-time", description: "ISO 8601, UTC" });
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Members that the schema does not name are refused. */
export const Input = <T extends Record<string, TSchema>>(members: T) =>
  Type.Object(members, { additionalProperties: false });

/** Of what waits for somebody's answer. */
export const RequestState = Type.Enum(["open", "expired"]);

/** What somebody has seen before they put another in its place: it is refused where it is not so any more. */
export const Unchanged = <T extends TSchema>(schema: T) =>
  Type.Optional({ ...schema, description: "what it was when you looked: 409 where it is not any more" });

/** How many things of a register are told at once, unless it is said. */
export const PAGE = 100;

/** Which part of a list that has one order. */
export const after = {
  after: Type.Optional(Type.String({ description: "the key of the last one of the page before" })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: `${PAGE} unless it is given` })),
};

/** Which part of a register, in which order. */
export const registerPage = <Order extends string>(keys: readonly Order[]) => ({
  search: Type.Optional(
    Type.String({ maxLength: 100, description: "a part of a name, or the beginning of a number" }),
  ),
  order: Type.Optional(
    Type.Enum([...keys, ...keys.map((key) => `-${key}` as const)], {
      description: "with - before it from the last to the first",
    }),
  ),
  ...after,
});

export const Nothing = Input({});
export const Done = Type.Object({});
