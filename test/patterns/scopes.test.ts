import { ApiObject, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Adapter, AdapterSource, Ambassador, InitStep, ReverseProxy, SharedVolume, Sidecar } from '../../src';
import { POD_KINDS } from '../../src/kubernetes/kinds';
import { deployment, messageOf, newChart, podOf } from '../template/support';

const image = 'a:1';

/** Every pattern, made in a scope with an id. */
const PATTERNS: { [name: string]: (scope: Construct, id: string) => Construct } = {
  Sidecar: (scope, id) => new Sidecar(scope, id, { image }),
  Ambassador: (scope, id) => new Ambassador(scope, id, { image, listen: { number: 81 }, clientVariables: {} }),
  Adapter: (scope, id) => new Adapter(scope, id, { image, source: AdapterSource.fromPort(80) }),
  InitStep: (scope, id) => new InitStep(scope, id, { image }),
  ReverseProxy: (scope, id) => new ReverseProxy(scope, id, { image, listen: { number: 81 }, upstream: { number: 80 } }),
  SharedVolume: (scope, id) => new SharedVolume(scope, id),
};

const KINDS = POD_KINDS.map(({ kind }) => kind)
  .sort()
  .join(', ');

const noPod = (name: string): string => `1 finding:

error pod-missing: neither this construct nor one above it holds a Pod.
  at:  test
  in:  ${name}.scope
  fix: pass a workload as the scope: a cdk8s-plus workload, an Include, or an ApiObject of kind ${KINDS}, or of a common operator; PodKinds.register tells of other kinds.`;

describe.each(Object.keys(PATTERNS))('%s as a pattern', (name) => {
  const make = PATTERNS[name]!;

  test('is refused in a scope that holds no Pod, and leaves nothing there', () => {
    const chart = newChart();
    expect(messageOf(() => make(chart, 'helper'))).toBe(noPod(name));
    expect(chart.node.children).toEqual([]);
  });

  test.each(['Default', 'Resource'])('is refused with the id %s, by which cdk8s finds the workload', (id) => {
    const web = deployment(newChart());
    expect(messageOf(() => make(web, id))).toBe(`1 finding:

error reserved-id: a construct below a workload cannot have the id "${id}", by which cdk8s finds the workload's own object.
  at:  test/web
  in:  ${name}.id = "${id}"
  fix: choose another id, such as the name of the container: 'logs'.`);
    expect(web.node.children).toEqual([]);
  });

  test.each(['constructor', '__proto__'])('is refused with the id %s, which constructs takes for taken', (id) => {
    const web = deployment(newChart());
    expect(messageOf(() => make(web, id))).toBe(`1 finding:

error reserved-id: constructs takes the id "${id}" for one that is taken, in every scope.
  at:  test/web
  in:  ${name}.id = "${id}"
  fix: choose another id, such as the name of the container: 'logs'.`);
  });
});

test('a Service beside a workload holds no Pod, and is named as the scope that is wrong', () => {
  const service = new kplus.Service(newChart(), 'service', { ports: [{ port: 80 }] });
  expect(messageOf(() => new Sidecar(service, 'logs', { image }))).toBe(
    noPod('Sidecar').replace('at:  test', 'at:  test/service'),
  );
});

test('a helper leaves the object of its workload where cdk8s finds it', () => {
  const web = new kplus.Deployment(newChart(), 'web', { containers: [{ image }] });
  new Sidecar(web, 'logs', { image, configuration: { path: '/etc/a', files: { a: 'b' } } });
  expect(ApiObject.of(web).kind).toBe('Deployment');
});

test('two helpers with one id in one scope are refused', () => {
  const web = deployment(newChart());
  new Sidecar(web, 'logs', { image });
  expect(messageOf(() => new Sidecar(web, 'logs', { image }))).toBe(`1 finding:

error duplicate-id: the id "logs" is taken: test/web has a Sidecar of that id already.
  at:  test/web/logs
  in:  Sidecar.id = "logs"
  fix: choose another id for one of the two, such as 'logs-2'.`);
});

test('a helper of one chart does not join a workload of another', () => {
  const chart = newChart();
  const other = new Chart(chart.node.root as Construct, 'other');
  new Sidecar(deployment(chart), 'logs', { image, securityContext: { hardened: false } });
  deployment(other);
  expect(podOf(other)).toEqual({ containers: [{ name: 'web', image: 'shop:1' }] });
});
