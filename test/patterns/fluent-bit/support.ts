import { parse } from 'yaml';
import {
  FluentBitOutput,
  FluentBitSidecar,
  SharedVolume,
  type FluentBitLogFiles,
  type FluentBitServer,
  type FluentBitSidecarProps,
} from '../../../src';
import { deployment, messageOf, newChart, objectOf, type Json } from '../../template/support';

/** The volume with logs as Fluent Bit finds it. */
export const LOG = { volume: 'log', path: '/var/log/shop' };

/** The key of a Secret. */
export const PASSWORD = { secret: { name: 'search' }, key: 'password' };

/** A chart with a Deployment whose Pod Fluent Bit joins. */
export function chartWith(props: Partial<FluentBitSidecarProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const web = deployment(chart);
  new SharedVolume(web, 'log', { volumeMounts: [{ container: 'web', path: '/var/log/shop' }] });
  new FluentBitSidecar(web, 'logs', { logFiles: [LOG], outputs: [FluentBitOutput.stdout()], ...props });
  return chart;
}

/** The configuration of Fluent Bit as text. */
export function textOf(chart: ReturnType<typeof newChart>): string {
  return objectOf(chart, 'ConfigMap')['data']['fluent-bit.yaml'] as string;
}

/** The configuration of Fluent Bit, read back. */
export function configurationOf(props: Partial<FluentBitSidecarProps>): Json {
  return parse(textOf(chartWith(props))) as Json;
}

type Props = Partial<FluentBitSidecarProps>;

/** Props with log files that have something odd about them. */
export function files(more: Partial<FluentBitLogFiles>): Props {
  return { logFiles: [{ ...LOG, ...more }] };
}

/** Props with an output over HTTP that has something odd about it. */
export function http(more: Partial<FluentBitServer>): Props {
  return { outputs: [FluentBitOutput.http({ host: 'logs.example.com', ...more })] };
}

/** Props with one more plugin. */
export function config(kind: 'inputs' | 'filters' | 'outputs', plugin: Json): Props {
  return { config: { pipeline: { [kind]: [plugin] } } };
}

/** What the one error says, where, and how to mend it. */
export function refusalOf(props: Props): string[] {
  const [, , error = '', ...lines] = messageOf(() => chartWith(props)).split('\n');
  const rest = lines.filter((line) => !line.startsWith('  at:')).map((line) => line.replace(/^ {2}(?:in|fix): +/, ''));
  return [error.replace('error ', ''), ...rest];
}
