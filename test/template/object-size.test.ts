import { JsonPatch, type ApiObject, type Chart } from 'cdk8s';
import { Findings, Rules, Sidecar } from '../../src';
import { HELPER } from '../qos/support';
import { deployment, newChart } from './support';

/** A chart with a helper whose one file has so many bytes. */
function chartWith(bytes: number): { chart: Chart; config: ApiObject } {
  const chart = newChart();
  const configuration = { path: '/etc/geo', files: { places: 'x'.repeat(bytes) } };
  const helper = new Sidecar(deployment(chart), 'geo', { ...HELPER, configuration });
  return { chart, config: helper.node.findChild('config') as ApiObject };
}

function found(chart: Chart): string[] {
  return Findings.of(chart).map(
    ({ rule, severity, construct, message }) => `${severity} ${rule} at ${construct}: ${message}`,
  );
}

/** What the copy of the ConfigMap has beside its one file. */
const REST = 198;

test('an object that client-side apply can annotate is not too large', () => {
  expect(found(chartWith(262_144 - REST).chart)).toEqual([]);
});

test('an object that client-side apply cannot annotate is a warning', () => {
  expect(found(chartWith(262_144 - REST + 1).chart)).toEqual([
    'warning client-side-apply at test/web/geo/config: client-side `kubectl apply` keeps a copy of an object in an annotation, and the annotations of this one would have 262145 bytes, of which 262144 are the most.',
  ]);
});

test('the warning can be waived by those who apply server-side', () => {
  const { chart } = chartWith(300_000);
  Rules.waive(chart, 'client-side-apply', { reason: 'Argo CD has ServerSideApply=true' });
  expect(Findings.of(chart).map(({ waiver }) => waiver?.reason)).toEqual(['Argo CD has ServerSideApply=true']);
});

test('a ConfigMap holds one mebibyte of values, also after a patch', () => {
  const { chart, config } = chartWith(1024 * 1024);
  config.addJsonPatch(JsonPatch.add('/data/more', 'x'));
  expect(found(chart)).toEqual([
    'error configuration-files at test/web/geo/config: the values of the ConfigMap have 1048577 bytes, and 1048576 are the most.',
  ]);
});
