import { sortedFindings, type Finding } from '../../src/findings/finding';
import { FindingLevel, FindingSeverity } from '../../src/findings/finding-kind';
import { counted, quotedList } from '../../src/kubernetes/words';
import { findingText, findingsText, valueText } from '../../src/findings/finding-text';

const finding: Finding = {
  rule: 'image-reference',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  tags: [],
  docs: 'docs/rules/image-reference.md',
  construct: 'app/shop',
  object: { kind: 'Deployment', name: 'shop' },
  container: 'web',
  location: { path: 'spec.template.spec.containers[0].image' },
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
      { ...finding, location: { path: 'spec.template.spec.containers[0].args' } },
      { ...finding, object: { kind: 'Deployment', name: 'cart' } },
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
  test('says what is wrong, where, in which field, and how to fix it', () => {
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
    const { rule, severity, level, tags, docs, message, fix } = finding;
    const least = { rule, severity, level, tags, docs, message, fix };
    expect(findingText(least)).toBe(
      ['warning image-reference: the image "Shop" is no image reference.', '  fix: write it in lower case.'].join('\n'),
    );
    const pod = { kind: 'Pod', name: 'shop' };
    expect(findingText({ ...least, construct: '', object: pod, location: { path: 'spec' } })).toBe(
      [
        'warning image-reference: the image "Shop" is no image reference.',
        '  at:  Pod "shop"',
        '  in:  spec',
        '  fix: write it in lower case.',
      ].join('\n'),
    );
  });

  test('says which constructs have a part in it, and what to write in code', () => {
    const constructs = ['app/shop', 'app/shop/logs'];
    const text = findingText({ ...finding, constructs, code: "new Sidecar(web, 'other-logs', …)" });
    expect(text.split('\n').slice(2)).toEqual([
      '  in:  spec.template.spec.containers[0].image = "Shop"',
      '  by:  app/shop, app/shop/logs',
      '  fix: write it in lower case.',
      "  code: new Sidecar(web, 'other-logs', …)",
    ]);
  });

  test('names the option of a construct, or the file and the line', () => {
    const { location: _location, ...rest } = finding;
    const at = (location: Finding['location']): string =>
      findingText({ ...rest, ...(location && { location }) }).split('\n')[2] ?? '';
    expect(at({ option: 'Probe.fromHttpGet.period' })).toBe('  in:  Probe.fromHttpGet.period = "Shop"');
    expect(at({ file: 'shop.yaml', line: 7 })).toBe('  in:  shop.yaml:7');
    expect(at({ file: 'shop.yaml', line: 7, path: 'spec.replicas' })).toBe(
      '  in:  shop.yaml:7, spec.replicas = "Shop"',
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
