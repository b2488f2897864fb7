import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Versions of the peers that are installed together. */
export interface PeerSet {
  readonly name: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** The lowest versions that `peerDependencies` admits. */
const LOWEST: PeerSet['versions'] = {
  cdk8s: '2.69.0',
  'cdk8s-plus-27': '2.9.0',
  constructs: '10.3.0',
};

/** The peer sets to try: what the ranges begin with, and what the project itself is developed with. */
export function peerSets(root: string): PeerSet[] {
  const versions = newestVersions(root);
  const newest = Object.keys(LOWEST).map((name) => [name, versions[name] ?? 'latest']);
  return [
    { name: 'newest peers', versions: Object.fromEntries(newest) as PeerSet['versions'] },
    { name: 'lowest peers', versions: LOWEST },
  ];
}

/** The versions that the project itself is developed with, by package. */
export function newestVersions(root: string): PeerSet['versions'] {
  return manifest(root).devDependencies;
}

/** Says which declared range does not begin with the lowest version that is tried here. */
export function findUntriedRanges(root: string): string[] {
  const { peerDependencies } = manifest(root);
  return Object.entries(peerDependencies)
    .filter(([name, range]) => range !== `^${LOWEST[name]}`)
    .map(
      ([name, range]) => `${name} is declared as ${range}, and the lowest version tried is ${LOWEST[name] ?? 'none'}`,
    );
}

interface Manifest {
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

function manifest(root: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}
