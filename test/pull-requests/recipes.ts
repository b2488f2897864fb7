import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A step of shell of a job. */
export interface ShellStep {
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Whether it also runs if a step before it failed. */
  readonly runsAnyway: boolean;
}

interface Step {
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a workflow is asked to fill in; every expression of the page must be among them. */
export type Expressions = Readonly<Record<string, string>>;

/** The jobs of the page, in its order: that of GitHub, and that of GitLab. */
function jobs(): { github: { steps: Step[] }; gitlab: { script: string[]; after_script: string[] } } {
  const page = readFileSync('docs/pull-requests.md', 'utf8');
  const [github, gitlab] = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(
    ([, text = '']) => parse(text) as unknown,
  );
  return {
    github: (github as { jobs: { diff: { steps: Step[] } } }).jobs.diff,
    gitlab: (gitlab as { 'pod-patterns': { script: string[]; after_script: string[] } })['pod-patterns'],
  };
}

/** The steps that need no network. */
export function githubSteps(expressions: Expressions): ShellStep[] {
  return jobs()
    .github.steps.filter((step) => step.run !== undefined && step.run !== 'npm ci')
    .map(({ run = '', if: condition, env = {} }) => {
      if (condition !== undefined && condition !== '${{ !cancelled() }}') throw new Error(`if: ${condition}`);
      const filled = Object.entries(env).map(([name, value]) => [name, filledIn(value, expressions)] as const);
      return { script: run, env: Object.fromEntries(filled), runsAnyway: condition !== undefined };
    });
}

/** The script, and what comes after it whatever became of it. */
export function gitlabSteps(): ShellStep[] {
  const { script, after_script: after } = jobs().gitlab;
  const lines = script.filter((line) => line !== 'npm ci');
  return [
    { script: lines.join('\n'), env: {}, runsAnyway: false },
    { script: after.join('\n'), env: {}, runsAnyway: true },
  ];
}

function filledIn(text: string, expressions: Expressions): string {
  return text.replace(/\$\{\{ ([^}]+) \}\}/g, (_, name: string) => {
    const value = expressions[name];
    if (value === undefined) throw new Error(`nobody fills in ${name}`);
    return value;
  });
}
