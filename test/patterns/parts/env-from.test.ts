import * as kplus from 'cdk8s-plus-27';
import { EnvFromSource, InitStep, Sidecar } from '../../../src';
import { deployment, messageOf, newChart, podOf } from '../../template/support';

const PLAIN = { image: 'proxy:1', securityContext: { hardened: false } };

function envFromOf(...envFrom: EnvFromSource[]): unknown {
  const chart = newChart();
  new Sidecar(deployment(chart), 'proxy', { ...PLAIN, envFrom });
  return podOf(chart)['initContainers'][0].envFrom as unknown;
}

test('a helper takes all keys of a Secret and a ConfigMap as variables, in the order of the code', () => {
  expect(
    envFromOf(
      EnvFromSource.fromSecret({ name: 'login' }),
      EnvFromSource.fromConfigMap({ name: 'settings' }, { prefix: 'SHOP_', optional: true }),
      EnvFromSource.fromSecret({ name: 'tokens' }, { optional: false }),
    ),
  ).toEqual([
    { secretRef: { name: 'login' } },
    { prefix: 'SHOP_', configMapRef: { name: 'settings', optional: true } },
    { secretRef: { name: 'tokens', optional: false } },
  ]);
});

test('a helper without such sources has no field for them', () => {
  expect(envFromOf()).toBeUndefined();
});

test('an init step takes the keys of a Secret of cdk8s-plus', () => {
  const chart = newChart();
  const secret = kplus.Secret.fromSecretName(chart, 'secret', 'login');
  new InitStep(deployment(chart), 'migrate', { ...PLAIN, envFrom: [EnvFromSource.fromSecret(secret)] });
  expect(podOf(chart)['initContainers'][0].envFrom).toEqual([{ secretRef: { name: 'login' } }]);
});

test.each(['', '1A_', 'A B', 'A='])('the prefix "%s" is refused', (prefix) => {
  expect(messageOf(() => envFromOf(EnvFromSource.fromSecret({ name: 'login' }, { prefix })))).toBe(`1 finding:

error env-prefix: "${prefix}" cannot stand before the name of a variable.
  at:  test/web/proxy
  in:  Sidecar.envFrom[0], EnvFromSource.fromSecret.prefix = "${prefix}"
  fix: write letters, digits and "_" that do not begin with a digit, such as "DATABASE_".`);
});

test('an object without a name, or of another kind, is refused', () => {
  expect(messageOf(() => envFromOf(EnvFromSource.fromConfigMap({ name: '' })))).toBe(`1 finding:

error object-reference: the name of the ConfigMap is empty.
  at:  test/web/proxy
  in:  Sidecar.envFrom[0], EnvFromSource.fromConfigMap.configMap.name = ""
  fix: write the name of a ConfigMap in the namespace of the Pod.`);
  expect(messageOf(() => envFromOf(EnvFromSource.fromConfigMap({ name: 'login', kind: 'Secret' })))).toBe(`1 finding:

error object-reference: the Secret "login" is not a ConfigMap.
  at:  test/web/proxy
  in:  Sidecar.envFrom[0], EnvFromSource.fromConfigMap.configMap.name = "login"
  fix: refer to a ConfigMap, or choose what fits a Secret.`);
});
