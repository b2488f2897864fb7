import fc from 'fast-check';
import schema from '../../schemas/check.schema.json';
import rulesSchema from '../../schemas/rules.schema.json';
import { jsonText } from '../../src/check/report/json';
import type { CheckReport } from '../../src/check/report/report';
import { ruleListJson } from '../../src/check/report/rule-list';
import { arbitraryPodObject } from '../explain/arbitrary-pod';
import { breachesOf } from '../support/schema-breaches';
import { checked, HOSTILE_POD, REFUSED } from './checked';

const breaches = breachesOf(schema);
const outputOf = (report: CheckReport): object => JSON.parse([...jsonText(report)].join('')) as object;

test('everything that check says is as the schema in the package says', () => {
  const waiver = { rule: 'probe-success-threshold', reason: 'later', place: { file: 'pod-patterns.yaml', line: 2 } };
  const widget = 'apiVersion: a.b/v1\nkind: W\nspec: {template: {spec: {containers: [{image: a}]}}}\n';
  const list = `{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout"}, 1]}`;
  const files = [['a.yaml', REFUSED], HOSTILE_POD, ['bad.yaml', '['], ['w.yaml', widget], ['l.json', list]] as const;
  const report = checked(files, { waivers: [waiver, { ...waiver, kind: 'Job' }], showsWaived: true });
  expect(report).toMatchObject({ summary: { waived: 2 }, errors: [{}, {}], unchecked: [{}, {}] });
  expect(breaches(outputOf(report))).toEqual([]);
});

test('everything that check says of any Pod is as the schema says', () => {
  fc.assert(
    fc.property(arbitraryPodObject, (object) =>
      expect(breaches(outputOf(checked([['a.json', JSON.stringify(object)]])))).toEqual([]),
    ),
    { numRuns: 60 },
  );
});

test('the list of the rules is as its schema says', () => {
  const output = JSON.parse([...ruleListJson()].join('')) as object;
  expect(breachesOf(rulesSchema)(output)).toEqual([]);
  expect(breachesOf(rulesSchema)({ ...output, rules: [{}] })).toHaveLength(9);
});

test('the schema finds a field that is missing or unknown', () => {
  const output = outputOf(checked([['a.yaml', REFUSED]]));
  expect(breaches({ ...output, summary: undefined, more: 1 })).toEqual([
    " must have required property 'summary'",
    ' must NOT have additional properties',
  ]);
});
