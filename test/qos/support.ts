import type { Chart } from 'cdk8s';
import { deployment, findingsOf, type Json } from '../template/support';

/** What every helper needs. */
export const HELPER = { image: 'helper:1', securityContext: { user: 65532 } };

/** Equal requests and limits. */
export const EQUAL = { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '500m', memory: '512Mi' } };

/** What a Guaranteed Pod is said to have. */
export const GUARANTEED = 'with equal requests and limits of cpu and memory in every container';

/** A Deployment whose container `web` has these resources. */
export function web(chart: Chart, resources?: Json): ReturnType<typeof deployment> {
  return deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ...(resources && { resources }) }] });
}

/** The findings of a chart, each in one line. */
export function messagesOf(chart: Chart): string[] {
  return findingsOf(chart).map(({ rule, construct, message }) => `${rule} at ${construct}: ${message}`);
}
