import type { ApiObject } from 'cdk8s';
import type { Finding } from '../findings/finding';
import type { Fields } from '../kubernetes/json';
import { appliedAnnotationBytes, MAX_ANNOTATION_BYTES, MAX_VALUE_BYTES, valueBytes } from '../kubernetes/object-sizes';
import { kindOf } from '../rules/catalogue';
import { findingOf } from './object-findings';

const FIX = 'put large files into the image, or onto a volume';

/** What is wrong with the size of an object that a pattern made, patches of it included. */
export function findTooLarge(object: ApiObject, manifest: Fields): Finding[] {
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
