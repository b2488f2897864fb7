import { Capability } from 'cdk8s-plus-27';
import { Findings, InitStep, Sidecar, type HelperSecurityContext } from '../../src';
import { findingText } from '../../src/findings/finding-text';
import { deployment, findingsOf, messageOf, newChart, podOf, refusalOf, type Json } from '../template/support';

function contextOf(securityContext?: HelperSecurityContext, spec?: Json): unknown {
  const chart = newChart();
  new Sidecar(deployment(chart, 'web', spec), 'logs', { image: 'logs:1', ...(securityContext && { securityContext }) });
  return podOf(chart)['initContainers'][0].securityContext as unknown;
}

const RESTRICTED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

test.each<[string, HelperSecurityContext, unknown]>([
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
  [
    'a capability on top of none',
    { user: 7, capabilities: { add: ['NET_BIND_SERVICE'] } },
    {
      ...RESTRICTED,
      capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsUser: 7,
      runAsGroup: 7,
    },
  ],
  [
    'some capabilities less',
    { user: 7, capabilities: { drop: ['NET_RAW'] } },
    { ...RESTRICTED, capabilities: { drop: ['NET_RAW'] }, readOnlyRootFilesystem: true, runAsUser: 7, runAsGroup: 7 },
  ],
  [
    'the hardening off and a capability',
    { hardened: false, capabilities: { add: [Capability.NET_ADMIN] } },
    { capabilities: { add: ['NET_ADMIN'] } },
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

test('a hardened helper with the capability for ports below 1024 may listen on one', () => {
  const chart = newChart();
  const capabilities = { add: ['NET_BIND_SERVICE'] };
  new Sidecar(deployment(chart), 'proxy', { image: 'a:1', securityContext: { user: 7, capabilities }, ports: [80] });
  expect(Findings.of(chart)).toEqual([]);
});

test('capabilities that are not a list are refused', () => {
  const capabilities = { add: 'NET_ADMIN' } as unknown as { add: string[] };
  const props = { image: 'a:1', securityContext: { user: 7, capabilities } };
  expect(messageOf(() => new Sidecar(deployment(newChart()), 'proxy', props))).toContain(
    'option-type: `securityContext.capabilities.add` must be a list, and is a string.',
  );
});

test('a hardened container may say that it runs as root', () => {
  expect(contextOf({ user: 0, ensureNonRoot: false })).toEqual({
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

error hardened-user: "migrate" must not run as root (runAsNonRoot), and runAsUser is not set: the kubelet does not start it unless the image has a numeric user.
  at:  test/web/migrate, Deployment "web", container "migrate"
  in:  spec.template.spec.initContainers[0].securityContext.runAsUser
  fix: set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.
  code: \`securityContext: { user: 65532 }\`, or \`securityContext: { hardened: false }\` for a helper that must be root.`);
});

test('a hardened helper that is root is refused, on the container and on the Pod', () => {
  const chart = newChart();
  new Sidecar(deployment(chart, 'a'), 'logs', { image: 'logs:1', securityContext: { user: 0 } });
  new Sidecar(deployment(chart, 'b', { securityContext: { runAsUser: 0 } }), 'logs', { image: 'logs:1' });
  expect(findingsOf(chart).map(({ construct, message }) => [construct, message] as unknown)).toEqual([
    ['test/a/logs', '"logs" must not run as root (runAsNonRoot), and runAsUser is 0: the kubelet does not start it.'],
    ['test/b/logs', '"logs" must not run as root (runAsNonRoot), and runAsUser is 0: the kubelet does not start it.'],
  ]);
});

test('a hardened helper with a port below 1024 is a warning, with the cures, since most container runtimes let it', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'proxy', { image: 'envoy:1', securityContext: { user: 7 }, ports: [{ number: 443 }] });
  expect(Findings.of(chart).map(findingText)).toEqual([
    `warning hardened-port: "proxy" listens on port 443, is not root and drops all capabilities: container runtimes that keep ports below 1024 for root, such as containerd before 2.0, do not let it.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 443
  fix: let the program listen on a port from 1024, or set the sysctl net.ipv4.ip_unprivileged_port_start to "0" in the securityContext of the Pod.
  code: give the helper a port from 1024, as in \`listen: 8443\` or \`ports: [8443]\`, or take its hardening back with \`securityContext: { hardened: false }\`.`,
  ]);
});
