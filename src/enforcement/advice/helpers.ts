import type { Finding } from '../../findings/finding';
import type { AdviceTable } from './advice';

function nativeSidecar({ data }: Finding): string {
  const version = data?.['neededVersion'];
  return `placement: Placement.NATIVE_SIDECAR${version === undefined ? '' : ` on a cluster from Kubernetes ${version} on`}`;
}

/** What to write in code to mend findings about helper containers. */
export const HELPERS_ADVICE: AdviceTable = {
  'hardened-port': () =>
    'give the helper a port from 1024, as in `listen: 8443` or `ports: [8443]`, or take its hardening back with `securityContext: { hardened: false }`.',
  'hardened-user': ({ data }) =>
    `\`securityContext: { user: 65532 }\`, or \`securityContext: { hardened: false${data?.['demandedBy'] === undefined ? '' : ', ensureNonRoot: false'} }\` for a helper that must be root.`,
  'helper-outlives-job': (finding) =>
    `${nativeSidecar(finding)}, or \`Rules.waive(workload, 'helper-outlives-job', { reason: '…' })\` if it ends by itself.`,
  'helper-readiness': () => 'leave `readiness` out of the helper, or give it `probes` without it.',
  'init-step-client': ({ container = '' }) =>
    `\`before: ['${container}']\` of the helper starts it first; it has to be a native sidecar.`,
  'sidecar-gate': () => '`startup: Probe.fromTcpSocket({ port: … })` of the helper, with the port on which it listens.',
  'sidecar-pre-stop': () => 'leave `preStop` out of the helper.',
  'shared-volume': () =>
    "name both containers in the `volumeMounts` of the SharedVolume, or mount it with a helper's `volumeMounts`.",
  'start-gate': (finding) =>
    finding.location?.path?.endsWith('.startupProbe') === true
      ? 'give it a `startup` probe or a `postStart` hook, or drop `startsBeforeApp`.'
      : `${nativeSidecar(finding)}, or drop \`startsBeforeApp\`.`,
};
