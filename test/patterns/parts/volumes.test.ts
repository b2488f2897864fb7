import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { HelperVolume, InitStep, PodTemplate, Sidecar } from '../../../src';
import { deployment, messageOf, newChart, podOf, refusalOf, type Json } from '../../template/support';

const PLAIN = { image: 'proxy:1', securityContext: { hardened: false } };
const SECRET = { name: 'shop-tls' };

function chartWith(...volumes: HelperVolume[]): ReturnType<typeof newChart> {
  const chart = newChart();
  new Sidecar(deployment(chart), 'proxy', { ...PLAIN, volumes });
  return chart;
}

function mountsOf(chart: ReturnType<typeof newChart>): unknown {
  return podOf(chart)['initContainers'][0].volumeMounts as unknown;
}

describe('a volume that a helper brings', () => {
  test('has every key of a Secret as a file that can only be read', () => {
    const chart = chartWith(HelperVolume.fromSecret(SECRET, { path: '/etc/tls' }));
    expect(podOf(chart)['volumes']).toEqual([{ name: 'proxy-shop-tls', secret: { secretName: 'shop-tls' } }]);
    expect(mountsOf(chart)).toEqual([{ name: 'proxy-shop-tls', mountPath: '/etc/tls', readOnly: true }]);
  });

  test('has some keys, with paths, permissions and a name of its own', () => {
    const options = {
      path: '/etc/tls',
      items: { 'tls.crt': 'client/tls.crt', 'tls.key': 'client/tls.key' },
      defaultMode: 0o440,
      optional: true,
      name: 'certificate',
    };
    expect(podOf(chartWith(HelperVolume.fromSecret(SECRET, options)))['volumes']).toEqual([
      {
        name: 'certificate',
        secret: {
          secretName: 'shop-tls',
          items: [
            { key: 'tls.crt', path: 'client/tls.crt' },
            { key: 'tls.key', path: 'client/tls.key' },
          ],
          defaultMode: 288,
          optional: true,
        },
      },
    ]);
  });

  test('has the keys of a ConfigMap', () => {
    const volume = HelperVolume.fromConfigMap({ name: 'routes.v2' }, { path: '/etc/routes', items: { a: 'a.conf' } });
    const chart = chartWith(volume);
    expect(podOf(chart)['volumes']).toEqual([
      { name: 'proxy-routes-v2', configMap: { name: 'routes.v2', items: [{ key: 'a', path: 'a.conf' }] } },
    ]);
    expect(mountsOf(chart)).toEqual([{ name: 'proxy-routes-v2', mountPath: '/etc/routes', readOnly: true }]);
  });

  test('is that of a claim, which can be written to unless said otherwise', () => {
    const chart = chartWith(
      HelperVolume.fromPersistentVolumeClaim({ name: 'cache' }, { path: '/cache' }),
      HelperVolume.fromPersistentVolumeClaim({ name: 'pages' }, { path: '/pages', readOnly: true, subPath: 'www' }),
    );
    expect(podOf(chart)['volumes']).toEqual([
      { name: 'proxy-cache', persistentVolumeClaim: { claimName: 'cache' } },
      { name: 'proxy-pages', persistentVolumeClaim: { claimName: 'pages' } },
    ]);
    expect(mountsOf(chart)).toEqual([
      { name: 'proxy-cache', mountPath: '/cache' },
      { name: 'proxy-pages', mountPath: '/pages', readOnly: true, subPath: 'www' },
    ]);
  });

  test('is added once although it is mounted at two paths', () => {
    const claim = { name: 'data' };
    const chart = chartWith(
      HelperVolume.fromPersistentVolumeClaim(claim, { path: '/logs', subPath: 'logs' }),
      HelperVolume.fromPersistentVolumeClaim(claim, { path: '/state', subPath: 'state' }),
    );
    expect(podOf(chart)['volumes']).toEqual([{ name: 'proxy-data', persistentVolumeClaim: { claimName: 'data' } }]);
    expect(mountsOf(chart)).toEqual([
      { name: 'proxy-data', mountPath: '/logs', subPath: 'logs' },
      { name: 'proxy-data', mountPath: '/state', subPath: 'state' },
    ]);
  });

  test('can be that of an object in code: of cdk8s-plus or a plain one', () => {
    const chart = newChart();
    const web = deployment(chart);
    const plain = new ApiObject(chart, 'routes', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'routes' } });
    new Sidecar(web, 'proxy', {
      ...PLAIN,
      volumes: [
        HelperVolume.fromSecret(kplus.Secret.fromSecretName(chart, 'secret', 'shop-tls'), { path: '/etc/tls' }),
        HelperVolume.fromConfigMap(plain, { path: '/etc/routes' }),
        HelperVolume.fromPersistentVolumeClaim(kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'data'), {
          path: '/data',
        }),
      ],
    });
    expect((podOf(chart)['volumes'] as Json[]).map(({ name }) => name as string)).toEqual([
      'proxy-data',
      'proxy-routes',
      'proxy-shop-tls',
    ]);
  });

  test('is there for an init step as well', () => {
    const chart = newChart();
    const volumes = [HelperVolume.fromSecret(SECRET, { path: '/etc/tls' })];
    new InitStep(deployment(chart), 'migrate', { ...PLAIN, volumes });
    expect(mountsOf(chart)).toEqual([{ name: 'migrate-shop-tls', mountPath: '/etc/tls', readOnly: true }]);
  });
});

