import { readEnums } from './enums';
import { readGates } from './gates';
import { minorOf, releaseFolder } from './module';
import { readTypes } from './schemas';
import type { Release } from './write';

/** Reads a release of Kubernetes such as 1.33.13. */
export function readRelease(name: string): Release {
  const [folder, minor] = [releaseFolder(name), minorOf(name)];
  return { name, minor, types: readTypes(folder), enums: readEnums(folder), gates: readGates(folder, minor) };
}
