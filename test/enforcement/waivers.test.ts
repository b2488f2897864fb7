import { App, Chart, Testing } from 'cdk8s';
import { Findings, KubernetesVersion, PodTemplate, Rules, TargetCluster } from '../../src';
import { deployment, errorOf, newChart, objectsOf, refusalOf, type Json } from '../template/support';

const ANNOTATION = 'cdk8s-pod-patterns/waivers';
const REASON = 'the registry is checked by admission';

/** A Deployment with an image that no registry can have, and a label that lets its Pod be judged. */
function withBadImage(chart: Chart, id = 'web'): ReturnType<typeof deployment> {
  const web = deployment(chart, id, { containers: [{ name: 'web', image: 'Not An Image' }] });
  PodTemplate.of(web).addLabel('team', 'shop');
  return web;
}

function annotationOf(object: Json | undefined): unknown {
  const text: unknown = object?.['metadata']?.['annotations']?.[ANNOTATION];
  return typeof text === 'string' ? (JSON.parse(text) as unknown) : text;
}

function waived(chart: Chart): unknown[] {
  return Findings.of(chart).map(({ rule, construct, waiver }) => ({ rule, construct, waiver }));
}

describe('a waiver in code', () => {
  test('takes a finding of the workload, gives its reason, and annotates the object, not the Pod', () => {
    const chart = newChart();
    const web = withBadImage(chart);
    Rules.waive(web, 'image-reference', { reason: REASON });
    expect(waived(chart)).toEqual([
      { rule: 'image-reference', construct: 'test/web', waiver: { reason: REASON, construct: 'test/web' } },
    ]);
    const [object] = objectsOf(chart);
    expect(annotationOf(object)).toEqual([{ rule: 'image-reference', reason: REASON }]);
    expect(object?.['spec']['template']['metadata']).toEqual({ labels: { app: 'web', team: 'shop' } });
  });

  test('lets synthesis pass that an error of the API server would stop, and says so in the report', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { containers: [{ name: 'Web', image: 'shop:1' }] });
    PodTemplate.of(web).addLabel('team', 'shop');
    expect(refusalOf(chart)).toContain('error container-name');
    Rules.waive(chart, 'container-name', { reason: 'a webhook renames it' });
    expect(reportOf(chart)).toBe(
      [
        'cdk8s-pod-patterns: 1 waived',
        '',
        'test/web, Deployment "web"',
        '  waived container-name, although the API server refuses it: a webhook renames it',
        '',
        '',
      ].join('\n'),
    );
  });

  test('of a rule of level `restricted`, by which synthesis does not judge, is used if the Pod breaks the rule', () => {
    const chart = newChart();
    const containers = ['web', 'log'].map((name) => ({ name, image: 'shop:1' }));
    const web = deployment(chart, 'web', { hostNetwork: true, hostPID: true, containers });
    PodTemplate.of(web).addLabel('team', 'shop');
    expect(waived(chart)).toEqual([]);
    const own = { rule: 'privilege-escalation', container: 'web', reason: 'of the object' };
    web.metadata.addAnnotation(ANNOTATION, JSON.stringify([own]));
    Rules.waive(web, 'host-namespaces', { reason: REASON });
    Rules.waive(web, 'host-path-volume', { reason: REASON });
    expect(waived(chart)).toEqual([
      { rule: 'waiver-unused', construct: 'test/web', waiver: undefined },
      { rule: 'privilege-escalation', construct: 'test/web', waiver: { reason: 'of the object' } },
      { rule: 'host-namespaces', construct: 'test/web', waiver: { reason: REASON, construct: 'test/web' } },
      { rule: 'host-namespaces', construct: 'test/web', waiver: { reason: REASON, construct: 'test/web' } },
    ]);
    expect(annotationOf(objectsOf(chart)[0])).toEqual([{ rule: 'host-namespaces', reason: REASON }, own]);
  });

  test('of a scope holds for every Pod below it, also those that come later, and the nearest one counts', () => {
    const app = new App();
    TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
    const chart = new Chart(app, 'test');
    Rules.waive(app, 'image-reference', { reason: 'of the app' });
    const [web, job] = [withBadImage(chart), withBadImage(chart, 'job')];
    Rules.waive(web, 'image-reference', { reason: 'of the workload' });
    expect(waived(chart).map((finding) => (finding as Json)['waiver'])).toEqual([
      { reason: 'of the app', construct: '(the app)' },
      { reason: 'of the workload', construct: 'test/web' },
    ]);
    expect([job, web].map((each) => annotationOf(each.toJson() as Json))).toEqual([
      [{ rule: 'image-reference', reason: 'of the app' }],
      [{ rule: 'image-reference', reason: 'of the workload' }],
    ]);
  });

  test('of a scope is used, and so no finding, if a nearer one counts, of code or of the object', () => {
    const chart = newChart();
    const [web, job] = [withBadImage(chart), withBadImage(chart, 'job')];
    Rules.waive(chart, 'image-reference', { reason: 'of the chart' });
    Rules.waive(web, 'image-reference', { reason: 'of the workload' });
    job.metadata.addAnnotation(ANNOTATION, '[{"rule":"image-reference","reason":"of the object"}]');
    expect(Findings.of(chart).map(({ rule, waiver }) => [rule, waiver?.reason])).toEqual([
      ['image-reference', 'of the object'],
      ['image-reference', 'of the workload'],
    ]);
  });

  test('for one container leaves the others', () => {
    const chart = newChart();
    const containers = ['a', 'b'].map((name) => ({ name, image: 'Not An Image' }));
    const web = deployment(chart, 'web', { containers });
    PodTemplate.of(web).addLabel('team', 'shop');
    Rules.waive(web, 'image-reference', { reason: REASON, container: 'b' });
    const found = Findings.of(chart).map(({ container, waiver }) => [container, waiver?.reason]);
    expect(found).toEqual([
      ['a', undefined],
      ['b', REASON],
    ]);
    expect(annotationOf(objectsOf(chart)[0])).toEqual([{ rule: 'image-reference', container: 'b', reason: REASON }]);
  });

  test('reaches a Pod that nothing else is said of, and brings no other finding of it', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { containers: [{ name: 'Web', image: 'Not An Image' }] });
    Rules.waive(web, 'image-reference', { reason: REASON });
    expect(waived(chart)).toMatchObject([{ rule: 'image-reference', waiver: { reason: REASON } }]);
    expect(annotationOf(objectsOf(chart)[0])).toEqual([{ rule: 'image-reference', reason: REASON }]);
  });

  test('that matches nothing is a finding, and annotates nothing', () => {
    const chart = newChart();
    const web = deployment(chart);
    Rules.waive(web, 'image-reference', { reason: REASON });
    expect(Findings.of(chart)).toMatchObject([
      {
        rule: 'waiver-unused',
        severity: 'warning',
        construct: 'test/web',
        message:
          'this waiver of image-reference matches no finding; its reason: "the registry is checked by admission".',
      },
    ]);
    expect(objectsOf(chart)[0]?.['metadata']).toEqual({ name: 'web' });
  });

  test.each([
    ['without a reason', 'image-reference', ' ', 'image-reference is waived without a reason.'],
    [
      'of a finding that does not exist',
      'image-references',
      REASON,
      'no finding has the id "image-references", which is waived here.',
    ],
    ['of a promise', 'qos-class', REASON, 'qos-class cannot be waived: it is about what code asks for or promises.'],
  ])('%s is refused at once', (_case, rule, reason, message) => {
    const web = deployment(newChart());
    const error = errorOf(() => Rules.waive(web, rule, { reason }));
    expect(error.message).toContain(message);
  });

  test('of a misspelt id is answered with one that exists', () => {
    const error = errorOf(() => Rules.waive(deployment(newChart()), 'image-references', { reason: REASON }));
    expect(error.message).toContain('did you mean "image-reference"? Use that id.');
  });
});

