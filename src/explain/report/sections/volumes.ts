import { listed } from '../../../kubernetes/words';
import type { ProjectedSource } from '../../../pod/projected-sources';
import type { VolumeFile } from '../../../pod/volume-files';
import type { PodVolume, VolumeMount } from '../../../pod/volumes';
import type { Block, Row } from '../../layout/blocks';
import type { Section } from '../report-section';

/** The volumes: where each container mounts them, who can write, and who shares them. */
export const volumesSection: Section = {
  heading: () => 'Volumes',
  blocks: ({ volumes }) => volumes.flatMap(volumeBlocks),
};

function volumeBlocks(volume: PodVolume): Block[] {
  const { name, type, mounts, sharedBy, sources = [], files = [] } = volume;
  const sharing = sharedBy.length === 0 ? '' : `, shared by ${listed(sharedBy)}`;
  const use = mounts.length === 0 ? ', mounted by no container' : sharing;
  if (type === '')
    return [{ type: 'text', style: 'bad', text: `${name}: no volume has this name` }, mountTable(mounts)];
  const head: Block = { type: 'text', text: `${name}: ${describe(volume)}${use}` };
  return [head, ...sourceTable(sources), ...fileTable(files), ...(mounts.length === 0 ? [] : [mountTable(mounts)])];
}

function sourceTable(sources: readonly ProjectedSource[]): Block[] {
  return sources.length === 0 ? [] : [{ type: 'table', indent: 2, rows: sources.map(sourceRow) }];
}

function sourceRow({ type, source, files, hiddenFiles }: ProjectedSource): Row {
  const hidden = hiddenFiles.length === 0 ? '' : `; a later source hides its ${listed(hiddenFiles)}`;
  return [
    'from',
    `${type}${source === undefined ? '' : ` ${source}`}`,
    `${files ? listed(files) : 'every key'}${hidden}`,
  ];
}

function fileTable(files: readonly VolumeFile[]): Block[] {
  return files.length === 0 ? [] : [{ type: 'table', indent: 2, rows: files.map(fileRow) }];
}

function fileRow({ path, from, container, isHidden }: VolumeFile): Row {
  const of = container === undefined ? '' : ` of ${container}`;
  return ['file', path, `${from}${of}${isHidden ? '; a later item hides it' : ''}`];
}

function describe({ type, source, medium, sizeLimit }: PodVolume): string {
  const inMemory = medium === 'Memory' ? ' in memory, which counts as memory of whoever writes' : ` on ${medium ?? ''}`;
  const parts = [
    source === undefined ? '' : ` ${source}`,
    sizeLimit === undefined ? '' : ` of at most ${sizeLimit}`,
    medium === undefined ? '' : inMemory,
  ];
  return `${type}${parts.join('')}`;
}

function mountTable(mounts: readonly VolumeMount[]): Block {
  return { type: 'table', indent: 2, rows: mounts.map(mountRow) };
}

function mountRow({ container, path, access, subPath, isDevice }: VolumeMount): Row {
  const part = subPath === undefined ? '' : ` (its part ${subPath})`;
  return [
    { text: container, style: 'name' },
    access === 'read' ? 'reads' : 'writes',
    `${path}${part}${isDevice ? ' (block device)' : ''}`,
  ];
}
