import type { LocatedFinding } from '../located-finding';

/**
 * A fingerprint for each finding, by which a service knows it again: it stays the same when lines move. Findings that
 * differ in nothing else are numbered.
 */
export function fingerprintsOf(findings: readonly LocatedFinding[], hash: (text: string) => string): string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const key = keyOf(finding);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return hash(JSON.stringify([key, count]));
  });
}

function keyOf({ rule, file, kind, namespace, name, container, path }: LocatedFinding): string {
  return JSON.stringify([rule, file, kind, namespace, name, container, path]);
}
