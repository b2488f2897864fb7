import { volumesOf } from '../../src/pod/volumes';

describe('the volumes of a Pod', () => {
  test('say who mounts what where, whether it can write, and who shares it', () => {
    const spec = {
      initContainers: [
        {
          name: 'logs',
          restartPolicy: 'Always',
          volumeMounts: [{ name: 'log', mountPath: '/var/log', readOnly: true }],
        },
      ],
      containers: [{ name: 'web', volumeMounts: [{ name: 'log', mountPath: '/logs', subPath: 'web' }] }],
      volumes: [{ name: 'log', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }],
    };
    expect(volumesOf(spec)).toEqual([
      {
        name: 'log',
        type: 'emptyDir',
        medium: 'Memory',
        sizeLimit: '64Mi',
        mounts: [
          { container: 'logs', kind: 'sidecar', path: '/var/log', readOnly: true, access: 'read' },
          { container: 'web', kind: 'app', path: '/logs', readOnly: false, access: 'write', subPath: 'web' },
        ],
        sharedBy: ['logs', 'web'],
      },
    ]);
  });

  test('are shared by nobody where one container mounts them twice', () => {
    const volumeMounts = [
      { name: 'data', mountPath: '/a' },
      { name: 'data', mountPath: '/b' },
    ];
    const [data] = volumesOf({
      containers: [{ name: 'web', volumeMounts }],
      volumes: [{ name: 'data', emptyDir: {} }],
    });
    expect(data?.mounts.map(({ path }) => path)).toEqual(['/a', '/b']);
    expect(data?.sharedBy).toEqual([]);
  });

  test.each([
    ['configMap', { name: 'web' }, 'web'],
    ['secret', { secretName: 'web' }, 'web'],
    ['projected', { sources: [] }, undefined],
    ['downwardAPI', { items: [] }, undefined],
    ['image', { reference: 'ghcr.io/acme/model:1' }, 'ghcr.io/acme/model:1'],
    ['persistentVolumeClaim', { claimName: 'data', readOnly: true }, 'data'],
  ])('of type %s can be read alone, although the mount says nothing', (type, fields, source) => {
    const spec = {
      containers: [{ name: 'web', volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
      volumes: [{ name: 'v', [type]: fields }],
    };
    const [volume] = volumesOf(spec);
    expect([volume?.type, volume?.source]).toEqual([type, source]);
    expect(volume?.mounts).toEqual([{ container: 'web', kind: 'app', path: '/v', readOnly: false, access: 'read' }]);
  });

  test.each([
    ['persistentVolumeClaim', { claimName: 'data' }],
    ['hostPath', { path: '/var' }],
    ['csi', { driver: 'example.com' }],
  ])('of type %s can be written', (type, fields) => {
    const spec = {
      containers: [{ name: 'web', volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
      volumes: [{ name: 'v', [type]: fields }],
    };
    expect(volumesOf(spec)[0]?.mounts[0]?.access).toBe('write');
  });

  test.each([
    ['configMap', { name: 'web', items: [{ key: 'a', path: 'web.conf' }] }, [{ path: 'web.conf', from: 'a' }]],
    ['configMap', { name: 'web' }, undefined],
    ['secret', { secretName: 'web', items: [{ key: 'b', path: 'b' }] }, [{ path: 'b', from: 'b' }]],
    [
      'downwardAPI',
      {
        items: [
          { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
          { path: './labels', fieldRef: { fieldPath: 'metadata.annotations' } },
          { path: 'cpu', resourceFieldRef: { resource: 'limits.cpu', containerName: 'web' } },
        ],
      },
      [
        { path: 'labels', from: 'metadata.labels', isHidden: true },
        { path: './labels', from: 'metadata.annotations' },
        { path: 'cpu', from: 'limits.cpu', container: 'web' },
      ],
    ],
    ['downwardAPI', {}, []],
  ])('of type %s list their files, and which of them a later one hides', (type, fields, files) => {
    expect(volumesOf({ volumes: [{ name: 'v', [type]: fields }] })[0]?.files).toEqual(files);
  });

  test('are empty directories where they name no type, as for Kubernetes', () => {
    expect(volumesOf({ volumes: [{ name: 'tmp' }, { name: 'cache', emptyDir: null }] })).toEqual([
      { name: 'tmp', type: 'emptyDir', mounts: [], sharedBy: [] },
      { name: 'cache', type: 'emptyDir', mounts: [], sharedBy: [] },
    ]);
  });

  test('can be block devices', () => {
    const spec = {
      containers: [{ name: 'db', volumeDevices: [{ name: 'disk', devicePath: '/dev/disk' }] }],
      volumes: [{ name: 'disk', persistentVolumeClaim: { claimName: 'disk' } }],
    };
    expect(volumesOf(spec)[0]?.mounts).toEqual([
      { container: 'db', kind: 'app', path: '/dev/disk', readOnly: false, access: 'write', isDevice: true },
    ]);
  });

  test('take the claims of the workload in, which replace volumes of the same name', () => {
    const spec = {
      containers: [{ name: 'db', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
      volumes: [{ name: 'data', emptyDir: {} }, { name: 'tmp' }],
    };
    const found = volumesOf(spec, ['data']).map(({ name, type, mounts }) => [name, type, mounts.length]);
    expect(found).toEqual([
      ['tmp', 'emptyDir', 0],
      ['data', 'persistentVolumeClaim', 1],
    ]);
  });

  test('have no type where a container mounts a name that no volume has', () => {
    const spec = { containers: [{ name: 'web', volumeMounts: [{ name: 'lost', mountPath: '/lost' }] }] };
    expect(volumesOf(spec)).toEqual([
      {
        name: 'lost',
        type: '',
        mounts: [{ container: 'web', kind: 'app', path: '/lost', readOnly: false, access: 'write' }],
        sharedBy: [],
      },
    ]);
  });
});
