import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFindingsError } from '../../src/enforcement/findings-error';
import { RULES } from '../../src/rules/catalogue';
import { runExample } from './run-example';

/** The rule that is made to fail, to see what a failing rule looks like. */
const FAILING_RULE = 'duplicate-port';

/** What people see of a sample on the page about a finding; that a rule fails is a fault that no sample can have. */
export function printedFor(id: string, code: string): string {
  if (id !== 'rule-failed') return printedFindings(code);
  const rule = RULES.find((each) => each.id === FAILING_RULE);
  const check = rule?.check;
  try {
    Object.assign(rule ?? {}, {
      check: () => {
        throw new Error('ports is not iterable');
      },
    });
    return printedFindings(code);
  } finally {
    Object.assign(rule ?? {}, { check });
  }
}

/** What people see of a program that synthesizes: the findings that stop it, else those on standard error. */
export function printedFindings(code: string): string {
  const { write } = process.stderr;
  const written: string[] = [];
  process.stderr.write = ((text: string) => written.push(text) > 0) as typeof write;
  const outdir = mkdtempSync(join(tmpdir(), 'pod-patterns-'));
  Object.assign(process.env, { CDK8S_OUTDIR: outdir, POD_PATTERNS_FINDINGS: 'print' });
  try {
    runExample(code);
    return written.join('').trimEnd();
  } catch (error) {
    // cdk8s makes an error of its own of one that is thrown while an object renders, with the text of ours in it.
    if (isFindingsError(error) || String(error).includes('FindingsError: ')) return String(error);
    throw error;
  } finally {
    process.stderr.write = write;
    delete process.env['CDK8S_OUTDIR'];
    delete process.env['POD_PATTERNS_FINDINGS'];
    rmSync(outdir, { recursive: true });
  }
}

/** The ids of the findings in a printed text. */
export function printedIds(text: string): string[] {
  return [...text.matchAll(/^ *(?:error|warning|info) ([a-z-]+): /gm)].map(([, id = '']) => id);
}
