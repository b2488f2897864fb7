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
