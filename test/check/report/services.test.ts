import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import Ajv, { type AnySchema } from 'ajv';
import type { Log } from 'sarif';
import { githubReport } from '../../../src/check/report/github';
import { gitlabReport } from '../../../src/check/report/gitlab';
import { junitReport } from '../../../src/check/report/junit';
import { sarifReport } from '../../../src/check/report/sarif';
import { jsonText } from '../../../src/check/report/json';
import { textReport } from '../../../src/check/report/text';
import { FindingSeverity } from '../../../src/findings/finding-kind';
import { checked, FORM, HOSTILE_POD, REFUSED } from '../checked';
import { junitProblems } from './junit-schema';

const WAIVER = {
  rule: 'probe-success-threshold',
  reason: 'next week',
  place: { file: 'pod-patterns.yaml', line: 3 },
};
const ONE = checked([['./apps/web.yaml', REFUSED]]);
const WAIVED = checked([['apps/web.yaml', REFUSED]], { waivers: [WAIVER], showsWaived: true });
const UNREAD = checked([['bad.yaml', 'a: [\n']]);
const NONE = checked([['-', REFUSED.replace('        successThreshold: 2\n', '')]]);
const HOSTILE = checked([HOSTILE_POD]);

const MESSAGE = 'successThreshold of a liveness probe is 2, but must be 1.';
const ABOUT = 'Pod "shop/web", container "web", spec.containers[0].livenessProbe.successThreshold';
const FIX = 'remove the field; only a readiness probe can have another threshold.';

type Report = ReturnType<typeof checked>;

const github = (report: Report): string => [...githubReport(report)].join('');
const gitlab = (report: Report): unknown => JSON.parse([...gitlabReport(report, FORM)].join(''));
const junit = (report: Report, form = FORM): string => [...junitReport(report, form)].join('');
const sarif = (report: Report): Log => JSON.parse([...sarifReport(report, FORM)].join('')) as Log;

test('the hostile Pod has its names in findings', () => {
  expect(HOSTILE.findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['container-name', 'image-reference', 'unknown-field', 'probe-success-threshold']),
  );
});

describe('annotations of GitHub', () => {
  test('are a command for each finding and error', () => {
    expect(github(ONE)).toBe(
      `::error file=apps/web.yaml,line=10,title=probe-success-threshold::${[MESSAGE, `at: ${ABOUT}`, `fix: ${FIX}`].join('%0A')}\n`,
    );
    expect(github(UNREAD)).toMatch(/^::error file=bad\.yaml,line=1,title=cannot be checked::[^\n]+\n$/);
    expect([github(NONE), github(WAIVED)]).toEqual(['', '']);
  });

  test('hold no other command than their own, whatever the names are', () => {
    const lines = github(HOSTILE).trimEnd().split('\n');
    expect(lines).toHaveLength(HOSTILE.findings.length);
    expect(
      lines.filter((line) => !/^::(error|warning|notice) file=[^,:\r]+,line=1,title=[a-z-]+::[^\r]+$/.test(line)),
    ).toEqual([]);
    expect(lines[0]).toContain('file=dir/[a](http%3A//x)\\n%3A%3A');
    expect(lines[0]).toContain('\\r%250A"/><failure>');
  });
});

