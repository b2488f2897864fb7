/** The name of a volume that only one container mounts: that of the container, and what the volume holds. */
export function volumeNameFor(container: string, content: string): string {
  const words = content.toLowerCase().split(/[^a-z0-9]+/);
  return [container, ...words.filter((word) => word !== '')].join('-');
}
