import { KubernetesVersion } from '../../src/kubernetes/version';
import { kubeletDefectsOf } from '../../src/pod/kubelet-defects';
import { asStored } from '../support/as-stored';

const probe = { tcpSocket: { port: 5432 } };
const GATED = {
  initContainers: [{ name: 'proxy', restartPolicy: 'Always', startupProbe: probe }],
  containers: [{ name: 'web' }],
};

/** The issues that a Pod can meet, with the containers they are about. */
function defects(spec: object, version: string): unknown {
  return kubeletDefectsOf(asStored({ ...spec }), KubernetesVersion.of(version)).map(({ issue, containers }) => [
    issue,
    ...containers,
  ]);
}

describe('a defect of the kubelet', () => {
  test('is told with where it is reported and what mends it', () => {
    expect(kubeletDefectsOf(asStored({ ...GATED, restartPolicy: 'Never' }), KubernetesVersion.of('1.34.1'))).toEqual([
      {
        issue: 'kubernetes#132826',
        url: 'https://github.com/kubernetes/kubernetes/issues/132826',
        effect: 'appNeverStarts',
        containers: ['proxy'],
        fixedIn: ['1.33.6', '1.34.2', '1.35.0'],
      },
    ]);
  });

  test.each([
    ['1.32.13', true],
    ['1.32', true],
    ['1.33.5', true],
    ['1.33.6', false],
    ['1.33', false],
    ['1.34.1', true],
    ['1.34.2', false],
    ['1.34', false],
    ['1.35.0', false],
    ['1.37', false],
  ])('with a startup probe of a sidecar that fails once can be met in %s: %p', (version, isMet) => {
    const found = kubeletDefectsOf(asStored({ ...GATED, restartPolicy: 'Never' }), KubernetesVersion.of(version));
    expect(found.some(({ effect }) => effect === 'appNeverStarts')).toBe(isMet);
  });

  test('of that kind is met under the restart policy Never alone', () => {
    expect(defects({ ...GATED, restartPolicy: 'OnFailure' }, '1.34.1')).toEqual([]);
  });

  test.each([
    ['1.34.9', []],
    ['1.35.3', [['kubernetes#137146', 'web']]],
    ['1.35.4', []],
    ['1.35', []],
    ['1.36.0', []],
  ])('keeps a crashed app down after the kubelet has started anew: %s', (version, expected) => {
    expect(defects(GATED, version)).toEqual(expected);
  });

  test.each([
    ['1.28', []],
    ['1.29.7', [['kubernetes#125880', 'first']]],
    ['1.29.8', []],
    ['1.30.3', [['kubernetes#125880', 'first']]],
    ['1.30.4', []],
    ['1.31.0', []],
  ])('delays the TERM of all sidecars but the last while the Pod starts: %s', (version, expected) => {
    const sidecar = (name: string): object => ({ name, restartPolicy: 'Always' });
    expect(defects({ initContainers: [sidecar('first'), sidecar('last')], containers: [] }, version)).toEqual(expected);
  });

  test.each([
    ['1.36', [['kubernetes#138462', 'logs']]],
    ['1.37.0', []],
  ])('leaves the storage limit of a sidecar without effect: %s', (version, expected) => {
    const resources = { limits: { 'ephemeral-storage': '1Gi' } };
    const spec = {
      initContainers: [{ name: 'logs', restartPolicy: 'Always', resources }],
      containers: [{ name: 'web', resources }],
    };
    expect(defects(spec, version)).toEqual(expected);
  });

  test.each([
    ['1.34', []],
    ['1.36.3', [['kubernetes#140882', 'web']]],
    ['1.37', []],
  ])('stops readiness probes that run a command when the Pod is deleted: %s', (version, expected) => {
    const containers = [
      { name: 'web', readinessProbe: { exec: { command: ['true'] } } },
      { name: 'api', readinessProbe: probe },
    ];
    expect(defects({ containers }, version)).toEqual(expected);
  });

  test.each([
    ['1.37.2', [['kubernetes#141342', 'web']]],
    ['1.38.0', []],
  ])('runs other probes before the startup probe after a restart: %s', (version, expected) => {
    const containers = [
      { name: 'web', startupProbe: probe, livenessProbe: probe },
      { name: 'api', startupProbe: probe },
    ];
    expect(defects({ containers }, version)).toEqual(expected);
  });

  test.each([
    ['1.28', []],
    ['1.30.0', [['kubernetes#134338', 'web']]],
    ['1.36', [['kubernetes#134338', 'web']]],
    ['1.38', [['kubernetes#134338', 'web']]],
  ])('lets a preStop sleep of the kubelet outlast its container: %s', (version, expected) => {
    const containers = [
      { name: 'web', lifecycle: { preStop: { sleep: { seconds: 10 } } } },
      { name: 'none', lifecycle: { preStop: { sleep: { seconds: 0 } } } },
      { name: 'command', lifecycle: { preStop: { exec: { command: ['sleep', '10'] } } } },
    ];
    expect(defects({ containers }, version)).toEqual(expected);
  });

  test.each(['1.27', '1.36.0', '1.38'])('lets a deleted Pod wait for a postStart hook: %s', (version) => {
    const containers = [
      { name: 'web', lifecycle: { postStart: { exec: { command: ['warm-up'] } } } },
      { name: 'fails', lifecycle: { postStart: { tcpSocket: { port: 80 } } } },
      { name: 'stops', lifecycle: { preStop: { exec: { command: ['drain'] } } } },
    ];
    const initContainers = [
      { name: 'proxy', restartPolicy: 'Always', lifecycle: { postStart: { httpGet: { port: 80 } } } },
    ];
    expect(defects({ initContainers, containers }, version)).toEqual([['kubernetes#116032', 'proxy', 'web']]);
  });

  test('that no version is without names none', () => {
    const containers = [{ name: 'web', lifecycle: { preStop: { sleep: { seconds: 10 } } } }];
    expect(kubeletDefectsOf(asStored({ containers }), KubernetesVersion.of('1.38'))).toMatchObject([{ fixedIn: [] }]);
  });
});
