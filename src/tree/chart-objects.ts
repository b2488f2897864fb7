import { ApiObject, Chart } from 'cdk8s';
import { inDependencyOrder } from './dependency-order';

/** The objects of a chart without those of the charts in it, in the order in which they are written. */
export function objectsOf(chart: Chart): ApiObject[] {
  return inDependencyOrder(chart).filter(
    (construct): construct is ApiObject => ApiObject.isApiObject(construct) && Chart.of(construct) === chart,
  );
}
