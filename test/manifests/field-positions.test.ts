import fc from 'fast-check';
import type { Position } from '../../src/manifests/lines';
import {
  fieldPositions,
  isManifestProblem,
  readManifests,
  type ManifestDocument,
} from '../../src/manifests/read-manifests';
import { Random } from '../cluster/agreement/random';
import { anyText } from '../cluster/yaml/texts';
import { locatedYaml } from './arbitrary-yaml';

const texts = fc.integer().map((seed) => anyText(new Random(seed), [DEPLOYMENT, '{"a": [{"b": 1}]}\n']));

/** The line and column of a path, as `3:5`; the text stands for one document unless another is named. */
function at(text: string, path: string, document = 0): string | undefined {
  const position = fieldPositions(text, document)?.at(path);
  return position && `${position.line}:${position.column}`;
}

const DEPLOYMENT = `# the shop
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    kubectl.kubernetes.io/default-container: web
spec:
  template:
    spec:
      containers:
      - name: web
        livenessProbe: {httpGet: {port: 80}, successThreshold: 2}
        resources:
          limits:
            nvidia.com/gpu: 1
        args:
        - >-
          one
          two
        -
          three
      - image: sidecar:1 # the second
        command: ["sh", "-c",
          "run"]
`;

describe('the position of a field in YAML', () => {
  it.each([
    ['apiVersion', '2:1'],
    ['metadata.annotations[kubectl.kubernetes.io/default-container]', '6:5'],
    ['spec.template.spec', '9:5'],
    ['spec.template.spec.containers', '10:7'],
    ['spec.template.spec.containers[0]', '11:7'],
    ['spec.template.spec.containers[0].name', '11:9'],
    ['spec.template.spec.containers[0].livenessProbe.successThreshold', '12:46'],
    ['spec.template.spec.containers[0].livenessProbe.httpGet.port', '12:35'],
    ['spec.template.spec.containers[0].resources.limits[nvidia.com/gpu]', '15:13'],
    ['spec.template.spec.containers[0].resources.limits.nvidia.com/gpu', '15:13'],
    ['spec.template.spec.containers[0].args[0]', '17:9'],
    ['spec.template.spec.containers[0].args[1]', '20:9'],
    ['spec.template.spec.containers[1]', '22:7'],
    ['spec.template.spec.containers[1].image', '22:9'],
    ['spec.template.spec.containers[1].command[0]', '23:19'],
    ['spec.template.spec.containers[1].command[2]', '24:11'],
  ])('is that of its key, or of the dash of an item: %s', (path, expected) => {
    expect(at(DEPLOYMENT, path)).toBe(expected);
  });

  it.each([
    ['', '2:1'],
    ['status.phase', '2:1'],
    ['spec.replicas', '7:1'],
    ['spec.template.spec.containers[2].image', '10:7'],
    ['spec.template.spec.containers[-1]', '10:7'],
    ['spec.template.spec.containers[name]', '10:7'],
    ['spec.template.spec.containers.length', '10:7'],
    ['spec.template.spec.containers[0].name.first', '11:9'],
    ['spec.template.spec.containers[0].resources.requests[cpu]', '13:9'],
    ['spec.template.spec.containers[0].constructor', '11:7'],
    ['spec.template.spec.containers[', '10:7'],
    ['spec..template', '7:1'],
  ])('is that of the innermost parent if the field is absent: "%s"', (path, expected) => {
    expect(at(DEPLOYMENT, path)).toBe(expected);
  });

  it.each([
    ['a: &a\n  b: {c: 1}\nd: *a\n', 'd', '3:1'],
    ['a: &a\n  b: {c: 1}\nd: *a\n', 'd.b.c', '2:7'],
    ['a: [&a {b: 1}, *a]\n', 'a[1]', '1:16'],
    ['a: [&a {b: 1}, *a]\n', 'a[1].b', '1:9'],
    ['a: &a\n  b: 1\n  c: 2\nd:\n  <<: *a\n  c: 3\n', 'd.b', '2:3'],
    ['a: &a\n  b: 1\n  c: 2\nd:\n  <<: *a\n  c: 3\n', 'd.c', '6:3'],
    ['a: &a\n  b: 1\n  c: 2\nd:\n  c: 3\n  <<: *a\n', 'd.c', '3:3'],
    ['a: {<<: [{b: 1}, {b: 2, c: 3}]}\n', 'a.b', '1:11'],
    ['a: {<<: [{b: 1}, {b: 2, c: 3}]}\n', 'a.c', '1:25'],
  ])('is that of the text that an alias or a merge takes it from: %j, %s', (text, path, expected) => {
    expect(at(text, path)).toBe(expected);
  });

  it.each([
    ['? a\n: ? b\n  : c\n', 'a.b', '2:5'],
    ['"a\\u0062": {\'c d\': 1}\n', 'ab[c d]', '1:13'],
    ['!!str 1: {&b b: 1}\n', '1.b', '1:11'],
    ['yes: {0x10: a}\n', 'true.16', '1:7'],
    ['__proto__: {__proto__: 1}\n', '__proto__.__proto__', '1:13'],
    ['- - a\n  - - b\n', '[0][1][0]', '2:5'],
    ['- [a: 1, b]\n', '[0][0].a', '1:4'],
    ['-\n\n  a: 1\n', '[0]', '1:1'],
    ['-\n\n  a: 1\n', '[0].a', '3:3'],
    ['a: |\n  b: 1\n  c: 2\nb: 3\n', 'b', '4:1'],
    ['a: "😀"\n😀: {"😀": {b: 1}}\n', '😀.😀.b', '2:13'],
    ['a:\r\n  b: 1\r\n  c: 2\r\n', 'a.c', '3:3'],
    ['\ufeffa: 1\n', 'a', '1:1'],
    ['a: {b.c: 1, b: {c: 2}}\n', 'a.b.c', '1:17'],
    ['a: {b.c: 1, b: 2}\n', 'a[b.c]', '1:5'],
    ['a: {"b].c[0": 1}\n', 'a[b].c[0]', '1:5'],
    ['a: {"b]": {c: 1}}\n', 'a[b]].c', '1:12'],
    ['--- # first\n# more\n\n  a: 1\n', 'b', '4:3'],
    ['{a: 1}\n', 'b', '1:1'],
  ])('is found in unusual text: %j, %s', (text, path, expected) => {
    expect(at(text, path)).toBe(expected);
  });
});

