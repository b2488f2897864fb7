import { EnvFieldPaths, EnvValue, ResourceFieldPaths, ConfigMap, Secret, Container, Cpu } from 'cdk8s-plus-27';
import { Size } from 'cdk8s';
import { InitStep, Placement, Sidecar } from '../../src';
import { deployment, newChart, objectsOf, type Json } from '../template/support';

const securityContext = { hardened: false };

function envOf(envVariables: { [name: string]: EnvValue }): unknown {
  const chart = newChart();
  new Sidecar(deployment(chart), 'logs', {
    image: 'logs:1',
    securityContext,
    placement: Placement.APP_CONTAINER,
    envVariables,
  });
  return (objectsOf(chart)[0] as Json)['spec'].template.spec.containers[1].env as unknown;
}

test('variables have the kinds of values that cdk8s-plus makes, in the order of the code', () => {
  const chart = newChart();
  const secret = Secret.fromSecretName(chart, 'secret', 'database');
  const config = ConfigMap.fromConfigMapName(chart, 'config', 'settings');
  expect(
    envOf({
      Z_VALUE: EnvValue.fromValue('plain'),
      A_EMPTY: EnvValue.fromValue(''),
      SECRET: EnvValue.fromSecretValue({ secret, key: 'password' }),
      SECRET_OR_NOT: secret.envValue('user', { optional: true }),
      CONFIG: EnvValue.fromConfigMap(config, 'mode'),
      CONFIG_OR_NOT: EnvValue.fromConfigMap(config, 'level', { optional: true }),
      POD: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME),
      LABEL: EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'app' }),
    }),
  ).toEqual([
    { name: 'Z_VALUE', value: 'plain' },
    { name: 'A_EMPTY', value: '' },
    { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
    { name: 'SECRET_OR_NOT', valueFrom: { secretKeyRef: { name: 'database', key: 'user', optional: true } } },
    { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'settings', key: 'mode' } } },
    { name: 'CONFIG_OR_NOT', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level', optional: true } } },
    { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'LABEL', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
  ]);
});

test('a variable can be a resource of a container, with a divisor', () => {
  const app = new Container({
    name: 'web',
    image: 'shop:1',
    resources: { cpu: { limit: Cpu.units(2) }, memory: { limit: Size.gibibytes(1) } },
  });
  expect(
    envOf({
      CPU: EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT, { container: app }),
      MEMORY: EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT, { container: app, divisor: '1Mi' }),
    }),
  ).toEqual([
    { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', containerName: 'web' } } },
    {
      name: 'MEMORY',
      valueFrom: { resourceFieldRef: { resource: 'limits.memory', containerName: 'web', divisor: '1Mi' } },
    },
  ]);
});

test('a variable can be one of the process that synthesizes', () => {
  process.env['SYNTHESIZED_BY'] = 'jest';
  const env = envOf({ BY: EnvValue.fromProcess('SYNTHESIZED_BY'), NOT: EnvValue.fromProcess('NOBODY_SETS_THIS') });
  delete process.env['SYNTHESIZED_BY'];
  expect(env).toEqual([{ name: 'BY', value: 'jest' }, { name: 'NOT' }]);
});

test('an init step has variables too', () => {
  const chart = newChart();
  new InitStep(deployment(chart), 'migrate', {
    image: 'shop:1',
    securityContext,
    envVariables: { A: EnvValue.fromValue('1') },
  });
  expect(objectsOf(chart)[0]!['spec'].template.spec.initContainers[0].env).toEqual([{ name: 'A', value: '1' }]);
});
