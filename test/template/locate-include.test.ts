// cspell:words Deploymnet
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Include, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { PodTemplate, Sidecar } from '../../src';
import { deployment, job, messageOf, newChart, objectsOf, type Json } from './support';

const folder = mkdtempSync(join(tmpdir(), 'include-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WEB = deployment(newChart()).toJson() as Json;
const WORK = job(newChart()).toJson() as Json;
const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' } };

function include(scope: Construct, ...objects: object[]): Include {
  const url = join(folder, `${objects.map((object) => (object as Json)['metadata'].name as string).join('-')}.yaml`);
  writeFileSync(url, Yaml.stringify(...objects));
  return new Include(scope, 'file', { url });
}

test('the one Pod of an included file is found, and so is that above a construct inside', () => {
  const file = include(newChart(), CONFIG, WEB);
  const [config, web] = file.apiObjects;
  expect(PodTemplate.of(file).workload).toBe(web);
  expect(PodTemplate.of(config!).workload).toBe(web);
  expect(PodTemplate.of(new Construct(file, 'beside')).workload).toBe(web);
});

test('one of several Pods is chosen by kind, by name or by both', () => {
  const file = include(newChart(), WEB, WORK);
  const [web, work] = file.apiObjects;
  expect(PodTemplate.of(file, { kind: 'Job' }).workload).toBe(work);
  expect(PodTemplate.of(file, { name: 'web' }).workload).toBe(web);
  expect(PodTemplate.of(file, { kind: 'Deployment', name: 'web' }).workload).toBe(web);
  expect(PodTemplate.of(work!).workload).toBe(work);
});

test('an included file with several Pods and no choice is refused, with a list of what is there', () => {
  const file = include(newChart(), WORK, CONFIG, WEB);
  expect(messageOf(() => PodTemplate.of(file))).toBe(`1 finding:

error include-selection: 2 objects fit, and exactly one must: there are "Deployment web" and "Job work".
  at:  test/file
  in:  PodTemplate.of.selector
  fix: choose one by kind and name, as in PodTemplate.of(include, { kind, name }); the scope of a pattern is its \`workload\`.`);
});

test('a choice that nothing fits is refused, with a list of what is there', () => {
  const file = include(newChart(), WORK, WEB);
  expect(messageOf(() => PodTemplate.of(file, { kind: 'Deployment', name: 'work' }))).toBe(`1 finding:

error include-selection: no object fits, and exactly one must: there are "Deployment web" and "Job work".
  at:  test/file
  in:  PodTemplate.of.selector = {"kind":"Deployment","name":"work"}
  fix: choose one by kind and name, as in PodTemplate.of(include, { kind, name }); the scope of a pattern is its \`workload\`.`);
});

test.each([
  [{ kind: 'Deploymnet' }, 'did you mean the kind "Deployment"? Use that name.'],
  [{ kind: 'Deployment', name: 'wbe' }, 'did you mean the name "web"? Use that name.'],
])('a choice that is misspelt, %j, is refused with what was meant', (selector, fix) => {
  const file = include(newChart(), CONFIG, WEB);
  expect(messageOf(() => PodTemplate.of(file, selector))).toBe(`1 finding:

error include-selection: no object fits, and exactly one must: there is "Deployment web".
  at:  test/file
  in:  PodTemplate.of.selector = ${JSON.stringify(selector)}
  fix: ${fix}`);
});

test('a pattern in an included file with several Pods is refused at its scope', () => {
  const file = include(newChart(), WORK, WEB);
  expect(messageOf(() => new Sidecar(file, 'logs', { image: 'fluent-bit:4' }))).toContain('  in:  Sidecar.scope\n');
});

test('an included file without a Pod is refused, also below a workload', () => {
  const file = include(deployment(newChart()), CONFIG);
  expect(messageOf(() => PodTemplate.of(file))).toBe(`1 finding:

error include-selection: no object fits, and exactly one must: nothing in the included file holds a Pod.
  at:  test/web/file
  in:  PodTemplate.of.selector
  fix: include a file with a workload.`);
});

test('a file that is included below a workload leaves the Pod of the workload alone', () => {
  const chart = newChart();
  const web = deployment(chart);
  const file = include(web, WORK);
  new Sidecar(file, 'logs', { image: 'fluent-bit:4', securityContext: { user: 2000 } });
  expect(PodTemplate.of(web).workload).toBe(web);
  const [written, work] = objectsOf(chart);
  expect(written).toEqual(WEB);
  expect(work!['spec'].template.spec.initContainers).toMatchObject([{ name: 'logs', restartPolicy: 'Always' }]);
});

test('what the file says is kept where nothing is added, and what it says unusually is kept beside what is added', () => {
  const chart = newChart();
  const unusual = structuredClone(WEB);
  Object.assign(unusual['spec'].template.spec, {
    hostname: '',
    shareProcessNamespace: false,
    tolerations: [],
    dnsConfig: {},
  });
  PodTemplate.of(include(chart, unusual, CONFIG)).addLabel('team', 'shop');
  const [web, config] = objectsOf(chart);
  expect(web!['spec'].template).toEqual({
    metadata: { labels: { app: 'web', team: 'shop' } },
    spec: {
      containers: [{ name: 'web', image: 'shop:1' }],
      hostname: '',
      shareProcessNamespace: false,
      tolerations: [],
      dnsConfig: {},
    },
  });
  expect(config).toEqual(CONFIG);
});

test('a choice by kind and name is refused where the Pod is another one', () => {
  const web = deployment(newChart());
  expect(PodTemplate.of(web, { kind: 'Deployment', name: 'web' }).workload).toBe(web);
  expect(messageOf(() => PodTemplate.of(web, { name: 'api' }))).toBe(`1 finding:

error include-selection: the Pod here is that of the Deployment web, and one of the name api was asked for.
  at:  test/web
  in:  PodTemplate.of.selector = {"name":"api"}
  fix: choose by kind and name only among the objects of an Include, or pass the object itself.`);
});
