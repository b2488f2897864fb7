import type { FindingCause } from '../../../../src/findings/finding';
import type { Cause } from '../kube-judge';

/** What both say of an object: the causes of the API server, and those of the findings. */
export interface Said {
  readonly theirs: readonly Cause[];
  readonly ours: readonly FindingCause[];
}

type Explains = (field: string, type: string, said: Said) => boolean;

/** What the API server says beside a fault that both name, since it follows from that; the rules say it once. */
const FOLLOWING: Readonly<Record<string, Explains>> = {
  'what an empty value is, beside that it is missing, and what else is wrong with a field': (field, type, { ours }) =>
    ours.some((cause) => cause.field === field && cause.reason !== type),
  'that a mount, device or file names a volume which is refused itself': (field, type, said) =>
    type === 'FieldValueNotFound' && /(volume(Mounts|Devices)\[\d+\]\.name|volumeName)$/.test(field) && names(said, /\.volumes\[/),
  'that a selector with a wrong requirement is wrong': (field, _type, said) =>
    field.endsWith('spec.selector') && names(said, /spec\.selector\./),
  'that a selector that is missing or refused does not select the Pods': (field, _type, said) =>
    field.endsWith('.template.metadata.labels') && names(said, /spec\.selector$/),
  'that the request is wrong which it takes from the limit': (field, type, { theirs }) =>
    has(theirs, field.replace('.requests[', '.limits['), type),
  'that the labels are wrong which a Job takes from its Pods': (field, _type, said) =>
    field === 'metadata.labels' && names(said, /^spec\.template\.labels$/),
  'that the name is wrong which a Job gives its Pods as a label': (field, _type, said) =>
    field === 'spec.template.labels' && names(said, /^metadata\.name$/),
  'that the volume of a claim without a name has no claim': (field, _type, said) =>
    field.endsWith('.persistentVolumeClaim.claimName') && names(said, /\.volumes\[\d+\]\.name$/),
  'of several entries that are the same, those before the last': (field, type, { ours }) =>
    type === 'FieldValueDuplicate' && ours.some(({ reason, field: other }) => reason === type && ofList(other) === ofList(field)),
  'of several handlers or sources too many, those behind the second': (field, type, { ours }) =>
    type === 'FieldValueForbidden' && ours.some(({ reason, field: other }) => reason === type && around(other) === around(field)),
  'that a finalizer without a valid name has no domain either': (field, _type, said) =>
    /finalizers\[\d+\]$/.test(field) && names(said, /finalizers$/),
  'what stands in an ephemeral container, which no Pod is created with': (field, _type, said) =>
    field.includes('.ephemeralContainers[') && names(said, /\.ephemeralContainers$/),
}; // prettier-ignore

/** What the API server does not look at beside a fault that both name, and would say once that is mended. */
const HIDDEN: Readonly<Record<string, Explains>> = {
  'the template behind a selector that is wrong': (field, _type, said) =>
    field.includes('.template') && names(said, /^spec\.selector$/),
  'what stands in a field that it refuses as a whole': (field, _type, { theirs }) =>
    theirs.some((cause) => field.startsWith(`${cause.field}.`) || (field === cause.field && cause.type === 'FieldValueForbidden')),
  'the second volume of a name, whose first is refused for something else': (field, type, said) =>
    type === 'FieldValueDuplicate' && /\.volumes\[\d+\]\.name$/.test(field) && names(said, /\.volumes\[/),
}; // prettier-ignore

/** What one side names and the other does not, without what the tables above explain, as texts. */
export function unexplained(said: Said): { readonly missed: readonly string[]; readonly extra: readonly string[] } {
  const { theirs, ours } = said;
  const explains = (table: typeof HIDDEN, field: string, type: string): boolean =>
    Object.values(table).some((explain) => explain(field, type, said));
  const missed = theirs.filter(({ field, type }) => !isNamed(ours, field, type) && !explains(FOLLOWING, field, type));
  const extra = ours.filter(({ field, reason }) => !has(theirs, field, reason) && !explains(HIDDEN, field, reason));
  return {
    missed: missed.map(({ type, field }) => `${type} ${field}`),
    extra: extra.map(({ reason, field }) => `${reason} ${field}`),
  };
}

/** Whether both name the same fields and types, with nothing explained. */
export function isExact({ theirs, ours }: Said): boolean {
  return (
    theirs.every(({ field, type }) => isNamed(ours, field, type)) &&
    ours.every(({ field, reason }) => has(theirs, field, reason))
  );
}

function isNamed(ours: readonly FindingCause[], field: string, type: string): boolean {
  return ours.some((cause) => cause.field === field && cause.reason === type);
}

function has(theirs: readonly Cause[], field: string, type: string): boolean {
  return theirs.some((cause) => cause.field === field && cause.type === type);
}

/** Whether the API server names a field of a form. */
function names({ theirs }: Said, form: RegExp): boolean {
  return theirs.some(({ field }) => form.test(field));
}

function ofList(field: string): string {
  return field.replace(/\[\d+\]/g, '[]');
}

function around(field: string): string {
  return field.replace(/\.[^.]*$/, '');
}
