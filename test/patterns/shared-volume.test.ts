import { Size } from 'cdk8s';
import { EmptyDirMedium, InitStep, PodTemplate, SharedVolume, Sidecar } from '../../src';
import { deployment, messageOf, newChart, podOf, refusalOf } from '../template/support';

const PLAIN = { image: 'logs:1', securityContext: { hardened: false } };

describe('a shared volume', () => {
  test('is mounted on both sides, at the path of each side', () => {
    const chart = newChart();
    const web = deployment(chart);
    const volume = new SharedVolume(web, 'logs', {
      volumeMounts: [
        { container: 'web', path: '/var/log/shop' },
        { container: 'shipper', path: '/logs', readOnly: true },
      ],
    });
    new Sidecar(web, 'shipper', PLAIN);
    expect(volume.volumeName).toBe('logs');
    expect(podOf(chart)).toEqual({
      containers: [{ name: 'web', image: 'shop:1', volumeMounts: [{ name: 'logs', mountPath: '/var/log/shop' }] }],
      initContainers: [
        {
          name: 'shipper',
          image: 'logs:1',
          restartPolicy: 'Always',
          volumeMounts: [{ name: 'logs', mountPath: '/logs', readOnly: true }],
        },
      ],
      volumes: [{ name: 'logs', emptyDir: {} }],
    });
  });

  test('is named in the mounts of a helper, and mounted into further containers later', () => {
    const chart = newChart();
    const web = deployment(chart);
    const volume = new SharedVolume(web, 'data', { name: 'shop-data' });
    new InitStep(web, 'fetch', {
      ...PLAIN,
      volumeMounts: [{ volume: volume.volumeName, path: '/out', readOnly: false }],
    });
    volume.addVolumeMount({ container: 'web', path: '/data', readOnly: true });
    const { containers, initContainers, volumes } = podOf(chart);
    expect(containers[0].volumeMounts).toEqual([{ name: 'shop-data', mountPath: '/data', readOnly: true }]);
    expect(initContainers[0].volumeMounts).toEqual([{ name: 'shop-data', mountPath: '/out', readOnly: false }]);
    expect(volumes).toEqual([{ name: 'shop-data', emptyDir: {} }]);
  });

  test.each<[string, { medium?: EmptyDirMedium; sizeLimit?: Size }, unknown]>([
    ['on disk', { medium: EmptyDirMedium.DISK }, {}],
    ['in memory', { medium: EmptyDirMedium.MEMORY }, { medium: 'Memory' }],
    ['in huge pages', { medium: EmptyDirMedium.HUGE_PAGES }, { medium: 'HugePages' }],
    ['of a size', { sizeLimit: Size.mebibytes(2048) }, { sizeLimit: '2Gi' }],
    [
      'of a size in memory',
      { medium: EmptyDirMedium.MEMORY, sizeLimit: Size.mebibytes(64) },
      { medium: 'Memory', sizeLimit: '64Mi' },
    ],
  ])('can be %s', (_name, props, emptyDir) => {
    const chart = newChart();
    const web = deployment(chart);
    new Sidecar(web, 'logs', PLAIN);
    const volumeMounts = ['web', 'logs'].map((container) => ({ container, path: '/data' }));
    new SharedVolume(web, 'data', { ...props, volumeMounts });
    expect(podOf(chart)['volumes']).toEqual([{ name: 'data', emptyDir }]);
  });

  test('that one container mounts is refused, and so is one that none mounts', () => {
    const chart = newChart();
    const web = deployment(chart);
    new SharedVolume(web, 'one', { volumeMounts: [{ container: 'web', path: '/one' }] });
    new SharedVolume(web, 'none');
    const fix = `mount the volume in a second container.
  code: name both containers in the \`volumeMounts\` of the SharedVolume, or mount it with a helper's \`volumeMounts\`.`;
    expect(refusalOf(chart)).toBe(`2 findings:

error shared-volume: no container mounts the shared volume "none", so that nothing is shared.
  at:  test/web/none, Deployment "web"
  in:  spec.template.spec.volumes[0]
  fix: ${fix}

error shared-volume: only "web" mounts the shared volume "one", so that nothing is shared.
  at:  test/web/one, Deployment "web"
  in:  spec.template.spec.volumes[1]
  fix: ${fix}`);
  });
});

