import { readFileSync } from 'node:fs';

/** The version of this package. Nothing but its package.json is read for it, so that the answer comes at once. */
export function packageVersion(): string {
  const path = require.resolve('cdk8s-pod-patterns/package.json');
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return version;
}
