import { findingText } from '../../../src/findings/finding-text';
import { judgeObjects } from '../../../src/rules/engine';
import { unknownKind } from '../../../src/rules/objects/unknown-kind';

function textsOf(apiVersion: unknown, kind: unknown): string[] {
  return judgeObjects([{ manifest: { apiVersion, kind, metadata: { name: 'shop' } } }], [unknownKind]).map(findingText);
}

describe('the rule unknown-kind', () => {
  test.each([
    ['apps/v1', 'Deployment'],
    ['apps/v1', 'DeploymentList'],
    ['apps/v1', 'ControllerRevision'],
    // The rule about the apiVersion of a workload tells that.
    ['batch/v1beta1', 'CronJob'],
    ['v1', 'Service'],
    // A file of kubectl, and one of a build tool.
    ['v1', 'Config'],
    ['skaffold/v4beta6', 'Config'],
    ['builtin', 'ConfigMapGenerator'],
    // Custom resources of the same names.
    ['serving.knative.dev/v1', 'Service'],
    ['example.com/v1', 'Deployement'],
    ['autoscaling/v2', 'HorizontalPodAutoscaler'],
    [1, null],
  ])('lets pass %s %s', (apiVersion, kind) => {
    expect(textsOf(apiVersion, kind)).toEqual([]);
  });

  test.each([
    ['apps/v1', 'Deployement', 'kind', 'Deployment'],
    ['apps/v1', 'deployment', 'kind', 'Deployment'],
    ['batch/v1', 'Cronjob', 'kind', 'CronJob'],
    ['v1', 'ConfigMaps', 'kind', 'ConfigMap'],
    ['v1', 'Deployment', 'apiVersion', 'apps/v1'],
    ['app/v1', 'Deployment', 'apiVersion', 'apps/v1'],
    ['apps/v1', 'Job', 'apiVersion', 'batch/v1'],
    ['apps/v1', 'Service', 'apiVersion', 'v1'],
    ['extensions/v1beta1', 'ConfigMap', 'apiVersion', 'v1'],
  ])('finds %s %s', (apiVersion, kind, field, meant) => {
    const written = field === 'kind' ? kind : apiVersion;
    expect(textsOf(apiVersion, kind)).toEqual([
      [
        `error unknown-kind: no API server has the kind "${kind}" in ${apiVersion}.`,
        `  at:  ${kind} "shop"`,
        `  in:  ${field} = "${written}"`,
        `  fix: write ${field}: ${meant}.`,
      ].join('\n'),
    ]);
  });
});
