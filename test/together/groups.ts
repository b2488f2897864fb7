import alone from './alone.json';

/**
 * The folders of `test` whose files run as one, so that what they test is loaded once for all of them: loading takes most
 * of the time of a small file.
 */
export const GROUPS = {
  architecture: ['architecture'],
  fixtures: ['fixtures'],
  'kubernetes-and-manifests': ['kubernetes', 'manifests'],
  patterns: ['patterns', 'lifecycle', 'options'],
  'pod-and-explain': ['pod', 'explain', 'changes', 'live'],
  'probes-and-qos': ['probes', 'qos', 'simulation'],
  'command-and-docs': ['cli', 'check', 'files', 'settings', 'docs', 'validation'],
  rules: ['rules', 'findings', 'edits', 'enforcement', 'tree', 'plus'],
  seeds: ['seeds', 'testing'],
  synth: ['synth', 'support'],
  template: ['template', 'synthesis'],
} as const satisfies { readonly [group: string]: readonly string[] };

/** Files that replace modules or globals, and so need a process state of their own; jest's configuration reads them too. */
export const { ALONE }: { readonly ALONE: readonly string[] } = alone;
