import type { Changes } from '../../changes/changes';
import { comparedInput } from '../../changes/compared-input';
import { isFailing } from '../../changes/failures';
import { changesJson } from '../../changes/report/json-report';
import { changesMarkdown } from '../../changes/report/markdown-report';
import { changesText } from '../../changes/report/text-report';
import { holdsOn, type ScopedWaiver } from '../../check/waivers';
import { gitPathOf } from '../../files/git-revision';
import { readSide } from '../../files/read-side';
import type { KubernetesVersion } from '../../kubernetes/version';
import { STANDARD_INPUT, type InputError } from '../../manifests/input-objects';
import { checkSettings } from '../../settings/check-settings';
import { textFormFor } from '../check/write-reports';
import type { Console } from '../console';
import type { DiffRequest } from '../diff/diff-command';
import { keepInput } from '../diff/keep-input';
import { behindNotice, NOT_WHOLE } from '../diff/not-whole';
import { COMPARE, failWith, sayTrouble } from '../say-errors';
import { withSettings } from '../with-settings';

/** Says what a change of manifests does, and returns the exit status: 2 if something could not be read, 1 for `--fail-on`. */
export async function runDiff(request: DiffRequest, console: Console): Promise<number> {
  const { after } = request;
  // The settings are those of the new side; those of a revision are the ones of this folder.
  const settled = gitPathOf(after) ? STANDARD_INPUT : after;
  return withSettings([settled], console, (found) => {
    const { target, podKinds, waivers, today } = checkSettings(request, found);
    const holding = waivers.filter((waiver) => holdsOn(waiver, today));
    return compare({ ...request, target, podKinds, waivers: holding }, console);
  });
}

interface Plan extends DiffRequest {
  readonly target: KubernetesVersion;
  readonly waivers: readonly ScopedWaiver[];
}

async function compare(plan: Plan, console: Console): Promise<number> {
  const { target, podKinds, level, waivers } = plan;
  const before = await keepInput(readSide(plan.before, console.input));
  const after = await keepInput(readSide(plan.after, console.input));
  const options = { target: { version: target, featureGates: {} }, podKinds, level, waivers };
  const { changes, oldErrors, isUnread, ...compared } = comparedInput(before, after, options);
  const errors = [...oldErrors, ...compared.errors];
  const problem = commonProblem(plan, changes);
  if (problem !== undefined && errors.length === 0) return failWith([problem], console);
  await console.output.print(isUnread ? unreadTexts(changes, errors, plan) : textsOf(changes, errors, plan, console));
  await sayTrouble({ isEmpty: before.isEmpty && after.isEmpty, passedOver: [], errors }, COMPARE, console);
  if (errors.length > 0) return 2;
  return isFailing(changes, plan.failOn) ? 1 : 0;
}

function commonProblem({ before, after }: Plan, { haveNothingInCommon }: Changes): string | undefined {
  if (!haveNothingInCommon) return undefined;
  return `${before} and ${after} have no object in common: name the same manifests before and after the change.`;
}

const NOTHING_COMPARED = '**Nothing was compared: not all of the input could be read.**\n';

function unreadTexts(changes: Changes, errors: readonly InputError[], { format, target }: Plan): Iterable<string> {
  if (format === 'json') return changesJson(changes, target, errors);
  return format === 'markdown' ? [NOTHING_COMPARED] : [];
}

function textsOf(changes: Changes, errors: readonly InputError[], plan: Plan, console: Console): Iterable<string> {
  const { format, target, showsAll } = plan;
  if (format === 'json') return changesJson(changes, target, errors);
  const isWhole = errors.length === 0;
  if (format === 'markdown') {
    return [...(isWhole ? [] : [`> ${NOT_WHOLE}\n\n`]), changesMarkdown(changes, { target, showsAll })];
  }
  const text = changesText(changes, { ...textFormFor(console.output, console), showsAll });
  return isWhole ? text : behindNotice(text);
}