describe('a volume is refused at once', () => {
  const path = '/etc/tls';

  test.each<[string, () => HelperVolume, string, string, string]>([
    [
      'without the name of the Secret',
      () => HelperVolume.fromSecret({ name: '' }, { path }),
      'object-reference: the name of the Secret is empty.',
      'HelperVolume.fromSecret.secret.name = ""',
      'write the name of a Secret in the namespace of the Pod.',
    ],
    [
      'whose object has an impossible name',
      () => HelperVolume.fromPersistentVolumeClaim({ name: 'My_Data' }, { path }),
      'object-reference: the name "My_Data" of the PersistentVolumeClaim is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
      'HelperVolume.fromPersistentVolumeClaim.claim.name = "My_Data"',
      'write the name of a PersistentVolumeClaim in the namespace of the Pod.',
    ],
    [
      'whose object is of another kind',
      () => HelperVolume.fromSecret({ name: 'routes', kind: 'ConfigMap' }, { path }),
      'object-reference: the ConfigMap "routes" is not a Secret.',
      'HelperVolume.fromSecret.secret.name = "routes"',
      'refer to a Secret, or choose what fits a ConfigMap.',
    ],
    [
      'that names no key',
      () => HelperVolume.fromSecret(SECRET, { path, items: {} }),
      'volume-items: `items` names no key of the Secret "shop-tls".',
      'HelperVolume.fromSecret.items = {}',
      'name a key with the path of its file, or leave `items` out: every key is a file then.',
    ],
    [
      'with a key that is empty',
      () => HelperVolume.fromConfigMap({ name: 'routes' }, { path, items: { '': 'a' } }),
      'object-reference: the key of the ConfigMap "routes" is empty.',
      'HelperVolume.fromConfigMap.items = ""',
      'write a key as the `data` of the object has it.',
    ],
    [
      'with a key that no object can have',
      () => HelperVolume.fromSecret(SECRET, { path, items: { 'tls/key': 'a' } }),
      'object-reference: "tls/key" is not a key of the Secret "shop-tls": a key has letters, digits, "-", "_" and ".".',
      'HelperVolume.fromSecret.items = "tls/key"',
      'write a key as the `data` of the object has it.',
    ],
    ...['', '/tls.key', '../tls.key', 'a/../tls.key', '..key'].map(
      (wrong): [string, () => HelperVolume, string, string, string] => [
        `with the file path "${wrong}"`,
        () => HelperVolume.fromSecret(SECRET, { path, items: { 'tls.key': wrong } }),
        `volume-items: the path "${wrong}" of the file for "tls.key" does not stay inside the volume.`,
        `HelperVolume.fromSecret.items["tls.key"] = "${wrong}"`,
        'write a relative path that does not begin with ".." and has no ".." in it.',
      ],
    ),
    ...[-1, 0o2000, 1.5].map((mode): [string, () => HelperVolume, string, string, string] => [
      `with the mode ${mode}`,
      () => HelperVolume.fromConfigMap({ name: 'routes' }, { path, defaultMode: mode }),
      `volume-mode: the mode ${mode} of the files is not a whole number from 0 to 0o777 (511).`,
      `HelperVolume.fromConfigMap.defaultMode = ${mode}`,
      'write permissions in octal, such as 0o440.',
    ]),
    [
      'with the mode 777 without "0o"',
      () => HelperVolume.fromConfigMap({ name: 'routes' }, { path, defaultMode: 777 }),
      'volume-mode: the mode 777 of the files is not a whole number from 0 to 0o777 (511).',
      'HelperVolume.fromConfigMap.defaultMode = 777',
      'write permissions in octal, such as 0o777.',
    ],
    ...Object.entries({ 400: '0o620', 440: '0o670', 444: '0o674', 500: '0o764' }).map(
      ([mode, octal]): [string, () => HelperVolume, string, string, string] => [
        `with the mode ${mode} without "0o"`,
        () => HelperVolume.fromConfigMap({ name: 'routes' }, { path, defaultMode: Number(mode) }),
        `volume-mode: the mode ${mode} of the files is ${octal} in octal, and 0o${mode} was probably meant.`,
        `HelperVolume.fromConfigMap.defaultMode = ${mode}`,
        `write permissions in octal, such as 0o${mode}.`,
      ],
    ),
  ])('if it is one %s', (_name, volume, message, place, fix) => {
    expect(messageOf(() => chartWith(volume()))).toBe(`1 finding:

error ${message}
  at:  test/web/proxy
  in:  Sidecar.volumes[0], ${place}
  fix: ${fix}`);
  });
});

