import { parse } from 'yaml';
import {
  FluentBitFormat,
  FluentBitOutput,
  FluentBitSidecar,
  SharedVolume,
  type FluentBitSidecarProps,
} from '../../../src';
import { deployment, messageOf, newChart, objectOf, podOf, type Json } from '../../template/support';
import { HOSTILE_VALUES } from '../config/hostile-values';

function chartWith(props: Partial<FluentBitSidecarProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const web = deployment(chart);
  new SharedVolume(web, 'log', { volumeMounts: [{ container: 'web', path: '/var/log/shop' }] });
  new FluentBitSidecar(web, 'logs', {
    logFiles: [{ volume: 'log', path: '/var/log/shop' }],
    outputs: [FluentBitOutput.stdout()],
    ...props,
  });
  return chart;
}

function configurationOf(props: Partial<FluentBitSidecarProps>): Json {
  return parse(objectOf(chartWith(props), 'ConfigMap')['data']['fluent-bit.yaml'] as string) as Json;
}

test('Fluent Bit reads the files of a volume, and writes one object of JSON a line', () => {
  const [helper] = podOf(chartWith())['initContainers'] as Json[];
  expect(helper).toMatchObject({
    args: ['-c', '/fluent-bit/etc/conf/fluent-bit.yaml'],
    ports: [{ containerPort: 2020, name: 'fluent-bit' }],
    volumeMounts: [
      { name: 'log', mountPath: '/var/log/shop', readOnly: true },
      { name: 'logs-config', mountPath: '/fluent-bit/etc/conf', readOnly: true },
      { name: 'logs-fluent-bit-state', mountPath: '/fluent-bit/state' },
    ],
    startupProbe: { httpGet: { path: '/', port: 2020 } },
  });
  expect(configurationOf({})['pipeline']).toMatchObject({
    inputs: [
      { name: 'tail', path: '/var/log/shop/*.log', db: '/fluent-bit/state/tail-1.db', 'storage.type': 'filesystem' },
    ],
    outputs: [{ name: 'stdout', match: '*', format: 'json_lines' }],
  });
});

test('a server signs in with a Secret, and lines are parsed', () => {
  const password = { secret: { name: 'search' }, key: 'password' };
  const chart = chartWith({
    logFiles: [{ volume: 'log', path: '/var/log/shop', format: FluentBitFormat.JSON, firstLine: '^\\d' }],
    outputs: [FluentBitOutput.elasticsearch({ host: 'search.example.com', tls: true, user: 'shop', password })],
  });
  const {
    pipeline,
    parsers,
    multiline_parsers: multiline,
  } = parse(objectOf(chart, 'ConfigMap')['data']['fluent-bit.yaml'] as string) as Json;
  expect(pipeline.outputs).toEqual([
    {
      name: 'es',
      match: '*',
      host: 'search.example.com',
      port: 9200,
      suppress_type_name: 'on',
      tls: 'on',
      'tls.verify': 'on',
      'tls.verify_hostname': 'on',
      http_user: 'shop',
      http_passwd: '${FLUENT_BIT_SECRET_1}',
      retry_limit: 'no_limits',
      'storage.total_limit_size': '96M',
    },
  ]);
  expect(parsers).toEqual([{ name: 'lines-1', format: 'json' }]);
  expect(multiline[0].rules).toEqual([
    { state: 'start_state', regex: '/^\\d/', next_state: 'rest' },
    { state: 'rest', regex: '/^(?!(?:^\\d))/', next_state: 'rest' },
  ]);
});

test('texts come back as they were written, and what would be expanded is refused', () => {
  const filter = (value: string): Partial<FluentBitSidecarProps> => ({
    config: { pipeline: { filters: [{ name: 'grep', match: '*', regex: value }] } },
  });
  const written = Object.values(HOSTILE_VALUES).filter((value) => !value.includes('${'));
  const config = { pipeline: { filters: written.map((regex) => ({ name: 'grep', match: '*', regex })) } };
  const { filters } = configurationOf({ config })['pipeline'] as { filters: Json[] };
  expect(filters.slice(1).map(({ regex }) => regex as string)).toEqual(written);
  for (const value of ['${HOME}', 'a\u0000b', ' a', 'a\n']) {
    expect(messageOf(() => chartWith(filter(value)))).toContain('a configuration of Fluent Bit cannot hold');
  }
  expect(() => chartWith(filter('}${'))).not.toThrow();
});

test('a key that a plugin does not have is refused by its name', () => {
  const config = { pipeline: { outputs: [{ name: 'loki', host: 'loki', lables: 'a=b' }] } };
  expect(messageOf(() => chartWith({ config }))).toContain('the plugin "loki" of Fluent Bit has no key "lables".');
});
