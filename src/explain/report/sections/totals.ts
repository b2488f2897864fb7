import { groupBy } from '../../../kubernetes/group-by';
import { quotedFirst, sentence } from '../../../kubernetes/words';
import { withoutEphemeral } from '../../../pod/containers';
import type { ExplainedPod } from '../../explain-object';
import type { Block } from '../../layout/blocks';
import { amountOf } from '../amounts-and-times';
import type { Section } from '../report-section';

/** What the Pod as a whole asks for, and why that is more than the sum of what runs. */
export const totalsSection: Section = {
  heading: () => 'The Pod as a whole, as the scheduler counts it',
  blocks: (pod) => {
    const { requests, limits, peaks } = pod;
    const resources = [...new Set([...Object.keys(requests), ...Object.keys(limits)])].sort();
    if (resources.length === 0) return [{ type: 'text', text: 'It asks for nothing and has no limits.' }];
    const rows = resources.map((resource) => [resource, amountOf(requests, resource), amountOf(limits, resource)]);
    return [
      { type: 'table', header: ['resource', 'requests', 'limits'], rows },
      ...unlimitedTexts(pod),
      ...peaks.map(({ reason }) => ({ type: 'text', text: sentence(reason), style: 'warning' }) as const),
    ];
  },
};

/** Of the containers without a limit, no more are named. */
const MAX_NAMES = 8;

/**
 * Which containers keep the Pod from having a limit although others have one. Up to 1.37 the sum of those counts as the
 * limit of the Pod all the same, but for the cgroup of the Pod, which has none.
 *
 * Source: k8s.io/component-helpers/resource, PodLimits; pkg/kubelet/cm/helpers_linux.go, ResourceConfigForPod
 */
function unlimitedTexts({ containers, limits, resize, refusals }: ExplainedPod): Block[] {
  if (resize.podResources !== null || refusals.length > 0) return [];
  const own = withoutEphemeral(containers);
  const partial = ['cpu', 'memory'].flatMap((resource) => {
    const without = own.filter((container) => !Object.hasOwn(container.limits, resource)).map(({ name }) => name);
    return without.length === 0 || without.length === own.length ? [] : [{ resource, without }];
  });
  return [...groupBy(partial, ({ without }) => without.join())].map(([, found]) => {
    const names = quotedFirst(found[0]?.without ?? [], MAX_NAMES);
    const resources = found.map(({ resource }) => resource);
    const verb = found[0]?.without.length === 1 ? 'has' : 'have';
    const isSummed = resources.some((resource) => Object.hasOwn(limits, resource));
    const effect = isSummed
      ? 'what stands here is the sum of the others, and nothing limits the Pod as a whole'
      : 'the Pod as a whole has none either';
    return { type: 'text', text: `${names} ${verb} no limit for ${resources.join(' and ')}: ${effect}.` };
  });
}
