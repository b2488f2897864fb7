import { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import { hasOwnResolvers } from '../template/resolve-additions';
import { isAbsent, isFields, type Fields } from '../kubernetes/json';

/** What cdk8s keeps of an object besides what is public. */
interface Internals {
  readonly props?: unknown;
  readonly patches?: unknown;
}

/**
 * What an object is made of, if `ApiObject.toJson` of cdk8s does nothing to it but put it in order: it is of no class that
 * renders itself in another way, nobody patches it, and the app has no resolvers of its own. Undefined otherwise.
 */
export function plainDataOf(object: ApiObject): Fields | undefined {
  const { props, patches } = object as unknown as Internals;
  // cdk8s sorts metadata even if nothing else is sorted.
  if (process.env['CDK8S_DISABLE_SORT']) return undefined;
  if (object.toJson !== ApiObject.prototype.toJson || !isFields(props)) return undefined;
  if (!Array.isArray(patches) || patches.length > 0) return undefined;
  if (hasOwnResolvers(object)) return undefined;
  const metadata = plainMetadata(object.metadata);
  return metadata && { ...props, metadata };
}

const KNOWN: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
]);

/** The metadata of an object, if it has nothing but a name, a namespace, and labels and annotations that are texts. */
function plainMetadata(metadata: ApiObjectMetadataDefinition): Fields | undefined {
  if (metadata.toJson !== ApiObjectMetadataDefinition.prototype.toJson) return undefined;
  const {
    _additionalAttributes: given,
    labels,
    annotations,
    finalizers,
    ownerReferences,
  } = metadata as unknown as Fields;
  if (!isEmptyList(finalizers) || !isEmptyList(ownerReferences)) return undefined;
  if (!isFields(given) || !Object.keys(given).every((name) => KNOWN.has(name))) return undefined;
  if (!areTexts(labels) || !areTexts(annotations)) return undefined;
  const { name, namespace } = metadata;
  return { name, namespace, ...nonEmpty('labels', labels), ...nonEmpty('annotations', annotations) };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function areTexts(map: unknown): map is Fields {
  return isFields(map) && Object.values(map).every((value) => typeof value === 'string' || isAbsent(value));
}

function nonEmpty(name: string, map: Fields): Fields {
  return Object.values(map).some((value) => !isAbsent(value)) ? { [name]: map } : {};
}