describe('a waiver in the annotation of an object', () => {
  function annotated(text: string, image = 'Not An Image'): Chart {
    const chart = newChart();
    const web = deployment(chart, 'web', { containers: [{ name: 'web', image }] });
    web.metadata.addAnnotation(ANNOTATION, text);
    PodTemplate.of(web).addLabel('team', 'shop');
    return chart;
  }

  test('is honoured, and stays as it is', () => {
    const text = '[{"rule":"image-reference","reason":"filled in by the pipeline"}]';
    const chart = annotated(text);
    expect(waived(chart)).toMatchObject([{ rule: 'image-reference', waiver: { reason: 'filled in by the pipeline' } }]);
    expect(objectsOf(chart)[0]?.['metadata']['annotations'][ANNOTATION]).toBe(text);
  });

  test.each([
    ['{', 'it is not a JSON list'],
    ['{}', 'it is not a JSON list'],
    ['[7]', 'item 1 is not an object'],
    ['[{"rule":"image-reference"}]', 'item 1 has no "reason"'],
    ['[{"rule":"image-reference","reason":" "}]', '"reason" of item 1 is " ", not a text'],
    ['[{"rule":"image-reference","reason":"x","container":7}]', '"container" of item 1 is 7, not a text'],
    [
      '[{"rule":"image-reference","reason":"x","Container":"web"}]',
      'item 1 has the unknown field "Container"; known are rule, reason and container',
    ],
  ])('that cannot be read is a finding, and waives nothing: %s', (text, problem) => {
    const found = Findings.of(annotated(text));
    expect(found).toContainEqual(
      expect.objectContaining({
        rule: 'waiver-annotation',
        severity: 'warning',
        location: { path: `metadata.annotations[${ANNOTATION}]` },
        message: `the waivers of this object cannot be read: ${problem}.`,
      }),
    );
    expect(found).toContainEqual(expect.objectContaining({ rule: 'image-reference' }));
    expect(found.some(({ waiver }) => waiver)).toBe(false);
  });

  test('has each of its faults told', () => {
    const text = '[{"rule":" ","container":7},{"rules":"image-tag","reason":"x"}]';
    const found = Findings.of(annotated(text)).filter(({ rule }) => rule === 'waiver-annotation');
    expect(found.map(({ message }) => message)).toEqual([
      'the waivers of this object cannot be read: "container" of item 1 is 7, not a text.',
      'the waivers of this object cannot be read: "rule" of item 1 is " ", not a text.',
      'the waivers of this object cannot be read: item 1 has no "reason".',
      'the waivers of this object cannot be read: item 2 has the unknown field "rules"; known are rule, reason and container.',
    ]);
  });

  test('for a container that the Pod does not have names the nearest one that it has', () => {
    const found = Findings.of(annotated('[{"rule":"image-reference","reason":"x","container":"wbe"}]'));
    expect(found.filter(({ rule }) => rule === 'waiver-unused')).toMatchObject([
      {
        message:
          'this waiver of image-reference is for container "wbe", and no container has this name; its reason: "x".',
        fix: 'did you mean "web"? Use that name, or remove the waiver from the annotation.',
      },
    ]);
  });

  test('whose name is misspelt is a finding, and one of a pattern is not', () => {
    const found = (key: string): unknown[] => {
      const manifest = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web', annotations: { [key]: '[]' } },
        spec: { containers: [{ name: 'web', image: 'shop:1' }] },
      };
      return Findings.ofManifests([manifest])
        .filter(({ rule }) => rule === 'waiver-annotation')
        .map(({ location, message, fix }) => [location?.path, message, fix]);
    };
    expect(found('cdk8s-pod-patterns/waiver')).toEqual([
      [
        'metadata.annotations[cdk8s-pod-patterns/waiver]',
        'the annotation cdk8s-pod-patterns/waiver waives nothing.',
        'did you mean "cdk8s-pod-patterns/waivers"? Use that name.',
      ],
    ]);
    expect(found('cdk8s-pod-patterns/proxy-config')).toEqual([]);
  });

  test('that cannot be read stays as it is if code waives as well', () => {
    const chart = annotated('[{"rule":"image-reference"}]');
    Rules.waive(chart, 'image-reference', { reason: REASON });
    expect(objectsOf(chart)[0]?.['metadata']['annotations'][ANNOTATION]).toBe('[{"rule":"image-reference"}]');
  });

  test('for a container that no Pod has is told which there are', () => {
    const chart = newChart();
    const web = deployment(chart);
    PodTemplate.of(web).addLabel('team', 'shop');
    Rules.waive(web, 'image-tag', { reason: REASON, container: 'nope' });
    expect(Findings.of(web).map(({ fix }) => fix)).toEqual([
      'write one that there is, "web", or remove this call of Rules.waive.',
    ]);
  });

  test('that matches nothing is a finding', () => {
    const chart = annotated('[{"rule":"image-reference","reason":"of old"}]', 'shop:1');
    expect(Findings.of(chart)).toMatchObject([
      { rule: 'waiver-unused', message: 'this waiver of image-reference matches no finding; its reason: "of old".' },
    ]);
  });
});

/** What a synthesis says on standard error if it is asked to. */
function reportOf(chart: Chart): string {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  process.env['POD_PATTERNS_FINDINGS'] = 'print';
  try {
    Testing.synth(chart);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    delete process.env['POD_PATTERNS_FINDINGS'];
    write.mockRestore();
  }
}
