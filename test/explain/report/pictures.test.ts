import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { htmlReporter } from '../../../src/explain/report/html-report';
import type { Reporter } from '../../../src/explain/report/report';
import { svgReporter } from '../../../src/explain/report/svg-report';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { arbitraryPodObject } from '../arbitrary-pod';
import { podsOf } from '../explained';

const RUNS = { numRuns: 60 };
const MARKUP = '</text><script>alert(1)</script>&"';

const WEB = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        terminationGracePeriodSeconds: 60,
        initContainers: [
          { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 9901 } } },
        ],
        containers: [{ name: 'web', image: 'web:1', lifecycle: { preStop: { sleep: { seconds: 10 } } } }],
      },
    },
  },
};

function written(reporter: Reporter, ...objects: readonly object[]): string {
  const pods = podsOf(...objects);
  const summary = { pods: pods.length, skipped: 0, unexplained: [], errors: [] };
  return pods.map((pod) => reporter.podText(pod)).join('') + reporter.endText(summary);
}

/** Fails if the text is no XML. */
function parsed(text: string): Element {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') throw new Error(`${level}: ${message}`);
  };
  const root = new DOMParser({ onError }).parseFromString(text, 'image/svg+xml').documentElement;
  if (!root) throw new Error('no element');
  return root;
}

/** The elements of a name with all that is written in each. */
function textsOf(root: Element, name: string): string[] {
  return [...root.getElementsByTagName(name)].map((element) => element.textContent ?? '');
}

describe('a picture', () => {
  test('tells in words what each mark and bar of it means', () => {
    const root = parsed(written(svgReporter(), WEB));
    expect(textsOf(root, 'title')).toEqual([
      'Deployment shop/web, QoS class BestEffort',
      'the grace period: 60 s',
      'proxy runs until web has ended',
      'proxy has got TERM: it ends by itself until 62 s',
      'proxy gets TERM, by 60 s',
      'proxy gets KILL if it still runs, by 62 s',
      'web runs its preStop hook, 10 s',
      'web has got TERM: it ends by itself until 60 s',
      'web gets TERM, by 10 s',
      'web gets KILL if it still runs, by 60 s',
      'web: after proxy',
      'proxy: runs, until its startup probe has succeeded',
      'proxy runs',
      'web runs',
      'proxy',
      'web',
    ]);
  });

  test('has the times of the start in their order, and those of the stop on a scale', () => {
    const texts = textsOf(parsed(written(svgReporter(), WEB)), 'text');
    expect(texts.filter((text) => / s\b/.test(text))).toEqual([
      '0 s', '10 s', '20 s', '30 s', '40 s', '50 s', '60 s', '0 s', '0 to 31 s',
    ]); // prettier-ignore
  });

  test('of a Pod that is refused says why, and shows nothing else', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'A_' }] } };
    const texts = textsOf(parsed(written(svgReporter(), pod)), 'text');
    expect(texts).toContain('The API server refuses this Pod: it never starts.');
    expect(texts.filter((text) => text.startsWith('spec.containers[0].name: '))).toHaveLength(1);
    expect(texts).not.toContain('Start');
  });

  test('has several Pods one below the other', () => {
    const root = parsed(written(svgReporter(), WEB, WEB));
    expect(textsOf(root, 'title').filter((text) => text.startsWith('Deployment'))).toHaveLength(2);
    const [one, two] = [written(svgReporter(), WEB), written(svgReporter(), WEB, WEB)].map(parsed);
    expect(Number(two!.getAttribute('height'))).toBe(2 * Number(one!.getAttribute('height')));
  });

  test('has no more than fifty Pods, which is said', () => {
    const reporter = svgReporter();
    const root = parsed(written(reporter, ...Array.from({ length: 52 }, () => WEB)));
    expect(textsOf(root, 'title').filter((text) => text.startsWith('Deployment'))).toHaveLength(50);
    expect(reporter.errorText({ pods: 52, skipped: 0, unexplained: [], errors: [] })).toBe(
      'pod-patterns: the picture has the first 50 of 52 Pods; -o html has all of them.\n',
    );
  });

  test('is not written if there is no Pod, which is said', () => {
    const reporter = svgReporter();
    expect(written(reporter)).toBe('');
    expect(reporter.errorText({ pods: 0, skipped: 1, unexplained: [], errors: [] })).toBe(
      'pod-patterns: there is no Pod in the input to draw.\n',
    );
  });

  test('of any Pod is XML in which every length is a number', () => {
    fc.assert(
      fc.property(arbitraryPodObject, (object) => {
        const root = parsed(written(svgReporter(), object));
        const rects = [...root.getElementsByTagName('rect')];
        const lengths = rects.flatMap((rect) => ['width', 'height'].map((name) => Number(rect.getAttribute(name))));
        expect(lengths.filter((length) => !Number.isFinite(length) || length < 0)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a page', () => {
  const page = (...objects: readonly object[]): string =>
    written(htmlReporter({ target: KubernetesVersion.V1_33, sections: ['qos'] }), ...objects);

  test('has a picture and the chosen parts of the text for each Pod', () => {
    const text = page(WEB);
    expect(text.replace(/<svg.*<\/svg>/, 'PICTURE').replace(/<style>[^]*<\/style>/, 'STYLE')).toBe(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Pods for Kubernetes 1.33</title>
STYLE
</head>
<body>
<h1>Pods for Kubernetes 1.33</h1>
<section>
<h2>Deployment shop/web</h2>
<p class="place">a.yaml, document 1, line 1</p>
<div class="picture">PICTURE</div>
<details>
<summary>All that is known of it</summary>
<pre>Deployment shop/web
  a.yaml, document 1, line 1; for Kubernetes 1.33

QoS class BestEffort
  No container requests or limits cpu or memory.</pre>
</details>
</section>
<p>1 Pod, 0 objects without a Pod passed over.</p>
</body>
</html>
`);
  });

  test('is a whole page if there is no Pod', () => {
    expect(page()).toContain('<body>\n<h1>Pods for Kubernetes 1.33</h1>\n');
  });

  test('has no markup but its own, whatever the manifests hold', () => {
    const named = { ...WEB, metadata: { name: MARKUP, namespace: MARKUP } };
    named.spec.template.spec.containers[0]!.name = MARKUP;
    const texts = [page(named), written(svgReporter(), named)];
    expect(texts.filter((text) => /<script|<\/text><|"&/.test(text.replace(/<text[^>]*>|<\/text>/g, '')))).toEqual([]);
    expect(texts.filter((text) => text.includes('&lt;script&gt;'))).toHaveLength(2);
  });

  test('of any Pod has the elements of every other page', () => {
    fc.assert(
      fc.property(arbitraryPodObject, (object) => {
        const names = [...page(object).matchAll(/<(\w+)/g)].map(([, name]) => name);
        const known =
          'html head meta title style body h1 section h2 p div svg rect g text tspan line path circle details summary pre';
        expect(names.filter((name) => !known.split(' ').includes(name ?? ''))).toEqual([]);
      }),
      RUNS,
    );
  });
});
