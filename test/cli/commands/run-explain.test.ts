import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { TextOutput } from '../../../src/cli/console';
import { run } from '../../../src/cli/run';
import { LAST_KNOWN, NEWEST, PREVIEWS } from '../../support/versions';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "web:1", ports: [{containerPort: 80}]}]}\n';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-explain-'));
  writeFileSync(join(folder, 'web.yaml'), POD);
});

afterEach(() => rmSync(folder, { recursive: true }));

interface Said {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

/** What the command says, on a terminal of some columns if they are given. */
async function explain(
  words: readonly string[],
  { input = '', columns }: { input?: string; columns?: number } = {},
): Promise<Said> {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const terminal = columns === undefined ? output : Object.assign(output, { isTTY: true, columns });
  const status = await run(['explain', ...words], {
    input: Readable.from([input]),
    environment: { NO_COLOR: '1' },
    output: new TextOutput(terminal),
    errors: new TextOutput(errors),
  });
  const said = [output, errors].map((stream) => String(stream.read() ?? ''));
  return { status, output: said[0] ?? '', errors: said[1] ?? '' };
}

test('the settings above the input decide what flags leave open, and a flag wins', async () => {
  writeFileSync(join(folder, 'pod-patterns.yaml'), 'target: "1.30.2"\npropagationSeconds: 9\n');
  const file = join(folder, 'web.yaml');
  const { output } = await explain(['-o', 'json', file]);
  expect(JSON.parse(output)).toMatchObject({
    schemaVersion: 1,
    target: '1.30.2',
    pods: [{ trafficAtStop: { propagationSeconds: 9, containers: [{ refusedSeconds: 9 }] } }],
  });
  const flags = await explain(['-o', 'json', '--target', '1.33', '--propagation', '0', file]);
  expect(JSON.parse(flags.output)).toMatchObject({
    target: '1.33',
    pods: [{ trafficAtStop: { propagationSeconds: 0, containers: [{ refusedSeconds: 0 }] } }],
  });
});

test('kinds of the settings are explained, beside those of flags', async () => {
  const settings = 'podKinds: [{apiVersion: example.com/v1, kind: Widget, path: spec.template}]\n';
  writeFileSync(join(folder, 'pod-patterns.yaml'), settings);
  const widget = (kind: string): string =>
    `apiVersion: example.com/v1\nkind: ${kind}\nspec: {template: {spec: {containers: [{name: a, image: "a:1"}]}}}\n`;
  writeFileSync(join(folder, 'web.yaml'), `${widget('Widget')}---\n${widget('Gadget')}`);
  const { output } = await explain(['--brief', '--pod-kind', 'example.com/v1/Gadget=spec.template', folder]);
  expect(output.split('\n').map((line) => line.split(': BestEffort')[0])).toEqual([
    `${folder}/web.yaml:1: Widget (no name yet)`,
    `${folder}/web.yaml:5: Gadget (no name yet)`,
    `2 Pods, 0 objects without a Pod passed over. Explained for Kubernetes ${NEWEST}.`,
    '',
  ]);
});

test('settings that are wrong end the command before anything is explained', async () => {
  writeFileSync(join(folder, 'pod-patterns.yaml'), 'target: 1.30\n');
  expect(await explain([join(folder, 'web.yaml')])).toEqual({
    status: 2,
    output: '',
    errors: `error: ${folder}/pod-patterns.yaml:1: "target" is 1.3, but must be a version of Kubernetes from 1.27 to ${LAST_KNOWN}, in quotes, such as "1.33" or "1.33.4".\n`,
  });
});

test('only the sections that are asked for are shown, in their own order, and - is called standard input', async () => {
  expect(await explain(['--sections', 'ports,qos', '-', '--target', '1.34.2'], { input: POD })).toEqual({
    status: 0,
    errors: '',
    output: `Pod web
  standard input, document 1, line 1; for Kubernetes 1.34.2

QoS class BestEffort
  No container requests or limits cpu or memory.

Ports, on the Pod's one address
  port    container  name  port of the node
  80/TCP  web        -     -

1 Pod, 0 objects without a Pod passed over.
`,
  });
});

for (const preview of PREVIEWS) {
  test(`${preview}, which no running server has judged, is called a preview`, async () => {
    const { output } = await explain(['--sections', 'qos', '--target', preview, '-'], { input: POD });
    const place = `  standard input, document 1, line 1; for Kubernetes ${preview}, a preview: no`;
    expect(output.split('\n')[1]).toBe(place);
    const json = await explain(['-o', 'json', '--target', preview, '-'], { input: POD });
    expect(JSON.parse(json.output)).toMatchObject({ target: preview, targetIsPreview: true });
  });
}

test.each([
  [40, 60],
  [100, 100],
  [300, 120],
])('on a terminal of %d columns the text is at most %d wide', async (columns, width) => {
  const { output } = await explain(['-'], { input: POD.replace('web:1', 'x'.repeat(500)), columns });
  const widths = output.split('\n').map((line) => line.length);
  expect(Math.max(...widths)).toBe(width);
});

test('input without any object is said on standard error, and all of it was read', async () => {
  expect(await explain(['-'], { input: '# nothing\n' })).toEqual({
    status: 0,
    output: '0 Pods, 0 objects without a Pod passed over.\n',
    errors: 'note: There is no Kubernetes object in the input.\n',
  });
});

test('a file or folder that cannot be read at all has no line', async () => {
  const [file, missing] = [join(folder, 'none.yaml'), `${join(folder, 'none')}/`];
  const { status, errors } = await explain([file, missing]);
  expect(status).toBe(2);
  expect(errors).toBe(`error: ${file}: The file does not exist.\nerror: ${missing}: The folder does not exist.\n`);
  const { output } = await explain(['-o', 'json', file]);
  expect(JSON.parse(output)).toMatchObject({ errors: [{ file, line: 1, isAboutFile: true }] });
});

test('a file that is named twice is explained once', async () => {
  const twice = join(folder, 'twice');
  mkdirSync(twice);
  const file = join(twice, 'web.yaml');
  writeFileSync(file, POD);
  const { output } = await explain(['--brief', file, `${twice}/./web.yaml`, twice]);
  expect(output).toMatch(/^.*: Pod .*\n1 Pod, 0 objects without a Pod passed over\..*\n$/);
});

test('a picture and a page go to standard output, and what could not be read to standard error', async () => {
  const [file, missing] = [join(folder, 'web.yaml'), join(folder, 'missing.yaml')];
  const picture = await explain(['-o', 'svg', file, missing]);
  expect(picture).toEqual({
    status: 2,
    output: expect.stringMatching(/^<svg [^]*<title>Pod web, QoS class BestEffort<\/title>[^]*<\/svg>\n$/) as string,
    errors: expect.stringMatching(/^error: \S+missing\.yaml: /) as string,
  });
  const page = await explain(['-o', 'html', '--sections', 'start', file, missing]);
  expect(page).toEqual({
    status: 2,
    output: expect.stringMatching(/^<!doctype html>\n[^]*\nStart, from [^]*missing\.yaml: [^]*<\/html>\n$/) as string,
    errors: picture.errors,
  });
});