describe('the position of a field in a file of several documents', () => {
  const file = '---\n# nothing\n---\na: 1\n---\na: [\n---\nitems:\n- {spec: {b: 1}}\n- spec:\n    b: 2\n';

  it('is counted from the beginning of the file, and empty documents do not count', () => {
    expect(at(file, 'a', 0)).toBe('4:1');
    expect(at(file, 'items', 2)).toBe('8:1');
  });

  it('is found behind a byte order mark', () => {
    const marked = 'a: 1\n---\n\ufeffa: 1\nb: {c: 1}\n';
    expect(['a', 'b.c'].map((path) => at(marked, path, 1))).toEqual(['3:2', '4:5']);
  });

  it('begins with the item for an object in a list', () => {
    expect(at(file, 'items[0].spec.b', 2)).toBe('9:11');
    expect(at(file, 'items[1].spec.b', 2)).toBe('11:5');
  });

  it('is undefined in a document that cannot be read, or that is not there', () => {
    expect(fieldPositions(file, 1)).toBeUndefined();
    expect(fieldPositions(file, 3)).toBeUndefined();
    expect(fieldPositions(file, -1)).toBeUndefined();
    expect(fieldPositions('', 0)).toBeUndefined();
    expect(fieldPositions('{"a": 1, "a": 2}', 0)).toBeUndefined();
  });
});

