import { KubernetesVersion } from '../../../src/kubernetes/version';
import { resizeOf, type PodResize } from '../../../src/pod/resources/resize';
import { asStored } from '../../support/as-stored';

const SOME = { resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } } };
const EQUAL = { resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } } };
const restart = (resourceName: string): object => ({
  resizePolicy: [{ resourceName, restartPolicy: 'RestartContainer' }],
});

function resize(spec: object, version: string): PodResize {
  return resizeOf(asStored({ ...spec }), { version: KubernetesVersion.of(version), featureGates: {} });
}

/** The effects by container: for cpu and for memory. */
function effects(spec: object, version: string): unknown {
  const byContainer: Record<string, string[]> = {};
  for (const { container, effect, refusal } of resize(spec, version).resources) {
    byContainer[container] = [...(byContainer[container] ?? []), refusal ?? effect];
  }
  return byContainer;
}

describe('a change of the resources of a running Pod', () => {
  const SPEC = {
    initContainers: [
      { name: 'migrate', ...SOME },
      { name: 'proxy', restartPolicy: 'Always', ...SOME, ...restart('cpu') },
    ],
    containers: [{ name: 'web', ...SOME, ...restart('memory') }],
    ephemeralContainers: [{ name: 'debug' }],
  };

  test.each([
    ['1.32', { migrate: ['noResize', 'noResize'], proxy: ['noResize', 'noResize'], web: ['noResize', 'noResize'] }],
    [
      '1.33',
      {
        migrate: ['initStep', 'initStep'],
        proxy: ['restartsContainer', 'inPlace'],
        web: ['inPlace', 'restartsContainer'],
      },
    ],
    [
      '1.36',
      {
        migrate: ['inPlace', 'inPlace'],
        proxy: ['restartsContainer', 'inPlace'],
        web: ['inPlace', 'restartsContainer'],
      },
    ],
  ])('is made in place or restarts the container, by its policy, or is refused: %s', (version, expected) => {
    expect(effects(SPEC, version)).toEqual(expected);
  });

  test('of an init container that would have to restart is refused', () => {
    const spec = {
      initContainers: [{ name: 'migrate', ...SOME, ...restart('cpu') }],
      containers: [{ name: 'web', ...SOME }],
    };
    expect(effects(spec, '1.37')).toMatchObject({ migrate: ['initStepRestarts', 'initStepRestarts'] });
  });

  test('of a BestEffort Pod is refused, since its class would change', () => {
    expect(effects({ containers: [{ name: 'web' }] }, '1.37')).toEqual({ web: ['bestEffort', 'bestEffort'] });
  });

  test.each([
    ['the Pod names it', { os: { name: 'windows' } }],
    ['its selector does', { nodeSelector: { 'kubernetes.io/os': 'windows' } }],
  ])('of a Pod on Windows is refused, if %s', (_how, spec) => {
    expect(effects({ ...spec, containers: [{ name: 'web', ...SOME }] }, '1.37')).toEqual({
      web: ['windows', 'windows'],
    });
  });

  test.each([
    ['1.35', 'podResources', 'refused'],
    ['1.36', 'inPlace', 'inPlace'],
  ])('of a Pod with resources of its own is taken from 1.36 on: %s', (version, cpu, podResources) => {
    const spec = { resources: { requests: { cpu: '1' } }, containers: [{ name: 'web', ...SOME }] };
    expect(effects(spec, version)).toEqual({ web: [cpu, cpu] });
    expect(resize(spec, version).podResources).toBe(podResources);
  });

  test('keeps requests and limits of a Guaranteed Pod equal', () => {
    expect(resize({ containers: [{ name: 'web', ...EQUAL }] }, '1.37')).toMatchObject({
      keepsRequestsAtLimits: true,
      podResources: null,
      memoryLimitOnlyGrows: [],
    });
    expect(resize({ containers: [{ name: 'web', ...SOME }] }, '1.37').keepsRequestsAtLimits).toBe(false);
  });

  test('never shrinks a memory limit in place with 1.33', () => {
    const containers = [
      { name: 'web', ...SOME },
      { name: 'api', ...SOME, ...restart('memory') },
    ];
    expect(resize({ containers }, '1.33').memoryLimitOnlyGrows).toEqual(['web']);
    expect(resize({ containers }, '1.34').memoryLimitOnlyGrows).toEqual([]);
  });
});
