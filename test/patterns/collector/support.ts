import { parse } from 'yaml';
import { CollectorExporter, OtelCollectorSidecar, SharedVolume, type OtelCollectorSidecarProps } from '../../../src';
import { deployment, newChart, objectOf, type Json } from '../../template/support';

/** Takes everything. */
export const BACKEND = CollectorExporter.otlpHttp({ endpoint: 'https://otlp.example.com' });

/** The key of a Secret. */
export const TOKEN = { secret: { name: 'telemetry' }, key: 'token' };

/** A chart with a Deployment whose Pod the collector joins. */
export function chartWith(props: OtelCollectorSidecarProps): ReturnType<typeof newChart> {
  const chart = newChart();
  const ports = [{ containerPort: 8080 }, { containerPort: 9100 }];
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
  if (props.logFiles) new SharedVolume(web, 'log', { volumeMounts: [{ container: 'web', path: '/var/log/shop' }] });
  new OtelCollectorSidecar(web, 'telemetry', props);
  return chart;
}

/** The configuration of the collector as text. */
export function textOf(chart: ReturnType<typeof newChart>): string {
  return objectOf(chart, 'ConfigMap')['data']['collector.yaml'] as string;
}

/** The configuration of the collector, read back. */
export function configurationOf(props: OtelCollectorSidecarProps): Json {
  return parse(textOf(chartWith(props))) as Json;
}
