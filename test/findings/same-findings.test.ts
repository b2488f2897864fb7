import type { Finding } from '../../src/findings/finding';
import { FindingLevel, FindingSeverity } from '../../src/findings/finding-kind';
import { findingsText } from '../../src/findings/finding-text';
import { groupSame } from '../../src/findings/same-findings';

function of(object: string, container: string, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'hardened-user',
    severity: FindingSeverity.ERROR,
    level: FindingLevel.RECOMMENDED,
    tags: [],
    docs: 'docs/rules/hardened-user.md',
    construct: `app/${object}/${container}`,
    object: { kind: 'Deployment', name: object },
    container,
    location: { path: `spec.initContainers.${container}` },
    message: `"${container}" of Deployment "${object}" (app/${object}/${container}) has no user.`,
    fix: `set a user for "${container}".`,
    ...more,
  };
}

/** How many findings each group has. */
function sizes(...findings: Finding[]): number[] {
  return groupSame(findings).map(({ others }) => others.length + 1);
}

test.each<[string, Finding[], number[]]>([
  ['of several containers', [of('a', 'x'), of('a', 'y'), of('a', 'z')], [3]],
  ['of containers of one name in several objects', [of('a', 'x'), of('b', 'x')], [2]],
  ['in the order of the first of each', [of('a', 'x'), of('a', 'y', { rule: 'b' }), of('a', 'z')], [2, 1]],
])('findings that differ by their place alone are one: %s', (_, findings, expected) => {
  expect(sizes(...findings)).toEqual(expected);
});

test.each<[string, Partial<Finding>]>([
  ['rule', { rule: 'image-reference' }],
  ['severity', { severity: FindingSeverity.WARNING }],
  ['message', { message: '"y" has user 0.' }],
  ['fix', { fix: 'leave "y" out.' }],
  ['code', { code: 'leave()' }],
  ['waiver', { waiver: { reason: 'it is known' } }],
  ['parts', { constructs: ['a', 'b'] }],
])('findings of another %s stay apart', (_, more) => {
  expect(sizes(of('a', 'x'), of('a', 'y', more))).toEqual([1, 1]);
});

test('findings of one container stay apart', () => {
  expect(sizes(of('a', 'x'), of('a', 'x', { location: { path: 'spec.volumes' } }))).toEqual([1, 1]);
});

test('they are printed once, with the other places', () => {
  const others = ['y', 'z'].map((name) => of('a', name));
  expect(findingsText([of('a', 'x'), ...others, of('a', 'x', { rule: 'other', message: 'this is one.' })])).toBe(
    `2 findings in 4 places:

error hardened-user: "x" of Deployment "a" (app/a/x) has no user.
  at:  app/a/x, Deployment "a", container "x"
  in:  spec.initContainers.x
  and: app/a/y, Deployment "a", container "y", spec.initContainers.y
  and: app/a/z, Deployment "a", container "z", spec.initContainers.z
  fix: set a user for "x".

error other: this is one.
  at:  app/a/x, Deployment "a", container "x"
  in:  spec.initContainers.x
  fix: set a user for "x".`,
  );
});

test('beyond ten places the rest is counted', () => {
  const names = Array.from({ length: 13 }, (_, index) => `c${index}`);
  const lines = findingsText(names.map((name) => of('a', name))).split('\n');
  expect(lines[0]).toBe('1 finding in 13 places:');
  expect(lines.filter((line) => line.startsWith('  and:')).slice(-2)).toEqual([
    '  and: app/a/c9, Deployment "a", container "c9", spec.initContainers.c9',
    '  and: 3 more places',
  ]);
});
