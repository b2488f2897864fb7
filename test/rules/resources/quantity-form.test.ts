import { podKindOf } from '../../../src/kubernetes/kinds';
import { NEWEST_VERSION } from '../../../src/kubernetes/version';
import { Pod } from '../../../src/pod/pod';
import { judge } from '../../../src/rules/engine';
import { quantityForm } from '../../../src/rules/resources/quantity-form';

function found(limits: object, more: object = {}, apiVersion = 'argoproj.io/v1alpha1', kind = 'Rollout'): string[] {
  const podKind = podKindOf(apiVersion, kind);
  if (!podKind) throw new Error(`a ${kind} is not known`);
  const template = { spec: { containers: [{ name: 'web', resources: { limits } }], ...more } };
  const manifest = { apiVersion, kind, metadata: { name: 'shop' }, spec: { template } };
  const target = { version: NEWEST_VERSION, featureGates: {} };
  const pod = new Pod({ kind: podKind, manifest, target });
  return judge(pod, [quantityForm]).map(({ location, message, fix }) => [location?.path, message, fix].join(' | '));
}

describe('the rule quantity-form', () => {
  test.each([
    ['1000m', '1'],
    ['0.5', '500m'],
    [0.5, '500m'],
    ['1.0', '1'],
    ['0.0001', '1m'],
  ])('finds %j cores, which a controller writes as %s', (cpu, stored) => {
    expect(found({ cpu })).toEqual([
      `spec.template.spec.containers[0].resources.limits[cpu] | ${JSON.stringify(cpu)} becomes "${stored}" once a ` +
        `controller writes the object back, which tools such as Argo CD see as a difference. | write ${stored}.`,
    ]);
  });

  test.each([
    ['2048Mi', '2Gi'],
    ['1024', '1024'],
    ['1000000', '1M'],
    ['1.5Gi', '1536Mi'],
    ['1000m', '1'],
  ])('finds the size %s if it is not written back as %s', (sizeLimit, stored) => {
    const size = found({}, { volumes: [{ name: 'tmp', emptyDir: { sizeLimit } }] });
    expect(size.map((text) => text.split(' | ')[2])).toEqual(sizeLimit === stored ? [] : [`write ${stored}.`]);
  });

  test('lets pass what is written as Kubernetes prints it, numbers, what another rule finds, and kinds of Kubernetes itself', () => {
    expect(found({ cpu: '500m', memory: '1536Mi', 'nvidia.com/gpu': '1' })).toEqual([]);
    expect(found({ cpu: 1, memory: 1073741824 })).toEqual([]);
    expect(found({ memory: '0.1Gi', cpu: 'much' })).toEqual([]);
    expect(found({ cpu: '1000m' }, {}, 'apps/v1', 'Deployment')).toEqual([]);
  });
});