describe('the code quality report of GitLab', () => {
  test('has an issue for each finding, and a fingerprint that lines do not change', () => {
    expect(gitlab(ONE)).toEqual([
      {
        description: `${MESSAGE}; at: ${ABOUT}; fix: ${FIX}`,
        check_name: 'probe-success-threshold',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        severity: 'major',
        location: { path: 'apps/web.yaml', lines: { begin: 10 } },
      },
    ]);
    const fingerprints = (text: string): unknown[] =>
      (gitlab(checked([['a.yaml', text]])) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
    expect(fingerprints(`# moved\n${REFUSED}`)).toEqual(fingerprints(REFUSED));
    const twice = fingerprints(`${REFUSED}---\n${REFUSED}`);
    expect([twice.length, new Set(twice).size]).toEqual([3, 3]);
  });

  test('has what could not be read, and is an empty list if there is nothing', () => {
    expect(gitlab(UNREAD)).toMatchObject([{ check_name: 'cannot-be-checked', severity: 'blocker' }]);
    expect([gitlab(NONE), gitlab(WAIVED)]).toEqual([[], []]);
  });

  test('is as it would be without hostile names', () => {
    expect(gitlab(HOSTILE)).toHaveLength(HOSTILE.findings.length);
  });
});

describe('JUnit', () => {
  /** The elements of a report by name; what is not well-formed throws. */
  function elements(xml: string, name: string): { readonly attributes: (key: string) => string | null }[] {
    const problems: string[] = [];
    const document = new DOMParser({ onError: (_level, message) => problems.push(message) }).parseFromString(
      xml,
      'text/xml',
    );
    expect(problems).toEqual([]);
    return [...document.getElementsByTagName(name)].map((element) => ({
      attributes: (key) => element.getAttribute(key),
    }));
  }

  test('has a suite for each file, and a test for each finding that fails', () => {
    expect(junit(ONE)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="pod-patterns check" tests="2" failures="1" errors="0" skipped="0">
  <testsuite name="pod-patterns check" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="pod-patterns check" name="1 error and 0 warnings in 1 Pod of 1 file; 0 objects without a Pod passed over."/>
  </testsuite>
  <testsuite name="./apps/web.yaml" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="./apps/web.yaml" name="line 10: probe-success-threshold">
      <failure type="probe-success-threshold" message="${MESSAGE}">${MESSAGE}
at: Pod &quot;shop/web&quot;, container &quot;web&quot;, spec.containers[0].livenessProbe.successThreshold
fix: ${FIX}</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  test('skips what is waived or below --fail-on, and calls what cannot be read an error', () => {
    expect(junit(WAIVED)).toContain('<skipped message="successThreshold of');
    expect(junit(WAIVED)).toContain('waived: next week');
    const unused = checked([['a.yaml', REFUSED]], { waivers: [{ ...WAIVER, kind: 'Job' }] });
    expect(junit(unused)).toContain('tests="3" failures="1" errors="0" skipped="1"');
    expect(junit(unused, { ...FORM, failOn: FindingSeverity.WARNING })).toContain(
      'tests="3" failures="2" errors="0" skipped="0"',
    );
    expect(junit(UNREAD)).toContain('<error type="cannot be read"');
  });

  test.each(Object.entries({ ONE, WAIVED, UNREAD, NONE, HOSTILE }))('of %s is valid, and counts right', (_, report) => {
    expect(junitProblems(junit(report))).toEqual([]);
  });

  test('is checked by a schema that finds what is wrong', () => {
    const xml = junit(ONE).replace('classname="./apps/web.yaml" ', 'file="a" ').replace('tests="2"', 'tests="3"');
    expect(junitProblems(xml)).toEqual([
      'testsuites counts wrong: tests',
      'testcase lacks classname',
      'testcase has file',
    ]);
  });

  test('is well-formed and has no other test than its own, whatever the names are', () => {
    const xml = junit(HOSTILE);
    const failures = HOSTILE.findings.filter(({ severity }) => severity === FindingSeverity.ERROR).length;
    expect(elements(xml, 'failure')).toHaveLength(failures);
    expect(elements(xml, 'testcase')).toHaveLength(HOSTILE.findings.length + 1);
    expect(xml).not.toMatch(/[\u0000\u001b\ufffe\r]/);
  });
});

describe('SARIF', () => {
  const draft4 = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as Record<string, unknown>;
  // The names that the draft before the one of ajv gives to the draft and to the schema.
  const { $schema: _draft, id: _id, ...schema } = draft4;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(
    schema as AnySchema,
  );

  test.each(Object.entries({ ONE, WAIVED, UNREAD, NONE, HOSTILE }))('of %s is valid', (_name, report) => {
    expect([validate(sarif(report)), validate.errors]).toEqual([true, null]);
  });

  test('is checked by a schema that finds what is missing', () => {
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  test('has the rule, the region and the object of a finding, and no fixes', () => {
    const [run] = sarif(ONE).runs;
    expect(run?.tool.driver).toMatchObject({
      name: 'pod-patterns',
      version: '1.2.3',
      rules: [
        {
          id: 'probe-success-threshold',
          defaultConfiguration: { level: 'error' },
          properties: { tags: ['invalid'] },
        },
      ],
    });
    expect(run?.results).toEqual([
      {
        ruleId: 'probe-success-threshold',
        ruleIndex: 0,
        level: 'error',
        message: { text: `${MESSAGE}\nat: ${ABOUT}\nfix: ${FIX}` },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: 'apps/web.yaml' }, region: { startLine: 10 } },
            logicalLocations: [{ fullyQualifiedName: ABOUT, kind: 'object' }],
          },
        ],
        partialFingerprints: { 'podPatterns/v1': expect.stringMatching(/^[0-9a-f]{32}$/) as string },
      },
    ]);
  });

  test('has waived findings suppressed, and says what could not be read', () => {
    expect(sarif(WAIVED).runs[0]?.results?.[0]?.suppressions).toEqual([
      { kind: 'external', justification: 'next week' },
    ]);
    expect(sarif(UNREAD).runs[0]?.invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error', locations: [{}] }] },
    ]);
  });

  test('has no link and no control character that names of a manifest make', () => {
    const text = [...sarifReport(HOSTILE, FORM)].join('');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028]/);
    const messages = (sarif(HOSTILE).runs[0]?.results ?? []).map(({ message }) => message.text ?? '');
    expect(messages.filter((each) => /(?<!\\)\[[^[\]]*\]\(/.test(each))).toEqual([]);
    expect(sarif(HOSTILE).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(
      /^dir\/%5Ba%5D\(http%3A\/\/x\)%0A%3A%3A/,
    );
  });
});

test('text and JSON spell out every control character', () => {
  const text = [...textReport(HOSTILE, FORM)].join('');
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028]/);
  expect(text.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
  const json = [...jsonText(HOSTILE)].join('');
  expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028]/);
  expect((JSON.parse(json) as { findings: unknown[] }).findings).toEqual(JSON.parse(JSON.stringify(HOSTILE.findings)));
});
