import { readFileSync } from 'node:fs';
import * as ts from 'typescript';
import '../../src/testing/setup';

const PAGE = readFileSync('docs/testing.md', 'utf8');

/** What the sample imports, by the name of the package. */
function load(name: string): unknown {
  const source = name.replace(/^cdk8s-pod-patterns(\/testing)?$/, (_name, entry = '') => `../../src${entry}/index`);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the sample names what it needs
  return require(source);
}

test('the test that the page shows passes', () => {
  const [, sample = ''] = /^```typescript\n(.*?)^```$/ms.exec(PAGE) ?? [];
  const { outputText } = ts.transpileModule(sample, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const bodies: (() => void)[] = [];
  new Function('require', 'exports', 'test', outputText)(load, {}, (_title: string, body: () => void) =>
    bodies.push(body),
  );
  expect(bodies).toHaveLength(1);
  bodies.forEach((body) => body());
  expect.assertions(1 + sample.split('expect(').length - 1);
});
