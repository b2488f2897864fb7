import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Findings, KubernetesVersion } from '../../src';
import type { Manifest } from '../../src/kubernetes/json';

/** The warnings and errors that `pod-patterns check` gives of a folder of manifests, such as `warning writable-path`. */
export function seriousFindings(folder: string): string[] {
  return allFindings(folder).filter((finding) => !finding.startsWith('info '));
}

/** All that `pod-patterns check` finds in a folder of manifests and nobody waives. */
export function allFindings(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  // The `Yaml` of cdk8s starts a process for each file.
  const manifests = files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => document.toJS() as Manifest),
  );
  return Findings.ofManifests(manifests, { target: { version: KubernetesVersion.V1_33 } })
    .filter(({ waiver }) => waiver === undefined)
    .map(({ severity, rule }) => `${severity} ${rule}`);
}

/** The warnings that a synthesis prints. */
export function withReport(synthesize: () => void): string[] {
  let text = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  process.env['POD_PATTERNS_FINDINGS'] = 'print';
  try {
    synthesize();
  } finally {
    delete process.env['POD_PATTERNS_FINDINGS'];
    write.mockRestore();
  }
  return [...text.matchAll(/^ {2}(warning [\w-]+):/gm)].map(([, finding = '']) => finding);
}
