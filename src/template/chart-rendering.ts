import { Chart } from 'cdk8s';
import { ConstructFact } from '../tree/construct-state';
import { visitPods } from './pod-visitors';
import { recordOf } from './synthesis-record';

/** What visits the workloads of a tree before a chart renders, and how the chart renders by itself. */
interface VisitingRendering {
  readonly visiting: unknown;
  readonly original: unknown;
}

const VISITING = new ConstructFact<VisitingRendering>('visits before it renders');

/** Lets a chart that is rendered by itself, as tests do, visit the workloads of its tree first. */
export function visitBeforeRendering(chart: Chart): void {
  if (VISITING.of(chart)) return;
  const { toJson } = chart;
  const visiting = (): unknown[] => {
    const { root } = chart.node;
    // A synthesis visits the whole tree before it renders the first chart.
    if (recordOf(root).depth === 0) visitPods(root);
    return toJson.call(chart) as unknown[];
  };
  VISITING.set(chart, { visiting, original: toJson });
  Object.defineProperty(chart, 'toJson', { configurable: true, writable: true, enumerable: false, value: visiting });
}

/** Whether a chart renders as every chart of cdk8s does, apart from the visits before. */
export function isRenderedAsUsual(chart: Chart): boolean {
  const { toJson } = chart;
  const known = VISITING.of(chart);
  return (toJson === known?.visiting ? known.original : toJson) === Chart.prototype.toJson;
}
