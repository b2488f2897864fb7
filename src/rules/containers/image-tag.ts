import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { parseImageReference } from '../../kubernetes/image';
import { defaultImagePullPolicy } from '../../kubernetes/image-pull-policy';
import { textOf } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/** Tags that are moved to another image with each build or release. */
const MOVING =
  /^((latest|stable|mainline)(-[a-z]+)*|main|master|head|edge|nightly|dev|develop|unstable|rolling|canary)$/i;

/**
 * The image of a container has a tag that names a version, or a digest. A tag such as `latest` is moved to another image
 * with each release, so that two Pods of one template can run two programs. Which one depends on the pull policy: asked at
 * each start, the registry gives the newest; else each node keeps the one that it fetched first.
 */
export const imageTag: Rule = {
  id: 'image-tag',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The image of a container has a tag that names a version, or a digest.',
  fields: ['spec.{initContainers,containers}[*].{image,imagePullPolicy}'],
  symptoms: [SYMPTOMS.imageBackOff, SYMPTOMS.imageBackOffEvent, SYMPTOMS.imageError, SYMPTOMS.backOffReason],
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  check: ({ declared }) => problemsOfEach(declared, movingTag),
};

function movingTag({ fields: { image, imagePullPolicy } }: PodContainer): ContainerProblem[] {
  const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
  if (!reference || reference.digest !== undefined) return [];
  const { tag } = reference;
  if (tag !== undefined && !MOVING.test(tag)) return [];
  const policy = textOf(imagePullPolicy) || defaultImagePullPolicy(image);
  const what = tag === undefined ? 'the image has no tag, which stands for "latest"' : `the tag "${tag}" moves`;
  return [
    {
      path: 'image',
      message: `${what}: ${EFFECTS.get(policy) ?? 'the same manifest can run another program.'}`,
      fix: 'write the tag of a version, or the digest.',
    },
  ];
}

/** By pull policy. */
const EFFECTS: ReadonlyMap<string, string> = new Map([
  ['Always', 'a Pod that starts again can run another program, and no rollback brings the old one back.'],
  ['IfNotPresent', 'with imagePullPolicy IfNotPresent each node runs the image that it fetched first.'],
]);
