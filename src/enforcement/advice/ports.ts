import type { AdviceTable } from './advice';

/** What to write in code about findings in ports. */
export const PORTS_ADVICE: AdviceTable = {
  'ambiguous-port-name': portName,
  'duplicate-port-name': portName,
};

function portName(): string {
  return "a helper names its ports in `ports: [{ number: 9090, name: 'admin' }]`, and that of its metrics in `metrics: { portName: 'app-metrics', … }`.";
}
