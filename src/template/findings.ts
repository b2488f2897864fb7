import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { checkCall } from '../options/check-call';
import { judgeTree } from './judge-tree';

/**
 * What is found in the Pods of an app.
 */
export class Findings {
  /**
   * Everything that is found below a construct as it stands now, without an exception: errors, warnings, infos, and what
   * is waived, which has a `waiver`. What is the same in several containers is found for each of them; only the printed text
   * says it once. Only Pods that code of this library edits or promises something of are judged.
   *
   * @param scope - a workload, a chart, an app or any other construct
   */
  public static of(scope: IConstruct): Finding[] {
    checkCall('Findings.of', arguments);
    const { path } = scope.node;
    const isBelow = ({ construct }: Finding): boolean =>
      path === '' || construct === path || construct?.startsWith(`${path}/`) === true;
    return judgeTree(scope.node.root).filter(isBelow);
  }
}
