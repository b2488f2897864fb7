import { FindingLevel, Findings } from '../../../src';
import { describeRule } from '../describe-rule';

describeRule('job-completion', {
  passes: {
    'an indexed Job': {
      fromCode: false,
      kind: 'Job',
      workload: { completionMode: 'Indexed', completions: 5, backoffLimitPerIndex: 1, maxFailedIndexes: 2 },
    },
  },
  fails: {
    'a limit for each index of a Job without indexes': {
      pod: { fromCode: false, kind: 'Job', workload: { completions: 5, backoffLimitPerIndex: 1 } },
      finds: [
        'error job-completion: backoffLimitPerIndex is set, and completionMode is not Indexed.',
        '  at:  Job "shop"',
        '  in:  spec.backoffLimitPerIndex = "backoffLimitPerIndex"',
        '  fix: set completionMode to Indexed, or remove backoffLimitPerIndex.',
      ],
    },
    'an indexed Job that does not say how many there are': {
      pod: { fromCode: false, kind: 'Job', workload: { completionMode: 'Indexed', parallelism: 2 } },
      finds: [
        'error job-completion: completions is missing, which completionMode Indexed needs.',
        '  at:  Job "shop"',
        '  in:  spec.completions',
        '  fix: write how many indexes there are.',
      ],
    },
    'more failures than indexes': {
      pod: {
        fromCode: false,
        kind: 'Job',
        workload: { completionMode: 'Indexed', completions: 5, backoffLimitPerIndex: 1, maxFailedIndexes: 6 },
      },
      finds: [
        'error job-completion: maxFailedIndexes is 6, and 5 is the most here.',
        '  at:  Job "shop"',
        '  in:  spec.maxFailedIndexes = 6',
        '  fix: lower it.',
      ],
    },
    'a success with an index that there is not': {
      pod: {
        fromCode: false,
        kind: 'Job',
        workload: {
          completionMode: 'Indexed',
          completions: 3,
          successPolicy: { rules: [{ succeededIndexes: '0,3' }] },
        },
      },
      finds: [
        'error job-completion: succeededIndexes "0,3" has an index that is not below 3.',
        '  at:  Job "shop"',
        '  in:  spec.successPolicy.rules[0].succeededIndexes = "0,3"',
        '  fix: write indexes in order, as in "0,2-4".',
      ],
    },
  },
});

describe('the host names of the Pods of an indexed Job', () => {
  const found = (name: string, spec: object): string[] => {
    const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'shop:1' }] } };
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { ...spec, template } };
    return Findings.ofManifests([job], { level: FindingLevel.INVALID }).map(({ rule, location, message }) =>
      [rule, location?.path, message].join(' | '),
    );
  };
  const name = 'a'.repeat(61);

  test('have the index behind the name of the Job, and at most 63 characters', () => {
    expect(found(name, { completionMode: 'Indexed', completions: 10 })).toEqual([]);
    expect(found(name, { completionMode: 'Indexed', completions: 11 })).toEqual([
      `job-completion | metadata.name | the Pod of the last index has the host name "${name}-10", which has 64 characters, and a DNS label has at most 63.`,
    ]);
    expect(found(`${name}a`, { completionMode: 'Indexed' })).toHaveLength(1);
    expect(found(`${name}a`, { completions: 11 })).toEqual([]);
  });

  test('have no dots', () => {
    expect(found('a.b', { completionMode: 'Indexed' })).toHaveLength(1);
    expect(found('a.b', {})).toEqual([]);
  });
});
