/**
 * The serializer of manifests as the option `snapshotSerializers` of jest and vitest takes it: a module with these two functions.
 *
 * @packageDocumentation
 */
import { manifestSerializer } from './manifest-serializer';

/** Whether a value is printed as YAML, and the YAML of one that is. */
export const { test, serialize } = manifestSerializer;
