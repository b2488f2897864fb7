import type { AdviceTable } from './advice';

/** What to write in code about findings in ports. */
export const PORTS_ADVICE: AdviceTable = {
  'ambiguous-port-name': portName,
  'duplicate-port': ({ data }) =>
    data?.['portNames']?.split(' ').includes('nginx-health') === true
      ? '`healthPort: 8082` moves the port at which nginx answers for itself.'
      : undefined,
  'duplicate-port-name': portName,
  'service-target': ({ data }) =>
    data?.['port'] === undefined
      ? undefined
      : `with cdk8s-plus, new kplus.Service(chart, 'service', { selector: workload, ports: [{ port: ${data['port']}, targetPort: ${data['proxyPort'] ?? ''} }] }); exposeViaService knows the ports of the app alone.`,
};

function portName(): string {
  return "a helper names its ports in `ports: [{ number: 9090, name: 'admin' }]`, and that of its metrics in `metrics: { portName: 'app-metrics', … }`.";
}
