import fc from 'fast-check';
import { explainText } from '../../src/explain/explain-object';
import { textReporter } from '../../src/explain/report/text-report';
import { WIDTH } from '../../src/explain/layout/blocks';
import { COLORED } from '../../src/cli/terminal-colors';
import { PLAIN } from '../../src/explain/layout/style';
import { widthOf } from '../../src/explain/layout/wrap';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { arbitraryPodObject } from './arbitrary-pod';
import { breaches, POD } from './contract';
import { jsonOf, podsOf, textOf } from './explained';

const ESCAPES = /\u001b\[\d+m/g;
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/;
const RUNS = { numRuns: 40 };

test('what people read about any Pod fits 80 columns, and nothing in it can act on a terminal', () => {
  fc.assert(
    fc.property(arbitraryPodObject, (object) => {
      const [pod] = podsOf(object);
      const text = textOf(pod!);
      expect(text.split('\n').filter((line) => widthOf(line) > WIDTH)).toEqual([]);
      expect(UNPRINTABLE.test(text)).toBe(false);
    }),
    RUNS,
  );
});

test('colors add escapes of the command alone, and change nothing else', () => {
  const reporter = textReporter({ target: NEWEST_VERSION, paint: COLORED, paintErrors: PLAIN });
  fc.assert(
    fc.property(arbitraryPodObject, (object) => {
      const [pod] = podsOf(object);
      const text = textOf(pod!, reporter);
      expect(text.replace(ESCAPES, '')).toBe(textOf(pod!));
    }),
    RUNS,
  );
});

test('what programs read about any Pod has all fields of the contract', () => {
  fc.assert(
    fc.property(arbitraryPodObject, (object) => {
      const { pods } = jsonOf(podsOf(object)) as { pods: unknown[] };
      expect(pods.map((pod) => breaches(pod, POD))).toEqual([[]]);
    }),
    RUNS,
  );
});

test('whatever stands in the place of a spec is explained or named as wrong, and never breaks the command', () => {
  const keys = fc.constantFrom(
    'containers',
    'initContainers',
    'volumes',
    'name',
    'ports',
    'env',
    'resources',
    'limits',
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<unknown>(null, 5, 1.5, 'text', true, '', [], {}),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const options = { target: { version: NEWEST_VERSION, featureGates: {} }, podKinds: [] };
  fc.assert(
    fc.property(tree, (spec) => {
      const text = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec });
      const entries = [...explainText('a.json', text, options)];
      expect(entries.length).toBeGreaterThan(0);
      const faults = entries.filter((entry) => entry.type === 'error' && entry.error.message.includes('by a fault of'));
      expect(faults).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
