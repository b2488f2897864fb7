/**
 * Where an emptyDir volume keeps its files.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
 */
export enum EmptyDirMedium {
  /** On the node's disk. */
  DISK = '',
  /** In memory (tmpfs). What is written counts as memory of the container that wrote it. */
  MEMORY = 'Memory',
  /** In huge pages, which the containers must request. */
  HUGE_PAGES = 'HugePages',
}
