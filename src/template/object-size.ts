import type { ApiObject } from 'cdk8s';
import { headOf, type Finding } from '../findings/finding';
import type { FindingKind } from '../findings/finding-kind';
import { fieldsOf, type Fields } from '../kubernetes/json';
import { appliedAnnotationBytes, MAX_ANNOTATION_BYTES, MAX_VALUE_BYTES, valueBytes } from '../kubernetes/object-sizes';
import { kindOf } from '../rules/catalogue';
import { constructPath } from '../tree/construct-path';

const FIX = 'put large files into the image, or onto a volume';

/** What is wrong with the size of an object that a pattern made, patches of it included. */
export function findTooLarge(object: ApiObject): Finding[] {
  const manifest = manifestOf(object);
  const [values, annotations] = [valueBytes(manifest), appliedAnnotationBytes(manifest)];
  if (object.kind === 'ConfigMap' && values > MAX_VALUE_BYTES) {
    const message = `the values of the ConfigMap have ${values} bytes, and ${MAX_VALUE_BYTES} are the most.`;
    return [findingOf(kindOf('configuration-files'), object, { message, fix: `${FIX}.` })];
  }
  if (annotations <= MAX_ANNOTATION_BYTES) return [];
  const message =
    `client-side \`kubectl apply\` keeps a copy of an object in an annotation, and the annotations of this one would ` +
    `have ${annotations} bytes, of which ${MAX_ANNOTATION_BYTES} are the most.`;
  return [
    findingOf(kindOf('client-side-apply'), object, {
      message,
      fix: `apply it with \`kubectl apply --server-side\`, or ${FIX}.`,
    }),
  ];
}

/** What cdk8s cannot render it refuses itself, once it renders the object. */
function manifestOf(object: ApiObject): Fields {
  try {
    return fieldsOf(object.toJson());
  } catch {
    return {};
  }
}

function findingOf(kind: FindingKind, object: ApiObject, said: { message: string; fix: string }): Finding {
  const { name, metadata } = object;
  const namespace = metadata.namespace === undefined ? {} : { namespace: metadata.namespace };
  return {
    ...headOf(kind),
    object: { kind: object.kind, ...namespace, name },
    construct: constructPath(object),
    ...said,
  };
}
