import type { ApiObject } from 'cdk8s';
import { headOf, type Finding } from '../findings/finding';
import type { FindingKind } from '../findings/finding-kind';
import { fieldsOf, type Fields } from '../kubernetes/json';
import { constructPath } from '../tree/construct-path';
import { misreadTexts } from './written-text';

/** The texts of an object that a pattern made which do not reach the cluster as they are. */
export function findMisread(object: ApiObject, manifest: Fields): Finding[] {
  return misreadTexts(manifest).map(({ kind, problem: { objectPath, message, fix } }) =>
    findingOf(kind, object, { message, fix, ...(objectPath !== undefined && { location: { path: objectPath } }) }),
  );
}

/** What cdk8s cannot render it refuses itself, once it renders the object. */
export function manifestOf(object: ApiObject): Fields {
  try {
    return fieldsOf(object.toJson());
  } catch {
    return {};
  }
}

/** A finding about an object that a pattern made. */
export function findingOf(
  kind: FindingKind,
  object: ApiObject,
  said: Pick<Finding, 'message' | 'fix' | 'location'>,
): Finding {
  const { name, metadata } = object;
  const namespace = metadata.namespace === undefined ? {} : { namespace: metadata.namespace };
  return {
    ...headOf(kind),
    object: { kind: object.kind, ...namespace, name },
    construct: constructPath(object),
    ...said,
  };
}
