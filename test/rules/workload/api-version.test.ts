import { findingText } from '../../../src/findings/finding-text';
import { judgeManifest, manifestOf } from '../judge-pod';

function findingsOf(kind: string, apiVersion: string): string[] {
  return judgeManifest({ ...manifestOf({ kind }), apiVersion }).map(findingText);
}

describe('the rule api-version', () => {
  test.each([
    ['Pod', 'v1'],
    ['Deployment', 'apps/v1'],
    ['StatefulSet', 'apps/v1'],
    ['CronJob', 'batch/v1'],
    ['Job', 'batch/v1'],
  ])('lets pass a %s of %s', (kind, apiVersion) => {
    expect(findingsOf(kind, apiVersion)).toEqual([]);
  });

  test.each([
    ['Deployment', 'extensions/v1beta1', 'apps/v1'],
    ['Deployment', 'apps/v1beta1', 'apps/v1'],
    ['DaemonSet', 'apps/v1beta2', 'apps/v1'],
    ['CronJob', 'batch/v1beta1', 'batch/v1'],
  ])('finds a %s of %s', (kind, written, served) => {
    expect(findingsOf(kind, written)).toEqual([
      [
        `error api-version: no API server from Kubernetes 1.27 on serves ${kind} as ${written}.`,
        `  at:  ${kind} "shop"`,
        `  in:  apiVersion = "${written}"`,
        `  fix: write apiVersion: ${served}, and look whether a field has changed since then.`,
      ].join('\n'),
    ]);
  });
});
