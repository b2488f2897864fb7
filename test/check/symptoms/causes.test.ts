import { readFileSync } from 'node:fs';
import { causesOf } from '../../../src/check/symptoms/causes';
import { patternFits } from '../../../src/check/symptoms/field-pattern';
import { RULES } from '../../../src/rules/catalogue';
import { SYMPTOMS, type Symptom } from '../../../src/rules/symptoms';
import { symptomIndexText } from '../../docs/symptom-index';

const rulesFor = (text: string): string[] => causesOf(text).map(({ rule }) => rule);

describe('the causes of a symptom', () => {
  test.each([
    ['web-0   0/1   ErrImageNeverPull   0   12s', ['image-never-pulled']],
    ['Container image "a.b/c:1" is not present with pull policy of Never', ['image-never-pulled']],
    ['InvalidImageName', ['image-reference']],
    ['0/3 nodes are available: 3 Insufficient cpu.', ['amount-unit']],
    ['Back-off pulling image "shop"', ['image-tag']],
    [
      "0/1 nodes are available: 1 node(s) didn't have free ports for the\n   requested pod ports",
      ['duplicate-host-port', 'host-network-port'],
    ],
  ])('%j are its rules', (text, rules) => {
    expect(rulesFor(text)).toEqual(rules);
  });

  test('has those first of which most is seen', () => {
    const [first, second] = causesOf(
      'STATUS CrashLoopBackOff … Liveness probe failed: HTTP probe failed with statuscode: 500',
    );
    expect([first?.rule, second?.rule]).toEqual(['killed-while-starting', 'liveness-before-readiness']);
    expect(first?.seen).toEqual(['CrashLoopBackOff', 'Liveness probe failed']);
    expect(rulesFor('CrashLoopBackOff').length).toBeGreaterThan(5);
  });

  test('of an answer of the API server are the rules about the field', () => {
    const answer =
      'The Deployment "web" is invalid: spec.template.spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1';
    expect(rulesFor(answer)).toContain('probe-success-threshold');
    expect(rulesFor('spec.containers[0].name: Required value')).toEqual(expect.arrayContaining(['container-name']));
    expect(rulesFor('spec.containers[0].livenessProbe: fine')).toEqual([]);
  });

  test('are none for what no rule knows, for words that hold a symptom, and for very much text', () => {
    expect(rulesFor('Completed')).toEqual([]);
    expect(rulesFor('MyCrashLoopBackOffs')).toEqual([]);
    expect(rulesFor(`${'a.'.repeat(1e6)}CrashLoopBackOff`)).toEqual([]);
  });
});

test.each([
  ['spec.{initContainers,containers}[*].name', 'spec.jobTemplate.spec.template.spec.initContainers[12].name', true],
  ['spec.{initContainers,containers}[*].name', 'spec.containers[0].name.first', false],
  ['spec.containers[*].ports', 'spec.containers[0].ports[1]', true],
  ['metadata.name', 'metadata.name', true],
  ['the fields of the Pod', 'the', false],
])('the pattern %j and the field %j: %j', (pattern, field, fits) => {
  expect(patternFits(pattern, field)).toBe(fits);
});

test('each symptom has a rule, and the page by symptom is up to date', () => {
  const used = RULES.flatMap(({ symptoms = [] }) => symptoms);
  expect(Object.values<Symptom>(SYMPTOMS).filter((symptom) => !used.includes(symptom))).toEqual([]);
  expect(readFileSync('docs/symptoms.md', 'utf8')).toBe(symptomIndexText());
});
