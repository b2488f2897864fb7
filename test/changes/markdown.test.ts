import fc from 'fast-check';
import { changesMarkdown, MAX_MARKDOWN } from '../../src/changes/report/markdown-report';
import { plainMarkdown } from '../../src/changes/report/markdown-text';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { changesBetween, workload } from './sides';
import { NEWEST } from '../support/versions';

const FORM = { target: NEWEST_VERSION, showsAll: true };

test('a report for a pull request begins with a sentence, then has a table, and folds the rest', () => {
  const before = workload('Deployment', { spec: { replicas: 2 } });
  const after = workload('Deployment', { spec: { replicas: 2 }, container: { image: 'example.com/web:2' } });
  expect(changesMarkdown(changesBetween(before, after), FORM))
    .toBe(`**1 changed (1 with new Pods); 0 objects the same.**

| object | what happens | rollout |
| --- | --- | --- |
| Deployment shop/web | rolls: 2 Pods are replaced, up to 1 more and none fewer at a time | only what starting the containers takes: it waits for no probe |

<details>
<summary>Deployment shop/web <sub>new.yaml:1</sub></summary>

| what | before and after |
| --- | --- |
| image of "web" | example.com/web:1 → example.com/web:2 |

</details>

For Kubernetes ${NEWEST}.
`);
});

test.each([
  ['@someone', '@&#8203;someone'],
  ['closes #1', 'closes &#35;&#8203;1'],
  ['https://example.com', 'https:&#8203;//example.com'],
  ['<img src=x>', '&#60;img src&#61;x&#62;'],
  ['a|b`c`**d**', 'a&#124;b&#96;c&#96;&#42;&#42;d&#42;&#42;'],
  ['[x](y)', '&#91;x&#93;(y)'],
  ['a\n\n# b', 'a&#92;n&#92;n&#35;&#8203; b'],
  ['\u202e name', '&#92;u202e name'],
])('of the text %j, Markdown makes nothing but that text', (text, shown) => {
  expect(plainMarkdown(text)).toBe(shown);
});

test('whatever the names are, the report has no other line, cell or tag than those of its own', () => {
  const name = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(name, name, (image, label) => {
      const before = workload('Deployment', { name: label, container: { image: 'a' } });
      const after = workload('Deployment', { name: label, container: { image, args: [label] } });
      const lines = changesMarkdown(changesBetween(before, after), FORM).split('\n');
      expect(lines.filter((line) => line.startsWith('| ')).every((line) => /^(\| [^|]*){2,4}\|$/.test(line))).toBe(
        true,
      );
      const tags = lines.join('\n').match(/<[^>]*>/g) ?? [];
      expect(tags.every((tag) => /^<\/?(details|summary|sub)>$/.test(tag))).toBe(true);
      expect(lines.join('\n')).not.toMatch(/@[A-Za-z]|`/);
    }),
    { numRuns: 25 },
  );
});

test.each([1, 60])('the report is shorter than 60,000 characters for %d objects with much in them', (count) => {
  const side = (image: string): unknown[] =>
    Array.from({ length: count }, (_, index) =>
      workload('Deployment', {
        name: `${'*'.repeat(200)}${index}`,
        container: {
          image,
          env: Array.from({ length: 40 }, (__, at) => ({ name: `${image}${'|'.repeat(300)}${at}` })),
        },
      }),
    );
  const text = changesMarkdown(changesBetween(side('a'), side('b')), FORM);
  expect(text.length).toBeLessThan(MAX_MARKDOWN);
  expect(text.split('<details>').length).toBe(text.split('</details>').length);
  expect(text.endsWith(`For Kubernetes ${NEWEST}.\n`)).toBe(true);
});

test('what is created is folded, what is deleted stands in the table, and what got worse is named there', () => {
  const guaranteed = { resources: { limits: { cpu: '1', memory: '1Gi' } } };
  const before = [workload('Deployment', { container: guaranteed }), workload('Job', { name: 'old' })];
  const after = [
    workload('Deployment', { container: { resources: { requests: { cpu: '1' } } } }),
    workload('DaemonSet', { name: 'agent' }),
  ];
  const text = changesMarkdown(changesBetween(before, after), FORM);
  expect(text).toMatch(
    /^\| Deployment shop\/web \| rolls: [^|]+; \*\*worse than before: [^|]*a lower QoS class\*\* \|/m,
  );
  expect(text).toMatch(/^\| Job shop\/old \| not in the new manifests: deleted with 1 Pod if /m);
  expect(text).toContain('<summary>1 object created</summary>\n\n- DaemonSet shop/agent: created\n\n</details>');
});
