// cspell:words crashloopbackoff oomkilled
import { readFileSync } from 'node:fs';
import { causesOf } from '../../../src/check/symptoms/causes';
import { ANSWERS } from '../../../src/check/symptoms/answers';
import { fitOfPattern } from '../../../src/check/symptoms/field-pattern';
import { nearSymptom } from '../../../src/check/symptoms/near-symptom';
import { shows } from '../../../src/check/symptoms/shown-text';
import { MANIFEST_RULES } from '../../../src/check/symptoms/known-symptoms';
import { FindingLevel } from '../../../src/findings/finding-kind';
import { SYMPTOMS, type Symptom } from '../../../src/rules/symptoms';
import { pageOf } from '../../docs/rule-page';
import { symptomIndexText } from '../../docs/symptom-index';

const rulesFor = (text: string): string[] => causesOf(text).map(({ rule }) => rule);

describe('the causes of a symptom', () => {
  test.each([
    ['web-0   0/1   ErrImageNeverPull   0   12s', ['image-never-pulled']],
    ['Container image "a.b/c:1" is not present with pull policy of Never', ['image-never-pulled']],
    ['InvalidImageName', ['image-reference']],
    ['0/3 nodes are available: 3 Insufficient cpu.', ['amount-unit']],
    ['Back-off pulling image "shop"', ['image-tag', 'digest-pull-policy']],
    ['Readiness probe errored: strconv.Atoi: parsing "web"', ['command-in-one-word', 'probe-port']],
    ['Readiness probe errored and resulted in unknown state: parsing "web"', ['command-in-one-word', 'probe-port']],
    ["0/1 nodes are available: 1 node(s) didn't have free ports for the\n   requested pod ports", ['host-port']],
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

/** What the page about a rule says that a cluster shows, each block by itself. */
function shownInPage(rule: (typeof MANIFEST_RULES)[number]): string[] {
  const text = pageOf(rule).sections['How to recognise it'] ?? '';
  return [...text.matchAll(/^```text\n([^]*?)\n```/gm)].map(([, shown = '']) => shown);
}

/** Pages that show what kubectl says of success, what a tool other than kubectl shows, or a report of this library. */
const SHOWN_BY_OTHERS = ['client-side-apply', 'duplicate-object', 'quantity-form', 'rule-failed', 'service-target'];

const shownInPages = MANIFEST_RULES.filter(
  ({ id, level }) => level !== FindingLevel.CODE && !SHOWN_BY_OTHERS.includes(id),
).flatMap((rule) => shownInPage(rule).map((shown): [string, string] => [rule.id, shown]));

describe('what the page about a rule shows of a cluster', () => {
  test('is there for every rule about what the API server refuses', () => {
    const refusing = MANIFEST_RULES.filter(({ level }) => level === FindingLevel.INVALID).map(({ id }) => id);
    expect(refusing.filter((id) => !shownInPages.some(([rule]) => rule === id))).toEqual([]);
  });

  test('names what leads to the rule', () => {
    const shown = MANIFEST_RULES.filter((rule) => (rule.symptoms ?? []).length > 0 && rule.level !== FindingLevel.CODE);
    const silent = shown.filter(
      (rule) => !rulesFor(pageOf(rule).sections['How to recognise it'] ?? '').includes(rule.id),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test.each(shownInPages)('leads to %s', (id, shown) => {
    expect(rulesFor(shown)).toContain(id);
  });
});

describe('a text as somebody pastes it', () => {
  test.each([
    [
      'a line of kubectl get pods',
      'web-7d5f9c6b8-x2x4z   0/1   Init:CrashLoopBackOff   4 (32s ago)   2m',
      'init-step-client',
    ],
    [
      'a Pod that waits for the second of its three init containers',
      'web-0   0/2   Init:1/3   0   5m',
      'start-deadlock',
    ],
    [
      'an event in JSON',
      '"message": "Container image \\"shop:1\\" is not present with pull policy of Never"',
      'image-never-pulled',
    ],
    [
      'an event with times and ids',
      '2m10s  Warning  Failed  pod/web-0  Error: container\'s runAsUser breaks non-root policy (pod: "web-0_shop(5f1c)", container: web)',
      'hardened-user',
    ],
    [
      'several refusals of Pod Security at once',
      'Error creating: pods "web-x" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set …), hostPath volumes (volume "data"), forbidden AppArmor profiles (containers …)',
      'apparmor-profile',
    ],
    [
      'a list of refused fields',
      'The Pod "web" is invalid: \n* spec.containers[0].image: Required value\n* spec.restartPolicy: Unsupported value: "never": supported values: "Always"',
      'enum-value',
    ],
    [
      'an event of a controller',
      'Error creating: Pod "web-0" is invalid: [spec.containers[0].name: Required value, spec.dnsPolicy: Required value]',
      'container-name',
    ],
    [
      'a text over two lines',
      'Container image "shop:1" is not present\n      with pull policy of Never',
      'image-never-pulled',
    ],
  ])('leads to its rule: %s', (_what, text, rule) => {
    expect(rulesFor(text)).toContain(rule);
  });

  test.each([
    ['Pending', 'amount-unit'],
    ['CrashLoopBackOff', 'writable-path'],
    ['ErrImageNeverPull', 'image-never-pulled'],
    ['ImagePullBackOff', 'image-tag'],
    ['CreateContainerConfigError', 'sub-path-variable'],
    ['CreateContainerError', 'unknown-capability'],
    ['OOMKilled', 'memory-limit'],
    ['Evicted', 'zero-request'],
    ['FailedScheduling', 'host-port'],
    ['FailedMount', 'unused-volume'],
    ['Unhealthy', 'probe-port-undeclared'],
    ['BackOff', 'image-tag'],
    ['DeadlineExceeded', 'job-deadline'],
    ['BackoffLimitExceeded', 'command-in-one-word'],
    ['Init:Error', 'init-step-client'],
    ['PodInitializing', 'start-deadlock'],
  ])('leads from %s to %s, among others', (status, rule) => {
    expect(rulesFor(status)).toContain(rule);
  });
});

describe('a symptom that is nearly known', () => {
  test.each([
    ['CrashLopBackOff', 'CrashLoopBackOff'],
    ['crashloopbackoff', 'CrashLoopBackOff'],
    ['my Pod has ImagePullBackoff', 'ImagePullBackOff'],
    ['oomkilled', 'OOMKilled'],
    ['Back-off restarting failing container', 'Back-off restarting failed container'],
    ['Completed', undefined],
    ['Running', undefined],
    ['', undefined],
    [`${'x'.repeat(300)} CrashLopBackOff`, undefined],
  ])('%j is nearly %j', (text, near) => {
    expect(nearSymptom(text)).toBe(near);
  });
});

describe('a text shows a symptom', () => {
  test.each([
    ['as words of its own', 'MyFailed', 'Failed', false],
    ['whatever stands for a star', 'volume "logs" exceeds', 'volume "*" exceeds', true],
    [
      'if its second part follows a second first part',
      'volume "a" is fine, volume "b" exceeds',
      'volume "b" exc*s',
      true,
    ],
    ['unless the parts are far apart', `volume ${'x'.repeat(3000)} exceeds`, 'volume * exceeds', false],
    ['unless a part is missing', 'volume "logs" is fine', 'volume "*" exceeds', false],
    ['if it ends with a star', 'hostPorts (web)', 'hostPort*', true],
  ])('is told: %s', (_how, text, symptom, isShown) => {
    expect(shows(text, symptom)).toBe(isShown);
  });

  test('in time that grows with the text, whatever it repeats', () => {
    const started = performance.now();
    expect(shows('PodSecurity ": '.repeat(70_000), 'PodSecurity "*": *hostPort*')).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test.each([
  ['spec.{initContainers,containers}[*].name', 'spec.jobTemplate.spec.template.spec.initContainers[12].name', 'same'],
  ['spec.{initContainers,containers}[*].name', 'spec.containers[0].name.first', 'below'],
  ['spec.containers[*].ports', 'spec.containers[0].ports[1]', 'same'],
  ['spec.containers[*].ports[*].name', 'spec.containers[0].ports.name', 'same'],
  ['spec.containers[*].ports', 'spec.containers[0].portsOfAll', undefined],
  ['metadata.labels', 'spec.template.labels', 'same'],
  ['metadata.name', 'metadata.name', 'same'],
  ['the fields of the Pod', 'the', undefined],
])('the pattern %j and the field %j: %j', (pattern, field, fits) => {
  expect(fitOfPattern(pattern, field)).toBe(fits);
});

test('each symptom has a rule, and the page by symptom is up to date', () => {
  const used = MANIFEST_RULES.flatMap(({ symptoms = [] }) => symptoms);
  expect(Object.values<Symptom>(SYMPTOMS).filter((symptom) => !used.includes(symptom))).toEqual([]);
  expect(readFileSync('docs/symptoms.md', 'utf8')).toBe(symptomIndexText());
});

test('the answers of the API server are those of rules about what it refuses', () => {
  const refusing = MANIFEST_RULES.filter(({ level }) => level === FindingLevel.INVALID).map(({ id }) => id);
  expect(Object.keys(ANSWERS).filter((id) => !refusing.includes(id))).toEqual([]);
});
