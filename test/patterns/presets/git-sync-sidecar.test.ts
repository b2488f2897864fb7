import { Duration, Size } from 'cdk8s';
import { Findings, GitSyncSidecar, Placement, type GitSyncSidecarProps } from '../../../src';
import { deployment, newChart, podOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

const REPOSITORY = 'https://git.example.com/shop/site.git';
const SSH = {
  key: { secret: { name: 'site-deploy-key' }, key: 'ssh-privatekey' },
  knownHosts: { secret: { name: 'site-deploy-key' }, key: 'known_hosts' },
};

function chartWith(props: Partial<GitSyncSidecarProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const ports = [{ containerPort: 8080 }];
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
  new GitSyncSidecar(web, 'content', { repository: REPOSITORY, path: '/content', ...props });
  return chart;
}

function argumentsOf(props: Partial<GitSyncSidecarProps>): string[] {
  return podOf(chartWith(props))['initContainers'][0].args as string[];
}

test('git-sync follows a repository, and the app waits for its files', () => {
  const pod = podOf(chartWith({ pathVariable: 'CONTENT' }));
  expect(pod['initContainers']).toEqual([
    {
      name: 'content',
      image: 'registry.k8s.io/git-sync/git-sync:v4.7.1',
      args: [
        '--repo=https://git.example.com/shop/site.git',
        '--ref=HEAD',
        '--depth=1',
        '--root=/git/root',
        '--link=/git/current',
        '--period=60s',
        '--max-failures=-1',
        '--http-bind=:1234',
        '--http-metrics',
      ],
      restartPolicy: 'Always',
      ports: [{ containerPort: 1234, name: 'metrics' }],
      volumeMounts: [
        { name: 'content-files', mountPath: '/git' },
        { name: 'content-tmp', mountPath: '/tmp' },
      ],
      startupProbe: {
        httpGet: { path: '/', port: 1234 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 300,
      },
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      securityContext: hardenedAs(65533),
    },
  ]);
  expect(pod['containers'][0]).toMatchObject({
    env: [{ name: 'CONTENT', value: '/content/current' }],
    volumeMounts: [{ name: 'content-files', mountPath: '/content', readOnly: true }],
  });
  expect(pod['volumes']).toEqual([
    { name: 'content-files', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'content-tmp', emptyDir: { sizeLimit: '16Mi' } },
  ]);
});

test('every choice becomes an argument', () => {
  const args = argumentsOf({
    ref: 'v1.4.0',
    depth: 0,
    period: Duration.minutes(5),
    healthPort: 9000,
    webhook: { port: 8080, path: '/-/reload' },
    flags: { submodules: 'off', 'max-failures': 3, 'group-write': true, 'http-pprof': false },
  });
  expect(args.slice(1)).toEqual([
    '--ref=v1.4.0',
    '--depth=0',
    '--root=/git/root',
    '--link=/git/current',
    '--period=300s',
    '--max-failures=3',
    '--http-bind=:9000',
    '--http-metrics',
    '--webhook-url=http://127.0.0.1:8080/-/reload',
    '--submodules=off',
    '--group-write',
    '--http-pprof=false',
  ]);
});

test('the path of the files ends with the directory that is asked for', () => {
  const chart = newChart();
  const props = { repository: REPOSITORY, path: '/content', directory: 'docs/public' };
  expect(new GitSyncSidecar(deployment(chart), 'content', props).contentPath).toBe('/content/current/docs/public');
});

test('only the clients that are named get the files', () => {
  const chart = newChart();
  const containers = ['web', 'search'].map((name) => ({ name, image: 'shop:1' }));
  const props = { repository: REPOSITORY, path: '/content', pathVariable: 'CONTENT', clients: ['search'] };
  new GitSyncSidecar(deployment(chart, 'web', { containers }), 'content', props);
  const [web, search] = podOf(chart)['containers'] as Json[];
  expect(web).toEqual({ name: 'web', image: 'shop:1' });
  expect(search).toMatchObject({ env: [{ name: 'CONTENT', value: '/content/current' }] });
});

test('a password is a file that only git-sync mounts', () => {
  const login = { username: 'shop', password: { secret: { name: 'site-token' }, key: 'token' } };
  const pod = podOf(chartWith({ login }));
  const [container] = pod['initContainers'] as Json[];
  expect((container?.['args'] as string[]).filter((arg) => /username|password/.test(arg))).toEqual([
    '--username=shop',
    '--password-file=/etc/git-login/password',
  ]);
  expect(container?.['volumeMounts'][0]).toEqual({
    name: 'content-password',
    mountPath: '/etc/git-login',
    readOnly: true,
  });
  expect((pod['volumes'] as Json[]).find(({ name }) => name === 'content-password')).toEqual({
    name: 'content-password',
    secret: { secretName: 'site-token', items: [{ key: 'token', path: 'password' }] },
  });
});

test('a repository over SSH is reached with a key, and its server is known', () => {
  const pod = podOf(chartWith({ repository: 'git@git.example.com:shop/site.git', ssh: SSH }));
  const [{ args, volumeMounts }] = pod['initContainers'] as [Json];
  expect((args as string[]).filter((arg) => arg.startsWith('--ssh'))).toEqual([
    '--ssh-key-file=/etc/git-ssh/key',
    '--ssh-known-hosts-file=/etc/git-known-hosts/known_hosts',
  ]);
  expect((volumeMounts as Json[]).slice(0, 2)).toEqual([
    { name: 'content-known-hosts', mountPath: '/etc/git-known-hosts', readOnly: true },
    { name: 'content-ssh-key', mountPath: '/etc/git-ssh', readOnly: true },
  ]);
});

test('an init step makes the first copy where an ordinary container follows', () => {
  const pod = podOf(chartWith({ placement: Placement.APP_CONTAINER, webhook: { port: 8080, path: '/reload' } }));
  expect(pod['initContainers']).toEqual([
    {
      name: 'content-first-copy',
      image: 'registry.k8s.io/git-sync/git-sync:v4.7.1',
      args: [
        '--repo=https://git.example.com/shop/site.git',
        '--ref=HEAD',
        '--depth=1',
        '--root=/git/root',
        '--link=/git/current',
        '--one-time',
      ],
      volumeMounts: [
        { name: 'content-files', mountPath: '/git' },
        { name: 'content-first-copy-tmp', mountPath: '/tmp' },
      ],
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      securityContext: pod['containers'][1].securityContext as Json,
    },
  ]);
  expect(pod['containers'][1]).toMatchObject({
    name: 'content',
    args: expect.arrayContaining(['--webhook-url=http://127.0.0.1:8080/reload']) as string[],
  });
});

test('a native sidecar has an init step if it is asked for, with the same secrets', () => {
  const pod = podOf(
    chartWith({
      repository: 'ssh://git@git.example.com/site.git',
      ssh: SSH,
      initStep: true,
      flags: { submodules: 'off' },
    }),
  );
  const [step, sidecar] = pod['initContainers'] as Json[];
  expect([step?.['name'], sidecar?.['name']]).toEqual(['content-first-copy', 'content']);
  expect((step?.['args'] as string[]).at(-1)).toBe('--submodules=off');
  expect(
    (step?.['volumeMounts'] as Json[]).map(({ name, mountPath }) => [name as string, mountPath as string]),
  ).toEqual([
    ['content-files', '/git'],
    ['content-ssh-key', '/etc/git-ssh'],
    ['content-known-hosts', '/etc/git-known-hosts'],
    ['content-first-copy-tmp', '/tmp'],
  ]);
});

test('the init step of an ordinary container stands where its user puts it', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', { initContainers: [{ name: 'index', image: 'shop:1' }] });
  const placement = Placement.APP_CONTAINER;
  new GitSyncSidecar(web, 'content', { repository: REPOSITORY, path: '/content', placement, before: ['index'] });
  const names = (podOf(chart)['initContainers'] as Json[]).map(({ name }) => name as string);
  expect(names).toEqual(['content-first-copy', 'index']);
});

test('a webhook to a port that no container declares is found', () => {
  const found = Findings.of(chartWith({ webhook: { port: 9090, path: '/reload' } }));
  expect(found.map(({ rule, message }) => [rule, message])).toEqual([
    ['upstream-port', 'no container of the app declares the port 9090, which the helper calls: they declare 8080.'],
  ]);
  expect(Findings.of(chartWith({ webhook: { port: 9090, path: '/reload', undeclared: true } }))).toEqual([]);
});

const REFUSED: [Partial<GitSyncSidecarProps>, string, string][] = [
  [{ repository: '' }, 'repository = ""', 'the text is empty.'],
  [
    { repository: '--upload-pack=id' },
    'repository = "--upload-pack=id"',
    'git would take "--upload-pack=id" for an option.',
  ],
  [
    { repository: 'https://shop:secret@git.example.com/site.git' },
    'repository',
    'the URL of git.example.com has a password, which everybody could read in the manifest.',
  ],
  [
    { repository: 'git@git.example.com:site.git' },
    'repository = "git@git.example.com:site.git"',
    'the repository is reached over SSH, and there is no key to sign in with.',
  ],
  [{ ssh: SSH }, 'ssh', `the repository "${REPOSITORY}" is not reached over SSH.`],
  [
    {
      repository: 'git@git.example.com:site.git',
      ssh: SSH,
      login: { username: 'a', password: { secret: { name: 'a' }, key: 'a' } },
    },
    'login',
    'the repository "git@git.example.com:site.git" is reached over SSH.',
  ],
  [{ ref: '-f' }, 'ref = "-f"', '"-f" is not a branch, a tag or a commit.'],
  [{ directory: '../x' }, 'directory = "../x"', '"../x" is not the path of a directory in the repository.'],
  [{ directory: '/x' }, 'directory = "/x"', '"/x" is not the path of a directory in the repository.'],
  [{ depth: -1 }, 'depth = -1', '-1 is not a number of commits, which is whole and at least 0.'],
  [
    { period: Duration.millis(500) },
    'period = "0.5 s"',
    '`period` is 0.5 s but must be a whole number of seconds from 1 to 86400.',
  ],
  [{ healthPort: 70000 }, 'healthPort = 70000', 'the port 70000 is not a whole number from 1 to 65535.'],
  [{ sizeLimit: Size.mebibytes(0) }, 'sizeLimit = "0Mi"', 'a `sizeLimit` of zero is not a limit.'],
  [{ webhook: { port: 8080, path: 'x' } }, 'webhook.path = "x"', '"x" is not the path of a request.'],
  [{ flags: { period: '1s' } }, 'flags[\'period\'] = "1s"', 'the flag `--period` must agree with the container.'],
  [
    { flags: { submodule: 'off' } },
    'flags[\'submodule\'] = "off"',
    'git-sync has no flag `--submodule` that could be set here.',
  ],
  [{ flags: { filter: 'a\nb' } }, 'flags[\'filter\'] = "a\\nb"', '"a\\nb" has characters that cannot be printed.'],
];

testRefusals('GitSyncSidecar', 'content', REFUSED, chartWith, ['repository', 'ssh', 'login']);

test('no value becomes a reference to a variable', () => {
  const repository = 'https://git.example.com/$(HOME)/$a.git';
  expect(argumentsOf({ repository })[0]).toBe('--repo=https://git.example.com/$$(HOME)/$$a.git');
});
