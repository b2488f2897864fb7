import type { ApiObject } from 'cdk8s';
import { stopOnErrors } from '../enforcement/stop-on-errors';
import { findingsAlone } from './judge-workload';
import { ORIGINAL_RENDERING } from './render-workload';
import { renderedNow } from './synthesis-record';

/** Whether an object renders with its edits. */
export function isOverridden(workload: ApiObject): boolean {
  return ORIGINAL_RENDERING.of(workload) !== undefined;
}

/**
 * Lets an object render with its edits. Only an override on the instance keeps every field: the generated classes of
 * cdk8s-plus write a fixed list of fields, after JSON patches and resolvers.
 */
export function overrideRendering(workload: ApiObject): void {
  if (isOverridden(workload)) return;
  ORIGINAL_RENDERING.set(workload, workload.toJson.bind(workload));
  const value = (): unknown => {
    const judged = renderedNow(workload);
    stopOnErrors(findingsAlone(judged));
    return judged.manifest;
  };
  Object.defineProperty(workload, 'toJson', { configurable: true, writable: true, enumerable: false, value });
}
