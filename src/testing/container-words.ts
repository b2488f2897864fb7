import type { ContainerKind, PodContainer } from '../pod/containers';

/** The kinds of containers as people call them. */
export const KIND_WORDS: Readonly<Record<ContainerKind, string>> = {
  app: 'container',
  sidecar: 'sidecar',
  init: 'init step',
  ephemeral: 'ephemeral container',
};

/** A container as people call it: `sidecar "proxy"`. */
export function containerText({ kind, name }: { readonly kind: ContainerKind; readonly name: string }): string {
  return `${KIND_WORDS[kind]} "${name}"`;
}

/** Containers as people list them: `sidecar "proxy" and container "web"`. */
export function containersText(containers: readonly PodContainer[]): string {
  const texts = containers.map(containerText);
  if (texts.length < 2) return texts.join('') || 'no containers at all';
  return `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;
}
