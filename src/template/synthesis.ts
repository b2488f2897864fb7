import { errorMessage } from '../kubernetes/error-message';
import type { IConstruct } from 'constructs';
import { isFindingsError } from '../enforcement/findings-error';
import { reportFindings } from '../enforcement/report';
import { stopOnErrors } from '../enforcement/stop-on-errors';
import { ConstructFact } from '../tree/construct-state';
import { overrideCharts } from './chart-rendering';
import { judgeTree } from './judge-tree';
import { visitPods } from './pod-visitors';
import { forget, recordOf } from './synthesis-record';

/** The methods of a cdk8s app that validate the tree, some of them once more for every chart. */
const SYNTHESIZING = ['synth', 'synthYaml'];

const IS_WATCHED = new ConstructFact<boolean>('judged at synthesis');

/** Lets every synthesis of the tree of a construct judge the Pods in it first. */
export function judgeAtSynthesis(construct: IConstruct): void {
  const { root } = construct.node;
  forget(root);
  if (IS_WATCHED.of(root)) return;
  IS_WATCHED.set(root, true);
  const synthesis = new Synthesis(root);
  root.node.addValidation({ validate: () => synthesis.validate() });
  for (const method of SYNTHESIZING) synthesis.watch(method);
}

class Synthesis {
  private isCollecting = false;

  public constructor(private readonly root: IConstruct) {}

  /** Knows from when to when the app synthesizes, so that one synthesis judges each Pod once. */
  public watch(method: string): void {
    const methods = this.root as unknown as { [name: string]: unknown };
    const original = methods[method];
    if (typeof original !== 'function') return;
    const value = (...args: unknown[]): unknown => this.during(() => original.apply(this.root, args) as unknown);
    Object.defineProperty(this.root, method, { configurable: true, writable: true, enumerable: false, value });
  }

  public validate(): string[] {
    const record = recordOf(this.root);
    if (this.isCollecting || record.isJudged) return [];
    const findings = judgeTree(this.root);
    stopOnErrors(findings, () => this.otherProblems());
    record.isJudged = record.depth > 0;
    reportFindings(findings);
    return [];
  }

  private during(synthesize: () => unknown): unknown {
    const record = recordOf(this.root);
    if (record.depth === 0) {
      visitPods(this.root);
      forget(this.root);
      overrideCharts(this.root);
    }
    record.depth += 1;
    try {
      return synthesize();
    } finally {
      record.depth -= 1;
      if (record.depth === 0) forget(this.root);
    }
  }

  /** What other validations say, since ours is the first to be asked and stops the others. */
  private otherProblems(): string[] {
    this.isCollecting = true;
    try {
      return this.root.node.findAll().flatMap(({ node }) => messagesOf(node));
    } finally {
      this.isCollecting = false;
    }
  }
}

function messagesOf(node: IConstruct['node']): string[] {
  try {
    return node.validate().map((message) => `[${node.path}] ${message}`);
  } catch (error) {
    // A validation that renders a Pod meets the findings that are listed already.
    if (isFindingsError(error)) return [];
    return [`[${node.path}] ${errorMessage(error)}`];
  }
}
