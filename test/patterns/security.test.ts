import { InitStep, Sidecar, type ContainerSecurity } from '../../src';
import { deployment, findingsOf, newChart, podOf, refusalOf, type Json } from '../template/support';

function contextOf(security?: ContainerSecurity, spec?: Json): unknown {
  const chart = newChart();
  new Sidecar(deployment(chart, 'web', spec), 'logs', { image: 'logs:1', ...(security && { security }) });
  return podOf(chart)['initContainers'][0].securityContext as unknown;
}

const RESTRICTED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

test.each<[string, ContainerSecurity, unknown]>([
  ['a user', { user: 7 }, { ...RESTRICTED, readOnlyRootFilesystem: true, runAsUser: 7, runAsGroup: 7 }],
  [
    'a group of its own',
    { user: 7, group: 0 },
    { ...RESTRICTED, readOnlyRootFilesystem: true, runAsUser: 7, runAsGroup: 0 },
  ],
  [
    'a root file system that can be written',
    { user: 7, readOnlyRootFilesystem: false },
    { ...RESTRICTED, readOnlyRootFilesystem: false, runAsUser: 7, runAsGroup: 7 },
  ],
  ['the hardening off', { hardened: false }, undefined],
  ['the hardening off and a user', { hardened: false, user: 0 }, { runAsUser: 0, runAsGroup: 0 }],
  ['the hardening off and a group', { hardened: false, group: 5 }, { runAsGroup: 5 }],
  [
    'the hardening off and a root file system that cannot be written',
    { hardened: false, readOnlyRootFilesystem: true },
    { readOnlyRootFilesystem: true },
  ],
])('a container with %s has exactly this security context', (_name, security, expected) => {
  expect(contextOf(security)).toEqual(expected);
});

test('a hardened container may say that it runs as root', () => {
  expect(contextOf({ user: 0, runAsNonRoot: false })).toEqual({
    ...RESTRICTED,
    readOnlyRootFilesystem: true,
    runAsNonRoot: false,
    runAsUser: 0,
    runAsGroup: 0,
  });
});

test('the user of the Pod is enough', () => {
  expect(contextOf(undefined, { securityContext: { runAsUser: 9 } })).toEqual({
    ...RESTRICTED,
    readOnlyRootFilesystem: true,
  });
});

test('a hardened helper without a user is refused, with both cures', () => {
  const chart = newChart();
  new InitStep(deployment(chart), 'migrate', { image: 'shop:1' });
  expect(refusalOf(chart)).toBe(`1 finding:

error hardened-user: "migrate" must not run as root, and nothing says as which user it runs.
  at:  test/web/migrate, Deployment "web", container "migrate"
  in:  spec.template.spec.initContainers[0].securityContext.runAsUser
  fix: set \`security.user\` to the number of the user that the image is made for (such as 65532), or switch the hardening off with \`security: { hardened: false }\`.`);
});

test('a hardened helper that is root is refused, on the container and on the Pod', () => {
  const chart = newChart();
  new Sidecar(deployment(chart, 'a'), 'logs', { image: 'logs:1', security: { user: 0 } });
  new Sidecar(deployment(chart, 'b', { securityContext: { runAsUser: 0 } }), 'logs', { image: 'logs:1' });
  expect(findingsOf(chart).map(({ construct, message }) => [construct, message] as unknown)).toEqual([
    ['test/a/logs', '"logs" must not run as root, and its user is 0.'],
    ['test/b/logs', '"logs" must not run as root, and its user is 0.'],
  ]);
});

test('a hardened helper with a port below 1024 is refused, with the cures', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'proxy', { image: 'envoy:1', security: { user: 7 }, ports: [{ number: 443 }] });
  expect(refusalOf(chart)).toBe(`1 finding:

error hardened-port: "proxy" may not listen on port 443: it is not root, has no capability, and ports below 1024 need one.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 443
  fix: let the program listen on a port from 1024, or set the sysctl net.ipv4.ip_unprivileged_port_start of the Pod, or switch the hardening off with \`security: { hardened: false }\`.`);
});
