import { podsOf } from '../../explained';
import { linesIn } from '../lines-in';

function environmentLines(spec: object): string {
  const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec });
  return linesIn(pod!, 'Environment').slice(1).join(' ').replaceAll(/ +/g, ' ');
}

const amount = (name: string, resource: string, divisor = '1'): object => {
  return { name, valueFrom: { resourceFieldRef: { resource, divisor } } };
};

describe('the environment by reference', () => {
  test('says what a variable gets from a limit that is not set', () => {
    const env = [amount('GOMEMLIMIT', 'limits.memory'), amount('ASKED', 'requests.cpu', '1m')];
    const web = { name: 'web', image: 'web:1', env, resources: { requests: { cpu: '50m' } } };
    expect(environmentLines({ containers: [web] })).toBe(
      'web GOMEMLIMIT its own limits.memory, which is not set: what the node can allocate web ASKED its own requests.cpu: 50',
    );
    expect(environmentLines({ containers: [web], resources: { limits: { memory: '1Gi' } } })).toBe(
      "web GOMEMLIMIT its own limits.memory, which is not set: the Pod's 1073741824 web ASKED its own requests.cpu: 50",
    );
  });

  test.each([
    ['PROXY_URL', 'unix:///run/proxy/proxy.sock', '/run/proxy/proxy.sock'],
    ['PROXY', '/run/proxy/proxy.sock', '/run/proxy/proxy.sock'],
    ['DSN', 'postgresql:///shop?host=/run/proxy&sslmode=off', '/run/proxy'],
    ['PGHOST', '/run/proxy', '/run/proxy'],
  ])('names the Unix socket of %s=%s, and who can make it', (name, value, path) => {
    const mount = { name: 'run', mountPath: '/run/proxy' };
    const web = { name: 'web', image: 'web:1', env: [{ name, value }], volumeMounts: [{ ...mount, readOnly: true }] };
    const proxy = { name: 'proxy', image: 'proxy:1', volumeMounts: [mount] };
    const other = { name: 'other', image: 'other:1', env: [{ name, value }] };
    const volumes = [{ name: 'run', emptyDir: {} }];
    expect(environmentLines({ volumes, containers: [web, proxy, other] })).toBe(
      `web ${name} the Unix socket ${path} of proxy, in the volume run`,
    );
  });

  test.each([
    ['LOGS', '/run/proxy/access.log'],
    ['DATA', '/run/proxy'],
    ['SOCKET', '/var/run/docker.sock'],
  ])('takes no other path for a Unix socket: %s=%s', (name, value) => {
    const volumeMounts = [{ name: 'run', mountPath: '/run/proxy' }];
    const containers = ['web', 'proxy'].map((each) => ({
      name: each,
      image: 'a:1',
      volumeMounts,
      env: [{ name, value }],
    }));
    expect(environmentLines({ volumes: [{ name: 'run', emptyDir: {} }], containers })).toBe('');
  });

  test('says that nobody listens yet while an init container runs', () => {
    const proxy = { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] };
    const migrate = { name: 'migrate', image: 'web:1', env: [{ name: 'DATABASE', value: '127.0.0.1:5432' }] };
    expect(environmentLines({ initContainers: [migrate, proxy], containers: [{ name: 'web', image: 'web:1' }] })).toBe(
      'migrate DATABASE port 5432 of proxy, on localhost, where nobody listens yet: proxy starts only after it has ended',
    );
  });

  test('names the references that stay as they are written', () => {
    const env = [
      { name: 'URL', value: 'postgres://$(DB_USER)@db/shop' },
      { name: 'DB_USER', value: 'shop' },
    ];
    const web = { name: 'web', image: 'web:1', args: ['--port=$(PORT)'], env };
    const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [web] } });
    expect(linesIn(pod!, 'Environment')).toEqual([
      'URL of web has $(DB_USER), and DB_USER is set only after it: it stays as it',
      'is written.',
      'An argument of web has $(PORT), and nothing sets PORT: it stays as it is',
      'written.',
    ]);
  });

  test('names the Secret of a parameter in a URL, which the URL must come after', () => {
    const key = { name: 'URL_QUERY_KEY', valueFrom: { secretKeyRef: { name: 'partner', key: 'token' } } };
    const url = { name: 'URL', value: 'http://127.0.0.1:6432?key=$(URL_QUERY_KEY)' };
    const lines = (env: readonly object[]): string =>
      environmentLines({ containers: [{ name: 'web', image: 'web:1', env }] });
    expect(lines([key, url])).toBe('web URL_QUERY_KEY Secret partner, key token');
    expect(lines([url, key])).toBe(
      'web URL_QUERY_KEY Secret partner, key token URL of web has $(URL_QUERY_KEY), and URL_QUERY_KEY is set only after it: it stays as it is written.',
    );
  });
});