test('shared memory is a volume in memory at /dev/shm of each container', () => {
  const chart = newChart();
  const web = deployment(chart);
  new Sidecar(web, 'worker', PLAIN);
  const sizeLimit = Size.gibibytes(1);
  SharedVolume.sharedMemory(web, 'memory', { containers: ['web', 'worker'], sizeLimit });
  const { containers, initContainers, volumes } = podOf(chart);
  const volumeMounts = [{ name: 'memory', mountPath: '/dev/shm' }];
  expect([containers[0].volumeMounts, initContainers[0].volumeMounts]).toEqual([volumeMounts, volumeMounts]);
  expect(volumes).toEqual([{ name: 'memory', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } }]);
});

test('shared memory can be for the processes of one container, and not of none', () => {
  const chart = newChart();
  const web = deployment(chart);
  SharedVolume.sharedMemory(web, 'shm', { containers: ['web'], sizeLimit: Size.mebibytes(256) });
  const { containers, volumes } = podOf(chart);
  expect(containers[0].volumeMounts).toEqual([{ name: 'shm', mountPath: '/dev/shm' }]);
  expect(volumes).toEqual([{ name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '256Mi' } }]);
  SharedVolume.sharedMemory(web, 'nobody', { containers: [] });
  expect(refusalOf(chart).split('\n')[2]).toBe(
    'error shared-volume: no container mounts the shared volume "nobody", so that nothing is shared.',
  );
});

test('shared memory has no limit if none is given', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', { containers: ['a', 'b'].map((name) => ({ name, image: 'shop:1' })) });
  SharedVolume.sharedMemory(web, 'memory', { containers: ['a', 'b'] });
  expect(podOf(chart)['volumes']).toEqual([{ name: 'memory', emptyDir: { medium: 'Memory' } }]);
});

test('a shared process namespace beside that of the node is refused', () => {
  const chart = newChart();
  PodTemplate.of(deployment(chart, 'web', { hostPID: true })).shareProcessNamespace();
  expect(refusalOf(chart)).toBe(`1 finding:

error process-namespace: shareProcessNamespace and hostPID must not both be true: a Pod has one process namespace.
  at:  test/web, Deployment "web"
  in:  spec.template.spec.shareProcessNamespace = true, by PodTemplate.mergeSpec
  fix: remove one of the two.`);
});

test('shared memory names a container that is not there by its own option', () => {
  const chart = newChart();
  SharedVolume.sharedMemory(deployment(chart), 'shm', { containers: ['wbe'] });
  expect(refusalOf(chart)).toContain('in:  SharedVolume.sharedMemory.containers[0] = "wbe"');
});

test('a limit of zero is refused, since it is none', () => {
  const web = deployment(newChart());
  const sizeLimit = Size.mebibytes(0);
  const placeOf = (call: () => unknown): string | undefined => messageOf(call).split('\n')[4];
  expect(messageOf(() => SharedVolume.sharedMemory(web, 'shm', { containers: ['web'], sizeLimit }))).toBe(`1 finding:

error option-type: a \`sizeLimit\` of zero is not a limit.
  at:  test/web
  in:  SharedVolume.sharedMemory.sizeLimit = "0Mi"
  fix: write a size, as in Size.mebibytes(64), or leave \`sizeLimit\` out.`);
  expect(placeOf(() => new SharedVolume(web, 'data', { sizeLimit }))).toBe('  in:  SharedVolume.sizeLimit = "0Mi"');
});
