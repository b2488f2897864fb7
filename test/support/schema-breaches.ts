import Ajv, { type AnySchema } from 'ajv';

/** The schema without the freedom to add fields, so that a field which it lacks is found. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const fields = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return 'properties' in fields ? { ...fields, additionalProperties: false } : fields;
}

/** Tells the places at which an output is not as a schema says, or has more than that. */
export function breachesOf(schema: AnySchema): (output: unknown) => unknown[] {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(closed(schema) as AnySchema);
  return (output) => {
    void validate(output);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
