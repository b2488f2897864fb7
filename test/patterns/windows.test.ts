import { Findings, PodTemplate, Sidecar } from '../../src';
import { deployment, newChart, podOf, refusalOf, type Json } from '../template/support';

const LOGS = { image: 'logs:1', securityContext: { hardened: false } };
const HOST_PROCESS = { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } };

/** The spec of a Pod for Windows whose container is a HostProcess container. */
function hostProcessSpec(more: Json = {}): Json {
  const containers = [{ name: 'agent', image: 'agent:1', securityContext: HOST_PROCESS }];
  return { os: { name: 'windows' }, hostNetwork: true, containers, ...more };
}

test('a helper that joins HostProcess containers is refused with the line that makes it one', () => {
  const chart = newChart();
  new Sidecar(deployment(chart, 'web', hostProcessSpec()), 'logs', LOGS);
  expect(refusalOf(chart)).toBe(`1 finding:

error host-process: "logs" is not a HostProcess container, and "agent" is: the containers of a Pod are all of them, or none is.
  at:  test/web/logs, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].securityContext.windowsOptions.hostProcess
  fix: set securityContext.windowsOptions.hostProcess of "logs" to true, or run it in another Pod.
  code: PodTemplate.of(workload).mergeContainer('logs', { securityContext: { windowsOptions: { hostProcess: true } } });`);
});

test('that line makes it one', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', hostProcessSpec());
  new Sidecar(web, 'logs', LOGS);
  PodTemplate.of(web).mergeContainer('logs', { securityContext: { windowsOptions: { hostProcess: true } } });
  expect(podOf(chart)['initContainers'][0].securityContext).toEqual({ windowsOptions: { hostProcess: true } });
});

test('a helper takes it over from a Pod that says so for all', () => {
  const chart = newChart();
  const containers = [{ name: 'agent', image: 'agent:1' }];
  new Sidecar(deployment(chart, 'web', hostProcessSpec({ securityContext: HOST_PROCESS, containers })), 'logs', LOGS);
  expect(Findings.of(chart)).toEqual([]);
});

test('a hardened helper is refused in a Pod for Windows, which has no such restrictions', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', { os: { name: 'windows' } });
  new Sidecar(web, 'logs', { image: 'logs:1', securityContext: { user: 65532 } });
  expect(refusalOf(chart)).toBe(`1 finding:

error linux-only-field: os.name is "windows", and a Windows Pod must not set allowPrivilegeEscalation, capabilities, readOnlyRootFilesystem, runAsGroup, runAsUser and seccompProfile, which only Linux has.
  at:  test/web/logs, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].securityContext
  fix: remove allowPrivilegeEscalation, capabilities, readOnlyRootFilesystem, runAsGroup, runAsUser and seccompProfile; windowsOptions of the securityContext has the user to run as.
  code: A helper is hardened unless it has \`securityContext: { hardened: false }\`.`);
});
