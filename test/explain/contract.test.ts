import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WIDTH } from '../../src/explain/layout/blocks';
import { widthOf } from '../../src/explain/layout/wrap';
import { parseQuantity, canonicalQuantity } from '../../src/kubernetes/quantity';
import { breaches, POD } from './contract';
import { jsonOf, podsIn, podsOf, textOf } from './explained';

const DIST = join(__dirname, '../../dist');
const files = readdirSync(DIST).sort();
const pods = files.flatMap((file) => podsIn(readFileSync(join(DIST, file), 'utf8'), `dist/${file}`));

test('every Pod of dist/ has all fields of the contract, of their types', () => {
  expect(pods.length).toBeGreaterThan(8);
  const { pods: written } = jsonOf(pods) as { pods: unknown[] };
  expect(written.flatMap((pod) => breaches(pod, POD))).toEqual([]);
});

test('the check of the contract finds what is missing or of another type', () => {
  const { ports: _ports, ...rest } = pods[0]!;
  const found = breaches({ ...rest, qosClass: 'Best', start: [{ ...rest.start[0], latestSeconds: '5' }] }, POD);
  expect(found).toEqual(['.qosClass', '.start[0].latestSeconds', '.ports']);
});

test('the Pods of dist/ stand in the order of their files and documents', () => {
  const places = pods.map(({ file, document }) => `${file} ${String(document).padStart(3, '0')}`);
  expect(places).toEqual([...places].sort());
});

test('the fields of the contract come first, in its order', () => {
  expect(
    Object.keys(pods[0]!)
      .filter((key) => key !== 'line' && key !== 'apiVersion')
      .slice(0, 14),
  ).toEqual(Object.keys((POD as { fields: object }).fields));
});

test('all quantities are canonical', () => {
  const amounts = pods
    .flatMap((pod) => [pod, ...pod.containers])
    .flatMap(({ requests, limits }) => [...Object.values(requests), ...Object.values(limits)]);
  expect(amounts.length).toBeGreaterThan(20);
  expect(amounts.filter((amount) => canonicalQuantity(parseQuantity(amount)!) !== amount)).toEqual([]);
});

test('a Pod that says nothing has every field all the same', () => {
  const said = podsOf(
    { apiVersion: 'v1', kind: 'Pod', spec: {} },
    { apiVersion: 'v1', kind: 'Pod', metadata: null, spec: { containers: [{}], volumes: [{}] } },
  );
  expect(said).toHaveLength(2);
  expect(said.flatMap((pod) => breaches(pod, POD))).toEqual([]);
});

test('what people read about the Pods of dist/ fits 80 columns', () => {
  const wide = pods.flatMap((pod) => textOf(pod).split('\n')).filter((line) => widthOf(line) > WIDTH);
  expect(wide).toEqual([]);
});
