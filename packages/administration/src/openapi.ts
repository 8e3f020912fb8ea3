/** OpenAPI 3.1 of the table of operations. Its schemas are JSON Schema as they stand. */
import type { AnyOperation } from "./operation.ts";

type Json = Readonly<Record<string, unknown>>;

export function openApiOf(operations: readonly AnyOperation[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method.toLowerCase()] = describe(operation);
    paths[operation.path] = path;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Shiming administration",
      description: "What staff, service providers and their programs do",
      version: "0.1.0",
    },
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "an API token" },
        session: { type: "apiKey", in: "cookie", name: "session", description: "of the console" },
      },
      schemas: { Problem },
    },
    paths,
  };
}

function describe({ name, method, path, summary, input, output }: AnyOperation): Json {
  const inPath = new Set([...path.matchAll(/\{([a-z_]+)\}/g)].map(([, member]) => member as string));
  const others = Object.keys(input.properties).filter((member) => !inPath.has(member));
  const isRequired = (member: string) => (input.required ?? []).includes(member);
  const parameter = (member: string, place: "path" | "query") => ({
    name: member,
    in: place,
    required: isRequired(member),
    schema: input.properties[member],
  });
  const inQuery = method === "GET" || method === "DELETE";
  const [tag] = name.split(".");
  return {
    operationId: name,
    tags: [tag],
    summary: summary.en,
    "x-summary-zh": summary.zh,
    parameters: [
      ...[...inPath].map((member) => parameter(member, "path")),
      ...(inQuery ? others.map((member) => parameter(member, "query")) : []),
    ],
    ...(!inQuery && others.length > 0 && { requestBody: bodyOf(input, others, isRequired) }),
    responses: {
      200: { description: "Done", content: contentOf(output) },
      default: {
        description: "Refused",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

/** JSON, or a file of a media type. */
function contentOf(output: AnyOperation["output"]): Json {
  const { contentMediaType = "application/json" } = output as { readonly contentMediaType?: string };
  return { [contentMediaType]: { schema: output } };
}

function bodyOf(
  input: AnyOperation["input"],
  members: readonly string[],
  isRequired: (member: string) => boolean,
): Json {
  const schema = {
    type: "object",
    properties: Object.fromEntries(members.map((member) => [member, input.properties[member]])),
    required: members.filter(isRequired),
    additionalProperties: false,
  };
  return { required: schema.required.length > 0, content: { "application/json": { schema } } };
}

const Words = {
  type: "object",
  properties: { en: { type: "string" }, zh: { type: "string" } },
};

/** RFC 9457, with the failure's name, and its sentence in both languages; where a file is wrong, each place of it. */
const Problem = {
  type: "object",
  required: ["type", "title", "status"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    failure: { type: "string" },
    hint: Words,
    faults: {
      type: "array",
      description: "what is wrong in a file that was sent, place by place",
      items: {
        type: "object",
        required: ["line", "wrong", "right"],
        properties: {
          line: { type: "integer", minimum: 1 },
          column: { type: "string" },
          wrong: Words,
          right: Words,
        },
      },
    },
  },
};
