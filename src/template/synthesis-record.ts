import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConstructFact } from '../tree/construct-state';
import type { TreeSnapshot } from '../tree/tree-snapshot';
import type { Fields } from '../kubernetes/json';
import { renderWorkload } from './render-workload';
import { judgeWorkload, type JudgedOrUnrendered, type JudgedWorkload } from './judge-workload';

/** What is remembered while a tree is synthesized, so that each Pod is rendered and judged once. */
export interface SynthesisRecord {
  /** How many calls that synthesize the tree are running, one inside another. */
  depth: number;
  /** Whether the tree has been judged. */
  isJudged: boolean;
  /** What the tree consisted of when cdk8s last resolved its dependencies and validated it for a chart. */
  prepared?: TreeSnapshot | undefined;
  /** Whether anything that was rendered since can have changed the tree. */
  mayHaveChanged?: boolean;
  readonly judged: Map<ApiObject, JudgedOrUnrendered>;
}

const RECORD = new ConstructFact<SynthesisRecord>('synthesis');

/** The record of the synthesis of a tree that is running; outside of one it remembers nothing. */
export function recordOf({ node }: IConstruct): SynthesisRecord {
  const known = RECORD.of(node.root);
  if (known) return known;
  const record = { depth: 0, isJudged: false, judged: new Map() };
  RECORD.set(node.root, record);
  return record;
}

/** Forgets what is remembered of a tree, since it is over or the tree has changed. */
export function forget(construct: IConstruct): void {
  const record = recordOf(construct);
  record.isJudged = false;
  record.prepared = undefined;
  record.mayHaveChanged = true;
  record.judged.clear();
}

/** The manifest of an object as it stands now. */
export function manifestNow(workload: ApiObject): Fields {
  return recordOf(workload).depth === 0 ? renderWorkload(workload).manifest : renderedNow(workload).manifest;
}

/** The same for one that renders; of any other one the error is thrown that cdk8s throws. */
export function renderedNow(workload: ApiObject): JudgedWorkload {
  const judged = judgedNow(workload);
  if ('renderingError' in judged) throw judged.renderingError;
  return judged;
}

/** An object as it stands now; within one synthesis it is rendered and judged once. */
export function judgedNow(workload: ApiObject): JudgedOrUnrendered {
  const { depth, judged } = recordOf(workload);
  if (depth === 0) return judgeWorkload(workload);
  const known = judged.get(workload) ?? judgeWorkload(workload);
  judged.set(workload, known);
  return known;
}
