/** What must stand in a place of the JSON output: a type by its name, one of some texts, a list or an object of such. */
export type Shape =
  'text' | 'number' | 'numberOrNull' | 'flag' | readonly string[] | { list: Shape } | { map: Shape } | Fields;

interface Fields {
  readonly fields: Readonly<Record<string, Shape>>;
}

const AMOUNTS: Shape = { map: 'text' };
const KINDS = ['init', 'sidecar', 'app', 'ephemeral'];
const TEXTS: Shape = { list: 'text' };

/** The fields that the output has for each Pod. Others may be there; none of these may be missing. */
export const POD: Shape = {
  fields: {
    file: 'text',
    document: 'number',
    kind: 'text',
    namespace: 'text',
    name: 'text',
    qosClass: ['Guaranteed', 'Burstable', 'BestEffort'],
    qosReason: 'text',
    requests: AMOUNTS,
    limits: AMOUNTS,
    containers: listOf({
      name: 'text',
      kind: KINDS,
      image: 'text',
      imagePullPolicy: ['Always', 'IfNotPresent', 'Never'],
      requests: AMOUNTS,
      limits: AMOUNTS,
      isApp: 'flag',
    }),
    start: listOf({
      container: 'text',
      kind: KINDS,
      waitsFor: TEXTS,
      gate: ['exit', 'startupProbe', 'running'],
      earliestSeconds: 'number',
      latestSeconds: 'numberOrNull',
    }),
    stop: listOf({
      container: 'text',
      kind: KINDS,
      waitsFor: TEXTS,
      preStopSeconds: 'numberOrNull',
      termBySeconds: 'number',
      killBySeconds: 'number',
    }),
    ports: listOf({
      container: 'text',
      name: 'text',
      port: 'number',
      protocol: ['TCP', 'UDP', 'SCTP'],
      hostPort: 'number',
    }),
    volumes: listOf({
      name: 'text',
      type: 'text',
      mounts: listOf({ container: 'text', path: 'text', readOnly: 'flag' }),
    }),
  },
};

function listOf(fields: Fields['fields']): Shape {
  return { list: { fields } };
}

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  numberOrNull: (value) => value === null || Number.isFinite(value),
  flag: (value) => typeof value === 'boolean',
};

function isChoice(shape: Shape): shape is readonly string[] {
  return Array.isArray(shape);
}

/** The paths at which a value is not of a shape. */
export function breaches(value: unknown, shape: Shape, path = ''): string[] {
  if (typeof shape === 'string') return SCALARS[shape]!(value) ? [] : [path];
  if (isChoice(shape)) return shape.includes(value as string) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [path];
  if ('list' in shape) {
    if (!Array.isArray(value)) return [path];
    return value.flatMap((item, index) => breaches(item, shape.list, `${path}[${index}]`));
  }
  if ('map' in shape)
    return Object.entries(value).flatMap(([key, item]) => breaches(item, shape.map, `${path}.${key}`));
  if (!('fields' in shape)) return [];
  return Object.entries(shape.fields).flatMap(([key, of]) =>
    breaches((value as Record<string, unknown>)[key], of, `${path}.${key}`),
  );
}
