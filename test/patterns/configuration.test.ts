import { JsonPatch, Size, type ApiObject } from 'cdk8s';
import { EmptyDirMedium, Placement, Sidecar, type ConfigurationFiles } from '../../src';
import {
  deployment,
  messageOf,
  newChart,
  objectsOf,
  podOf,
  refusalOf,
  templateOf,
  type Json,
} from '../template/support';

const PLAIN = { image: 'logs:1', securityContext: { hardened: false } };

function sidecarWith(files: ConfigurationFiles['files'], chart = newChart()): Sidecar {
  return new Sidecar(deployment(chart), 'logs', { ...PLAIN, configuration: { path: '/etc/logs', files } });
}

/** The hash on the Pod, of a helper with these files and a change of its ConfigMap. */
function hashOf(files: ConfigurationFiles['files'], change?: (configMap: ApiObject) => void): string {
  const chart = newChart();
  const sidecar = sidecarWith(files, chart);
  change?.(sidecar.node.findChild('config') as ApiObject);
  return templateOf(chart)['metadata'].annotations['cdk8s-pod-patterns/logs-config'] as string;
}

describe('the configuration files of a helper', () => {
  test('become a ConfigMap that the helper mounts, with a hash on the Pod', () => {
    const chart = newChart();
    sidecarWith({ 'b.conf': 'b: "yes"\n', 'a.conf': '' }, chart);
    const [web, configMap, ...others] = objectsOf(chart);
    const name = 'test-web-logs-config-c81a316e';
    expect(configMap).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: { 'a.conf': '', 'b.conf': 'b: "yes"\n' },
    });
    expect(others).toEqual([]);
    expect(web!['spec'].template.metadata.annotations).toEqual({
      'cdk8s-pod-patterns/logs-config': '1ba83565eab57dbc',
      'kubectl.kubernetes.io/default-container': 'web',
    });
    expect(podOf(chart)).toMatchObject({
      initContainers: [{ volumeMounts: [{ name: 'logs-config', mountPath: '/etc/logs', readOnly: true }] }],
      volumes: [{ name: 'logs-config', configMap: { name } }],
    });
  });

  test('stand there in base64 if kubectl would read their text otherwise', () => {
    const chart = newChart();
    sidecarWith({ 'a.conf': 'a: 1\n', 'b.conf': 'b\u0085c\u2028d\u007f', mode: '0o755' }, chart);
    const [, configMap] = objectsOf(chart);
    expect([configMap!['data'], configMap!['binaryData']]).toEqual([
      { 'a.conf': 'a: 1\n' },
      { 'b.conf': 'YsKFY+KAqGR/', mode: 'MG83NTU=' },
    ]);
  });

  test('cannot have half of a surrogate pair, for which an encoder writes another character', () => {
    expect(messageOf(() => sidecarWith({ 'a.conf': '\u{1f600}', 'b.conf': '\ud800x' }))).toBe(`1 finding:

error configuration-files: "b.conf" has half of a surrogate pair, which is not a character: no file can hold it.
  at:  test/web/logs
  in:  Sidecar.configuration.files["b.conf"]
  fix: write the whole character, or leave it out.`);
  });

  test('roll the Pod when a text, a name or the number of files changes', () => {
    const hashes = [
      hashOf({ 'a.conf': '1' }),
      hashOf({ 'a.conf': '2' }),
      hashOf({ 'b.conf': '1' }),
      hashOf({ 'a.conf': '1', 'b.conf': '' }),
      hashOf({ 'a.conf': '' }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('roll the Pod when a patch of the ConfigMap changes its content', () => {
    const plain = hashOf({ 'a.conf': '1' });
    expect(hashOf({ 'a.conf': '1' }, (map) => map.addJsonPatch(JsonPatch.replace('/data/a.conf', '2')))).toBe(
      hashOf({ 'a.conf': '2' }),
    );
    expect(hashOf({ 'a.conf': '1' }, (map) => map.addJsonPatch(JsonPatch.add('/binaryData', { b: 'AA==' })))).not.toBe(
      plain,
    );
  });

  test('do not roll the Pod when nothing of their content changes', () => {
    const plain = hashOf({ 'a.conf': '1', 'b.conf': '2' });
    expect(hashOf({ 'b.conf': '2', 'a.conf': '1' })).toBe(plain);
    expect(hashOf({ 'a.conf': '1', 'b.conf': '2' }, (map) => map.metadata.addLabel('team', 'shop'))).toBe(plain);
    expect(hashOf({ 'a.conf': '1', 'b.conf': '2' }, (map) => map.addJsonPatch(JsonPatch.add('/immutable', true)))).toBe(
      plain,
    );
  });

  test('do not roll the Pod when their order changes, even if cdk8s sorts nothing', () => {
    process.env['CDK8S_DISABLE_SORT'] = '1';
    const hashes = [hashOf({ 'a.conf': '1', 'b.conf': '2' }), hashOf({ 'b.conf': '2', 'a.conf': '1' })];
    delete process.env['CDK8S_DISABLE_SORT'];
    expect(hashes[1]).toBe(hashes[0]);
  });

  test('do not change with the object that was given', () => {
    const chart = newChart();
    const files: { [name: string]: string } = { 'a.conf': 'a' };
    sidecarWith(files, chart);
    files['b.conf'] = 'b';
    expect(objectsOf(chart)[1]!['data']).toEqual({ 'a.conf': 'a' });
  });

  test('of two helpers stand apart', () => {
    const chart = newChart();
    const web = deployment(chart);
    const configuration = { path: '/etc/logs', files: { 'a.conf': 'a' } };
    new Sidecar(web, 'one', { ...PLAIN, configuration });
    new Sidecar(web, 'two', { ...PLAIN, configuration, placement: Placement.APP_CONTAINER });
    expect(objectsOf(chart).map(({ kind }) => kind as string)).toEqual(['Deployment', 'ConfigMap', 'ConfigMap']);
    expect((podOf(chart)['volumes'] as Json[]).map(({ name }) => name as string)).toEqual(['one-config', 'two-config']);
  });
});

const FIX = 'name each file with letters, digits, "-", "_" and "."; directories are not possible.';

test.each([
  ['conf.d/a.conf', '"conf.d/a.conf" is not a valid name for a file in a ConfigMap.'],
  ['', '"" is not a valid name for a file in a ConfigMap.'],
  ['.', '"." is not a valid name for a file in a ConfigMap.'],
  ['..data', '"..data" is not a valid name for a file in a ConfigMap.'],
])('a file with the name "%s" is refused', (name, message) => {
  expect(messageOf(() => sidecarWith({ 'a.conf': '', [name]: '' }))).toBe(`1 finding:

error configuration-files: ${message}
  at:  test/web/logs
  in:  Sidecar.configuration.files[${JSON.stringify(name)}]
  fix: ${FIX}`);
});

test('all files that are wrong are refused at once', () => {
  const text = messageOf(() => sidecarWith({ 'a/b': '\ud800', ok: 'ok', constructor: '', 'c d': '' }));
  const refused = text.split('\n').filter((line) => line.startsWith('error '));
  expect(refused.map((line) => line.slice('error configuration-files: '.length))).toEqual([
    '"a/b" has half of a surrogate pair, which is not a character: no file can hold it.',
    '"a/b" is not a valid name for a file in a ConfigMap.',
    '"c d" is not a valid name for a file in a ConfigMap.',
    'cdk8s cannot write a file with the name "constructor".',
  ]);
});

test('no files at all are refused', () => {
  expect(messageOf(() => sidecarWith({}))).toBe(`1 finding:

error configuration-files: there are no configuration files.
  at:  test/web/logs
  in:  Sidecar.configuration.files = {}
  fix: name one, or leave \`configuration\` out.`);
});

test('a file whose content is not text is refused', () => {
  const files = { 'a.json': { a: 1 } } as unknown as ConfigurationFiles['files'];
  expect(messageOf(() => sidecarWith(files))).toBe(`1 finding:

error option-type: \`configuration.files['a.json']\` must be a string, and is an object.
  at:  test/web/logs
  in:  Sidecar.configuration.files['a.json']
  fix: write it as text, as in JSON.stringify(value).`);
});

test('files that are larger than a ConfigMap are refused, counted in bytes without their names', () => {
  const files = { 'a.conf': 'é'.repeat(512 * 1024 - 1), 'b.conf': 'abc' };
  expect(messageOf(() => sidecarWith(files))).toBe(`1 finding:

error configuration-files: the configuration files have 1048577 bytes, and a ConfigMap holds at most 1048576.
  at:  test/web/logs
  in:  Sidecar.configuration.files
  fix: put large files into the image, or onto a volume.`);
});

describe('the scratch directories of a helper', () => {
  test('are volumes of its own, named after the container and the path', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'logs', {
      ...PLAIN,
      emptyDirs: [
        { path: '/tmp' },
        { path: '/var/Cache_x/', medium: EmptyDirMedium.MEMORY, sizeLimit: Size.mebibytes(1024) },
        { path: '/run', name: 'sockets' },
      ],
    });
    expect(podOf(chart)['volumes']).toEqual([
      { name: 'logs-tmp', emptyDir: {} },
      { name: 'logs-var-cache-x', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } },
      { name: 'sockets', emptyDir: {} },
    ]);
    expect(podOf(chart)['initContainers'][0].volumeMounts).toEqual([
      { name: 'sockets', mountPath: '/run' },
      { name: 'logs-tmp', mountPath: '/tmp' },
      { name: 'logs-var-cache-x', mountPath: '/var/Cache_x/' },
    ]);
  });

  test('whose paths give one name are refused', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'logs', { ...PLAIN, emptyDirs: [{ path: '/a/b' }, { path: '/a-b' }] });
    expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-volume: 2 volumes have the name "logs-a-b".
  at:  test/web/logs, Deployment "web"
  in:  spec.template.spec.volumes[1].name = "logs-a-b"
  fix: give each volume a name of its own, or let both users mount one volume.
  code: one SharedVolume with several \`volumeMounts\` is one volume for several containers.`);
  });
});

test.each(['constructor', '__proto__'])('a file with the name %s is refused, since cdk8s cannot write it', (name) => {
  const files = JSON.parse(`{"a.conf":"1","${name}":"text"}`) as { [name: string]: string };
  const configuration = { path: '/etc/logs', files };
  expect(messageOf(() => new Sidecar(deployment(newChart()), 'logs', { ...PLAIN, configuration }))).toBe(`1 finding:

error configuration-files: cdk8s cannot write a file with the name "${name}".
  at:  test/web/logs
  in:  Sidecar.configuration.files["${name}"]
  fix: give the file another name, or put it into the image.`);
});
