import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ruleListJson, ruleListText } from '../../check/report/rule-list';
import { docsOf } from '../../findings/finding-kind';
import type { RulesRequest } from '../check/check-command';
import { textFormFor } from '../check/write-reports';
import type { Console } from '../console';
import { systemProblem } from '../../files/system-problem';

/** Tells of the rules of `check`: lists them, or shows the page about one. Returns the exit status. */
export async function runRules({ format, rule }: RulesRequest, console: Console): Promise<number> {
  if (rule !== undefined) return showPage(rule, console);
  const form = textFormFor(console.output, console);
  await console.output.print(format === 'json' ? ruleListJson() : ruleListText(form));
  return 0;
}

/** The pages are part of the package. */
async function showPage(rule: string, { output, errors }: Console): Promise<number> {
  const file = join(dirname(require.resolve('cdk8s-pod-patterns/package.json')), docsOf(rule));
  try {
    await output.write(readFileSync(file, 'utf8'));
    await output.flush();
    return 0;
  } catch (error) {
    await errors.write(`error: The page ${file} ${systemProblem(error)}\n`);
    await errors.flush();
    return 2;
  }
}
