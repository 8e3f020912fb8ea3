import Type, { type TSchema } from "typebox";

export const Time = Type.String({ format: "date-time", description: "ISO 8601, UTC" });
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Members that the schema does not name are refused. */
export const Input = <T extends Record<string, TSchema>>(members: T) =>
  Type.Object(members, { additionalProperties: false });

/** Of what waits for somebody's answer. */
export const RequestState = Type.Enum(["open", "expired"]);

export const Nothing = Input({});
export const Done = Type.Object({});