describe('a volume is refused by the rules for every Pod, and only by them,', () => {
  test('with a relative path', () => {
    expect(refusalOf(chartWith(HelperVolume.fromSecret(SECRET, { path: 'etc/tls' })))).toBe(`1 finding:

error mount-path: the mount path "etc/tls" is not absolute.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].volumeMounts[0].mountPath = "etc/tls"
  fix: begin the path with "/".`);
  });

  test('twice at one path', () => {
    const volume = HelperVolume.fromSecret(SECRET, { path: '/etc/tls' });
    expect(refusalOf(chartWith(volume, volume))).toBe(`1 finding:

error duplicate-mount: 2 mounts are at "/etc/tls", of the volumes "proxy-shop-tls" and "proxy-shop-tls".
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].volumeMounts[1].mountPath = "/etc/tls"
  fix: mount each of them at a path of its own.`);
  });

  test('that is one Secret with different keys under one name', () => {
    const volumes = ['tls.crt', 'tls.key'].map((key) =>
      HelperVolume.fromSecret(SECRET, { path: `/etc/${key}`, items: { [key]: key } }),
    );
    expect(refusalOf(chartWith(...volumes)).split('\n')[2]).toBe(
      'error duplicate-volume: 2 volumes have the name "proxy-shop-tls".',
    );
  });

  test('but not for a name of its own that would be too long: it ends with a hash', () => {
    const chart = chartWith(HelperVolume.fromSecret({ name: 's'.repeat(60) }, { path: '/a' }));
    expect((podOf(chart)['volumes'] as Json[])[0]!['name']).toMatch(/^proxy-s{48}-[0-9a-f]{8}$/);
  });

  test('whose name is too long', () => {
    const options = { path: '/a', name: 's'.repeat(64) };
    const [, , head] = refusalOf(chartWith(HelperVolume.fromSecret({ name: 'key' }, options))).split('\n');
    expect(head).toBe(
      `error volume-name: the volume name "${'s'.repeat(64)}" has 64 characters, and a DNS label has at most 63.`,
    );
  });
});

test('of several volumes, each that is refused is named by its place in the list', () => {
  const nameless = HelperVolume.fromSecret({ name: '' }, { path: '/a' });
  const modes = HelperVolume.fromConfigMap({ name: 'a' }, { path: '/b', items: { 'a/b': '/a', c: '..' } });
  const fine = HelperVolume.fromSecret(SECRET, { path: '/c' });
  const text = messageOf(() => chartWith(nameless, fine, modes));
  expect(text.split('\n').filter((line) => line.startsWith('  in:'))).toEqual([
    '  in:  Sidecar.volumes[0], HelperVolume.fromSecret.secret.name = ""',
    '  in:  Sidecar.volumes[2], HelperVolume.fromConfigMap.items = "a/b"',
    '  in:  Sidecar.volumes[2], HelperVolume.fromConfigMap.items["c"] = ".."',
  ]);
});

describe('a claim that the Pod has already', () => {
  const claim = { name: 'data' };
  const volumes = [{ name: 'files', persistentVolumeClaim: { claimName: 'data' } }];
  const own = { containers: [{ name: 'web', image: 'shop:1' }], volumes };

  test('is refused as a second volume, with the mount to write instead', () => {
    const chart = newChart();
    const volume = HelperVolume.fromPersistentVolumeClaim(claim, { path: '/data' });
    new Sidecar(deployment(chart, 'web', own), 'proxy', { ...PLAIN, volumes: [volume] });
    expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-claim: the volumes "files" and "proxy-data" use one claim, "data": the Pod never starts.
  at:  test/web/proxy, Deployment "web"
  in:  spec.template.spec.volumes[1].persistentVolumeClaim.claimName = "data"
  by:  test/web, test/web/proxy
  fix: declare one volume for the claim, and mount it in every container that needs it.`);
  });

  test('is mounted by the name of its volume', () => {
    const chart = newChart();
    new Sidecar(deployment(chart, 'web', own), 'proxy', {
      ...PLAIN,
      volumeMounts: [{ volume: 'files', path: '/data' }],
    });
    expect(mountsOf(chart)).toEqual([{ name: 'files', mountPath: '/data' }]);
  });

  test('is refused for the second of two helpers that bring it', () => {
    const chart = newChart();
    const web = deployment(chart);
    for (const id of ['one', 'two']) {
      new Sidecar(web, id, { ...PLAIN, volumes: [HelperVolume.fromPersistentVolumeClaim(claim, { path: '/data' })] });
    }
    expect(refusalOf(chart).split('\n').slice(0, 4)).toEqual([
      '1 finding:',
      '',
      'error duplicate-claim: the volumes "one-data" and "two-data" use one claim, "data": the Pod never starts.',
      '  at:  test/web/two, Deployment "web"',
    ]);
  });

  test('does not count if the volume is of another claim', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', own);
    PodTemplate.of(web).addVolume({ name: 'empty', emptyDir: {} });
    const volume = HelperVolume.fromPersistentVolumeClaim({ name: 'other' }, { path: '/data' });
    new Sidecar(web, 'proxy', { ...PLAIN, volumes: [volume] });
    expect((podOf(chart)['volumes'] as Json[]).map(({ name }) => name as string)).toEqual([
      'files',
      'empty',
      'proxy-other',
    ]);
  });
});
