import { unsetVariables } from '../../src/pod/unset-variables';

/** Where references stay as they are in a container, and whether the name is set later. */
function unset(container: object, spec: object = {}): unknown[] {
  const found = unsetVariables({ ...spec, containers: [{ name: 'web', ...container }] });
  return found.map(({ in: field, variable, name, isSetLater }) => [variable ?? field, name, isSetLater]);
}

const variable = (name: string, value = ''): object => ({ name, value });

describe('a reference to a variable stays as it is written', () => {
  test('if the variable is set after it', () => {
    const env = [
      variable('URL', 'postgres://$(USER):$(PASSWORD)@db'),
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
      variable('USER', 'shop'),
    ];
    expect(unset({ env })).toEqual([
      ['URL', 'USER', true],
      ['URL', 'PASSWORD', true],
    ]);
    expect(unset({ env: [...env].reverse() })).toEqual([]);
  });

  test('if nothing sets it, as a variable of the image', () => {
    expect(unset({ env: [variable('PATH', '$(PATH):/opt')] })).toEqual([['PATH', 'PATH', false]]);
  });

  test('in the command and the arguments if env has it nowhere', () => {
    const container = { command: ['run', '--ip=$(POD_IP)'], args: ['$(PORT)'], env: [variable('POD_IP')] };
    expect(unset(container)).toEqual([['args', 'PORT', false]]);
  });

  test('in the path of a mount', () => {
    expect(unset({ volumeMounts: [{ name: 'logs', subPathExpr: '$(POD_NAME)' }] })).toEqual([
      ['subPathExpr', 'POD_NAME', false],
    ]);
  });
});

describe('no reference stays as it is written if', () => {
  test.each([
    ['a script that runs programs', { command: ['sh', '-c', 'echo $(date) && PORT=1'] }],
    ['arguments of an image that may be a script', { args: ['echo $(hostname)'] }],
    ['what is not the name of a variable', { env: [variable('PASSWORD', 'a$(b c)')] }],
    ['an escaped dollar sign', { env: [variable('A', '$$(B)')] }],
    ['what envFrom may set', { envFrom: [{ secretRef: { name: 'db' } }], env: [variable('A', '$(B)')] }],
    ['the address of a Service', { env: [variable('A', '$(DB_SERVICE_HOST):$(DB_SERVICE_PORT)')] }],
  ])('the container has %s', (_what, container) => {
    expect(unset(container)).toEqual([]);
  });
});

test('a Service or an envFrom with another prefix sets nothing', () => {
  expect(unset({ env: [variable('A', '$(DB_SERVICE_HOST)')] }, { enableServiceLinks: false })).toHaveLength(1);
  const envFrom = [{ prefix: 'DB_', secretRef: { name: 'db' } }];
  expect(unset({ envFrom, env: [variable('A', '$(DB_USER)$(USER)')] })).toEqual([['A', 'USER', false]]);
});
