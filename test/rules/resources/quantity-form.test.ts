import { podKindOf } from '../../../src/kubernetes/kinds';
import { NEWEST_VERSION } from '../../../src/kubernetes/version';
import { Pod } from '../../../src/pod/pod';
import { Provenance } from '../../../src/pod/provenance';
import { judge } from '../../../src/rules/engine';
import { quantityForm } from '../../../src/rules/resources/quantity-form';

function found(limits: object, more: object = {}, provenance?: Provenance): string[] {
  const kind = podKindOf('v1', 'Pod');
  if (!kind) throw new Error('a Pod is not known');
  const containers = [{ name: 'web', resources: { limits } }];
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop' }, spec: { containers, ...more } };
  const target = { version: NEWEST_VERSION, featureGates: {} };
  const pod = new Pod({ kind, manifest, target, ...(provenance && { provenance }) });
  return judge(pod, [quantityForm]).map(({ location, message, fix }) => [location?.path, message, fix].join(' | '));
}

describe('the rule quantity-form', () => {
  test.each([
    ['1000m', '1'],
    ['0.5', '500m'],
    [0.5, '500m'],
    ['1.0', '1'],
    ['0.0001', '1m'],
  ])('finds %j cores, which are stored as %s', (cpu, stored) => {
    expect(found({ cpu })).toEqual([
      `spec.containers[0].resources.limits[cpu] | ${JSON.stringify(cpu)} is stored as "${stored}", which tools that ` +
        `compare the two see as a difference. | write ${stored}.`,
    ]);
  });

  test.each([
    ['2048Mi', '2Gi'],
    ['1024', '1024'],
    ['1000000', '1M'],
    ['1.5Gi', '1536Mi'],
    ['1000m', '1'],
  ])('finds the size %s if it is not stored as %s', (sizeLimit, stored) => {
    const size = found({}, { volumes: [{ name: 'tmp', emptyDir: { sizeLimit } }] });
    expect(size.map((text) => text.split(' | ')[2])).toEqual(sizeLimit === stored ? [] : [`write ${stored}.`]);
  });

  test('lets pass what is stored as it is written, numbers, what another rule finds, and what code makes', () => {
    expect(found({ cpu: '500m', memory: '1536Mi', 'nvidia.com/gpu': '1' })).toEqual([]);
    expect(found({ cpu: 1, memory: 1073741824 })).toEqual([]);
    expect(found({ memory: '0.1Gi', cpu: 'much' })).toEqual([]);
    expect(found({ cpu: '1000m' }, {}, new Provenance('app/shop'))).toEqual([]);
  });
});