describe('the position of a field in JSON', () => {
  it.each([
    ['{"a": {"b": [1, {"c": null}]}}', 'a.b', '1:8'],
    ['{"a": {"b": [1, {"c": null}]}}', 'a.b[0]', '1:14'],
    ['{"a": {"b": [1, {"c": null}]}}', 'a.b[1].c', '1:18'],
    ['{\n\t"a"\n\t: {"\\/\\ud83d\\ude00": 1}\n}\n', 'a[/😀]', '3:5'],
    ['\n  {"a": 1}', 'b', '2:3'],
    ['{"a": {"": {"b": 1}}}', 'a..b', '1:13'],
  ])('is that of its key or item: %j, %s', (text, path, expected) => {
    expect(at(text, path)).toBe(expected);
  });

  it('is found in each of several values, and in YAML behind what is neither', () => {
    const text = '{"a": 1} {"a":\n1}\n---\na: 1\n';
    expect([0, 1, 2, 3].map((document) => at(text, 'a', document))).toEqual(['1:2', '1:11', undefined, '4:1']);
  });

  it('is found in YAML that begins on the line on which JSON ends', () => {
    const text = '{"b": 1}  {a: {b: 1},\n  c: 1}\n';
    expect(['a.b', 'c'].map((path) => at(text, path, 1))).toEqual(['1:16', '2:3']);
  });

  it('is found in braces that look like JSON and are YAML', () => {
    expect(at('{a: {b: 1}}\n', 'a.b')).toBe('1:6');
  });
});

describe('the positions of a document', () => {
  it('are those of a document that is being read', () => {
    const [first, second] = documentsIn('a: 1\n---\nb: 1\n');
    expect([first?.positions.at('a'), second?.positions.at('b')]).toEqual([
      { line: 1, column: 1 },
      { line: 3, column: 1 },
    ]);
  });

  it('are found in the deepest document that is read', () => {
    const depth = 1000;
    expect(at('{a: '.repeat(depth) + '1' + '}'.repeat(depth), Array(depth).fill('a').join('.'))).toBe('1:3998');
    expect(at('{"a":'.repeat(depth) + '1' + '}'.repeat(depth), Array(depth).fill('a').join('.'))).toBe('1:4997');
    expect(at('- '.repeat(depth), '[0]'.repeat(depth))).toBe('1:1999');
  });

  it('are found for a great many paths, and for paths that are long', () => {
    const size = 5000;
    const text = Array.from({ length: size }, (_, index) => `k${index}:\n  - 1\n`).join('');
    const positions = fieldPositions(text, 0);
    const lines = Array.from({ length: size }, (_, index) => positions?.at(`k${index}[0]`).line);
    expect(lines).toEqual(Array.from({ length: size }, (_, index) => 2 * index + 2));
    expect(at('a: 1\n', `a[${'].'.repeat(1_000_000)}`)).toBe('1:1');
  });
});

describe('the positions in what the library "yaml" writes', () => {
  it('are those that the library finds itself, or those of the dash in front', () => {
    fc.assert(
      fc.property(locatedYaml, ({ text, entries }) => {
        const positions = fieldPositions(text, 0);
        // kubectl refuses some texts that the library writes, such as {a: b?}
        fc.pre(positions !== undefined);
        const found = entries.map(({ path, line, column, isItem }) => {
          const position = positions.at(path);
          return [path, isItem ? textBetween(text, position, { line, column }) : position];
        });
        expect(found).toEqual(
          entries.map(({ path, line, column, isItem }) => [path, isItem ? DASH_OR_NOTHING : { line, column }]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('are found for every field of every text that can be read', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = text.split('\n').length;
        const found = documentsIn(text).flatMap(({ value, positions }) =>
          pathsIn(value).map((path) => positions.at(path)),
        );
        expect(found.filter(({ line, column }) => line < 1 || line > lines || column < 1)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

function documentsIn(text: string): ManifestDocument[] {
  return [...readManifests(text)].flatMap((entry) => (isManifestProblem(entry) ? [] : [entry]));
}

function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, field]) => pathsIn(field, `${path}[${key}]`))];
}

const DASH_OR_NOTHING = expect.stringMatching(/^(-\s+)?(&\w+\s+)?$/) as unknown;

function textBetween(text: string, from: Position, to: Position): string | undefined {
  const lines = text.split('\n');
  const offset = ({ line, column }: Position): number =>
    lines.slice(0, line - 1).join('\n').length + Number(line > 1) + column - 1;
  return offset(from) <= offset(to) ? text.slice(offset(from), offset(to)) : undefined;
}
