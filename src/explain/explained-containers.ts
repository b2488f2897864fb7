import { defaultImagePullPolicy } from '../kubernetes/image-pull-policy';
import { textOf } from '../kubernetes/json';
import { resourceTexts } from '../kubernetes/resource-list';
import type { ContainerKind, PodContainer } from '../pod/containers';
import { resourcesOf } from '../pod/resources/container-resources';

/** Amounts by the name of the resource, as Kubernetes prints them. */
export type ResourceTexts = Readonly<Record<string, string>>;

/** A container as it stands in an explanation. */
export interface ExplainedContainer {
  readonly name: string;
  /** How Kubernetes starts it: `app` for every container in `containers`, helpers among them included. */
  readonly kind: ContainerKind;
  readonly image: string;
  readonly imagePullPolicy: string;
  readonly requests: ResourceTexts;
  readonly limits: ResourceTexts;
  /** Whether it is a container of the app; all others are helpers. */
  readonly isApp: boolean;
}

/** The containers of a Pod, and which of them the app is. */
export function explainedContainers(
  containers: readonly PodContainer[],
  app: readonly PodContainer[],
): ExplainedContainer[] {
  const paths = new Set(app.map(({ path }) => path));
  return containers.map((container) => explainedContainer(container, paths.has(container.path)));
}

function explainedContainer(container: PodContainer, isApp: boolean): ExplainedContainer {
  const image = textOf(container.fields['image']) ?? '';
  const { requests, limits } = resourcesOf(container);
  return {
    name: container.name,
    kind: container.kind,
    image,
    imagePullPolicy: textOf(container.fields['imagePullPolicy']) || defaultImagePullPolicy(image),
    requests: resourceTexts(requests),
    limits: resourceTexts(limits),
    isApp,
  };
}
