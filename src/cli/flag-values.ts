import { InvalidArgumentError } from 'commander';
import { SECTION_NAMES, type SectionName } from '../explain/report/sections';
import { parsePodKind, type PodKind } from '../kubernetes/kinds';
import { didYouMean } from '../kubernetes/closest-name';
import { KubernetesVersion, TARGETS } from '../kubernetes/version';

/** The version that `--target` names. Two of them would leave open which one holds. */
export function parseTarget(text: string, earlier?: KubernetesVersion): KubernetesVersion {
  if (earlier) throw new InvalidArgumentError(`The target is ${earlier.toString()} already: name one version.`);
  const target = KubernetesVersion._parse(text);
  if (!target) throw new InvalidArgumentError(`It must be ${TARGETS}, such as 1.33 or 1.33.4.`);
  return target;
}

/** The kinds of several `--pod-kind`, one after the other. */
export function parseKind(text: string, earlier: readonly PodKind[]): PodKind[] {
  const parsed = parsePodKind(text);
  if ('problem' in parsed) throw new InvalidArgumentError(parsed.problem);
  return [...earlier, parsed.podKind];
}

/** The parts that `--sections` names; several of them add up. */
export function parseSections(text: string, earlier: readonly SectionName[] = []): SectionName[] {
  const names = text.split(',').map((name) => name.trim());
  return [...earlier, ...names.map(sectionNamed)];
}

function sectionNamed(name: string): SectionName {
  const known = SECTION_NAMES.find((candidate) => candidate === name);
  if (known) return known;
  const choices = `The sections are ${SECTION_NAMES.join(', ')}.`;
  throw new InvalidArgumentError(`There is no section "${name}".${didYouMean(name, SECTION_NAMES)} ${choices}`);
}

/** The whole number of seconds that a flag gives. */
export function parseSeconds(text: string): number {
  if (!/^\d{1,6}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number of seconds, 0 or more, such as 10.');
  return Number(text);
}
