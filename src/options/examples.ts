import { codeOf } from './code-of';
import { optionsOf, membersOfEnum, type OptionType } from './option-types';

/** A line of code for each class and interface that is best shown; the others are shown by their options. */
const EXAMPLES: { readonly [type: string]: string } = {
  AdapterSource: 'AdapterSource.fromPort(8080)',
  CollectorExporter: "CollectorExporter.otlpGrpc({ endpoint: 'collector.example.com:4317' })",
  ConfigurationFiles: "{ path: '/etc/helper', files: { 'helper.conf': '…' } }",
  CpuAmount: "{ amount: '500m' }",
  CpuRange: "{ request: { amount: '500m' } }",
  CpuResources: "{ request: { amount: '500m' } }",
  Duration: 'Duration.seconds(5)',
  EnvFromSource: "EnvFromSource.fromSecret({ name: 'database' })",
  EnvironmentValue: "{ value: '…' }",
  FluentBitOutput: 'FluentBitOutput.stdout()',
  HelperResources:
    "{ cpu: { request: { amount: '50m' } }, memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) } }",
  HelperSecurityContext: '{ user: 65532 }',
  HelperVolume: "HelperVolume.fromSecret({ name: 'database' }, { path: '/etc/database' })",
  JsonPatch: "JsonPatch.add('/spec/hostname', 'web')",
  KubernetesVersion: 'KubernetesVersion.V1_33',
  LifecycleHandler: 'LifecycleHandler.fromSleep(Duration.seconds(5))',
  LocalhostVariables: "{ host: 'DATABASE_HOST', port: 'DATABASE_PORT' }",
  MetricsEndpoint: '{ port: 9113 }',
  ObjectReference: "{ name: 'database' }",
  PodVisitor: '{ visit: (workload) => … }',
  Probe: "Probe.fromHttpGet({ port: 8080, path: '/healthz' })",
  ProbeSet: "ProbePresets.http({ path: '/healthz' })",
  QosTier: "QosTier.guaranteed({ cpu: { amount: '500m' }, memory: Size.mebibytes(64) })",
  SharedVolume: "new SharedVolume(deployment, 'data')",
  Size: 'Size.mebibytes(64)',
};

/** Scalars that are best shown by the option that holds them. */
const SCALAR_EXAMPLES: { readonly [option: string]: string } = {
  after: "'migrate'",
  before: "'migrate'",
  clients: "'web'",
  container: "'web'",
  containers: "'web'",
  host: "'logs.example.com'",
  id: "'logs'",
  image: "'registry.example.com/shop:1.4.0'",
  listen: '8080',
  key: "'password'",
  number: '8080',
  path: "'/…'",
  port: '8080',
  reason: "'the image has no shell'",
  sourcePort: '8080',
  user: '65532',
  volume: "'data'",
};

const SCALARS = { string: "'…'", number: '1', boolean: 'true', function: '() => …', any: '{ … }' };

/** A piece of a manifest for each call that takes one. */
const PIECES: { readonly [call: string]: string } = {
  'PodTemplate.addContainer': "{ name: 'logs', image: 'registry.example.com/logs:1.4.0' }",
  'PodTemplate.addEnv': "{ name: 'LOG_LEVEL', value: 'info' }",
  'PodTemplate.addInitStep': "{ name: 'migrate', image: 'registry.example.com/migrate:1.4.0' }",
  'PodTemplate.addPort': '{ containerPort: 8080 }',
  'PodTemplate.addSidecar': "{ name: 'logs', image: 'registry.example.com/logs:1.4.0' }",
  'PodTemplate.addVolume': "{ name: 'data', emptyDir: {} }",
  'PodTemplate.addVolumeMount': "{ name: 'data', mountPath: '/data' }",
  'PodTemplate.mergeContainer': "{ env: [{ name: 'LOG_LEVEL', value: 'info' }] }",
  'PodTemplate.mergePatch': "{ spec: { hostname: 'web' } }",
  'PodTemplate.mergeSpec': '{ terminationGracePeriodSeconds: 60 }',
  'PodTemplate.setContainerFields': "{ workingDir: '/app' }",
  'Probe.fromManifest': '{ tcpSocket: { port: 8080 } }',
};

/** A piece of a manifest that a call takes; undefined if it takes none. */
export function exampleOfPiece(call: string): string | undefined {
  return Object.hasOwn(PIECES, call) ? PIECES[call] : undefined;
}

/** Code that gives an option a value that is worth showing; undefined if its type says it all. */
export function exampleFor(option: string, type: OptionType): string | undefined {
  if (type.form === 'union' && type.types.every(({ form }) => form !== 'scalar')) return exampleOf(type);
  if (type.form === 'list') return `[${itemFor(option, type.items)}]`;
  if (type.form !== 'scalar' && type.form !== 'union') return exampleOf(type);
  return Object.hasOwn(SCALAR_EXAMPLES, option) ? SCALAR_EXAMPLES[option] : undefined;
}

/** An item of a list by the name of the list, such as `ports`, or by that of one item. */
function itemFor(option: string, items: OptionType): string {
  return exampleFor(option, items) ?? exampleFor(option.replace(/s$/, ''), items) ?? exampleOf(items);
}

/** Code that gives a value of a type. */
export function exampleOf(type: OptionType): string {
  switch (type.form) {
    case 'scalar':
      return SCALARS[type.scalar];
    case 'list':
      return `[${exampleOf(type.items)}]`;
    case 'map':
      return `{ name: ${exampleOf(type.values)} }`;
    case 'union':
      return type.types.slice(0, 1).map(exampleOf).join('');
    case 'enum':
      return membersOfEnum(type.name).map(({ name }) => `${type.name}.${name}`)[0] ?? type.name;
    case 'interface':
    case 'class':
      return EXAMPLES[type.name] ?? objectOf(type.name);
  }
}

/** An object with a path or port, which somebody gave alone, and with what else it must have; undefined if it has neither. */
export function objectWith(name: string, value: unknown): string | undefined {
  const taken = typeof value === 'number' ? ['port', 'number'] : ['path'];
  const option = taken.find((each) => optionsOf(name).has(each));
  const isMeant = typeof value === 'number' || (typeof value === 'string' && value.startsWith('/'));
  const code = option === undefined || !isMeant ? undefined : codeOf(value);
  return option === undefined || code === undefined ? undefined : objectOf(name, { [option]: code });
}

/** An object with what it must have, or else with the first thing that it can have. */
function objectOf(name: string, known: { readonly [option: string]: string } = {}): string {
  const options = [...optionsOf(name).values()];
  const required = options.filter((option) => !option.isOptional || option.name in known);
  const shown = required.length > 0 ? required : options.slice(0, 1);
  const fields = shown.map(
    (option) =>
      `${option.name}: ${known[option.name] ?? exampleFor(option.name, option.type) ?? exampleOf(option.type)}`,
  );
  return fields.length === 0 ? `a ${name}` : `{ ${fields.join(', ')} }`;
}
