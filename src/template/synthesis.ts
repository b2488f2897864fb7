import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { judgeObjectsOf } from './companions';
import { FindingsError, stop } from './findings-error';
import { holdsPod } from './locate';
import { findEmptyPromises, hasPromises } from './pod-promises';
import { hasScopeEdits, isJoined, join, render, stopsSynthesis } from './seam';

/** The methods of a cdk8s app that validate the tree, some of them once more for every chart. */
const SYNTHESIZING = ['synth', 'synthYaml'];

const judged = new WeakSet<IConstruct>();

/** Lets every synthesis of the tree of a construct judge the Pods in it first. */
export function judgeAtSynthesis(construct: IConstruct): void {
  const { root } = construct.node;
  if (judged.has(root)) return;
  judged.add(root);
  const synthesis = new Synthesis(root);
  root.node.addValidation({ validate: () => synthesis.validate() });
  for (const method of SYNTHESIZING) synthesis.watch(method);
}

class Synthesis {
  private running = 0;
  private isDone = false;
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
    if (this.isCollecting || (this.running > 0 && this.isDone)) return [];
    const findings = this.judgeAll();
    if (findings.some(stopsSynthesis)) stop(new FindingsError(findings, this.otherProblems()));
    this.isDone = true;
    return [];
  }

  private during(synthesize: () => unknown): unknown {
    this.running += 1;
    try {
      return synthesize();
    } finally {
      this.running -= 1;
      this.isDone = false;
    }
  }

  private judgeAll(): Finding[] {
    const workloads = this.root.node.findAll().filter(holdsPod);
    return [...workloads.flatMap(judgeWorkload), ...findEmptyPromises(this.root), ...judgeObjectsOf(this.root)];
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

/** An object that came after edits for a whole scope is joined here: every synthesis validates before it renders. */
function judgeWorkload(workload: ApiObject): readonly Finding[] {
  if (workload.node.scopes.some((scope) => hasScopeEdits(scope) || hasPromises(scope))) join(workload);
  if (!isJoined(workload)) return [];
  try {
    return render(workload).findings();
  } catch {
    // What cdk8s cannot render it refuses itself, once it renders the object, and only then.
    return [];
  }
}

function messagesOf(node: IConstruct['node']): string[] {
  try {
    return node.validate().map((message) => `[${node.path}] ${message}`);
  } catch (error) {
    // A validation that renders a Pod meets the findings that are listed already.
    if (error instanceof FindingsError) return [];
    return [`[${node.path}] ${error instanceof Error ? error.message : String(error)}`];
  }
}
