import { join, resolve } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const ROOT = resolve(__dirname, '../..');

/** The JSON Schema of what a command prints. */
interface OutputSchema {
  readonly file: string;
  readonly title: string;
  /** The file with the type of the output. */
  readonly source: string;
  readonly type: string;
}

/** The schemas of all commands. */
export const SCHEMAS: readonly OutputSchema[] = [
  {
    file: join(ROOT, 'schemas/explain.schema.json'),
    title: 'The output of pod-patterns explain -o json',
    source: 'src/explain/report/explain-output.ts',
    type: 'ExplainOutput',
  },
  {
    file: join(ROOT, 'schemas/check.schema.json'),
    title: 'The output of pod-patterns check -o json',
    source: 'src/check/report/check-output.ts',
    type: 'CheckOutput',
  },
  {
    file: join(ROOT, 'schemas/diff.schema.json'),
    title: 'The output of pod-patterns diff -o json',
    source: 'src/changes/report/changes-output.ts',
    type: 'ChangesOutput',
  },
  {
    file: join(ROOT, 'schemas/upgrade.schema.json'),
    title: 'The output of pod-patterns upgrade -o json',
    source: 'src/changes/upgrade/upgrade-output.ts',
    type: 'UpgradeOutput',
  },
  {
    file: join(ROOT, 'schemas/rules.schema.json'),
    title: 'The output of pod-patterns check --list-rules -o json',
    source: 'src/check/report/rule-list.ts',
    type: 'RuleListOutput',
  },
  {
    file: join(ROOT, 'schemas/symptom.schema.json'),
    title: 'The output of pod-patterns symptom -o json',
    source: 'src/check/report/symptom-report.ts',
    type: 'SymptomOutput',
  },
  {
    file: join(ROOT, 'schemas/synth.schema.json'),
    title: 'The output of pod-patterns synth -o json',
    source: 'src/synth/synth-output.ts',
    type: 'SynthOutput',
  },
  {
    file: join(ROOT, 'schemas/verify.schema.json'),
    title: 'The output of pod-patterns verify -o json',
    source: 'src/live/live-output.ts',
    type: 'VerifyOutput',
  },
  {
    file: join(ROOT, 'schemas/baseline.schema.json'),
    title: 'The file that pod-patterns check --write-baseline writes',
    source: 'src/check/baseline/baseline.ts',
    type: 'BaselineFile',
  },
];

/** A JSON Schema, made of the types of the output and their doc comments. Other fields may be there. */
export function schemaText({ title, source, type }: OutputSchema): string {
  const generator = createGenerator({
    path: join(ROOT, source),
    tsconfig: join(ROOT, 'tsconfig.json'),
    type,
    additionalProperties: true,
    topRef: false,
    skipTypeCheck: true,
    sortProps: false,
  });
  return `${JSON.stringify({ $schema: undefined, title, ...generator.createSchema(type) }, null, 2)}\n`;
}
