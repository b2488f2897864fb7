import type { AdviceTable } from './advice';

/** What to write in code about findings in ports. */
export const PORTS_ADVICE: AdviceTable = {
  'ambiguous-port-name': portName,
  'duplicate-port-name': portName,
};

function portName(): string {
  return `an Adapter names its port by metrics: { portName: 'app-metrics', … }.`;
}
