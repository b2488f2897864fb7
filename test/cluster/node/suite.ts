import { JudgeError } from '../judge-error';
import type { Report } from '../report';
import type { Cluster } from './cluster';
import type { Options } from './options';

/** What every suite works with. */
export interface NodeBench {
  readonly cluster: Cluster;
  readonly report: Report;
  readonly options: Options;
}

/** Something that only a real node shows. One cluster serves all suites, one after another. */
export interface NodeSuite {
  readonly name: string;
  run(bench: NodeBench): Promise<void>;
}

/** The suites of these names, or all of them if none is named. */
export function suitesNamed(suites: readonly NodeSuite[], names: readonly string[]): readonly NodeSuite[] {
  const unknown = names.find((name) => suites.every((suite) => suite.name !== name));
  if (unknown === undefined) return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
  const known = suites.map(({ name }) => `"${name}"`).join(', ');
  throw new JudgeError(`"${unknown}" is not a suite; name some of ${known}, or none for all.`);
}
