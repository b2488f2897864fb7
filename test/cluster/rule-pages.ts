import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { FindingLevel } from '../../src/findings/finding-kind';
import { blockIn, type SampleSection } from '../docs/page-samples';
import { foundByRules, isInvalid } from './found-by-rules';
import { readManifests } from './manifests';
import type { Batch, Expectation } from './batch';
import { fixedSamples } from './fixed-samples';
import { TARGETS, type Target } from './targets';

/** A sample in YAML on a page about a rule. */
export interface PageSample {
  /** Such as `container-name-before.yaml`. */
  readonly file: string;
  readonly section: SampleSection;
  /** The level of the rule, as its page says. */
  readonly level: string;
  readonly yaml: string;
  /** The one version that the sample names in a comment, as in `# target: 1.27`; absent if it names none. */
  readonly minor?: string;
}

/** The samples in YAML of all pages in a folder. */
export function pageSamples(folder: string): PageSample[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.md')) : [];
  return files.sort().flatMap((file) => {
    const page = readFileSync(path.join(folder, file), 'utf8');
    const level = /^- Level: (.*)$/m.exec(page)?.[1] ?? '';
    const id = path.basename(file, '.md');
    return (['Before', 'After'] as const).flatMap((section) => {
      const yaml = blockIn(page, section, 'yaml');
      if (yaml === undefined) return [];
      const minor = /^# target: (1\.\d+)$/m.exec(yaml)?.[1];
      const name = `${id}-${section.toLowerCase()}.yaml`;
      return [{ file: name, section, level, yaml, ...(minor !== undefined && { minor }) }];
    });
  });
}

/** A workload of a custom kind, which a plain server does not serve. */
const CUSTOM_WORKLOAD = /^apiVersion: argoproj\.io\//m;

/**
 * The samples that the server of a target is asked about. Before a fault of level `invalid` is mended it must refuse
 * them, and take all others. Servers of versions that a page does not speak of must agree with the rules.
 */
export function rulePages(pages: string, target: Target, outdir: string): Batch {
  const written = pageSamples(pages);
  const all = [...written, ...fixedSamples(written)];
  const samples = all.filter(
    ({ minor, yaml }) => (minor === undefined || minor === target.minor) && !CUSTOM_WORKLOAD.test(yaml),
  );
  mkdirSync(outdir, { recursive: true });
  for (const { file, yaml } of samples) writeFileSync(path.join(outdir, file), yaml);
  const invalid = samples.length === 0 ? new Set<string>() : filesWithInvalid(outdir, target);
  const expectations = new Map(samples.map((sample) => [sample.file, expectationOf(sample, target, invalid)]));
  return {
    folder: outdir,
    least: samples.length,
    refusesWarnings: false,
    notes: unknownVersions(all),
    expected: (file) => expectations.get(file) ?? 'taken',
  };
}

function expectationOf(sample: PageSample, { minor }: Target, invalid: ReadonlySet<string>): Expectation {
  const isItsOwn = minor === (sample.minor ?? TARGETS.at(-1)?.minor);
  if (!isItsOwn) return invalid.has(sample.file) ? 'refused' : 'taken';
  if (sample.section === 'After') return 'stored';
  return sample.level === String(FindingLevel.INVALID) ? 'refused' : 'taken';
}

/** The files in which a rule finds something that the server of a target must refuse. */
function filesWithInvalid(folder: string, { minor }: Target): Set<string> {
  const invalid = readManifests(folder).filter(({ object }) => foundByRules(object, minor).some(isInvalid));
  return new Set(invalid.map(({ file }) => file));
}

function unknownVersions(samples: readonly PageSample[]): string[] {
  const isKnown = ({ minor }: PageSample): boolean =>
    minor === undefined || TARGETS.some((target) => target.minor === minor);
  return samples
    .filter((sample) => !isKnown(sample))
    .map(({ file, minor }) => `${file} is for ${minor}, which has no server here`);
}
