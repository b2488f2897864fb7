import { objectType } from '../kubernetes/fields/field-table';
import { isFields, textOf, type Fields } from '../kubernetes/json';
import { codeOf } from './code-of';

/** A field that is known from somewhere else, and what to write in its place. */
export interface PieceHabit {
  /** The path of the field in the piece. */
  readonly name: string;
  readonly fix: string;
  /** Whether a manifest has the field, in another place. */
  readonly isMisplaced?: boolean;
}

/** A habit with the line to write, or a part of it. */
export function written(name: string, code: string): PieceHabit {
  return { name, fix: `write it as in ${code}.` };
}

interface Renamed {
  readonly [name: string]: string;
}

const SECURITY_CONTEXT: Renamed = { user: 'runAsUser', group: 'runAsGroup', ensureNonRoot: 'runAsNonRoot' };

/** What fields inside of a container are called in cdk8s-plus and in a manifest. */
const IN_CONTAINER: { readonly [field: string]: Renamed } = {
  env: { key: 'name' },
  ports: { number: 'containerPort', hostIp: 'hostIP' },
  securityContext: SECURITY_CONTEXT,
  volumeMounts: { path: 'mountPath', volume: 'name' },
};

const IN_SPEC: { readonly [field: string]: Renamed } = { securityContext: SECURITY_CONTEXT };

const IN_VOLUME: { readonly [field: string]: Renamed } = {
  persistentVolumeClaim: { name: 'claimName', claim: 'claimName' },
  secret: { name: 'secretName' },
};

/** Names inside the fields of a container that a manifest writes otherwise, and fields that only the Pod's spec has. */
export function habitsInContainer(piece: Fields): PieceHabit[] {
  return [
    ...renamed(piece, IN_CONTAINER),
    ...amountsByResource(piece['resources']),
    ...misplaced(piece, ['Container', 'PodSpec'], (code) => `it belongs to the Pod's spec: mergeSpec(${code}).`),
  ];
}

/** Names inside the Pod's spec that a manifest writes otherwise, and fields that only a container has. */
export function habitsInSpec(piece: Fields): PieceHabit[] {
  const whole = isFields(piece['spec']) ? [{ name: 'spec', fix: WHOLE_SPEC, isMisplaced: true }] : [];
  const volumes = Array.isArray(piece['volumes']) ? (piece['volumes'] as unknown[]) : [];
  return [
    ...whole,
    ...renamed(piece, IN_SPEC),
    ...volumes.flatMap((volume, index) =>
      isFields(volume)
        ? habitsInVolume(volume).map((habit) => ({ ...habit, name: `volumes[${index}].${habit.name}` }))
        : [],
    ),
    ...misplaced(
      piece,
      ['PodSpec', 'Container'],
      (code) => `it belongs to a container: mergeContainer('web', ${code}).`,
    ),
  ];
}

const WHOLE_SPEC = 'write only what is in `spec`, as in mergeSpec({ terminationGracePeriodSeconds: 60 }).';

/** Names inside the source of a volume that a manifest writes otherwise. */
export function habitsInVolume(piece: Fields): PieceHabit[] {
  return renamed(piece, IN_VOLUME);
}

function renamed(piece: Fields, table: { readonly [field: string]: Renamed }): PieceHabit[] {
  return Object.entries(table).flatMap(([field, names]) => {
    const value = piece[field];
    if (!Array.isArray(value)) {
      return renamedIn(value, names).map(([name, code]) => written(`${field}.${name}`, `{ ${field}: { ${code} } }`));
    }
    return value.flatMap((item, index) =>
      renamedIn(item, names).map(([name, code]) =>
        written(`${field}[${index}].${name}`, `{ ${field}: [{ ${code} }] }`),
      ),
    );
  });
}

function renamedIn(value: unknown, names: Renamed): [name: string, code: string][] {
  if (!isFields(value)) return [];
  return Object.entries(names)
    .filter(([name, meant]) => name in value && !(meant in value))
    .map(([name, meant]) => [name, `${meant}: ${shown(value[name])}`]);
}

/** An object of which the name is meant, or a value that can be shown. */
function shown(value: unknown): string {
  return codeOf(isFields(value) ? textOf(value['name']) : value) ?? "'…'";
}

const RESOURCES: Renamed = { cpu: 'cpu', memory: 'memory', ephemeralStorage: "'ephemeral-storage'" };

/** Resources as cdk8s-plus has them: `{ cpu: { request } }`. */
function amountsByResource(resources: unknown): PieceHabit[] {
  if (!isFields(resources)) return [];
  return Object.keys(RESOURCES)
    .filter((name) => resources[name] !== undefined)
    .map((name) => written(`resources.${name}`, `{ resources: { ${amountsCode(name, resources[name])} } }`));
}

function amountsCode(name: string, value: unknown): string {
  const amounts = isFields(value) ? value : { request: value };
  const lists = ['request', 'limit'].filter((each) => amounts[each] !== undefined);
  return (lists.length === 0 ? ['request'] : lists)
    .map((each) => `${each}s: { ${RESOURCES[name]}: ${amountCode(name, amounts[each])} }`)
    .join(', ');
}

function amountCode(name: string, value: unknown): string {
  const amount = isFields(value) ? value['amount'] : value;
  if (typeof amount === 'string' && !isSize(value)) return codeOf(amount) ?? "'…'";
  return name === 'cpu' ? "'500m'" : "'64Mi'";
}

/** The size of cdk8s has an amount as well, and its unit is not told. */
function isSize(value: unknown): boolean {
  return isFields(value) && 'toMebibytes' in value;
}

function misplaced(
  piece: Fields,
  [own, other]: readonly [own: string, other: string],
  fixOf: (code: string) => string,
): PieceHabit[] {
  const [here, there] = [objectType(own).fields, objectType(other).fields];
  return Object.keys(piece)
    .filter((name) => name !== 'name' && !here.has(name) && there.has(name))
    .map((name) => ({ name, fix: fixOf(`{ ${name}: ${outline(piece[name])} }`), isMisplaced: true }));
}

/** What stands in an object or a list may be a credential, and is not repeated. */
function outline(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  return isFields(value) ? '{ … }' : (codeOf(value) ?? "'…'");
}
