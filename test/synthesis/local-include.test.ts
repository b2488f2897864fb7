import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Include, Testing } from 'cdk8s';
import { KubernetesVersion, LocalInclude, PodTemplate, TargetCluster } from '../../src';
import { errorOf } from './support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'include-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(text: string | Buffer, name = 'shop.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function include(path: string): LocalInclude {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  return new LocalInclude(new Chart(app, 'shop', { namespace: 'shop' }), 'manifests', { path });
}

/** The text of the refusal, without the folder of this run. */
function refusal(path: string): string {
  return errorOf(() => include(path)).replaceAll(`${folder}/`, '');
}

const SHOP = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: 'shop:1' }] }
---
# nothing
---
{}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: web, namespace: kube-system }
data: { mode: "0775", text: "one\\ntwo\\n" }
---
apiVersion: v1
kind: ConfigMap
metadata: { generateName: run- }
---
apiVersion: v1
kind: ConfigMap
metadata: { generateName: run- }
`;

describe('the objects of a local file', () => {
  test('have the paths and manifests that Include of cdk8s gives them', () => {
    const path = file(SHOP);
    const ours = include(path);
    const theirs = new Include(new Chart(new App(), 'shop', { namespace: 'shop' }), 'manifests', { url: path });
    expect(ours.apiObjects.map(({ node }) => node.path)).toEqual([
      'shop/manifests/web-deployment',
      'shop/manifests/web-configmap-kube-system',
      'shop/manifests/object0-configmap',
      'shop/manifests/object1-configmap',
    ]);
    expect(ours.apiObjects.map(({ node }) => node.path)).toEqual(theirs.apiObjects.map(({ node }) => node.path));
    expect(Testing.synth(Chart.of(ours))).toEqual(Testing.synth(Chart.of(theirs)));
  });

  test('are those in a List, and those of JSON', () => {
    const items = ['a', 'b'].map((name) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name } }));
    const path = file(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }), 'list.json');
    expect(include(path).apiObjects.map(({ node }) => node.id)).toEqual(['a-secret', 'b-secret']);
  });

  test('are chosen by kind and name where a Pod is asked for', () => {
    const included = include(file(SHOP));
    PodTemplate.of(included, { kind: 'Deployment' }).addLabel('team', 'shop');
    const [web] = Testing.synth(Chart.of(included));
    expect(web.spec.template.metadata.labels).toEqual({ app: 'web', team: 'shop' });
  });

  test('of 100 files are there in less than a second', () => {
    const paths = Array.from({ length: 100 }, (_, index) => file(SHOP, `shop-${index}.yaml`));
    const chart = new Chart(new App(), 'shop');
    const start = process.cpuUsage();
    for (const [index, path] of paths.entries()) new LocalInclude(chart, `file-${index}`, { path });
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(1);
    expect(chart.node.findAll()).toHaveLength(501);
  });
});

describe('what cannot be included', () => {
  test('is a URL', () => {
    expect(refusal('https://example.com/shop.yaml')).toBe(
      `FindingsError: 1 finding:

error included-file: https://example.com/shop.yaml is a URL, and only local files are included.
  at:  shop/manifests
  in:  LocalInclude.path = "https://example.com/shop.yaml"
  fix: download the file, and keep it beside the code, or take \`Include\` of cdk8s.`,
    );
  });

  test('is a file that is not there, a folder, and what is no text', () => {
    expect(refusal(join(folder, 'lost.yaml'))).toContain('error included-file: lost.yaml does not exist.\n');
    mkdirSync(join(folder, 'sub'));
    expect(refusal(join(folder, 'sub'))).toContain('error included-file: sub is a folder.\n');
    expect(refusal(file(Buffer.from([0xff, 0xfe, 0x80])))).toContain('error included-file: shop.yaml');
  });

  test('is YAML that kubectl refuses, each with its line', () => {
    const text = refusal(file('apiVersion: v1\nkind: Secret\nkind: Secret\n---\na: [1\n'));
    expect(text.match(/error included-file: .*/g)).toEqual([
      'error included-file: shop.yaml:3: the key "kind" is there twice (first on line 2).',
      'error included-file: shop.yaml:5: the bracket or brace that begins here is never closed.',
    ]);
  });

  test('is what is not a Kubernetes object, also in a List', () => {
    const text = refusal(file('- a\n---\nkind: Secret\n---\nkind: List\napiVersion: v1\nitems:\n- 1\n- kind: Pod\n'));
    expect(text.match(/error included-file: .*/g)).toEqual([
      'error included-file: shop.yaml:1: this document is a list, not a Kubernetes object.',
      'error included-file: shop.yaml:3: this object has no apiVersion.',
      'error included-file: shop.yaml:8: items[0]: this is a number, not a Kubernetes object.',
      'error included-file: shop.yaml:9: items[1]: this object has no apiVersion.',
    ]);
  });

  test('is one object twice', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n';
    expect(refusal(file(`${secret}---\n${secret}`))).toContain(
      'error included-file: shop.yaml has "a-secret" twice: two objects of this kind have one name.\n',
    );
  });
});
