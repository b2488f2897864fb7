import { environmentOf } from '../../src/pod/environment';

function variable(name: string, valueFrom: object): object {
  return { name, valueFrom };
}

describe('the environment that a container gets by reference', () => {
  test('names the object and key, and who reads the same', () => {
    const key = { name: 'orders', key: 'password' };
    const spec = {
      initContainers: [{ name: 'migrate', env: [variable('PASSWORD', { secretKeyRef: key })] }],
      containers: [
        { name: 'web', env: [variable('DB_PASSWORD', { secretKeyRef: key })] },
        { name: 'api', envFrom: [{ prefix: 'DB_', secretRef: { name: 'orders' } }] },
        { name: 'other', env: [variable('USER', { secretKeyRef: { name: 'orders', key: 'user' } })] },
      ],
    };
    expect(environmentOf(spec)).toEqual([
      reference('migrate', 'PASSWORD', 'password', ['web', 'api']),
      reference('web', 'DB_PASSWORD', 'password', ['migrate', 'api']),
      reference('api', 'DB_*', '', ['migrate', 'web', 'other']),
      reference('other', 'USER', 'user', ['api']),
    ]);
  });

  function reference(container: string, name: string, key: string, sharedWith: string[]): object {
    return {
      container,
      variable: name,
      variables: [name],
      from: 'secret',
      object: 'orders',
      key,
      givenBy: [],
      sharedWith,
    };
  }

  test('does not mix up a ConfigMap and a Secret of one name', () => {
    const key = { name: 'web', key: 'mode' };
    const spec = {
      containers: [
        { name: 'a', env: [variable('MODE', { configMapKeyRef: key })] },
        { name: 'b', env: [variable('MODE', { secretKeyRef: key })] },
      ],
    };
    expect(environmentOf(spec).map(({ from, sharedWith }) => [from, sharedWith])).toEqual([
      ['configMap', []],
      ['secret', []],
    ]);
  });

  test('says whose resources they are', () => {
    const env = [
      variable('OWN', { resourceFieldRef: { resource: 'limits.memory' } }),
      variable('SELF', { resourceFieldRef: { containerName: 'web', resource: 'limits.memory' } }),
      variable('OTHER', { resourceFieldRef: { containerName: 'db', resource: 'limits.memory' } }),
      variable('IP', { fieldRef: { fieldPath: 'status.podIP' } }),
    ];
    const found = environmentOf({ containers: [{ name: 'web', env }, { name: 'db' }] });
    expect(found.map(({ variable: name, from, key, givenBy }) => [name, from, key, givenBy])).toEqual([
      ['OWN', 'resource', 'limits.memory', []],
      ['SELF', 'resource', 'limits.memory', []],
      ['OTHER', 'resource', 'limits.memory', ['db']],
      ['IP', 'field', 'status.podIP', []],
    ]);
  });

  test('says that nobody listens yet while an init step runs', () => {
    const proxy = { name: 'proxy', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] };
    const migrate = { name: 'migrate', env: [{ name: 'DATABASE', value: '127.0.0.1:5432' }] };
    const laterIn = (...initContainers: object[]): unknown =>
      environmentOf({ initContainers, containers: [{ name: 'web' }] }).map(({ startsLater }) => startsLater);
    expect(laterIn(migrate, proxy)).toEqual([['proxy']]);
    expect(laterIn(proxy, migrate)).toEqual([undefined]);
  });

  test('says that nobody listens any more once an init container has ended', () => {
    const step = { name: 'proxy', ports: [{ containerPort: 5432 }] };
    const env = [{ name: 'DATABASE', value: '127.0.0.1:5432' }];
    const found = environmentOf({
      initContainers: [step, { name: 'migrate', env }],
      containers: [{ name: 'web', env }],
    });
    expect(found.map(({ container, startsLater, endsBefore }) => [container, startsLater, endsBefore])).toEqual([
      ['migrate', undefined, ['proxy']],
      ['web', undefined, ['proxy']],
    ]);
  });

  test('says who has written a file before it is read', () => {
    const volumeMounts = [{ name: 'env', mountPath: '/env' }];
    const env = [variable('TOKEN', { fileKeyRef: { volumeName: 'env', path: 'login.env', key: 'TOKEN' } })];
    const spec = {
      initContainers: [
        { name: 'login', volumeMounts },
        { name: 'look', volumeMounts: [{ name: 'env', mountPath: '/env', readOnly: true }] },
      ],
      containers: [
        { name: 'beside', volumeMounts },
        { name: 'web', env },
      ],
      volumes: [{ name: 'env', emptyDir: {} }],
    };
    expect(environmentOf(spec)).toEqual([
      {
        container: 'web',
        variable: 'TOKEN',
        variables: ['TOKEN'],
        from: 'file',
        object: 'env',
        path: 'login.env',
        key: 'TOKEN',
        givenBy: ['login'],
        sharedWith: [],
      },
    ]);
  });

  test('leaves out what is written out, and what is no reference', () => {
    const env = [{ name: 'A', value: 'b' }, { name: 'B', valueFrom: {} }, { name: 'C', valueFrom: null }, null, 'D'];
    expect(environmentOf({ containers: [{ name: 'web', env, envFrom: [{}, null] }] })).toEqual([]);
  });
});

describe('a variable that names a port on localhost', () => {
  const proxy = { name: 'proxy', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] };

  function found(...env: object[]): unknown[] {
    const spec = { initContainers: [proxy], containers: [{ name: 'web', env, ports: [{ containerPort: 8080 }] }] };
    return environmentOf(spec).map(({ variables, from, key, givenBy }) => [variables, from, key, givenBy]);
  }

  test.each([
    ['127.0.0.1:5432'],
    ['localhost:5432'],
    ['postgres://user@localhost:5432/shop?mode=off'],
    ['http://[::1]:5432'],
  ])('leads to the container that declares the port: %s', (value) => {
    expect(found({ name: 'DATABASE', value })).toEqual([[['DATABASE'], 'localhost', '5432', ['proxy']]]);
  });

  test.each([
    ['DATABASE_HOST', 'DATABASE_PORT'],
    ['PGHOST', 'PGPORT'],
    ['DB_ADDR', 'DB_PORT'],
  ])('can be two variables: %s and %s', (host, port) => {
    const variables = [
      { name: host, value: '127.0.0.1' },
      { name: port, value: '5432' },
    ];
    expect(found(...variables)).toEqual([[[host, port], 'localhost', '5432', ['proxy']]]);
  });

  test.each([
    ['another host', 'db.local:5432'],
    ['a host that only ends like it', 'my-localhost:5432'],
    ['a longer number', 'localhost:54321'],
    ['a port that no container declares', 'localhost:9999'],
    ["the container's own port", 'localhost:8080'],
  ])('is none with %s', (_, value) => {
    expect(found({ name: 'DATABASE', value })).toEqual([]);
  });

  test('is none where the port belongs to another host', () => {
    const variables = [
      { name: 'DATABASE_HOST', value: 'db.prod.svc' },
      { name: 'DATABASE_PORT', value: '5432' },
    ];
    expect(found(...variables)).toEqual([]);
  });
});

test('a hundred thousand variables of one Secret take no time to speak of', () => {
  const env = Array.from({ length: 100_000 }, (_, index) => {
    return variable(`A${index}`, { secretKeyRef: { name: 'web', key: `k${index}` } });
  });
  const start = process.cpuUsage().user;
  expect(environmentOf({ containers: [{ name: 'web', env }] })).toHaveLength(100_000);
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(5);
});
