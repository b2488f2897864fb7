import { FindingSeverity, sortedFindings, type Finding } from '../../src/rules/finding';
import { counted, quotedList } from '../../src/kubernetes/words';
import { findingText, findingsText, valueText } from '../../src/rules/text';

const finding: Finding = {
  rule: 'image-reference',
  severity: FindingSeverity.WARNING,
  construct: 'app/shop',
  object: 'Deployment "shop"',
  container: 'web',
  path: 'spec.template.spec.containers[0].image',
  value: '"Shop"',
  message: 'the image "Shop" is no image reference.',
  fix: 'write it in lower case.',
};

describe('findings in order', () => {
  test('are sorted by construct, object, path, rule and message, whatever the order in which they came', () => {
    const findings: Finding[] = [
      finding,
      { ...finding, message: 'the image "Shop" is a pun.' },
      { ...finding, rule: 'container-name' },
      { ...finding, path: 'spec.template.spec.containers[0].args' },
      { ...finding, object: 'Deployment "cart"' },
      { ...finding, construct: 'app/cart' },
    ];
    const expected = [findings[5], findings[4], findings[3], findings[2], findings[1], findings[0]];
    expect(sortedFindings(findings)).toEqual(expected);
    expect(sortedFindings([...findings].reverse())).toEqual(expected);
  });

  test('are each there once', () => {
    expect(sortedFindings([finding, { ...finding }])).toEqual([finding]);
  });
});

describe('a finding as people read it', () => {
  test('says what is wrong, where, in which field, and how to mend it', () => {
    expect(findingText(finding)).toBe(
      [
        'warning image-reference: the image "Shop" is no image reference.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = "Shop"',
        '  fix: write it in lower case.',
      ].join('\n'),
    );
  });

  test('leaves out what is not known', () => {
    const { rule, severity, message, fix } = finding;
    expect(findingText({ rule, severity, message, fix })).toBe(
      ['warning image-reference: the image "Shop" is no image reference.', '  fix: write it in lower case.'].join('\n'),
    );
    expect(findingText({ rule, severity, message, fix, construct: '', object: 'Pod "shop"', path: 'spec' })).toBe(
      [
        'warning image-reference: the image "Shop" is no image reference.',
        '  at:  Pod "shop"',
        '  in:  spec',
        '  fix: write it in lower case.',
      ].join('\n'),
    );
  });

  test('stands below a line that counts, with a blank line before each', () => {
    const text = findingText(finding);
    expect(findingsText([finding])).toBe(`1 finding:\n\n${text}`);
    expect(findingsText([finding, finding])).toBe(`2 findings:\n\n${text}\n\n${text}`);
  });
});

describe('parts of sentences', () => {
  test('list names in quotes, with commas and an "and" before the last one', () => {
    expect(quotedList([])).toBe('');
    expect(quotedList(['a'])).toBe('"a"');
    expect(quotedList(['a', 'b'])).toBe('"a" and "b"');
    expect(quotedList(['a', 'b', 'c'])).toBe('"a", "b" and "c"');
  });

  test('count with the right plural', () => {
    expect([0, 1, 2].map((count) => counted(count, 'finding'))).toEqual(['0 findings', '1 finding', '2 findings']);
  });

  test('say of a value what is wrong with it, or that it is missing', () => {
    expect(valueText('the port', 0, 'is no port')).toBe('the port 0 is no port.');
    expect(valueText('the port', '', 'is no port')).toBe('the port "" is no port.');
    expect(valueText('the port', undefined, 'is no port')).toBe('the port is missing.');
    expect(valueText('the port', null, 'is no port')).toBe('the port is missing.');
  });
});
