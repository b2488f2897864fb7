import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { QosSizes, QosTier } from '../../src';

const STANDARD: readonly (readonly [string, string, string])[] = [
  ['nano', '50m', '64Mi'],
  ['micro', '125m', '256Mi'],
  ['small', '250m', '512Mi'],
  ['medium', '500m', '1Gi'],
  ['large', '1', '2Gi'],
  ['xlarge', '2', '4Gi'],
  ['2xlarge', '4', '8Gi'],
  ['4xlarge', '8', '16Gi'],
];

test.each(STANDARD)('the standard size %s is %s of CPU and %s of memory', (name, cpu, memory) => {
  const sizes = QosSizes.standard();
  expect(sizes.guaranteed(name).manifest).toEqual({ requests: { cpu, memory }, limits: { cpu, memory } });
  expect(sizes.burstable(name).manifest).toEqual({ requests: { cpu, memory }, limits: { memory } });
});

test('there are no other standard sizes', () => {
  expect(QosSizes.standard().names).toEqual(STANDARD.map(([name]) => name));
});

test.each(['docs/qos/sizes.md', 'src/qos/qos-sizes.ts'])('%s shows the table of the standard sizes', (file) => {
  const text = readFileSync(join(__dirname, '../..', file), 'utf8');
  const rows = [...text.matchAll(/\| `(\w+)` *\| *(\w+) *\| *(\w+) *\|/g)].map(([, ...cells]) => cells.slice(0, 3));
  expect(rows).toEqual(STANDARD.map((row) => [...row]));
});

test('sizes of whole cores can be given to a container for itself', () => {
  const { manifest } = QosSizes.standard().exclusiveCores('xlarge');
  expect(manifest).toEqual({ requests: { cpu: '2', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } });
  expect(() => QosSizes.standard().exclusiveCores('small')).toThrow('250m of cpu is not a whole number of cores');
});

test('a team can have a table of its own', () => {
  const sizes = QosSizes.of({ worker: { cpu: Cpu.millis(750), memory: Size.gibibytes(3) } });
  expect(sizes.names).toEqual(['worker']);
  const { cpu, memory } = sizes.size('worker');
  expect([cpu.amount, memory.asString()]).toEqual(['750m', '3Gi']);
  expect(sizes.guaranteed('worker')).toEqual(QosTier.guaranteed({ cpu, memory }));
});
