import { FEATURE_ROWS } from '../../src/kubernetes/fields/feature-rows';
import { historyText, type GateStates } from './gates';
import { HEAD } from './head';
import { tableText, type Release as ReleaseTypes } from './table';

/** All that is read of one release. */
export interface Release extends ReleaseTypes {
  readonly name: string;
  readonly gates: GateStates;
}

/** The generated files by name, with their text. */
export function generatedFiles(releases: readonly Release[]): ReadonlyMap<string, string> {
  return new Map([
    ['releases.ts', releasesFile(releases)],
    ['feature-gates.ts', gatesFile(releases)],
    ['field-table.ts', tableFile(releases)],
  ]);
}

function releasesFile(releases: readonly Release[]): string {
  const lines = releases.map(({ name }) => `  '${name}',\n`).join('');
  return `${HEAD}
/** The releases of Kubernetes from which the tables are generated: one for each minor version, the newest last. */
export const RELEASES = [
${lines}] as const;
`;
}

function gatesFile(releases: readonly Release[]): string {
  const gates = [...new Set(FEATURE_ROWS.map(({ gate }) => gate))].sort();
  const lines = gates.map((gate) => `  ${gate}: '${historyText(gate, releases)}',\n`).join('');
  return `${HEAD}
/** How the feature gates of the table of features changed, by minor version. */
export const FEATURE_GATES: { readonly [gate: string]: string } = {
${lines}};
`;
}

function tableFile(releases: readonly Release[]): string {
  return `${HEAD}
/** The types of the objects that people write, and their fields; \`field-table.ts\` says how to read it. */
export const FIELD_TABLE = \`
${tableText(releases)}\`;
`;
}
